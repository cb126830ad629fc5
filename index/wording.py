"""Texts as words and marks, so that what only typing changes does not count as a difference.

Quotation marks, spaces, the forms of dashes, apostrophes and ellipses, and invisible characters are
such; words are not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from index.passages import Span

# An apostrophe inside a word is part of it; any other is a quotation mark.
_APOSTROPHES: Final = "'’‘ʼ＇`´′"
_TOKEN: Final = regex.compile(
    rf"""
    (?P<word>[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}\p{{M}}\p{{Cf}}]*
        (?:[{_APOSTROPHES}][\p{{L}}\p{{N}}][\p{{L}}\p{{N}}\p{{M}}\p{{Cf}}]*)*)
  | (?P<dots>…|\.(?:[ \u00a0\u202f]?\.)+)
  | (?P<dash>[\p{{Pd}}−]+)
  | (?P<nothing>[\s\p{{Cf}}\p{{Cc}}\ufe00-\ufe0f"“”„‟«»‹›″‶〝〞〟＂「」『』‚‛{_APOSTROPHES}])
  | (?P<mark>.)
    """,
    regex.VERBOSE | regex.DOTALL,
)
_INVISIBLE: Final = regex.compile(r"[\p{Cf}\ufe00-\ufe0f]")
_STRAIGHT: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_SAME_FOR_ALL: Final = {"dots": "…", "dash": "-"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: characters `start` to `end` of a text, and what they are compared by."""

    start: int
    end: int
    norm: str
    is_word: bool


def read_tokens(text: str) -> list[Token]:
    """Return the words and marks of `text` in order; quotation marks and spaces are neither."""
    return [
        Token(match.start(), match.end(), _norm(match.lastgroup, match[0]), kind == "word")
        for match in _TOKEN.finditer(text)
        if (kind := match.lastgroup) != "nothing"
    ]


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return `tokens` from the first word to the last, without the marks around them."""
    first, behind = _core(tokens)
    return tokens[first:behind]


def exact_places(quotation: Sequence[Token], tokens: Sequence[Token]) -> list[Span]:
    """Return where `quotation` stands in the text of `tokens` word for word, in order.

    The case of its first letter does not count, nor do the marks around it.
    """
    low, high = _core(quotation)
    core, lead, tail = quotation[low:high], quotation[:low], quotation[high:]
    norms, wanted = [token.norm for token in tokens], [token.norm for token in core[1:]]
    spans = []
    for place in range(len(norms) - len(wanted)) if core else ():
        behind = place + 1 + len(wanted)
        if norms[place + 1 : behind] == wanted and same_start(norms[place], core[0].norm):
            first = place - _shared(lead[::-1], tokens[:place][::-1])
            last = behind - 1 + _shared(tail, tokens[behind:])
            spans.append(Span(tokens[first].start, tokens[last].end))
    return spans


def same_start(one: str, other: str) -> bool:
    """Tell whether two words are one, whatever the case of their first letters."""
    return one == other or (
        one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold() != ""
    )


def _core(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return the place of the first word and the one behind the last."""
    words = [place for place, token in enumerate(tokens) if token.is_word]
    return (words[0], words[-1] + 1) if words else (0, 0)


def _norm(kind: str | None, text: str) -> str:
    if kind == "word":
        return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_STRAIGHT)
    return _SAME_FOR_ALL.get(kind or "", text)


def _shared(one: Sequence[Token], other: Sequence[Token]) -> int:
    """Return how many tokens from the first on are the same in both."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left.norm != right.norm:
            break
        count += 1
    return count
