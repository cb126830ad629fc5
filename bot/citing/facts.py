"""What a sentence states, in a form that two sentences can be compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Final

from bot.citing.lexicon import MONTHS, OPPOSED, WEEKDAYS
from bot.citing.reading import Kind, Word
from corpus.statements.lexicon import SAYING

# Words that a figure counts stand this near behind it.
_UNIT_WORDS: Final = 2
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
# "The police in Orme said on Monday that": this is told before what is told, in so many words.
_ATTRIBUTION: Final = 6
_LEAST_TOLD: Final = 3
# Years, months, days of the month with their month, and weekdays.
_Dates = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a sentence states.

    `words` are the stems of all but figures, dates and denials. Of them, `subject` are those that
    no opposite has, and `names` those of names. `figures` are values by what they count. `sides`
    are pairs of opposites, each with the side that is taken, and `denies` tells that an odd number
    of denials is in it.
    """

    words: frozenset[str]
    subject: frozenset[str]
    names: frozenset[str]
    figures: Mapping[str, frozenset[Decimal]]
    dates: _Dates
    sides: frozenset[tuple[int, int]]
    denies: bool


def facts_of(sentence: Sequence[Word]) -> Facts:
    """Return what `sentence` states; who tells it is left out."""
    words = _told(sentence)
    names = frozenset(
        word.stem
        for word in words
        if word.kind is Kind.NAME and len(word.norm) > 1 and not _is_time(word)
    )
    plain = frozenset(
        word.stem for word in words if word.kind is Kind.PLAIN and word.norm not in SAYING
    )
    sides = frozenset(side for stem in plain | names for side in OPPOSED.get(stem, ()))
    return Facts(
        words=plain | names,
        subject=(plain | names) - OPPOSED.keys(),
        names=names,
        figures=_figures(words),
        dates=frozenset(_dates(words)),
        sides=sides,
        denies=sum(word.kind is Kind.DENIAL for word in words) % 2 == 1,
    )


def sentences_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return `words` sentence by sentence."""
    sentences: list[list[Word]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if word.closes:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _told(sentence: Sequence[Word]) -> Sequence[Word]:
    """Return `sentence` without the words that tell who says so, at its beginning or its end."""
    words = _without_source(sentence)
    saying = [place for place, word in enumerate(words) if word.norm in SAYING]
    if saying and saying[0] < _ATTRIBUTION and len(words) - saying[0] > _LEAST_TOLD:
        words = _behind_day(words[saying[0] + 1 :])
        saying = [place for place, word in enumerate(words) if word.norm in SAYING]
    if saying and len(words) - saying[-1] <= _ATTRIBUTION:
        first = _clause_start(words, saying[-1])
        words = words[:first] if first >= _LEAST_TOLD else words
    return words


def _without_source(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out "according to" and what follows in its clause."""
    for place, word in enumerate(words):
        if word.norm == "according":
            length = sum(1 for _ in takewhile(lambda each: not each.breaks, words[place:])) + 1
            return [*words[:place], *words[place + length :]]
    return words


def _behind_day(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out the day on which it was said."""
    first = 1 if words and words[0].norm == "on" else 0
    return words[first + 1 :] if words[first:] and words[first].norm in WEEKDAYS else words


def _clause_start(words: Sequence[Word], place: int) -> int:
    while place and not words[place - 1].breaks:
        place -= 1
    return place


def _figures(words: Sequence[Word]) -> Mapping[str, frozenset[Decimal]]:
    figures: dict[str, frozenset[Decimal]] = {}
    for place, word in enumerate(words):
        if word.value is None or _is_date(words, place):
            continue
        for unit in _units(words, place):
            figures[unit] = figures.get(unit, frozenset()) | {word.value}
    return figures


def _units(words: Sequence[Word], place: int) -> list[str]:
    """Return the stems of what the figure at `place` counts: what it follows, if nothing else."""
    before = words[place - 1] if place else None
    if before and before.norm in {"dollar", "euro", "pound", "yen"}:
        return [before.stem]
    behind = words[place + 1 : place + 1 + _UNIT_WORDS] if not words[place].breaks else ()
    units = [word.stem for word in takewhile(_is_content, behind)]
    if units or before is None:
        return units
    return [f"{before.stem}:"] if _is_content(before) and not before.breaks else []


def _is_content(word: Word) -> bool:
    return word.kind in {Kind.PLAIN, Kind.NAME}


def _is_time(word: Word) -> bool:
    return word.norm in MONTHS or word.norm in WEEKDAYS


def _is_year(word: Word) -> bool:
    value = word.value
    return value is not None and len(word.norm) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR


def _is_date(words: Sequence[Word], place: int) -> bool:
    """Tell whether the number at `place` is a year, or the day of the month beside it."""
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    return _is_year(words[place]) or any(_is_month(word) for word in beside)


def _is_month(word: Word) -> bool:
    return word.norm in MONTHS and word.kind is Kind.NAME


def _dates(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    for place, word in enumerate(words):
        if word.norm in WEEKDAYS:
            yield "weekday", word.norm
        elif _is_year(word):
            yield "year", word.norm
        elif word.norm in MONTHS and (day := _day_beside(words, place)):
            yield "month", str(MONTHS[word.norm])
            yield "day", f"{MONTHS[word.norm]}-{day}"
        elif _is_month(word):
            yield "month", str(MONTHS[word.norm])


def _day_beside(words: Sequence[Word], place: int) -> str:
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    return next((word.norm for word in beside if word.value and word.value <= 31), "")
