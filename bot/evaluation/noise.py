"""How far a figure may move by the luck of which questions were drawn.

The noise of a mean is two standard errors, and never less than what one question weighs: one
question more or less is no evidence, however even all the others are.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import variance
from typing import Final

from bot.evaluation.figures import Evaluation, Outcome, by_kind, halves
from bot.evaluation.metrics import Metrics

# Standard errors beyond which chance is one in twenty, or one in forty to one side.
_ERRORS: Final = 2


def noise_of(evaluation: Evaluation) -> dict[str, float]:
    """Return the noise of every figure of `evaluation`, by the names that `named` gives."""
    answerable, silent = halves(evaluation.outcomes)
    noise = _ranking_noise(answerable)
    for kind, outcomes in by_kind(evaluation.outcomes).items():
        noise |= {named(name, kind): value for name, value in _ranking_noise(outcomes).items()}
    if evaluation.abstention is None:
        return noise
    return noise | {
        "auroc": noise_of_auroc(_confidences(answerable), _confidences(silent)),
        "refused_unanswerable": noise_of_mean(_refusals(silent)),
        "refused_answerable": noise_of_mean(_refusals(answerable)),
    }


def named(name: str, kind: str) -> str:
    """Return what the metric `name` is called for the questions of `kind`."""
    return f"{name} of {kind}"


def noise_of_mean(values: Sequence[float]) -> float:
    """Return the noise of the mean of `values`, one a question; 1 where there is none."""
    return max(_ERRORS * math.sqrt(_squared_error(values)), 1 / max(1, len(values)))


def noise_of_auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the noise of `auroc(positive, negative)`, after DeLong, neither being empty.

    The area is the mean of what share of the others each question is on the right side of; both
    kinds of questions add their error.
    """
    above = _shares_below(positive, sorted(negative))
    below = [1 - share for share in _shares_below(negative, sorted(positive))]
    error = math.sqrt(_squared_error(above) + _squared_error(below))
    return max(_ERRORS * error, 1 / min(len(positive), len(negative)))


def _ranking_noise(outcomes: Sequence[Outcome]) -> dict[str, float]:
    values = [outcome.metrics.values() for outcome in outcomes]
    columns = list(zip(*values, strict=True)) or [()] * len(Metrics.NAMES)
    return {n: noise_of_mean(c) for n, c in zip(Metrics.NAMES, columns, strict=True)}


def _squared_error(values: Sequence[float]) -> float:
    """Return the square of the standard error of the mean of `values`; 0 where it is unknown."""
    return variance(values) / len(values) if len(values) > 1 else 0.0


def _shares_below(scores: Sequence[float], others: Sequence[float]) -> list[float]:
    """Return for each score the share of the sorted `others` below it, ties half."""
    return [
        (bisect_left(others, score) + bisect_right(others, score)) / (2 * len(others))
        for score in scores
    ]


def _confidences(outcomes: Sequence[Outcome]) -> list[float]:
    return [outcome.answer.confidence for outcome in outcomes]


def _refusals(outcomes: Sequence[Outcome]) -> list[float]:
    return [float(not outcome.answer.answered) for outcome in outcomes]
