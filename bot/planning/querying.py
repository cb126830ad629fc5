"""A question as the retriever gets it: its parts, and the outlets and days that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from bot.planning.days import parse_days
from bot.planning.outlets import outlets_of, paper_of
from index.passages import Span
from index.query import Query
from index.words import content_words

# A question of fewer words that carry a meaning is one part: each needs enough to be found by.
_LONG: Final = 12
_LEAST: Final = 5
# What follows is not cut any more: each part is a search.
_MOST: Final = 12

# Where a clause or a phrase of its own may begin, with the words that lead into it.
_CUT: Final = re.compile(
    r"[,;:]\s+(?:(?:and|while|but|or|whereas|which|who|where|as|that|with)\s+"
    r"(?:(?:is|was|also|then)\s+)*)?"
    r"|\s+(?:and|while|but|or|whereas|than|versus|with|differ from|compared to|"
    r"in contrast to)\s+"
)
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY: Final = re.compile(
    rf"(?<!\w)(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)(?!\w)"
)
_YEAR: Final = re.compile(r"\d{4}")


def read_query(question: str, outlets: Collection[str] = (), days: Iterable[date] = ()) -> Query:
    """Return `question` as a query; `outlets` and `days` are those of the corpus' articles.

    A long question is cut where clauses begin, never within the name of an outlet or a day.
    """
    names, dates = _names_in(question, tuple(outlets)), _dates_in(question)
    known = tuple(days)
    parts = _parts(question, [*names, *dates])
    return Query(
        text=question,
        parts=tuple(_query(question, part, names, tuple(outlets)) for part in parts),
        sources=_sources(question, names, tuple(outlets)),
        days=_days(question, dates, known),
    )


def _query(question: str, part: Span, names: Iterable[Span], outlets: tuple[str, ...]) -> Query:
    inside = [name for name in names if part.start <= name.start < part.end]
    return Query(text=question[part.start : part.end], sources=_sources(question, inside, outlets))


def _parts(question: str, whole: Collection[Span]) -> list[Span]:
    """Cut `question` between what is `whole`; a piece of few words goes with the one before it."""
    if len(content_words(question)) < _LONG:
        return []
    cuts = [
        match.span()
        for match in _CUT.finditer(question)
        if not any(each.start < match.end() and match.start() < each.end for each in whole)
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(question)]
    parts: list[Span] = []
    for start, end in zip(starts, ends, strict=True):
        if parts and (len(parts) == _MOST or not _is_enough(question, parts[-1])):
            parts[-1] = Span(parts[-1].start, end)
        else:
            parts.append(Span(start, end))
    if len(parts) > 1 and not _is_enough(question, parts[-1]):
        end = parts.pop().end
        parts[-1] = Span(parts[-1].start, end)
    return parts if len(parts) > 1 else []


def _is_enough(question: str, part: Span) -> bool:
    return len(content_words(question[part.start : part.end])) >= _LEAST


def _names_in(question: str, outlets: tuple[str, ...]) -> list[Span]:
    pattern = _pattern(outlets)
    return [Span(*match.span()) for match in pattern.finditer(question)] if pattern else []


def _sources(question: str, names: Iterable[Span], outlets: tuple[str, ...]) -> frozenset[str]:
    known = outlets_of(outlets)
    return frozenset[str]().union(*(known.named(question[n.start : n.end]) for n in names))


def _dates_in(question: str) -> list[Span]:
    return [Span(*match.span()) for match in _DAY.finditer(question)]


def _days(question: str, dates: Iterable[Span], days: Collection[date]) -> frozenset[date]:
    """Return the days of the corpus that `dates` name; one without a year is that of any year."""
    named: set[date] = set()
    for each in dates:
        words = question[each.start : each.end]
        found = parse_days(words, date.max)
        if found:
            any_year = _YEAR.search(words) is None
            named |= {
                day
                for day in days
                if (day.month, day.day) == (found[0].month, found[0].day)
                and (any_year or day.year == found[0].year)
            }
    return frozenset(named)


@lru_cache(maxsize=4)
def _pattern(outlets: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the whole names of outlets and papers, None where there are none."""
    names = {name for outlet in outlets for name in (outlet, paper_of(outlet)) if name}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
