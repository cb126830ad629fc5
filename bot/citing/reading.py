"""A text as words that can be compared: numbers by their value, names and denials told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto
from typing import Final, NamedTuple

from bot.citing.lexicon import CONTRACTED, DENIALS, FUNCTION, stem_of
from bot.citing.numbers import plain, read_number
from index.wording import Token, read_tokens

_SIGNS: Final = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "%": "percent"}
_CLOSING: Final = frozenset(".!?…")
_BREAKS: Final = frozenset(",;:-()")


class Kind(Enum):
    """What a word does: a difference in the last three is another fact."""

    FUNCTION = auto()
    PLAIN = auto()
    NAME = auto()
    DENIAL = auto()
    NUMBER = auto()


TELLING: Final = frozenset({Kind.NAME, Kind.DENIAL, Kind.NUMBER})


class Word(NamedTuple):
    """A word at characters `start` to `end`, with what it is compared by.

    `value` is that of a number. `closes` tells that a sentence ends behind it, and `breaks` that
    any mark stands there.
    """

    start: int
    end: int
    norm: str
    kind: Kind
    value: Decimal | None = None
    closes: bool = False
    breaks: bool = False

    @property
    def stem(self) -> str:
        """The word without its ending."""
        return stem_of(self.norm)


def read_words(text: str) -> list[Word]:
    """Return the words of `text` in order; "twelve" is 12, "didn't" is "did" and "not"."""
    return list(_words(read_tokens(text)))


def _words(tokens: Sequence[Token]) -> Iterator[Word]:
    place = 0
    while place < len(tokens):
        number = read_number(tokens, place)
        behind = number.behind if number else _behind_word(tokens, place)
        closes, breaks = _marks(tokens, behind)
        start, end = tokens[place].start, tokens[behind - 1].end
        if number:
            norm = plain(number.value)
            yield Word(start, end, norm, Kind.NUMBER, number.value, closes, breaks)
        else:
            for norm, kind in _read(tokens[place], tokens[place:behind]):
                yield Word(start, end, norm, kind, None, closes, breaks)
        place = behind


def _behind_word(tokens: Sequence[Token], place: int) -> int:
    """Return the place behind the word at `place`: "per cent" is one."""
    if tokens[place].norm.lower() != "per":
        return place + 1
    return place + 1 + any(token.norm == "cent" for token in tokens[place + 1 : place + 2])


def _read(token: Token, tokens: Sequence[Token]) -> Iterator[tuple[str, Kind]]:
    """Yield what a word stands for; nothing for a mark that is no sign of a unit."""
    if len(tokens) > 1:
        yield "percent", Kind.PLAIN
    elif not token.is_word:
        if token.norm in _SIGNS:
            yield _SIGNS[token.norm], Kind.PLAIN
    else:
        yield from _read_word(token.norm)


def _read_word(written: str) -> Iterator[tuple[str, Kind]]:
    norm = written.casefold().removesuffix("'s")
    if norm in CONTRACTED or norm.endswith("n't"):
        yield CONTRACTED.get(norm, norm.removesuffix("n't")), Kind.FUNCTION
        yield "not", Kind.DENIAL
    elif norm:
        yield norm, _kind(written, norm)


def _kind(written: str, norm: str) -> Kind:
    if any(map(str.isdigit, norm)):
        return Kind.NUMBER
    if norm in DENIALS:
        return Kind.DENIAL
    if norm in FUNCTION:
        return Kind.FUNCTION
    # Where a script has no capitals, any word may be a name.
    return Kind.PLAIN if written[0].islower() else Kind.NAME


def _marks(tokens: Sequence[Token], place: int) -> tuple[bool, bool]:
    """Tell whether the marks from `place` on end a sentence, and whether there are any."""
    closes = breaks = False
    for behind in range(place, len(tokens)):
        token = tokens[behind]
        if token.is_word or token.norm in _SIGNS:
            break
        closes |= token.norm in _CLOSING
        breaks |= token.norm in _BREAKS
    return closes, closes or breaks
