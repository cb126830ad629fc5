"""A summary of what was asked in a period: questions, answers, votes, times, articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.asked import Asked
from corpus import LocatorError, parse_locator

# The periods that are offered, in days up to today.
PERIODS: Final = (7, 30, 90)
_MOST_CITED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was asked on a day of UTC, and how many of it the articles answered."""

    day: date
    questions: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An article, and how many answers cite it."""

    article: str
    title: str
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A period: `days` has each of its days in order, also those without a question.

    `p50` and `p95` are the seconds within which half of the answers, and 95 of 100, came; None
    where there was no question. `cited` are the most cited articles, at most five.
    """

    days: tuple[Day, ...]
    ups: int
    downs: int
    p50: float | None
    p95: float | None
    cited: tuple[Cited, ...]

    @property
    def questions(self) -> int:
        """How many questions were asked."""
        return sum(day.questions for day in self.days)

    @property
    def answered(self) -> int:
        """How many of them the articles answered."""
        return sum(day.answered for day in self.days)

    @property
    def answered_share(self) -> float | None:
        """What part of the questions was answered, from 0 to 1; None without a question."""
        return self.answered / self.questions if self.questions else None

    @property
    def liked_share(self) -> float | None:
        """What part of the votes was 👍, from 0 to 1; None without a vote."""
        votes = self.ups + self.downs
        return self.ups / votes if votes else None


def summarize(asked: Sequence[Asked], today: date, days: int) -> Summary:
    """Return the summary of the last `days` days, at least one, with `today`, a day of UTC."""
    first = today - timedelta(days=days - 1)
    within = [each for each in asked if first <= each.asked_at.date() <= today]
    counts = Counter((each.asked_at.date(), each.answered) for each in within)
    period = [first + timedelta(days=number) for number in range(days)]
    seconds = sorted(each.seconds for each in within)
    return Summary(
        days=tuple(
            Day(
                day=day,
                questions=counts[day, True] + counts[day, False],
                answered=counts[day, True],
            )
            for day in period
        ),
        ups=sum(each.ups for each in within),
        downs=sum(each.downs for each in within),
        p50=_within(seconds, 0.5),
        p95=_within(seconds, 0.95),
        cited=tuple(_most_cited(within)),
    )


def _within(seconds: Sequence[float], share: float) -> float | None:
    """Return the least of sorted `seconds` that `share` of them do not exceed."""
    return seconds[math.ceil(len(seconds) * share) - 1] if seconds else None


def _most_cited(asked: Iterable[Asked]) -> list[Cited]:
    """Return the most cited articles under their newest titles, each once an answer."""
    answers: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for each in sorted(asked, key=lambda each: each.asked_at):
        named = dict(zip(map(_article, each.cited), each.titles, strict=False))
        answers.update(named.keys())
        titles.update(named)
    best = sorted(answers, key=lambda article: (-answers[article], titles[article], article))
    return [
        Cited(article=article, title=titles[article], answers=answers[article])
        for article in best[:_MOST_CITED]
    ]


def _article(locator: str) -> str:
    try:
        return parse_locator(locator)[0]
    except LocatorError:
        return locator
