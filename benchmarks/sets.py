"""Evaluation sets, indexed aside, for the scripts that fit weights to them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from bot.evaluation.questions import Question, QuestionSet, read_set
from bot.indexing import limits_of
from bot.planning import read_query
from bot.settings import Settings, load_settings
from index.building import Plan, build
from index.cache import CachedEmbedder
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.generation import Generation
from index.generations import DataFolder
from index.query import Query

_FOLDS = 4

Asked = TypeVar("Asked")
Weights = TypeVar("Weights")
# What was asked of each set, by its name and by fold. Folds are cut by articles: no two of a set
# share the first article that answers.
Sets = dict[str, list[list[Asked]]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A set that can be asked."""

    asked: QuestionSet
    generation: Generation
    embedder: Embedder

    def query(self, question: str) -> Query:
        """Return `question` as `ask` searches with it, where its words limit it to no period."""
        with self.generation.reader() as reader:
            table = self.generation.scopes(reader.store)
        return read_query(question, [name for name, _ in table.outlets], table.days)


def gather(ask: Callable[[Opened, Question], Asked | None]) -> Sets[Asked]:
    """Ask the questions of every folder named on the command line; keep what `ask` returned.

    Questions for which it returned nothing are left out.
    """
    if len(sys.argv) < 2:
        sys.exit("Name the folders of evaluation sets.")
    settings = load_settings()
    return {Path(name).name: _folds(settings, Path(name), ask) for name in sys.argv[1:]}


def cross_validate(
    sets: Sets[Asked],
    shipped: Weights,
    fit: Callable[[list[list[Asked]]], Weights],
    figures: Callable[[list[tuple[list[Asked], Weights]]], str],
) -> Weights:
    """Print what `figures` tell of each set, and return the weights that `fit` gives for all.

    It is told with the `shipped` weights, those fitted on all sets, on all others, and, for each
    fold of the set, on what is in another fold, of whatever set.
    """
    best = fit([_without(folds) for folds in sets.values()])
    by_fold = [fit([_without(f, fold) for f in sets.values()]) for fold in range(_FOLDS)]
    for name, folds in sets.items():
        others = [_without(f) for other, f in sets.items() if other != name]
        ways = {
            "shipped": [shipped] * _FOLDS,
            "fitted on all": [best] * _FOLDS,
            "fitted on other sets": [fit(others)] * _FOLDS if others else [],
            "fitted on other folds": by_fold,
        }
        for way, weights in ways.items():
            if weights:
                print(f"{name:10} {way:22} {figures(list(zip(folds, weights, strict=True)))}")
    return best


def _without(folds: Sequence[list[Asked]], left_out: int | None = None) -> list[Asked]:
    return [each for fold, asked in enumerate(folds) if fold != left_out for each in asked]


def _folds(
    settings: Settings, folder: Path, ask: Callable[[Opened, Question], Asked | None]
) -> list[list[Asked]]:
    folds: list[list[Asked]] = [[] for _ in range(_FOLDS)]
    with _opened(settings, folder) as opened:
        for question in opened.asked.questions:
            found = ask(opened, question)
            if found is not None:
                folds[_fold_of(question)].append(found)
    return folds


def _fold_of(question: Question) -> int:
    """Return the fold of a question, by its article; one without any is alone."""
    name = min(question.relevant)[0] if question.relevant else question.id
    return crc32(name.encode()) % _FOLDS


@contextmanager
def _opened(settings: Settings, folder: Path) -> Iterator[Opened]:
    """Index the set in `folder` aside and open it; embeddings are kept under the cache folder."""
    asked = read_set(folder)
    inner = SentenceTransformerEmbedder(settings.model, settings.index_threads)
    with CachedEmbedder(inner, settings.cache) as embedder, tempfile.TemporaryDirectory() as aside:
        data = DataFolder(Path(aside))
        build(data, Plan(default=asked.articles, limits=limits_of(settings)), embedder)
        generation = Generation.open_current(data, settings.model)
        try:
            yield Opened(asked, generation, embedder)
        finally:
            generation.close()
