"""Numbers as articles write them: "1,200", "1.2 million", "$5bn", "twenty-one"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from index.wording import Token

_ONES: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
# Only behind digits, without a space: "12 m" are metres.
_SHORT_SCALES: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
# Longer ones are codes, and no figures.
_MOST_DIGITS: Final = 18
_MOST: Final = 10**_MOST_DIGITS
_DIGITS: Final = re.compile(rf"(\d{{1,{_MOST_DIGITS}}})(st|nd|rd|th|k|m|mn|bn)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `behind`."""

    value: Decimal
    behind: int


def read_number(tokens: Sequence[Token], place: int) -> Number | None:
    """Return the number that begins at token `place`, None where none does."""
    digits = tokens[place].norm[0].isdecimal()
    found = _in_digits(tokens, place) if digits else _in_words(tokens, place)
    while found and found.value < _MOST and (scale := _SCALES.get(_norm(tokens, found.behind))):
        found = Number(found.value * scale, found.behind + 1)
        if scale == 100:
            found = _with_rest(tokens, found)
    return found


def plain(value: Decimal) -> str:
    """Return `value` in digits, the same for all ways to write it."""
    return f"{value.normalize():f}"


def _in_digits(tokens: Sequence[Token], place: int) -> Number | None:
    match = _DIGITS.fullmatch(tokens[place].norm)
    if match is None:
        return None
    if match[2]:
        scale = _SHORT_SCALES.get(match[2].lower(), 1)
        return Number(Decimal(match[1]) * scale, place + 1)
    digits, behind = match[1], place + 1
    while len(digits) < _MOST_DIGITS and (group := _joined(tokens, behind, ",")):
        if not re.fullmatch(r"\d{3}", group):
            break
        digits, behind = digits + group, behind + 2
    fraction = _joined(tokens, behind, ".")
    if (part := re.fullmatch(rf"(\d{{1,{_MOST_DIGITS}}})(k|m|mn|bn)?", fraction.lower())) is None:
        return Number(Decimal(digits), behind)
    scale = _SHORT_SCALES.get(part[2] or "", 1)
    return Number(Decimal(f"{digits}.{part[1]}") * scale, behind + 2)


def _joined(tokens: Sequence[Token], place: int, mark: str) -> str:
    """Return what `mark` at `place` joins to the token before without a space, or ""."""
    if place + 1 >= len(tokens) or tokens[place].norm != mark:
        return ""
    before, between, after = tokens[place - 1 : place + 2]
    touching = before.end == between.start and between.end == after.start
    return after.norm if touching else ""


def _in_words(tokens: Sequence[Token], place: int) -> Number | None:
    norm = _norm(tokens, place)
    if norm in _ONES:
        return Number(Decimal(_ONES[norm]), place + 1)
    if norm not in _TENS:
        return None
    dash = _norm(tokens, place + 1) == "-"
    ones = _ONES.get(_norm(tokens, place + 1 + dash), 0)
    if 0 < ones < 10:
        return Number(Decimal(_TENS[norm] + ones), place + 2 + dash)
    return Number(Decimal(_TENS[norm]), place + 1)


def _with_rest(tokens: Sequence[Token], hundreds: Number) -> Number:
    """Add what is below a hundred: "two hundred and five"."""
    joined = _norm(tokens, hundreds.behind) == "and"
    place = hundreds.behind + joined
    rest = _in_words(tokens, place) if place < len(tokens) else None
    return Number(hundreds.value + rest.value, rest.behind) if rest else hundreds


def _norm(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].norm.casefold() if place < len(tokens) else ""
