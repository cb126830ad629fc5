"""Dates as articles write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from dateutil import parser

_LONGEST: Final = (
    80  # characters; "Wednesday, 14 September 2022 at 11:59:59 p.m. (GMT+01:00)" has 57
)
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d")
_NUMERIC: Final = re.compile(r"(?<![\d:])(\d{1,2})[/. -](\d{1,2})[/. -]\d{4}(?!\d)")
_TIME: Final = re.compile(r"\d\s*[:.h]\s*\d\d|\d[T ]\d{4}|\d\s*[ap]\.?m\b", re.IGNORECASE)
_NOISE: Final = re.compile(r"^(?:published|updated|posted|date)\b[\s:]*(?:on\s+)?", re.IGNORECASE)
# What a text leaves open is filled from these: where the results differ, it left something open.
_FILLERS: Final = (datetime(2000, 1, 1), datetime(2004, 2, 29))  # noqa: DTZ001 - only fillers


def parse_date(text: str) -> str | None:
    """Return `text` in ISO 8601: a date, or a UTC time ending in "Z" where it has time and zone.

    Returns None for what is no whole date or could be two: nothing that is missing is guessed.
    """
    text = _NOISE.sub("", text.strip())
    if len(text) > _LONGEST or not _YEAR.search(text) or _is_ambiguous(text):
        return None
    moments = [_parse(text, filler) for filler in _FILLERS]
    first = moments[0]
    if first is None or any(moment is None or moment.date() != first.date() for moment in moments):
        return None
    return _format(first, has_time=bool(_TIME.search(text)))


def _is_ambiguous(text: str) -> bool:
    match = _NUMERIC.search(text)
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12


def _parse(text: str, filler: datetime) -> datetime | None:
    try:
        return parser.parse(text, default=filler, tzinfos=_zone)
    except (
        ValueError,
        OverflowError,
        TypeError,
        AttributeError,
    ):  # what dateutil raises on odd text
        return None


def _zone(_name: str | None, seconds: int | None) -> tzinfo | None:
    """Return a zone only for an offset in numbers: "EST" and "IST" mean several."""
    return None if seconds is None else timezone(timedelta(seconds=seconds))


def _format(moment: datetime, *, has_time: bool) -> str:
    if moment.tzinfo is None or not has_time:
        return moment.date().isoformat()
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return moment.date().isoformat()
