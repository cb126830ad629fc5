"""Enough evidence to answer, or not: two gates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from index.evidence import Evidence


class Gate(StrEnum):
    """Which gate decided."""

    PASSED = "passed"
    FAR = "nothing is close enough"
    LACKING = "what is close lacks a name or a figure of the question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each kind of evidence weighs, and how much is needed in all: a logistic regression."""

    nearness: float
    names: float
    passage: float
    log_asked: float
    needed: float

    def closeness(self, evidence: Evidence) -> float:
        """Return how sure it is, from 0 to 1, that what was found is about what is asked."""
        total = (
            self.nearness * evidence.nearness
            + self.names * evidence.names
            + self.passage * evidence.passage
            + self.log_asked * evidence.log_asked
        )
        return 1 / (1 + math.exp(self.needed - total))


# Fitted by benchmarks/fit_judge.py, which needs .47 more: it takes as many questions to have no
# answer as have one, but people ask more of the latter. docs/ranking.md has what they give.
WEIGHTS = Weights(nearness=21.02, names=4.56, passage=17.89, log_asked=2.3, needed=31.6)

# What is left of the confidence where a name or a figure is lacking; docs/ranking.md has the cost.
_LACKING = 0.45


# A paragraph that holds nearly all of several words is about them, however little the embedder
# makes of it. A question of one word is held by whatever mentions it.
_WORD_FOR_WORD = 0.8
_STEEPNESS = 15.0
_SEVERAL = 2


def confidence_of(evidence: Evidence) -> float:
    """Return how sure it is, from 0 to 1, that what was found holds an answer."""
    return _closeness(evidence) * (_LACKING if evidence.missing else 1.0)


def gate_of(evidence: Evidence, least: float) -> Gate:
    """Return which gate decides where a confidence of `least` is needed."""
    if confidence_of(evidence) >= least:
        return Gate.PASSED
    return Gate.FAR if _closeness(evidence) < least else Gate.LACKING


def word_for_word(evidence: Evidence) -> float:
    """Return how sure the question's own words alone make it, from 0 to 1."""
    if evidence.words < _SEVERAL:
        return 0.0
    return 1 / (1 + math.exp(_STEEPNESS * (_WORD_FOR_WORD - evidence.coverage)))


def _closeness(evidence: Evidence) -> float:
    """Return one minus the product of both doubts: either is enough."""
    return 1 - (1 - WEIGHTS.closeness(evidence)) * (1 - word_for_word(evidence))
