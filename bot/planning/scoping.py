"""What an ordinary question limits its answer to: "… last week?", "according to The Verge, …"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.planning.details import Context
from bot.planning.naming import names_another, take_outlet
from bot.planning.periods import Period, take_period
from bot.planning.tidying import tidied
from index.scope import Scope

# A longer question has several parts: what it names is what it is about.
_LONGEST: Final = 160
# So far into a question, what limits it may stand before it.
_FRONT: Final = 80

_ASKS: Final = re.compile(
    r"(?:who|whom|whose|what|when|where|which|why|how|did|do|does|was|were|is|are|has|have|had|can|"
    r"could|will|would|tell|show|give|list)\b",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_RELATIVE: Final = (
    rf"\b(?:(?:last|this|past|previous|current)(?: \w+)? (?:day|week|month|year|night|morning|"
    rf"afternoon|evening|{_MONTH}|{_WEEKDAY})s?|yesterday|today|tonight|"
    rf"(?:day|week|month|year)s? ago)\b"
)
_DATED: Final = (
    rf"(?:{_MONTH},?(?: of)? \d{{4}}|{_MONTH} \d{{1,2}}|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|\b\d{{1,4}}[-/.]\d{{1,2}}\b)"
)
_IS_RELATIVE: Final = re.compile(_RELATIVE, re.IGNORECASE)
_IS_DATED: Final = re.compile(_DATED, re.IGNORECASE)
# Days and months that come every week and every year.
_RECURS: Final = re.compile(rf"\b(?:{_MONTH}|{_WEEKDAY}|(?:mon|tues?|thurs?|fri)\b)", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b\d{4}\b")
# A question about what was, not about what is so every year.
_PAST: Final = re.compile(
    r"\b(?:did|was|were|had|has|have|said|won|made|new|news|latest|reports?|\w{2,}ed)\b",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(r"\b(?:is|are|be|do|does|can|must|will)\b", re.IGNORECASE)
_NEWS: Final = re.compile(r"\b(?:new|news|latest|happening)\b", re.IGNORECASE)
# May and March are no months without one.
_PREPOSITION: Final = re.compile(
    r"(?:in|on|since|from|during|between|before|after|until|till?|up|over|earlier|back)\b",
    re.IGNORECASE,
)
# A name, as of a song, is written so; "On Monday" is no name.
_TITLE: Final = re.compile(r"(?:(?:in|on|from) )?(?:Last|This|Yesterday|Today|Tonight|The)\b")
_OPEN_END: Final = re.compile(r"[ ,]+$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question limits its answer to, and what it asks beside that."""

    scope: Scope
    topic: str


def read_scope(question: str, context: Context) -> Wanted:
    """Return the outlet and the period that the plain words of `question` limit its answer to.

    Only an outlet and days of the corpus limit it. A bare year does not, being when something
    happened rather than when it was told of; nor do several outlets or dates. Then the scope is
    open, and the topic the whole question.
    """
    nothing = Wanted(Scope(), question)
    text = tidied(question) if len(question) <= _LONGEST else ""
    left, scope = _take_front(*_take_end(text, Scope(), context), context)
    if scope.is_open or not any(map(str.isalnum, left)):
        return nothing
    if names_another(left, scope.sources, context.outlets) or _names_a_date(left, scope):
        return nothing
    return Wanted(scope, left)


def _take_end(
    text: str, scope: Scope, context: Context, *, front: bool = False
) -> tuple[str, Scope]:
    """Return `text` without an outlet and a period at its end, and `scope` with them."""
    for _ in range(2):  # in any order
        if not (scope.since or scope.until):
            text, period = _take_limiting(text, context, front=front)
            scope = replace(scope, since=period.since, until=period.until)
        if not scope.sources:
            text, sources = take_outlet(text, context.outlets, front=front)
            scope = replace(scope, sources=sources)
    return text, scope


def _take_front(text: str, scope: Scope, context: Context) -> tuple[str, Scope]:
    """Return `text` without an outlet and a period before it, and `scope` with them."""
    for end, start in _fronts(text):
        left, found = _take_end(text[:end], scope, context, front=True)
        if not left and found != scope:
            return text[start:], found
    return text, scope


def _fronts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words before a question may end, and where it begins, the longest first."""
    spaces = [match.start() for match in re.finditer(" ", text[:_FRONT])]
    for at in reversed(spaces):
        if text[at - 1 : at] in {",", ":"}:
            yield at - 1, at + 1
        elif _ASKS.match(text, at + 1):
            yield at, at + 1


def _take_limiting(text: str, context: Context, *, front: bool) -> tuple[str, Period]:
    before, period = take_period(text, context.today)
    phrase = text[len(before) :].strip(" ,")
    if period is None or not _is_in(context, period) or not _limits(phrase, before, front=front):
        return text, Period()
    return _OPEN_END.sub("", before), period


def _limits(phrase: str, before: str, *, front: bool) -> bool:
    """Tell whether `phrase`, the words of a period, tells when what is asked for was told."""
    if _IS_RELATIVE.search(phrase):
        return front or not (_TITLE.match(phrase) or _means_nowadays(phrase, before))
    if phrase.lower().startswith("since") and _RECURS.search(phrase):
        return True
    if _YEAR.search(phrase):
        return _IS_DATED.search(phrase) is not None
    recurs = _RECURS.search(phrase) and _PREPOSITION.match(phrase)
    return recurs is not None and (front or _is_of_the_past(before))


def _means_nowadays(phrase: str, before: str) -> bool:
    """Tell whether `phrase` is the "today" of "Who is the mayor today?"."""
    present = _PRESENT.search(before) and not _NEWS.search(before)
    return phrase.lower() in {"today", "this year"} and bool(present)


def _is_of_the_past(text: str) -> bool:
    return _PAST.search(text) is not None and _PRESENT.search(text) is None


def _is_in(context: Context, period: Period) -> bool:
    """Tell whether any article of the corpus was published in `period`."""
    first = bisect_left(context.days, period.since) if period.since else 0
    behind = bisect_right(context.days, period.until) if period.until else len(context.days)
    return first < behind


def _names_a_date(left: str, scope: Scope) -> bool:
    """Tell whether there is a date in `left` beside the period of `scope`."""
    limited = scope.since or scope.until
    return bool(limited and (_IS_RELATIVE.search(left) or _IS_DATED.search(left)))
