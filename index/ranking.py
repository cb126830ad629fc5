"""The score that orders paragraphs: a weighted sum of a few figures.

docs/ranking.md has what was tried, and benchmarks/fit_ranking.py fits the weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from index.terms import Floats


class Feature(IntEnum):
    """The figures, each from 0 to 1, by their place.

    BM25 over the best paragraph's, the cosine of the nearest passage over the best paragraph's, and
    three of a `Match`.
    """

    WORDS = 0
    NEARNESS = 1
    PAIRS = 2
    LIKENESS = 3
    PASSAGE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the figures weigh: `features`, by their places, sum to 1; the rest is in proportion.

    `part` is the weight of the best of a query's parts beside that of the whole query. `source` and
    `day` are for an outlet and a day that the query names, `source_of_part` for an outlet that the
    part names.
    """

    features: tuple[float, float, float, float, float]
    part: float
    source: float
    source_of_part: float
    day: float


WEIGHTS = Weights(
    features=(0.055, 0.194, 0.199, 0.336, 0.216),
    part=1.658,
    source=0.401,
    source_of_part=0.047,
    day=0.269,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is known of some candidates for a query and its parts; the query comes first.

    `features` has shape (1 + parts, candidates, features); `named` tells whether each names the
    candidate's outlet, shape (1 + parts, candidates); `dated` whether the query names its day of
    publishing, shape (candidates,); `asked` is how much each asks for, shape (1 + parts,).
    """

    features: Floats
    named: NDArray[np.bool_]
    dated: NDArray[np.bool_]
    asked: Floats


def scores(measures: Measures, weights: Weights = WEIGHTS) -> Floats:
    """Return the candidates' scores, shape (candidates,), from 0 to 1.

    A candidate that answers one part of the query well scores by that, too: a question that puts
    several articles' facts together is answered by several paragraphs.
    """
    each = measures.features @ np.array(weights.features)
    whole, parts, named = each[0], each[1:], measures.named
    best, most = whole, 1 + weights.part
    if len(parts):
        share = np.sqrt(measures.asked[1:] / max(measures.asked[1:].max(), 1e-9))
        best = ((parts + weights.source_of_part * named[1:]) * share[:, np.newaxis]).max(axis=0)
        most += weights.part * weights.source_of_part * named[1:].any()
    most += weights.source * named[0].any() + weights.day * measures.dated.any()
    total = whole + weights.part * best
    total = total + weights.source * named[0] + weights.day * measures.dated
    result: Floats = total / most
    return result
