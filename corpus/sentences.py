"""Sentences of a paragraph, as spans of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sentencex import get_sentence_boundaries

Span = tuple[int, int]

_LONG_QUOTATION: Final = 40  # words; a longer one is shown sentence by sentence
_WINDOW: Final = 10_000  # characters; the splitter's time grows with the square of a text's quotes
_WINDOW_END: Final = re.compile(r"[.!?…][”\"’)]*\s+|\n+")
_QUOTATION: Final = re.compile(r"“[^“”]*(?:”|$)|(?<!\w)\"[^\"]*(?:\"|$)|«[^«»]*(?:»|$)")
_END_INSIDE: Final = re.compile(r"(?<=[\w)’'\]])[.!?…]+[’'\])]*\s+(?=[‘'\"(\[]*[A-ZÀ-ÖØ-Þ0-9])")
_SHORTENED: Final = re.compile(
    r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Jr|No|vs|[ap]\.m)\.\W*$"
)
_LIST_ITEM: Final = re.compile(r"\n[ \t]*(?=(?:[-*+•]|\d{1,3}[.)])[ \t]+\S)")
_HOUR: Final = re.compile(r"\b[ap]\.m\.\s*$", re.IGNORECASE)
_AFTER_HOUR: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Eastern|Central|Pacific|Mountain|[A-Z]{1,4}T)\b"
)
_GOES_ON: Final = re.compile(r"[a-zß-öø-ÿ]\w*\s")
_TAIL: Final = 12  # characters before a break that say whether it is one
_RARE: Final = re.compile(r"[^\S\n]|[\ud800-\udfff]")
_NUMBER: Final = re.compile(r"\W*(?:\d{1,3}|[A-Z])[.)]\s*$")


def split_sentences(text: str) -> list[Span]:
    """Return the start and end of each sentence of `text`, in order, without white space around it.

    Every other character is in exactly one span. A quotation of up to about 40 words stays whole; a
    longer one is split at the sentences inside it. So is a list, at its items.
    """
    merged = _merge(text, _boundaries(text))
    pieces = (piece for span in merged for piece in _pieces(text, span))
    return [span for span in (_trimmed(text, piece) for piece in pieces) if span[0] < span[1]]


def _boundaries(text: str) -> Iterator[Span]:
    for start, end in _windows(text):
        # The library panics on a rare space before a full stop, and takes no half characters.
        plain = _RARE.sub(" ", text[start:end])
        for sentence in get_sentence_boundaries("en", plain):
            yield start + sentence["start_index"], start + sentence["end_index"]


def _windows(text: str) -> Iterator[Span]:
    start = 0
    while len(text) - start > _WINDOW:
        ends = [match.end() for match in _WINDOW_END.finditer(text, start, start + _WINDOW)]
        end = ends[-1] if ends else start + _WINDOW
        yield start, end
        start = end
    yield start, len(text)


def _merge(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join what was broken after an hour or a number, or before small letters or none."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and _is_broken(text[max(merged[-1][0], start - _TAIL) : start], text[start:end]):
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def _is_broken(before: str, after: str) -> bool:
    if _HOUR.search(before) and _AFTER_HOUR.match(after):
        return True
    if _NUMBER.fullmatch(before) and "\n" not in before:
        return True
    return bool(_GOES_ON.match(after)) or not any(character.isalnum() for character in after)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a sentence between list items and between sentences of long quotations."""
    start, end = span
    cuts = [match.end() for match in _LIST_ITEM.finditer(text, start, end)]
    for quotation in _QUOTATION.finditer(text, start, end):
        if len(quotation[0].split()) > _LONG_QUOTATION:
            cuts += _cuts_inside(text, quotation.span())
    for cut in sorted(set(cuts)):
        yield start, cut
        start = cut
    yield start, end


def _cuts_inside(text: str, span: Span) -> Iterator[int]:
    for match in _END_INSIDE.finditer(text, *span):
        if not _SHORTENED.search(text, max(span[0], match.start() - 8), match.end()):
            yield match.end()


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
