"""Fit the weights that order paragraphs: python -m benchmarks.fit_ranking FOLDER FOLDER ...

Each folder is an evaluation set; every set weighs the same. Minimised is the mean of
-log(p), where p is what a softmax over a question's candidates gives all those that answer it.
Besides the weights it prints what they give on each set, also when they are fitted on others only,
so that a fit to one set shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.sets import Opened, cross_validate, gather
from bot.evaluation.metrics import Metrics, Place, mean_of, metrics_of
from bot.evaluation.questions import Question
from index.measuring import measure
from index.ranking import WEIGHTS, Feature, Measures, Weights, scores
from index.terms import Floats

# How much scores are stretched before the softmax, to begin with: it is fitted as well.
_SHARPNESS = 20.0
_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The candidates of a question in order, and what answers it."""

    measures: Measures
    places: Sequence[Place]
    relevant: frozenset[Place]

    def metrics(self, weights: Weights) -> Metrics:
        """Return how good the ranking is with `weights`."""
        order = np.argsort(-scores(self.measures, weights), kind="stable")
        return metrics_of([self.places[place] for place in order], self.relevant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All candidates of a set's questions, those of a question side by side, from `starts` on.

    `whole` has shape (candidates, features), `parts` (candidates, parts, features); where a query
    has fewer parts, `share` is 0, and one without any is its own only part.
    """

    starts: NDArray[np.intp]
    relevant: NDArray[np.bool_]
    whole: Floats
    parts: Floats
    share: Floats
    named: Floats
    named_by_part: Floats
    dated: Floats

    def loss(self, numbers: Floats) -> float:
        """Return the mean loss of the questions; `numbers` are those of `_numbers_of`."""
        features, (part, source, source_of_part, day) = numbers[: len(Feature)], numbers[-4:]
        of_parts = (self.parts @ features + source_of_part * self.named_by_part) * self.share
        totals = self.whole @ features + part * of_parts.max(axis=1)
        totals += source * self.named + day * self.dated
        sizes = np.diff([*self.starts, len(totals)])
        likely = np.exp(totals - np.repeat(np.maximum.reduceat(totals, self.starts), sizes))
        of_relevant = np.add.reduceat(likely * self.relevant, self.starts)
        share = of_relevant / np.add.reduceat(likely, self.starts)
        return float(-np.log(np.maximum(share, 1e-300)).mean())


def main() -> None:
    """Fit and print."""
    sets = gather(sample_of)
    names = " ".join(f"{name:>9}" for name in Metrics.NAMES)
    print(f"{'':33} {names}")
    weights = cross_validate(sets, WEIGHTS, fit, figures)
    batches = [batch_of([each for fold in folds for each in fold]) for folds in sets.values()]
    for title, each in {"shipped": WEIGHTS, "fitted on all": weights}.items():
        sharp = _sharpened(batches, each)
        losses = " ".join(f"{batch.loss(sharp):.4f}" for batch in batches)
        print(f"loss by set, {title}: {losses}")
    print(f"WEIGHTS = {weights}")


def sample_of(opened: Opened, question: Question) -> Sample | None:
    """Return the candidates for `question`; None where nothing answers it."""
    if not question.relevant:
        return None
    found = measure(opened.generation, opened.embedder, opened.query(question.text))
    return Sample(
        measures=found.measures,
        places=[(each.article.id, each.number) for each in found.paragraphs],
        relevant=question.relevant,
    )


def fit(sets: list[list[Sample]]) -> Weights:
    """Return the weights that fit `sets` best, never worse than those shipped."""
    batches = [batch_of(samples) for samples in sets]
    start = _sharpened(batches, WEIGHTS)
    found = minimize(
        lambda numbers: sum(batch.loss(numbers) for batch in batches),
        start,
        method="L-BFGS-B",
        bounds=[(0, None)] * len(start),
    )
    fitted = _weights_of(found.x)
    before, after = (
        sum(batch.loss(_sharpened(batches, weights)) for batch in batches)
        for weights in (WEIGHTS, fitted)
    )
    return fitted if after <= before else WEIGHTS


def figures(folds: list[tuple[list[Sample], Weights]]) -> str:
    """Return the ranking metrics over all `folds`, each ranked with its weights."""
    metrics = [sample.metrics(weights) for samples, weights in folds for sample in samples]
    return " ".join(f"{value:9.4f}" for value in mean_of(metrics).values())


def batch_of(samples: Sequence[Sample]) -> Batch:
    """Put those of `samples` together that have a candidate which answers."""
    used = [each for each in samples if any(place in each.relevant for place in each.places)]
    most = max(max(1, len(each.measures.features) - 1) for each in used)
    parts = [_parts_of(each.measures, most) for each in used]
    measures = [each.measures for each in used]
    return Batch(
        starts=np.cumsum([0, *(len(each.places) for each in used[:-1])]),
        relevant=np.array([place in each.relevant for each in used for place in each.places]),
        whole=np.concatenate([each.features[0] for each in measures]),
        parts=np.concatenate([features for features, _, _ in parts]),
        named_by_part=np.concatenate([named for _, named, _ in parts]),
        share=np.concatenate([share for _, _, share in parts]),
        named=np.concatenate([each.named[0] for each in measures]).astype(np.float64),
        dated=np.concatenate([each.dated for each in measures]).astype(np.float64),
    )


def _parts_of(measures: Measures, most: int) -> tuple[Floats, Floats, Floats]:
    """Return features, outlet and share of each candidate for up to `most` parts."""
    parts, candidates, _ = measures.features.shape
    features = np.zeros((candidates, most, len(Feature)))
    named, share = np.zeros((candidates, most)), np.zeros((candidates, most))
    if parts == 1:
        features[:, 0], share[:, 0] = measures.features[0], 1.0
    else:
        features[:, : parts - 1] = measures.features[1:].swapaxes(0, 1)
        named[:, : parts - 1] = measures.named[1:].T
        share[:, : parts - 1] = np.sqrt(measures.asked[1:] / max(measures.asked[1:].max(), 1e-9))
    return features, named, share


def _sharpened(batches: Sequence[Batch], weights: Weights) -> Floats:
    """Return `weights` as the softmax has them, stretched as it fits `batches` best."""
    numbers = np.array([*weights.features, *astuple(weights)[1:]])
    stretched = np.array([1.0] * len(Feature) + [0.0, 1.0, 1.0, 1.0], dtype=bool)

    def sharp(sharpness: Floats) -> Floats:
        return np.where(stretched, numbers * sharpness[0], numbers)

    found = minimize(
        lambda sharpness: sum(batch.loss(sharp(sharpness)) for batch in batches),
        [_SHARPNESS],
        method="L-BFGS-B",
        bounds=[(0.1, 1000)],
    )
    return sharp(found.x)


def _weights_of(numbers: Floats) -> Weights:
    """Return `numbers`, as the softmax has them, as weights."""
    sharpness = float(numbers[: len(Feature)].sum())
    words, nearness, pairs, likeness, _ = (float(n / sharpness) for n in numbers[: len(Feature)])
    part, source, source_of_part, day = (float(number) for number in numbers[-4:])
    rest = 1 - sum(round(each, _DIGITS) for each in (words, nearness, pairs, likeness))
    return Weights(
        features=(
            round(words, _DIGITS),
            round(nearness, _DIGITS),
            round(pairs, _DIGITS),
            round(likeness, _DIGITS),
            round(rest, _DIGITS),
        ),
        part=round(part, _DIGITS),
        source=round(source / sharpness, _DIGITS),
        source_of_part=round(source_of_part / sharpness, _DIGITS),
        day=round(day / sharpness, _DIGITS),
    )


if __name__ == "__main__":
    main()
