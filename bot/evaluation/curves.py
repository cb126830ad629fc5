"""The points of the report's charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from statistics import fmean
from typing import Final

from bot.evaluation.figures import Outcome, halves

# Confidence is looked at in as many steps of the same width.
BINS: Final = 10
_RANKED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The questions whose confidence is in the step that begins at `low`.

    `confidence` is the mean of theirs, and `answerable` of them have an answer in the articles.
    """

    low: float
    confidence: float
    answerable: int
    questions: int

    @property
    def share(self) -> float:
        """What share of the questions is answerable."""
        return self.answerable / self.questions


def reliability(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Return the steps of confidence that hold a question of `outcomes`, from low to high."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.answer.confidence)
    return [_bin(step, list(alike)) for step, alike in groupby(ordered, key=_step)]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return how far confidence is from the share of answerable questions, on average."""
    questions = sum(each.questions for each in bins)
    return sum(abs(b.share - b.confidence) * b.questions for b in bins) / max(1, questions)


def recall_by_place(outcomes: Sequence[Outcome]) -> list[float]:
    """Return what share of all that ten places can hold is found by place 1, 2, … 10.

    `outcomes` are of answerable questions, at least one; the last figure is recall@10.
    """
    curves = [_recall(outcome) for outcome in outcomes]
    return [fmean(column) for column in zip(*curves, strict=True)]


def refusals(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """Return the shares of answerable and of unanswerable questions that a threshold refuses.

    One point for each threshold that makes a difference, from none refused to all; `outcomes` hold
    questions of both kinds.
    """
    totals = [len(half) for half in halves(outcomes)]
    points, refused = [(0.0, 0.0)], [0, 0]
    ordered = sorted(outcomes, key=lambda outcome: outcome.answer.confidence)
    for _, alike in groupby(ordered, key=lambda outcome: outcome.answer.confidence):
        for outcome in alike:
            refused[0 if outcome.answerable else 1] += 1
        points.append((refused[0] / totals[0], refused[1] / totals[1]))
    return points


def _bin(step: int, outcomes: Sequence[Outcome]) -> Bin:
    return Bin(
        low=step / BINS,
        confidence=fmean(outcome.answer.confidence for outcome in outcomes),
        answerable=sum(outcome.answerable for outcome in outcomes),
        questions=len(outcomes),
    )


def _step(outcome: Outcome) -> int:
    return min(int(outcome.answer.confidence * BINS), BINS - 1)


def _recall(outcome: Outcome) -> list[float]:
    relevant = outcome.question.relevant
    places = (*outcome.answer.ranking[:_RANKED], *[None] * _RANKED)[:_RANKED]
    found = accumulate(place in relevant for place in places)
    return [count / min(_RANKED, len(relevant)) for count in found]
