"""Dates in questions, seen from Wednesday, 19 October 2022."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.days import parse_days
from bot.planning.periods import Period, is_no_date, parse_period, take_period

TODAY = date(2022, 10, 19)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("phrase", "since", "until"),
    [
        ("since Monday", "2022-10-17", None),
        ("since 12 October", "2022-10-12", None),
        ("since 2022-10-01", "2022-10-01", None),
        ("since last year", "2021-01-01", None),
        ("since 1999", "1999-01-01", None),
        ("since 29 February", "2020-02-29", None),
        ("ever since yesterday", "2022-10-18", None),
        ("as of June", "2022-06-01", None),
        ("from Monday on", "2022-10-17", None),
        ("after 14/10/2022", "2022-10-15", None),
        ("after March", "2022-04-01", None),
        ("before Friday", None, "2022-10-13"),
        ("before 2022", None, "2021-12-31"),
        ("prior to 3 May", None, "2022-05-02"),
        ("before yesterday", None, "2022-10-17"),
        ("until 3 May", None, "2022-05-03"),
        ("up to October 2021", None, "2021-10-31"),
        ("till yesterday", None, "2022-10-18"),
        ("between 1 and 14 October 2022", "2022-10-01", "2022-10-14"),
        ("between the 1st and 14 October", "2022-10-01", "2022-10-14"),
        ("between March and May", "2022-03-01", "2022-05-31"),
        ("between Monday and Friday", "2022-10-10", "2022-10-14"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("from November to May", "2021-11-01", "2022-05-31"),
        ("from 1 May to 3 June 2021", "2021-05-01", "2021-06-03"),
        ("from last Monday until today", "2022-10-17", "2022-10-19"),
        ("on 14 October 2022", "2022-10-14", "2022-10-14"),
        ("on Friday, 14 October 2022", "2022-10-14", "2022-10-14"),
        ("on October 14th, 2022", "2022-10-14", "2022-10-14"),
        ("on the 14th of October", "2022-10-14", "2022-10-14"),
        ("on 20 October", "2021-10-20", "2021-10-20"),
        ("on 19 October", "2022-10-19", "2022-10-19"),
        ("on Oct. 14", "2022-10-14", "2022-10-14"),
        ("on the 25th", "2022-09-25", "2022-09-25"),
        ("on Friday", "2022-10-14", "2022-10-14"),
        ("on Wednesday", "2022-10-19", "2022-10-19"),
        ("on Wednesday evening", "2022-10-19", "2022-10-19"),
        ("last Wednesday", "2022-10-12", "2022-10-12"),
        ("yesterday", "2022-10-18", "2022-10-18"),
        ("last night", "2022-10-18", "2022-10-18"),
        ("today", "2022-10-19", "2022-10-19"),
        ("this morning", "2022-10-19", "2022-10-19"),
        ("the day before yesterday", "2022-10-17", "2022-10-17"),
        ("last week", "2022-10-10", "2022-10-16"),
        ("this week", "2022-10-17", "2022-10-23"),
        ("earlier this week", "2022-10-17", "2022-10-23"),
        ("last month", "2022-09-01", "2022-09-30"),
        ("this month", "2022-10-01", "2022-10-31"),
        ("this year", "2022-01-01", "2022-12-31"),
        ("the past week", "2022-10-12", "2022-10-19"),
        ("in the last two weeks", "2022-10-05", "2022-10-19"),
        ("over the past 3 days", "2022-10-16", "2022-10-19"),
        ("two weeks ago", "2022-10-05", "2022-10-05"),
        ("a year ago", "2021-10-19", "2021-10-19"),
        ("in October 2022", "2022-10-01", "2022-10-31"),
        ("in October", "2022-10-01", "2022-10-31"),
        ("last October", "2021-10-01", "2021-10-31"),
        ("in november", "2021-11-01", "2021-11-30"),
        ("in early February 2020", "2020-02-01", "2020-02-29"),
        ("back in 2021", "2021-01-01", "2021-12-31"),
        ("in 2022-09", "2022-09-01", "2022-09-30"),
        ("SINCE MONDAY", "2022-10-17", None),
        ("between 14 October 2022 and 10 October 2022", "2022-10-10", "2022-10-14"),
    ],
    ids=str,
)
def test_a_period_is_understood_when_the_whole_phrase_names_one(
    phrase: str, since: str | None, until: str | None
) -> None:
    assert parse_period(phrase, TODAY) == Period(_day(since), _day(until))


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "tolls",
        "may rise",
        "on the march",
        "march on the capital",
        "on 30 February",
        "on 31 September 2022",
        "after 3/4/2022",
        "on October",
        "on 2022",
        "in the harbour",
        "in yesterday",
        "in 1066",
        "since she left",
        "before the election",
        "between the lines",
        "between 20 and 14 October 2022",
        "between 31 and 30 June 2022",
        "in the second week",
        "since 2022-13-01",
        "Black Friday",
    ],
)
def test_other_words_are_no_period(phrase: str) -> None:
    assert parse_period(phrase, TODAY) is None


@pytest.mark.parametrize(
    ("phrase", "is_one"),
    [
        ("30 February 2022", True),
        ("since 30 February", True),
        ("2022-13-01", True),
        ("3/4/2022", True),
        ("between 20 and 14 October 2022", True),
        ("between 31 June 2022 and 5 July 2022", True),
        ("the 31st", False),
        ("29 February", False),
        ("after the war", False),
        ("between the lines", False),
        ("from Brussels to Minsk", False),
        ("tolls", False),
        ("", False),
        ("30 February 2022" * 10, False),
    ],
    ids=str,
)
def test_what_only_looks_like_a_date_is_told_from_other_words(phrase: str, is_one: bool) -> None:
    assert is_no_date(phrase) is is_one


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the army since Monday", "the army"),
        ("the army, last week", "the army"),
        ("the army on 3 May 2022", "the army"),
        ("cuts that may come in May", "cuts that may come"),
        ("the march on the capital last March", "the march on the capital"),
        ("since Monday", ""),
        ("Monday", ""),
    ],
)
def test_a_period_is_taken_from_the_end(text: str, left: str) -> None:
    before, period = take_period(text, TODAY)

    assert (before, period is None) == (left, False)


@pytest.mark.parametrize(
    "text",
    [
        "Black Friday",
        "the events of yesterday",
        "the summer of 2022",
        "the strike last week and its cost",
        "workers who march",
        "the last week",
        "about May",
        "yesterday's vote",
    ],
)
def test_words_of_the_topic_are_left_alone(text: str) -> None:
    assert take_period(f"about {text}", TODAY) == (f"about {text}", None)


def test_days_before_the_calendar_are_no_days() -> None:
    assert parse_days("999 years ago", date(500, 1, 1)) is None
    assert parse_period("before today", date.min) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)), st.booleans())
def test_a_whole_date_is_read_back_however_it_is_written(day: date, iso: bool) -> None:
    words = day.isoformat() if iso else f"{day.day} {day:%B} {day.year}"

    assert parse_days(words, TODAY) == (day, day)


@given(st.dates(), st.dates().map(lambda day: f"{day:%A}") | st.dates().map(lambda d: f"{d:%B}"))
def test_what_has_no_year_is_not_after_today(today: date, name: str) -> None:
    days = parse_days(name, today)

    assert days is None or days[0] <= today


_WORDS = st.sampled_from(
    "since until between from and to on in before last this the week month 3 14 31 may march "
    "Friday October 2022 2020-02-30 ago years 999 yesterday tolls".split()
)


@given(st.lists(_WORDS, max_size=9).map(" ".join), st.dates())
def test_any_words_are_a_period_in_order_or_none(text: str, today: date) -> None:
    before, period = take_period(text, today)

    assert text.startswith(before)
    if period and period.since and period.until:
        assert period.since <= period.until
