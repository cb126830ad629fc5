"""Fit the judge's weights: python -m benchmarks.fit_judge FOLDER FOLDER ...

Each folder is an evaluation set with unanswerable questions. Every set, and in it the answerable
and the unanswerable questions, weigh the same. Besides the weights it prints what they give on each
set, also when they are fitted on others only, so that a fit to one set shows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.sets import Opened, cross_validate, gather
from bot.evaluation.metrics import auroc
from bot.evaluation.questions import Question
from bot.judge import WEIGHTS, Weights, confidence_of, word_for_word
from bot.premises import checked
from index.evidence import Evidence
from index.search import search
from index.terms import Floats

# As `ask` has them.
_FOUND = 30
_LEAST = 0.5
_DIGITS = 2

# What is weighed, by its name in the evidence; what is needed comes behind it.
_NAMES = tuple(field.name for field in fields(Weights) if field.name != "needed")


@dataclass(frozen=True, slots=True)
class Sample:
    """What speaks for an answer to a question, and whether there is one."""

    evidence: Evidence
    answerable: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """The samples of a set: figures, shape (samples, names), and what else decides."""

    figures: Floats
    word_for_word: Floats
    factors: Floats
    answerable: NDArray[np.bool_]

    def confidences(self, weights: Weights) -> Floats:
        """Return the confidences as the judge would with `weights`."""
        return self._confidences(_numbers_of(weights))

    def loss(self, numbers: Floats) -> float:
        """Return the mean loss of the answerable plus that of the unanswerable."""
        confidences = self._confidences(numbers)
        right = np.where(self.answerable, confidences, 1 - confidences)
        losses = -np.log(np.clip(right, 1e-9, 1.0))
        return float(losses[self.answerable].mean() + losses[~self.answerable].mean())

    def _confidences(self, numbers: Floats) -> Floats:
        totals = np.clip(self.figures @ numbers[:-1] - numbers[-1], -50, 50)
        doubts = (1 - 1 / (1 + np.exp(-totals))) * (1 - self.word_for_word)
        confidences: Floats = self.factors * (1 - doubts)
        return confidences


def main() -> None:
    """Fit and print."""
    sets = gather(sample_of)
    print(f"{'':33} {'AUROC':>9} refused: unanswerable, answerable")
    weights = cross_validate(sets, WEIGHTS, fit, figures)
    for title, each in {"shipped": WEIGHTS, "fitted on all": weights}.items():
        numbers = _numbers_of(each)
        batches = (batch_of([s for fold in folds for s in fold]) for folds in sets.values())
        losses = " ".join(f"{batch.loss(numbers):.4f}" for batch in batches)
        print(f"loss by set, {title}: {losses}")
    print(f"WEIGHTS = {weights}")


def sample_of(opened: Opened, question: Question) -> Sample:
    """Return what speaks for an answer to `question`."""
    query = opened.query(question.text)
    retrieved = search(opened.generation, opened.embedder, query, _FOUND)
    retrieved = checked(opened.generation, question.text, retrieved)
    return Sample(retrieved.evidence(), bool(question.relevant))


def fit(sets: list[list[Sample]]) -> Weights:
    """Return the weights that fit `sets` best, never worse than those shipped."""
    batches = [batch_of(samples) for samples in sets]
    start = _numbers_of(WEIGHTS)

    def loss(numbers: Floats) -> float:
        return sum(batch.loss(numbers) for batch in batches)

    found = minimize(loss, start, method="L-BFGS-B")
    fitted = _weights_of(found.x)
    return fitted if loss(_numbers_of(fitted)) <= loss(start) else WEIGHTS


def figures(folds: list[tuple[list[Sample], Weights]]) -> str:
    """Return what the judge does with all `folds`, each judged with its weights."""
    batches = [(batch_of(samples), weights) for samples, weights in folds]
    confidences = np.concatenate([batch.confidences(weights) for batch, weights in batches])
    answerable = np.concatenate([batch.answerable for batch, _ in batches])
    refused = confidences < _LEAST
    area = auroc(confidences[answerable].tolist(), confidences[~answerable].tolist())
    return f"{area:9.4f} {refused[~answerable].mean():9.4f} {refused[answerable].mean():9.4f}"


def batch_of(samples: Sequence[Sample]) -> Batch:
    """Put `samples` together."""
    return Batch(
        np.array([[getattr(each.evidence, name) for name in _NAMES] for each in samples]),
        np.array([word_for_word(each.evidence) for each in samples]),
        np.array([_factor(each.evidence) for each in samples]),
        np.array([each.answerable for each in samples]),
    )


def _numbers_of(weights: Weights) -> Floats:
    return np.array([*(getattr(weights, name) for name in _NAMES), weights.needed])


def _weights_of(numbers: Floats) -> Weights:
    rounded = [round(float(number), _DIGITS) for number in numbers]
    return Weights(**dict(zip((*_NAMES, "needed"), rounded, strict=True)))


def _factor(evidence: Evidence) -> float:
    """Return what the judge multiplies with, whatever the weights."""
    whole = confidence_of(replace(evidence, missing=()))
    return confidence_of(evidence) / max(whole, math.ulp(0.0))


if __name__ == "__main__":
    main()
