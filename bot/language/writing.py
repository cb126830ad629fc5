"""Dates, numbers and lists as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.language.texts import Listed, Month

# English as "14 October 2022" and "A, B or C".
_LOCALES: Final = {"en": "en_GB"}
_STYLES: Final[dict[str, Literal["standard", "or"]]] = {"and": "standard", "or": "or"}
# French has spaces inside, which do not break.
_MARKS: Final = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("«\xa0", "\xa0»"), "es": ("«", "»")}


def written(code: str, value: date | datetime | Listed | Month) -> str:
    """Return `value` as the language `code` writes it."""
    match value:
        case Listed():
            return listed(code, value)
        case Month():
            return month(code, value.day)
        case datetime():
            return moment(code, value)
        case _:
            return day(code, value)


def day(code: str, when: date) -> str:
    """Return `when` as people write it: "14 October 2022"."""
    return format_date(when, "long", locale_of(code))


def month(code: str, when: date) -> str:
    """Return the month of `when`: "October 2022"."""
    return format_skeleton("yMMMM", when, locale=locale_of(code))


def moment(code: str, when: datetime) -> str:
    """Return `when`, which has a time zone, in UTC: "14 October 2022, 14:05 UTC"."""
    at = when.astimezone(UTC)
    return f"{day(code, at.date())}, {at:%H:%M} UTC"


def number(code: str, value: float) -> str:
    """Return `value` with its digits in groups."""
    return format_decimal(value, locale=locale_of(code))


def listed(code: str, row: Listed) -> str:
    """Return `row` in one phrase: "A, B or C"."""
    if not row.items:
        return ""
    opening, closing = _MARKS[code] if row.quoted else ("", "")
    items = [f"{opening}{item}{closing}" for item in row.items]
    return format_list(items, _STYLES[row.word], locale_of(code))


@lru_cache
def locale_of(code: str) -> Locale:
    """Return the locale that the language `code` is written in."""
    return Locale.parse(_LOCALES.get(code, code))
