from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.statistics import PERIODS, Cited, Day, summarize
from tests.bot.statistics.asked import NOON, asked

TODAY = NOON.date()


@pytest.mark.parametrize("days", PERIODS)
def test_a_summary_is_empty_when_nothing_was_asked(days: int) -> None:
    summary = summarize([], TODAY, days)

    assert [day.day for day in summary.days] == [
        TODAY - timedelta(days=days - 1 - number) for number in range(days)
    ]
    assert (summary.questions, summary.answered_share, summary.liked_share) == (0, None, None)
    assert (summary.p50, summary.p95, summary.cited) == (None, None, ())


def test_only_the_days_of_the_period_count() -> None:
    questions = [asked(ago=ago, answered=ago != 0) for ago in (-1, 0, 6, 6, 7)]

    summary = summarize(questions, TODAY, 7)

    assert summary.days[0] == Day(day=date(2024, 5, 25), questions=2, answered=2)
    assert summary.days[-1] == Day(day=TODAY, questions=1, answered=0)
    assert summary.questions == 3
    assert summary.answered_share == pytest.approx(2 / 3)


def test_votes_are_shared_by_all_who_voted() -> None:
    assert summarize([asked(ups=3), asked(downs=1)], TODAY, 7).liked_share == 0.75


@pytest.mark.parametrize(
    ("times", "p50", "p95"),
    [
        pytest.param([2.0], 2.0, 2.0, id="one"),
        pytest.param([4.0, 1.0], 1.0, 4.0, id="two"),
        pytest.param([float(number) for number in range(100, 0, -1)], 50.0, 95.0, id="hundred"),
    ],
)
def test_percentiles_are_times_that_were_taken(times: list[float], p50: float, p95: float) -> None:
    summary = summarize([asked(seconds=seconds) for seconds in times], TODAY, 7)

    assert (summary.p50, summary.p95) == (p50, p95)


def test_an_article_is_cited_once_an_answer_under_its_newest_title() -> None:
    summary = summarize(
        [
            asked(answered=True, cited=("a/b#1", "a/b#2"), titles=("New", "New")),
            asked(answered=True, cited=("a/b#1", "c#d#2"), titles=("Old", "Other"), ago=2),
        ],
        TODAY,
        7,
    )

    assert summary.cited == (
        Cited(article="a/b", title="New", answers=2),
        Cited(article="c#d", title="Other", answers=1),
    )


def test_at_most_five_articles_are_named() -> None:
    questions = [
        asked(answered=True, cited=(f"a{number}#1",), titles=(f"T{number}",))
        for number in (3, 1, 2, 6, 5, 4, 6)
    ]

    titles = [cited.title for cited in summarize(questions, TODAY, 7).cited]

    assert titles == ["T6", "T1", "T2", "T3", "T4"]
