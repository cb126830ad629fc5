"""What is asked by name, topic and dates instead of a sentence."""

from __future__ import annotations

from datetime import date

from bot.errors import UnusableInputError
from bot.language import text
from bot.planning import Ask, Period, Plan, parse_period
from bot.saying import notes


def request_of(name: str, about: str | None, period: Period) -> Plan:
    """Return what is asked for.

    Raises `UnusableInputError` for a name without a letter or digit.
    """
    if not any(map(str.isalnum, name)):
        raise UnusableInputError(text("errors-no-name"))
    return Plan(
        kind=Ask.SAID,
        speaker=" ".join(name.split()),
        topic=" ".join((about or "").split()) or None,
        since=period.since,
        until=period.until,
    )


def sentence_of(asked: Plan) -> str:
    """Return the question that `asked` stands for."""
    topic = f" about {asked.topic}" if asked.topic else ""
    when = notes.in_words(Period(asked.since, asked.until))
    return f"what did {asked.speaker} say{topic}{when}?"


def read_period(since: str | None, until: str | None, today: date, prefix: str = "") -> Period:
    """Return the period from `since` to `until` as people type them, seen from `today`.

    Raises `UnusableInputError` for what is no date, and for dates the wrong way round; it calls
    the two "since" and "until" with `prefix` before them.
    """
    first = _days(f"{prefix}since", since, today)
    last = _days(f"{prefix}until", until, today)
    start, end = first.since or first.until, last.until or last.since
    if start and end and start > end:
        raise UnusableInputError(
            text("errors-period", prefix=prefix, since=str(start), until=str(end))
        )
    return Period(start, end)


def _days(option: str, typed: str | None, today: date) -> Period:
    words = " ".join((typed or "").split())
    if typed is None:
        return Period()
    period = parse_period(words, today) if words else None
    if period is None:
        raise UnusableInputError(text("errors-no-date", option=option, typed=words[:40]))
    return period
