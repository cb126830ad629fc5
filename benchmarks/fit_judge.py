"""Fit the judge's curves: python -m benchmarks.fit_judge FOLDER FOLDER ...

Each folder is an evaluation set with unanswerable questions. Every set, and in it the answerable
and the unanswerable questions, weigh the same. Besides the curves it prints what they give on each
set when fitted on all the others, so that a fit to one set shows.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.evaluation import read_questions
from bot.indexing import limits_of
from bot.judge import COVERAGE, NEARNESS, Curve, evidence_of
from bot.metrics import auroc
from bot.settings import Settings, load_settings
from index.building import Plan, build
from index.cache import CachedEmbedder
from index.embedder import SentenceTransformerEmbedder
from index.generation import Generation
from index.generations import DataFolder
from index.search import search

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Evidence, shape (questions, 2), and whether each question is answerable."""

    name: str
    evidence: Floats
    answerable: NDArray[np.bool_]


def main() -> None:
    """Fit and print."""
    settings = load_settings()
    samples = [sample_of(settings, Path(folder)) for folder in sys.argv[1:]]
    for left_out in samples:
        others = [sample for sample in samples if sample is not left_out]
        if others:
            report(f"{left_out.name}, fitted on the others", fit(others), left_out)
    curves = fit(samples)
    for sample in samples:
        report(f"{sample.name}, fitted on all", curves, sample)
    print(f"nearness {curves[0]}\ncoverage {curves[1]}")


def sample_of(settings: Settings, folder: Path) -> Sample:
    """Index the set in `folder` aside and gather the evidence for each question."""
    questions = read_questions(folder / "questions.jsonl")
    inner = SentenceTransformerEmbedder(settings.model, settings.index_threads)
    with CachedEmbedder(inner, settings.cache) as embedder, tempfile.TemporaryDirectory() as aside:
        data = DataFolder(Path(aside))
        build(data, Plan(default=folder / "articles.jsonl", limits=limits_of(settings)), embedder)
        generation = Generation.open_current(data, settings.model)
        evidence = [
            evidence_of(search(generation, q.text, embedder.embed_query(q.text), 10))
            for q in questions
        ]
        generation.close()
    answerable = np.array([bool(question.relevant) for question in questions])
    return Sample(folder.name, np.array(evidence), answerable)


def fit(samples: list[Sample]) -> tuple[Curve, Curve]:
    """Fit both curves on `samples`, each counting the same, by maximum likelihood."""
    start = [NEARNESS.slope, NEARNESS.middle, COVERAGE.slope, COVERAGE.middle]
    found = minimize(_loss, start, args=(samples,), method="Nelder-Mead", options={"maxiter": 4000})
    slope, middle, other_slope, other_middle = (float(value) for value in found.x)
    return Curve(slope, middle), Curve(other_slope, other_middle)


def _loss(parameters: Floats, samples: list[Sample]) -> float:
    curves = Curve(*parameters[:2]), Curve(*parameters[2:])
    return sum(_loss_on(sample, confidences(curves, sample)) for sample in samples)


def _loss_on(sample: Sample, confidence: Floats) -> float:
    right = np.where(sample.answerable, confidence, 1 - confidence)
    losses = -np.log(np.clip(right, 1e-6, 1.0))
    return float(losses[sample.answerable].mean() + losses[~sample.answerable].mean())


def confidences(curves: tuple[Curve, Curve], sample: Sample) -> Floats:
    """Return the confidence of every question of `sample`, as the judge would with `curves`."""
    doubts = [
        1 / (1 + np.exp(curve.slope * (values - curve.middle)))
        for curve, values in zip(curves, sample.evidence.T, strict=True)
    ]
    return np.asarray(1 - doubts[0] * doubts[1], dtype=np.float64)


def report(title: str, curves: tuple[Curve, Curve], sample: Sample) -> None:
    """Print what `curves` give on `sample` at a confidence of one half."""
    confidence = confidences(curves, sample)
    refused = confidence < 0.5
    area = auroc(confidence[sample.answerable].tolist(), confidence[~sample.answerable].tolist())
    print(
        f"{title}: AUROC {area:.3f}, refused {refused[~sample.answerable].mean():.3f} of the "
        f"unanswerable and {refused[sample.answerable].mean():.3f} of the answerable"
    )


if __name__ == "__main__":
    main()
