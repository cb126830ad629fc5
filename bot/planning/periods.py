"""Periods as questions write them: "since Monday", "in October 2022", "between 1 and 14 May"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.planning.days import ONE_DAY, Days, is_no_day, parse_days

# A period is looked for in this many characters at the end of a text.
_LONGEST = 80
_Match = re.Match[str]
# The 31st is a day, whenever it is asked for.
_LONG_MONTH = date(2024, 12, 31)

# What a period begins with: a preposition, or words that need none ("yesterday", "last week").
_PREPOSITION = re.compile(
    r"since|as|from|starting|after|following|before|prior|up|until|till?|through|between|on|in|"
    r"during|over|within|throughout|back|earlier",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"this|last|yesterday|today|tonight|\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|the",
    re.IGNORECASE,
)
# Before words that need no preposition, these make them part of what is spoken of: "of last week".
_NEEDS_MORE = frozenset(
    """about of on to for than and or with by from like as the a an at in regarding concerning since
    after before until between is was""".split()
)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both included; None where it is open."""

    since: date | None = None
    until: date | None = None


def take_period(text: str, today: date) -> tuple[str, Period | None]:
    """Return `text` without the period at its end, and that period; `text` and None without one."""
    offset = max(0, len(text) - _LONGEST)
    for word in re.finditer(r"(?<!\S)\S+", text[offset:]):
        before = text[: offset + word.start()].rstrip(" ,")
        if not _may_begin(word[0], before):
            continue
        period = parse_period(text[offset + word.start() :], today)
        if period:
            return before, period
    return text, None


def parse_period(phrase: str, today: date) -> Period | None:
    """Return the period that the whole of `phrase` names, seen from `today`, or None.

    Days are understood as `bot.planning.days.parse_days` says.
    """
    if len(phrase) > _LONGEST:
        return None
    for pattern, period_of in _SHAPES:
        match = pattern.fullmatch(phrase)
        period = _guarded(period_of, match, today) if match else None
        if period:
            return period
    days = parse_days(phrase, today)
    return Period(*days) if days else None


def joined_with(later: Period | None, period: Period) -> Period | None:
    """Return `period` and the one `later` in a text as one, such as "since May until June".

    None where they are no two ends of one period.
    """
    if later is None:
        return period
    ends = [*filter(None, (period.since, later.since)), *filter(None, (period.until, later.until))]
    joined = Period(period.since or later.since, period.until or later.until)
    return joined if ends == [joined.since, joined.until] == sorted(ends) else None


def is_no_date(phrase: str) -> bool:
    """Tell whether the whole of `phrase` looks like a day or a period, but is none or may be two.

    So are "30 February 2022", "between 20 and 14 June 2022", and "3/4/2022".
    """
    if len(phrase) > _LONGEST or parse_period(phrase, _LONG_MONTH):
        return False
    matches = filter(None, (pattern.fullmatch(phrase) for pattern, _ in _SHAPES))
    return is_no_day(phrase, _LONG_MONTH) or any(map(_names_no_period, matches))


def _names_no_period(match: _Match) -> bool:
    """Tell whether one of the days of `match` is none, or they are the wrong way round."""
    found = match.groupdict().values()
    return any(is_no_day(days, _LONG_MONTH) for days in found) or (
        len(found) > 1 and parse_days(match["days"], _LONG_MONTH) is not None
    )


def _may_begin(word: str, before: str) -> bool:
    if not before or _PREPOSITION.fullmatch(word):
        return True
    word_before = before[-_LONGEST:].rpartition(" ")[2].lower()
    return bool(_ALONE.fullmatch(word)) and word_before not in _NEEDS_MORE


def _guarded(
    period_of: Callable[[_Match, Days, date], Period | None], match: _Match, today: date
) -> Period | None:
    days = parse_days(match["days"], today)
    if days is None:
        return None
    try:
        return period_of(match, days, today)
    except (ValueError, OverflowError):  # the day before the first, "between 31 and 3 June"
        return None


def _since(_match: _Match, days: Days, _today: date) -> Period:
    return Period(since=days[0])


def _after(_match: _Match, days: Days, _today: date) -> Period:
    return Period(since=days[1] + ONE_DAY)


def _before(_match: _Match, days: Days, _today: date) -> Period:
    return Period(until=days[0] - ONE_DAY)


def _until(_match: _Match, days: Days, _today: date) -> Period:
    return Period(until=days[1])


def _between(match: _Match, last: Days, today: date) -> Period | None:
    if re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", match["first"], re.IGNORECASE):
        number = int("".join(filter(str.isdecimal, match["first"])))
        first = last[0].replace(day=number)
        return Period(first, last[1]) if first <= last[1] else None
    dated = re.search(r"\d{4}", match["days"])
    days = parse_days(match["first"], last[1] if dated else today)
    if days is None or days[0] > last[1]:
        # "from November to May" is one winter, and "from Monday to Friday" one week.
        days = parse_days(match["first"], last[1])
    if days is None:
        return None
    return Period(min(days[0], last[0]), max(days[1], last[1]))


def _exactly(_match: _Match, days: Days, _today: date) -> Period:
    return Period(*days)


def _on(_match: _Match, days: Days, _today: date) -> Period | None:
    return Period(*days) if days[0] == days[1] else None


def _in(_match: _Match, days: Days, _today: date) -> Period | None:
    return Period(*days) if days[0] != days[1] else None


_SHAPES = tuple(
    (re.compile(shape, re.IGNORECASE), period_of)
    for shape, period_of in (
        (r"between (?P<first>.{1,30}?) and (?P<days>.+)", _between),
        (r"from (?P<first>.{1,30}?) (?:to|until|till?|through|[-–—]) (?P<days>.+)", _between),
        (r"(?:from|starting) (?P<days>.+?) (?:on|onwards?)", _since),
        (r"(?:ever )?(?:since|as of|starting) (?P<days>.+)", _since),
        (r"(?:after|following) (?P<days>.+)", _after),
        (r"(?:before|prior to) (?P<days>.+)", _before),
        (r"(?:up to|(?:up )?until|till?) (?P<days>.+)", _until),
        (r"on (?P<days>.+)", _on),
        (r"(?:back |earlier )?(?:in|during|over|within|throughout) (?P<days>.+)", _in),
        (r"earlier (?P<days>.+)", _in),
        (r"from (?P<days>.+)", _exactly),
    )
)
