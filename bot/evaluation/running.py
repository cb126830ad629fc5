"""Indexing a set aside and asking every question the way `ask` does."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bot.answerer import Answerer
from bot.evaluation.figures import Evaluation, Outcome, measure
from bot.evaluation.metrics import Place
from bot.evaluation.questions import Question, QuestionSet
from bot.indexing import build_telling, limits_of, progress_bar, tell_skipped
from bot.reranking import reranker_of
from bot.settings import Settings
from index.building import Plan
from index.cache import CachedEmbedder
from index.embedder import SentenceTransformerEmbedder
from index.generations import DataFolder
from index.serving import LiveIndex


def run(settings: Settings, asked: QuestionSet) -> Evaluation:
    """Ask all of the set `asked`, showing progress on a terminal.

    Embeddings are kept under the cache folder, so a second run embeds nothing. Raises a
    `SearchIndexError` when there is no article to ask.
    """
    indexing, asking = _Stopwatch(), _Stopwatch()
    inner = SentenceTransformerEmbedder(settings.model, settings.index_threads)
    reranker = reranker_of(settings)
    if reranker is not None:
        reranker.load()
    with CachedEmbedder(inner, settings.cache) as embedder, tempfile.TemporaryDirectory() as aside:
        data = DataFolder(Path(aside))
        plan = Plan(default=asked.articles, limits=limits_of(settings))
        with progress_bar() if sys.stderr.isatty() else nullcontext() as progress, indexing.lap():
            report = build_telling(data, plan, embedder, progress)
        tell_skipped(report.skipped)
        with _opened(data, settings) as live:
            answerer = Answerer(live, embedder, settings.min_confidence, reranker)
            outcomes = [_ask(answerer, each, asking) for each in _tracked(asked.questions)]
            texts = _texts(live, outcomes)
    seconds = {
        "index": indexing.median(),
        "ask_p50": asking.median(),
        "ask_p95": asking.percentile_95(),
    }
    return measure(asked.name, report.manifest.counts, outcomes, seconds, texts)


def _ask(answerer: Answerer, question: Question, watch: _Stopwatch) -> Outcome:
    with watch.lap():
        answer = answerer.answer(question.text)
    return Outcome(question=question, answer=answer)


def _texts(live: LiveIndex, outcomes: Sequence[Outcome]) -> dict[Place, str]:
    """Return the paragraphs that `outcomes` should have first, and those that they have."""
    wanted = {
        place
        for outcome in outcomes
        for place in (*outcome.question.relevant, *outcome.answer.ranking[:1])
    }
    texts = {}
    with live.lease() as generation, generation.reader() as reader:
        for article, number in wanted:
            for paragraph in reader.store.paragraphs_between(article, number, number):
                texts[article, number] = paragraph.text
    return texts


@contextmanager
def _opened(data: DataFolder, settings: Settings) -> Iterator[LiveIndex]:
    live = LiveIndex(data, settings.model)
    try:
        yield live
    finally:
        live.close()


def _tracked(questions: Sequence[Question]) -> Iterable[Question]:
    if not sys.stderr.isatty():
        return questions
    console = Console(stderr=True)
    return track(questions, description="    asking", console=console, transient=True)


class _Stopwatch:
    """Times laps in seconds."""

    def __init__(self) -> None:
        self._laps: list[float] = []

    @contextmanager
    def lap(self) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self._laps.append(time.perf_counter() - started)

    def median(self) -> float:
        return statistics.median(self._laps) if self._laps else 0.0

    def percentile_95(self) -> float:
        if len(self._laps) < 2:
            return self.median()
        return statistics.quantiles(self._laps, n=20)[-1]
