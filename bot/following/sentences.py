"""Full sentences that the planner reads, of the parts of a question."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from bot.planning import Period
from bot.planning.speakers import is_outlet
from bot.planning.tidying import tidied

_INVERTED: Final = re.compile(
    r"(?:(?:where|why|how|when) )?(?P<rest>(?:did|does|do|was|were|is|are|has|have|had|will) .+)",
    re.IGNORECASE,
)


def said_sentence(
    who: str,
    topic: str | None = None,
    period: Period = Period(),  # noqa: B008 - frozen
    outlet: str | None = None,
    *,
    more: bool = False,
) -> str:
    """Return the question for what `who` said; with `more`, for what else."""
    what = "What else did" if more else "What did"
    about = f" about {topic}" if topic else ""
    return f"{what} {who} say{about}{period_words(period)}{outlet_words(outlet)}?"


def period_words(period: Period) -> str:
    """Return `period` as the end of a question: " in October 2022", "" for no period."""
    since, until = period.since, period.until
    if since and until:
        return f" {_between(since, until)}"
    if since:
        return f" since {_day(since)}"
    return f" until {_day(until)}" if until else ""


def outlet_words(outlet: str | None) -> str:
    """Return `outlet` as the end of a question."""
    if not outlet:
        return ""
    # The planner knows these behind "in"; behind "according to" it takes any name but a few.
    return f" in {outlet}" if is_outlet(outlet, ()) else f", according to {outlet}"


def with_adverb(question: str, adverb: str) -> str:
    """Return `question` so that it asks `adverb`, such as "when", too or instead."""
    body = body_of(question)
    inverted = _INVERTED.fullmatch(body)
    if inverted and " " not in adverb:
        return sentence(f"{adverb} {_small(inverted['rest'])}")
    return f"{body}, and {adverb}?"


def body_of(question: str) -> str:
    """Return `question` without politeness and the mark at its end."""
    return tidied(question) or question


def sentence(text: str) -> str:
    """Return `text` with a capital and a question mark."""
    words = text.strip()
    return f"{words[:1].upper()}{words[1:]}?"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _between(since: date, until: date) -> str:
    if since == until:
        return f"on {_day(since)}"
    if since == date(since.year, 1, 1) and until == date(since.year, 12, 31):
        return f"in {since.year}"
    days = monthrange(since.year, since.month)[1]
    if since.day == 1 and until == since.replace(day=days):
        return f"in {_MONTHS[since.month - 1]} {since.year}"
    return f"between {_day(since)} and {_day(until)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()
