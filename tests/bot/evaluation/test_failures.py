"""Which failures are the worst, and what is told of them."""

from __future__ import annotations

import pytest

from bot.evaluation.failures import FailureKind, worst_failures
from bot.evaluation.figures import Outcome
from tests.bot.evaluation.outcomes import RIGHT, WRONG, an_evaluation, an_outcome

SURE_OF_NOTHING = an_outcome(0.99, text="sure of nothing", relevant=())
FAR_OFF = an_outcome(0.98, text="far off", ranking=[WRONG])
REFUSED = an_outcome(0.1, text="refused", answered=False)
CLOSE = an_outcome(0.97, text="close", ranking=[WRONG, RIGHT])
UNSURE = an_outcome(0.51, text="unsure of nothing", relevant=(), ranking=[WRONG])


def test_what_was_surest_and_furthest_off_comes_first() -> None:
    evaluation = an_evaluation([CLOSE, REFUSED, UNSURE, FAR_OFF, an_outcome(), SURE_OF_NOTHING])

    found = worst_failures(evaluation, 10)

    assert [failure.question for failure in found] == [
        "sure of nothing",
        "far off",
        "refused",
        "unsure of nothing",
        "close",
    ]
    assert worst_failures(evaluation, 2) == found[:2]


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        pytest.param(SURE_OF_NOTHING, FailureKind.ANSWERED, id="answered"),
        pytest.param(REFUSED, FailureKind.REFUSED, id="refused"),
        pytest.param(
            an_outcome(answered=False, ranking=[WRONG]), FailureKind.REFUSED, id="and outranked"
        ),
        pytest.param(CLOSE, FailureKind.OUTRANKED, id="outranked"),
    ],
)
def test_a_failure_has_its_kind(outcome: Outcome, kind: FailureKind) -> None:
    assert [each.kind for each in worst_failures(an_evaluation([outcome]), 5)] == [kind]


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(an_outcome(0.5), id="the right one first"),
        pytest.param(an_outcome(0.1, relevant=(), answered=False), id="rightly refused"),
    ],
)
def test_what_is_right_is_no_failure(outcome: Outcome) -> None:
    assert worst_failures(an_evaluation([outcome]), 5) == []


def test_a_failure_tells_what_was_expected_and_what_came_first() -> None:
    others = [("right", number) for number in (5, 4, 3, 2)]
    outcome = an_outcome(ranking=[WRONG, ("right", 4)], relevant=[RIGHT, *others])
    texts = {WRONG: "It rained.", RIGHT: "The ferry " + "sank " * 100, ("right", 4): "In May."}

    (failure,) = worst_failures(an_evaluation([outcome], texts), 1)

    assert failure.first
    assert (failure.first.locator, failure.first.text) == ("wrong#1", "It rained.")
    best, second, missing = failure.expected
    assert (best.locator, best.placed, best.text) == ("right#4", "found at 2", "In May.")
    assert (second.locator, second.placed) == ("right#1", "not among the ten")
    assert second.text.startswith("The ferry sank")
    assert second.text.endswith("sank …")
    assert len(second.text) < 250
    assert (missing.locator, missing.text) == ("right#2", "")
    assert failure.unshown == 2


def test_a_failure_without_a_ranking_has_no_first() -> None:
    (failure,) = worst_failures(an_evaluation([an_outcome(ranking=())]), 1)

    assert failure.first is None
