"""The days that words name: "14 October", "last week", "October 2022", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

Days = tuple[date, date]
_Match = re.Match[str]

ONE_DAY = timedelta(days=1)

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()

_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)}|mon|tues?|thurs?|fri)\.?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_DAY = r"(?:the )?(?P<day>\d{1,2})"
_TH = r"(?:st|nd|rd|th)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_UNIT = r"(?P<unit>day|week|month|year)"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS[1:])})"


def parse_days(words: str, today: date) -> Days | None:
    """Return the first and the last day that the whole of `words` names, seen from `today`.

    Weeks start on Monday. What has no year, or is a weekday, is the latest one not after `today`.
    Returns None for words that name no days, or days that could be two ("3/4/2022").
    """
    for pattern, days_of in _SHAPES:
        match = pattern.fullmatch(words)
        if match:
            try:
                return days_of(match, today)
            except (ValueError, OverflowError):  # 30 February; before the year 1
                return None
    return None


def is_no_day(words: str, today: date) -> bool:
    """Tell whether `words` look like a day, but name none, or one that could be two."""
    looks = any(pattern.fullmatch(words) for pattern, _ in _SHAPES)
    return looks and parse_days(words, today) is None


def _numeric_day(match: _Match, _today: date) -> Days:
    return _one(date(int(match["year"]), int(match["number"]), int(match["day"])))


def _slashed_day(match: _Match, _today: date) -> Days | None:
    low, high = sorted((int(match["one"]), int(match["other"])))
    return _one(date(int(match["year"]), low, high)) if low == high or high > 12 else None


def _day_of_month(match: _Match, today: date) -> Days:
    month, day = _month_number(match), int(match["day"])
    if match["year"]:
        return _one(date(int(match["year"]), month, day))
    for year in range(today.year, today.year - 9, -1):  # 29 February can be eight years ago
        with suppress(ValueError):
            found = date(year, month, day)
            if found <= today:
                return _one(found)
    raise ValueError(match[0])


def _numbered_day(match: _Match, today: date) -> Days:
    found = today.replace(day=int(match["day"]))
    return _one(found if found <= today else found - relativedelta(months=1))


def _numeric_month(match: _Match, _today: date) -> Days:
    return _from(date(int(match["year"]), int(match["number"]), 1), relativedelta(months=1))


def _month(match: _Match, today: date) -> Days:
    first = date(int(match["year"] or today.year), _month_number(match), 1)
    latest = today.replace(day=1) - ONE_DAY if match["last"] else today
    if not match["year"] and first > latest:
        first -= relativedelta(years=1)
    return _from(first, relativedelta(months=1))


def _year(match: _Match, _today: date) -> Days:
    return _from(date(int(match["year"]), 1, 1), relativedelta(years=1))


def _weekday(match: _Match, today: date) -> Days:
    latest = today - ONE_DAY if match["last"] else today
    number = [name[:3] for name in _WEEKDAYS].index(match["weekday"][:3].lower())
    return _one(latest + relativedelta(weekday=weekday(number)(-1)))


def _near(days_ago: int) -> Callable[[_Match, date], Days]:
    return lambda _match, today: _one(today - days_ago * ONE_DAY)


def _this(match: _Match, today: date) -> Days:
    return _unit_around(today, match["unit"].lower())


def _last(match: _Match, today: date) -> Days:
    unit = match["unit"].lower()
    return _unit_around(today - _length(1, unit), unit)


def _latest(match: _Match, today: date) -> Days:
    return today - _length(_count(match["count"] or "one"), match["unit"]), today


def _ago(match: _Match, today: date) -> Days:
    return _one(today - _length(_count(match["count"]), match["unit"]))


def _unit_around(day: date, unit: str) -> Days:
    first = {
        "day": day,
        "week": day - day.weekday() * ONE_DAY,
        "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
    }[unit]
    return _from(first, _length(1, unit))


def _length(count: int, unit: str) -> relativedelta:
    days, months = {"day": (1, 0), "week": (7, 0), "month": (0, 1), "year": (0, 12)}[unit.lower()]
    return relativedelta(days=days * count, months=months * count)


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return 1 if word.lower() in {"a", "an"} else _NUMBERS.index(word.lower())


def _month_number(match: _Match) -> int:
    return [name[:3] for name in _MONTHS].index(match["month"][:3].lower()) + 1


def _one(day: date) -> Days:
    return day, day


def _from(first: date, length: relativedelta) -> Days:
    return first, first + length - ONE_DAY


_OF_DAY = "(?: morning| afternoon| evening| night)?"
_SHAPES = tuple(
    (re.compile(shape, re.IGNORECASE), days_of)
    for shape, days_of in (
        (rf"{_YEAR}[-/.](?P<number>\d\d?)[-/.](?P<day>\d\d?)", _numeric_day),
        (rf"(?P<one>\d\d?)[-/.](?P<other>\d\d?)[-/.]{_YEAR}", _slashed_day),
        (rf"(?:{_WEEKDAY},? )?{_DAY}{_TH}?(?: of)? {_MONTH}(?:,? {_YEAR})?", _day_of_month),
        (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}{_TH}?(?:,? {_YEAR})?", _day_of_month),
        (rf"(?:{_WEEKDAY},? )?{_DAY}{_TH}", _numbered_day),
        (rf"{_YEAR}-(?P<number>\d\d?)", _numeric_month),
        (rf"(?P<last>last )?(?:(?:early|mid|late)[ -])?{_MONTH}(?:,?(?: of)? {_YEAR})?", _month),
        (rf"(?:the year )?{_YEAR}", _year),
        (rf"(?:(?P<last>last )|this )?{_WEEKDAY}{_OF_DAY}", _weekday),
        (r"the day before yesterday", _near(2)),
        (rf"yesterday{_OF_DAY}|last night", _near(1)),
        (r"today|tonight|now|this (?:morning|afternoon|evening)", _near(0)),
        (rf"(?:this|the current) {_UNIT}", _this),
        (rf"(?:(?:the )?previous|last) {_UNIT}", _last),
        (rf"(?:the )?(?:last|past|previous) (?:{_COUNT} )?{_UNIT}s?", _latest),
        (rf"{_COUNT} {_UNIT}s? ago", _ago),
    )
)
