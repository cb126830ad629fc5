"""How far figures may move by luck."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from bot.evaluation.noise import noise_of, noise_of_auroc, noise_of_mean
from tests.bot.evaluation.outcomes import an_evaluation, an_outcome


@pytest.mark.parametrize(
    ("values", "noise"),
    [
        pytest.param([], 1.0, id="no question tells nothing"),
        pytest.param([1.0], 1.0, id="one question tells nothing"),
        pytest.param([1.0] * 20, 0.05, id="never less than one question"),
        pytest.param([0.0] * 20, 0.05, id="also where all is wrong"),
        pytest.param([0.0, 1.0] * 50, 2 * math.sqrt(0.25 / 99), id="two standard errors"),
    ],
)
def test_noise_of_a_mean(values: list[float], noise: float) -> None:
    assert noise_of_mean(values) == pytest.approx(noise)


def test_noise_shrinks_with_more_questions() -> None:
    noises = [noise_of_mean([0.0, 0.5, 1.0] * count) for count in (10, 40, 160)]

    assert all(more / 2 == pytest.approx(less, rel=0.05) for more, less in pairwise(noises))


def test_noise_of_auroc_is_one_question_of_the_fewer_where_all_is_told_apart() -> None:
    assert noise_of_auroc([0.8, 0.9] * 10, [0.1] * 5) == 0.2


def test_noise_of_auroc_adds_the_errors_of_both_sides() -> None:
    positive, negative = [0.2, 0.6, 0.9, 0.9], [0.1, 0.6]
    # Shares of the other side below: .5, .75, 1, 1; and above: 1, .625.
    expected = 2 * math.sqrt(0.057291666 / 4 + 0.0703125 / 2)

    assert noise_of_auroc(positive * 1, negative) == pytest.approx(max(expected, 0.5))
    assert noise_of_auroc(positive * 25, negative * 25) == pytest.approx(
        2 * math.sqrt(0.0429687 / 99 + 0.03515625 / 49), rel=1e-3
    )


def test_every_figure_has_a_noise() -> None:
    evaluation = an_evaluation(
        [an_outcome(kind="fact"), an_outcome(kind="date"), an_outcome(0.1, relevant=())]
    )

    assert {"hit@1", "p@5 of date", "mrr@10 of fact", "auroc", "refused_answerable"} < set(
        noise_of(evaluation)
    )
