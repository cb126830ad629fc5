"""Paragraphs of the corpus cut to what a message has room for.

Quotes, sentences, words and what people see as one character stay whole wherever they fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Final

from bot.chat.cards.escaping import (
    grapheme_ends,
    last_fitting,
    pieces_of,
    size,
    whole_characters,
)
from bot.wording import ELLIPSIS
from corpus import split_sentences

OMITTED: Final = " […]"
# Discord has failed on messages of more than ten thousand bytes that were within its limits of
# characters; a title and a footer come on top of this.
MOST_BYTES: Final = 9_000
# Less of a quotation tells nothing.
_LEAST: Final = 100

_BLOCK: Final = "> "
_BOLD: Final = "**"
# What an excerpt may add to the text: an ellipsis with a space on either side, bold, an omission.
_ADDED: Final = 2 * 2 + 2 * len(_BOLD) + len(OMITTED)
_WORD: Final = re.compile(r"\S+")


def excerpt(text: str, start: int, end: int, limit: int) -> str:
    """Return `text` as a block quote of at most `limit` units with `text[start:end]` in bold.

    A text that is too long is cut around the bold words, which stay whole wherever they fit; where
    they do not, they end at a sentence or word with an omission behind the bold.
    """
    if len(text) <= limit:
        whole = _Window(text, 0, len(text))
        if whole.size(0, len(text)) + _ADDED <= limit:
            return _block(whole.render(0, start, end, len(text)))
    return _block(_cut_around(text, start, end, limit - size(_BLOCK) - _ADDED))


def in_bytes(make: Callable[[int], str], each: int, taken: int = 0) -> str:
    """Return what `make` makes of quotations of `each` units, or of fewer where it is too heavy.

    Scripts whose letters take three bytes fill a message before its units are used up; `taken` are
    the bytes of what else is in it.
    """
    text = make(each)
    while len(text.encode("utf-8", "replace")) > MOST_BYTES - taken and each > _LEAST:
        each -= each // 8
        text = make(each)
    return text


def parts(text: str, limit: int) -> list[tuple[int, int]]:
    """Cut `text` into the fewest spans that an excerpt of `limit` units shows whole, in order."""
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text) or not spans:
        window = _Window(text, start, min(len(text), start + limit))
        end = window.end_within(start, len(text), limit - size(_BLOCK) - _ADDED)
        spans.append((start, end))
        start = end + len(text[end:]) - len(text[end:].lstrip())
    return spans


class _Window:
    """A stretch of a text, escaped; positions count characters of the whole text."""

    def __init__(self, text: str, low: int, high: int) -> None:
        self.low, self.high = low, high
        self._text = whole_characters(text[low:high])
        self._whole = low == 0, high == len(text)
        self._pieces = [piece.replace("\n", "\n" + _BLOCK) for piece in pieces_of(self._text)]
        self._costs = list(accumulate(map(size, self._pieces), initial=0))
        self._graphemes = {low + place for place in grapheme_ends(self._text)}
        self._sentences = self._bounds(split_sentences(self._text))
        self._words = self._bounds([match.span() for match in _WORD.finditer(self._text)])

    def size(self, start: int, end: int) -> int:
        """Return the size of `start` to `end` as shown."""
        return self._costs[end - self.low] - self._costs[start - self.low]

    def text(self, start: int, end: int) -> str:
        """Return `start` to `end` as shown."""
        return "".join(self._pieces[start - self.low : end - self.low])

    def render(self, low: int, start: int, end: int, high: int) -> str:
        """Return `low` to `high` with `start` to `end` in bold, but for space at its edges."""
        # Of characters that are not shown there is nothing to be bold.
        seen = [place for place in range(start, end) if self._is_seen(place)]
        if not seen:
            return self.text(low, high)
        start, end = seen[0], seen[-1] + 1
        bold = f"{_BOLD}{self.text(start, end)}{_BOLD}"
        return self.text(low, start) + bold + self.text(end, high)

    def _is_seen(self, place: int) -> bool:
        return bool(self._text[place - self.low].strip() and self._pieces[place - self.low])

    def end_within(self, start: int, end: int, room: int) -> int:
        """Return where to cut `start` to `end`, which is longer than nothing, to fit `room`."""
        fitting = self.low + last_fitting(self._costs, start - self.low, room)
        if fitting >= end:
            return end
        return self._last_end(start, fitting) or max(fitting, start + 1)

    def grow_left(self, start: int, room: int) -> int:
        """Return where the text before `start` may begin to fit `room`."""
        lowest = start - self.low
        while lowest > 0 and self._costs[start - self.low] - self._costs[lowest - 1] <= room:
            lowest -= 1
        fitting = self.low + lowest
        if fitting == 0:
            return 0
        for begins, _ in (self._sentences, self._words):
            found = [place for place in begins if fitting <= place < start]
            if found:
                return min(found)
        return start

    def grow_right(self, end: int, room: int) -> int:
        """Return where the text behind `end` may end to fit `room`."""
        fitting = self.low + last_fitting(self._costs, end - self.low, room)
        if fitting == self.high and self._whole[1]:
            return self.high
        return self._last_end(end, fitting) or end

    def _last_end(self, start: int, fitting: int) -> int | None:
        for _, ends in (self._sentences, self._words):
            found = [place for place in ends if start < place <= fitting]
            if found:
                return max(found)
        return max((p for p in self._graphemes if start < p <= fitting), default=None)

    def _bounds(self, spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """Return where `spans` begin and end; the edges of a window are no sentence's or word's."""
        begins = [self.low + a for a, _ in spans if a or self._whole[0]]
        ends = [self.low + b for _, b in spans if b < len(self._text) or self._whole[1]]
        inside = self._graphemes
        return [p for p in begins if p in inside], [p for p in ends if p in inside]


def _cut_around(text: str, start: int, end: int, room: int) -> str:
    window = _Window(text, max(0, start - room), min(len(text), end + room, start + 2 * room))
    shown = end
    if window.high < end or window.size(start, end) > room:
        shown = window.end_within(start, end, room)
    if shown < end:
        before = f"{ELLIPSIS} " if start > 0 else ""
        return before + window.render(start, start, shown, shown) + OMITTED
    left = room - window.size(start, end)
    low = window.grow_left(start, left // 2)
    high = window.grow_right(end, left - window.size(low, start))
    low = window.grow_left(start, left - window.size(end, high))
    before = f"{ELLIPSIS} " if low > 0 else ""
    behind = f" {ELLIPSIS}" if high < len(text) else ""
    return before + window.render(low, start, end, high) + behind


def _block(shown: str) -> str:
    return _BLOCK + shown
