"""The points of the report's charts, counted by hand."""

from __future__ import annotations

import pytest

from bot.evaluation.curves import calibration_error, recall_by_place, refusals, reliability
from bot.evaluation.metrics import metrics_of
from tests.bot.evaluation.outcomes import RIGHT, WRONG, an_outcome

SILENT = an_outcome(0.2, relevant=(), answered=False)


def test_reliability_counts_the_answerable_by_steps_of_confidence() -> None:
    steps = reliability([an_outcome(1.0), an_outcome(0.26), SILENT, SILENT, an_outcome(0.9)])

    assert [(step.low, step.answerable, step.questions) for step in steps] == [
        (0.2, 1, 3),
        (0.9, 2, 2),
    ]
    assert steps[0].confidence == pytest.approx(0.22)
    assert steps[0].share == pytest.approx(1 / 3)


def test_calibration_error_is_the_mean_distance_from_the_share() -> None:
    outcomes = [an_outcome(0.8), an_outcome(0.8, relevant=()), an_outcome(1.0), an_outcome(1.0)]

    assert calibration_error(reliability(outcomes)) == pytest.approx((0.3 * 2 + 0) / 4)
    assert calibration_error([]) == 0


def test_recall_by_place_rises_to_recall_at_ten() -> None:
    first = an_outcome(ranking=[RIGHT, WRONG])
    third = an_outcome(ranking=[WRONG, ("wrong", 2), RIGHT], relevant=[RIGHT, ("right", 2)])

    curve = recall_by_place([first, third])

    assert curve == [0.5, 0.5, *[0.75] * 8]
    assert curve[-1] == (first.metrics.recall_10 + third.metrics.recall_10) / 2


def test_recall_of_more_than_ten_relevant_paragraphs_can_be_whole() -> None:
    relevant = [("right", number) for number in range(12)]
    outcome = an_outcome(ranking=relevant[:10], relevant=relevant)

    assert recall_by_place([outcome])[-1] == metrics_of(relevant[:10], relevant).recall_10 == 1


def test_refusals_go_from_none_to_all_and_equal_confidence_goes_together() -> None:
    outcomes = [an_outcome(0.9), an_outcome(0.2), SILENT, an_outcome(0.1, relevant=())]

    assert refusals(outcomes) == [(0, 0), (0, 0.5), (0.5, 1), (1, 1)]
