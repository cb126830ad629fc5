"""Text of the corpus made safe to stand in a Discord message: escaped, and cut at limits.

Limits and sizes count UTF-16 code units: Discord does not say what it counts, and nothing it
could count is more.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import Final
from urllib.parse import quote, urlsplit

import regex

from bot.wording import ELLIPSIS

LONGEST_LINK: Final = 400

_CONTROLS: Final = frozenset("\\*_~|`[]<>@")
# What has no width hides nothing: clients take some of it for space.
_AT_LINE_START: Final = regex.compile(
    r"^(?:[^\S\n]|\p{Default_Ignorable_Code_Point})*+\d*(?P<mark>(?<=\d)[.)]|(?<!\d)[#+-])",
    regex.MULTILINE,
)
# "https://" would be a link, and ":smile:" a picture.
_COLON: Final = re.compile(r"(?P<mark>:)(?=\S)")
# Discord makes something of it without "https://", too.
_INVITATION: Final = re.compile(r"discord(?:app)?(?P<mark>\.)(?=gg|com|gift|new)", re.IGNORECASE)
_BREAKS: Final = frozenset("\n\x0b\x0c\x85\u2028\u2029")
# Invisible: they would garble or reorder what stands around them.
_DROPPED: Final = re.compile(r"[\x00-\x08\r\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_MENTION: Final = re.compile(r"<@[!&]?\d+>")
# Words written from right to left, with what is between them.
_RIGHT_TO_LEFT: Final = regex.compile(
    r"(?P<letter>[\p{Bidi_Class=R}\p{Bidi_Class=AL}]\p{M}*)++(?:[\s\p{Pd}'’]?(?&letter)++)*+"
)
# The folders of a path that begins at the root.
_FOLDERS: Final = re.compile(
    r"""(?<![^\s“"'(])(?:/|~/|[A-Za-z]:\\)(?:[^\s/\\]+[/\\])*(?=[^\s/\\])"""
)
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
# Discord does not make a link of text that looks like one, or has brackets.
_UNLINKABLE: Final = re.compile(r"[\[\]]|://")


def size(text: str) -> int:
    """Return how much of a limit `text` uses."""
    return len(text) + sum(character > "\uffff" for character in text)


def escape(text: str) -> str:
    """Return `text` so that it shows as it is, and neither formats, links nor mentions."""
    return "".join(pieces_of(text))


def escape_line(text: str, limit: int) -> str:
    """Return `text` escaped, on one line, in at most `limit` units."""
    line = _beginning(text, limit)
    return _cut(line, pieces_of(line), limit)


def isolate(text: str) -> str:
    """Return `text` so that its direction reorders nothing around it: two units more."""
    return f"\u2068{text}\u2069"


def isolate_words(text: str) -> str:
    """Return `text` with what is written from right to left isolated: two units more for each."""
    return _RIGHT_TO_LEFT.sub(lambda match: isolate(match[0]), text)


def sentence(text: str, limit: int) -> str:
    """Return a sentence of ours, with names and words that are not, for a line of `limit` units.

    It is escaped, and what is written from right to left in it is isolated.
    """
    stretches = len(_RIGHT_TO_LEFT.findall(escape(" ".join(text.split()))))
    room = limit - stretches * size(isolate(""))
    # Nobody's name takes so much: that is noise, and stays as it is.
    return isolate_words(escape_line(text, room)) if 2 * room >= limit else escape_line(text, limit)


def without_mentions(text: str) -> str:
    """Return the words of `text`, on one line, without those that mention a person or a role.

    What is invisible is left out, too, as by `visible`.
    """
    return " ".join(filter(None, map(visible, _MENTION.sub(" ", text).split())))


def visible(text: str) -> str:
    """Return `text` without what nobody sees: it comes along where what we show is copied."""
    return _DROPPED.sub("", text)


def without_folders(text: str) -> str:
    """Return `text` with only the last part of each path that begins at the root."""
    return _FOLDERS.sub("", text)


def plain_line(text: str, limit: int) -> str:
    """Return `text` on one line of at most `limit` units, for where Discord formats nothing."""
    line = whole_characters(_beginning(text, limit))
    return _cut(line, list(line), limit)


def link(title: str, url: str | None, limit: int) -> str:
    """Return `title` escaped, on one line of `limit` units, linked to `url` if that can be done.

    It is isolated.
    """
    text = escape_line(title, limit - size(isolate(""))) or "Untitled"
    target = safe_url(url)
    if target is None:
        return isolate(text)
    if _UNLINKABLE.search(text):
        return f"{isolate(text)} ([link]({target}))"
    return isolate(f"[{text}]({target})")


def _beginning(text: str, limit: int) -> str:
    """Return `text` on one line, of which what is far behind `limit` is left out."""
    return visible(" ".join(text.split()))[: limit + 1]


def _cut(text: str, pieces: list[str], limit: int) -> str:
    """Join `pieces`, one for each character of `text`, as far as `limit` allows."""
    costs = list(accumulate(map(size, pieces), initial=0))
    if costs[-1] <= limit:
        return "".join(pieces)
    fitting = last_fitting(costs, 0, limit - 1)
    end = max((place for place in grapheme_ends(text) if place <= fitting), default=fitting)
    return "".join(pieces[:end]).rstrip() + ELLIPSIS


def pieces_of(text: str) -> list[str]:
    """Return what shows each character of `text`, a piece a character."""
    pieces = [_piece(character) for character in text]
    # What is not shown must not hide the beginning of a line.
    places = [place for place, piece in enumerate(pieces) if piece]
    shown = "".join("\n" if pieces[place] == "\n" else text[place] for place in places)
    for pattern in (_AT_LINE_START, _COLON, _INVITATION):
        for match in pattern.finditer(shown):
            place = places[match.start("mark")]
            if len(pieces[place]) == 1:
                pieces[place] = "\\" + pieces[place]
    return pieces


def _piece(character: str) -> str:
    if character in _CONTROLS:
        return "\\" + character
    if character in _BREAKS:
        return "\n"
    return "" if _DROPPED.match(character) else whole_characters(character)


def whole_characters(text: str) -> str:
    """Return `text` with a stand-in for each half of a character, which nothing can encode."""
    return _SURROGATES.sub("\ufffd", text)


def grapheme_ends(text: str) -> list[int]:
    """Return where what people see as one character ends."""
    return [match.end() for match in regex.finditer(r"\X", text)]


def last_fitting(costs: list[int], start: int, room: int) -> int:
    """Return the last place whose distance from `start`, by the sums `costs`, is within `room`."""
    place = start
    while place + 1 < len(costs) and costs[place + 1] - costs[start] <= room:
        place += 1
    return place


def safe_url(url: str | None) -> str | None:
    """Return `url` so that it cannot end the link it stands in; None where it is no web address.

    One that is longer than `LONGEST_LINK` is left out, too.
    """
    if not url:
        return None
    try:
        split = urlsplit(url)
    except ValueError:
        return None
    if split.scheme not in {"http", "https"} or not split.netloc or "@" in split.netloc:
        return None
    target = _percent(url)
    return target if len(target) <= LONGEST_LINK else None


_percent = partial(quote, safe="/:?#&=%+,;@!$'._-", errors="replace")
