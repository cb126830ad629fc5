"""Dates are read as they are written, and never guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-09-12", "2016-09-12"),
        ("2023-11-27 08:45:59.000000000Z", "2023-11-27T08:45:59Z"),
        ("2022-10-14T08:00:00+02:00", "2022-10-14T06:00:00Z"),
        ("2022-10-14T00:30:00+02:00", "2022-10-13T22:30:00Z"),
        ("Fri, 14 Oct 2022 08:00:00 GMT", "2022-10-14T08:00:00Z"),
        ("2022-10-14 08:00", "2022-10-14"),
        ("14 October 2022", "2022-10-14"),
        ("October 14, 2022", "2022-10-14"),
        ("Friday, 14 October 2022", "2022-10-14"),
        ("Published on 14 October 2022", "2022-10-14"),
        ("Nov. 27, 2023, 5:00 a.m. EST", "2023-11-27"),
        ("14/03/2022", "2022-03-14"),
        ("14.10.2022", "2022-10-14"),
        ("03/03/2022", "2022-03-03"),
        ("20221014", "2022-10-14"),
        ("1 January 1850", "1850-01-01"),
    ],
)
def test_parse_date_returns_iso_8601_when_a_date_is_whole(text: str, expected: str) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("October 2022", id="no day"),
        pytest.param("2022", id="only a year"),
        pytest.param("2022-10", id="year and month"),
        pytest.param("14 October", id="no year"),
        pytest.param("Monday 2022", id="only a weekday"),
        pytest.param("10:30 2022", id="only a time"),
        pytest.param("03/04/2022", id="March or April"),
        pytest.param("3 4 2022", id="March or April with spaces"),
        pytest.param("2022-13-45", id="no such month"),
        pytest.param("29 February 2023", id="no such day"),
        pytest.param("yesterday", id="relative"),
        pytest.param("the council met in 2022 and again in 2023", id="prose"),
        pytest.param("9" * 30 + " 2022", id="huge number"),
        pytest.param("14 October 2022 " * 50, id="long text"),
    ],
)
def test_parse_date_returns_none_when_something_would_be_guessed(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_parse_date_keeps_a_date_when_it_is_iso_8601(day: object) -> None:
    text = str(day)

    assert parse_date(text) == (text if text >= "1500" and text < "2100" else None)


@given(st.text(alphabet="0123456789-/:., TZapmOctMonday+JE", max_size=30))
def test_parse_date_returns_a_date_or_none_when_text_is_arbitrary(text: str) -> None:
    result = parse_date(text)

    assert result is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", result)
