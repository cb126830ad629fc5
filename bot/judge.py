"""Enough evidence to answer, or not: a first, honest threshold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.search import Hit


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve: one half at `middle`, and the steeper the larger `slope`."""

    slope: float
    middle: float

    def at(self, value: float) -> float:
        """Return the height at `value`, from 0 to 1."""
        return 1 / (1 + math.exp(-self.slope * (value - self.middle)))


# Fitted by benchmarks/fit_judge.py; docs/ranking.md has what they give.
NEARNESS = Curve(slope=29.9, middle=0.54)
COVERAGE = Curve(slope=14.7, middle=0.69)


def evidence_of(hits: Sequence[Hit]) -> tuple[float, float]:
    """Return the evidence that `hits` hold an answer, two figures from 0 to 1.

    How near the best passage is in meaning, and what share of the question's words, by rarity, one
    paragraph and its title hold.
    """
    return (
        max((hit.cosine for hit in hits), default=0.0),
        max((hit.coverage for hit in hits), default=0.0),
    )


def confidence_of(hits: Sequence[Hit]) -> float:
    """Return how sure it is that `hits` hold an answer, from 0 to 1.

    Either kind of evidence is enough: a passage may say it in other words, and a short one that
    holds all the words may mean little to the embedder.
    """
    nearness, coverage = evidence_of(hits)
    return 1 - (1 - NEARNESS.at(nearness)) * (1 - COVERAGE.at(coverage))
