"""`pilcrow eval`: index a set aside, ask every question the way `ask` does, and measure."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bot.answer import Answer
from bot.answerer import Answerer
from bot.errors import PilcrowError
from bot.indexing import build_telling, limits_of, progress_bar, tell_skipped
from bot.metrics import Abstention, Metrics, Place, auroc, mean_of, metrics_of
from bot.settings import Settings
from index.building import Plan
from index.cache import CachedEmbedder
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.generations import DataFolder
from index.manifest import Counts
from index.serving import LiveIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a set; an empty `relevant` means that no article answers it."""

    id: str
    text: str
    kind: str
    relevant: frozenset[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a set gave; `abstention` is None where every question has an answer."""

    name: str
    articles: int
    paragraphs: int
    questions: int
    metrics: Metrics
    kinds: dict[str, Metrics]
    abstention: Abstention | None
    seconds: dict[str, float]
    answers: tuple[tuple[str, Answer], ...]


def evaluate_folder(settings: Settings, folder: Path) -> Evaluation:
    """Evaluate the set in `folder`, showing progress on a terminal.

    Embeddings are kept under the cache folder, so a second run embeds nothing. Raises
    `PilcrowError` when the folder holds no set.
    """
    questions = read_questions(folder / "questions.jsonl")
    inner = SentenceTransformerEmbedder(settings.model, settings.index_threads)
    with CachedEmbedder(inner, settings.cache) as embedder, tempfile.TemporaryDirectory() as aside:
        data = DataFolder(Path(aside))
        indexing = _Stopwatch()
        plan = Plan(default=folder / "articles.jsonl", limits=limits_of(settings))
        with progress_bar() if sys.stderr.isatty() else nullcontext() as progress, indexing.lap():
            report = build_telling(data, plan, embedder, progress)
        tell_skipped(report.skipped)
        with _answerer(data, settings, embedder) as answerer:
            asking = _Stopwatch()
            answers = [_timed(asking, answerer.answer, q.text) for q in _tracked(questions)]
    return _evaluation(
        folder.resolve().name, report.manifest.counts, questions, answers, indexing, asking
    )


def read_questions(path: Path) -> list[Question]:
    """Read the questions of a set. Raises `PilcrowError` that names the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise PilcrowError(
            f"{path} cannot be read: name a folder with articles.jsonl and questions.jsonl."
        ) from None
    return [_question(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def _question(line: str, where: str) -> Question:
    try:
        fields = json.loads(line)
        return Question(
            id=str(fields["id"]),
            text=str(fields["question"]),
            kind=str(fields["kind"]),
            relevant=frozenset((str(article), int(n)) for article, n in fields["relevant"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise PilcrowError(
            f"{where} is no question: it needs id, question, kind and relevant ({error})."
        ) from error


def _evaluation(
    name: str,
    counts: Counts,
    questions: Sequence[Question],
    answers: Sequence[Answer],
    indexing: _Stopwatch,
    asking: _Stopwatch,
) -> Evaluation:
    pairs = list(zip(questions, answers, strict=True))
    measured = [(q.kind, metrics_of(a.ranking, q.relevant)) for q, a in pairs if q.relevant]
    kinds = sorted({kind for kind, _ in measured})
    return Evaluation(
        name=name,
        articles=counts.articles,
        paragraphs=counts.paragraphs,
        questions=len(questions),
        metrics=mean_of([metrics for _, metrics in measured]),
        kinds={kind: mean_of([m for other, m in measured if other == kind]) for kind in kinds},
        abstention=_abstention(pairs),
        seconds={
            "index": indexing.median(),
            "ask_p50": asking.median(),
            "ask_p95": asking.percentile_95(),
        },
        answers=tuple((q.id, a) for q, a in pairs),
    )


def _abstention(pairs: Sequence[tuple[Question, Answer]]) -> Abstention | None:
    answerable = [answer for question, answer in pairs if question.relevant]
    silent = [answer for question, answer in pairs if not question.relevant]
    if not answerable or not silent:
        return None
    return Abstention(
        auroc=auroc([a.confidence for a in answerable], [a.confidence for a in silent]),
        refused_unanswerable=_refused(silent),
        refused_answerable=_refused(answerable),
    )


def _refused(answers: Sequence[Answer]) -> float:
    return sum(not answer.answered for answer in answers) / len(answers)


@contextmanager
def _answerer(data: DataFolder, settings: Settings, embedder: Embedder) -> Iterator[Answerer]:
    live = LiveIndex(data, settings.model)
    try:
        yield Answerer(live, embedder, settings.min_confidence)
    finally:
        live.close()


def _tracked(questions: Sequence[Question]) -> Iterable[Question]:
    if not sys.stderr.isatty():
        return questions
    console = Console(stderr=True)
    return track(questions, description="    asking", console=console, transient=True)


def _timed(watch: _Stopwatch, answer: Callable[[str], Answer], question: str) -> Answer:
    with watch.lap():
        return answer(question)


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
