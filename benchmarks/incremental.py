"""What one changed article costs beside a full index run: `python -m benchmarks.incremental`.

30,000 paragraphs are made of the sentences of the sample articles, so that there are statements in
them, and are indexed with the default model, which is loaded before. Then some articles are changed
in one sentence, one after the other, and each time the corpus is indexed again. `--quick` embeds
with words counted instead of the model: that makes the full run much cheaper, and the ratio worse.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import corpus
from corpus import Limits, read_corpus, split_sentences
from index.building import Plan, Report, build
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.generations import DataFolder
from index.progress import Phase
from tests.fakes import BagOfWordsEmbedder

_ARTICLES = 3000
_PARAGRAPHS = 10  # of each article
_SENTENCES = 3  # of each paragraph
_CHANGES = 5
_SAMPLES = Path(corpus.__file__).parent / "articles"


class _Phases:
    """How long each phase of a run took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._at = perf_counter()

    def __call__(self, phase: Phase, _done: int, _total: int) -> None:
        now = perf_counter()
        self.seconds[phase] = self.seconds.get(phase, 0.0) + now - self._at
        self._at = now

    def __str__(self) -> str:
        return ", ".join(f"{name} {value:.2f}" for name, value in self.seconds.items())


def main() -> None:
    """Build the corpus, index it, change it, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="Embed without a model.")
    quick = parser.parse_args().quick
    embedder: Embedder = BagOfWordsEmbedder() if quick else SentenceTransformerEmbedder(threads=2)
    embedder.embed_query("The model is loaded before anything is measured.")
    with TemporaryDirectory() as place:
        _measure(Path(place), embedder)


def _measure(place: Path, embedder: Embedder) -> None:
    chance = random.Random(30_000)
    sentences = _sentences()
    articles, data = place / "articles", DataFolder(place / "data")
    articles.mkdir()
    for number in range(_ARTICLES):
        _write(articles, number, _paragraphs(sentences, chance))
    full, report, phases = _index(data, articles, embedder)
    counts = report.manifest.counts
    _print(
        f"{counts.paragraphs} paragraphs, {counts.passages} passages, {counts.articles} articles"
    )
    _print(f"full run: {full:.2f} s ({phases})")
    times: list[float] = []
    for number in chance.sample(range(_ARTICLES), _CHANGES):
        _write(
            articles, number, [*_paragraphs(sentences, chance)[:1], *_read(articles, number)[1:]]
        )
        seconds, report, phases = _index(data, articles, embedder)
        times.append(seconds)
        _print(
            f"one changed: {seconds:.2f} s, {report.embedded} of {report.manifest.counts.passages} "
            f"passages embedded ({phases})"
        )
    _print(f"ratio: {100 * median(times) / full:.2f} % (median of {_CHANGES} changes)")


def _index(data: DataFolder, articles: Path, embedder: Embedder) -> tuple[float, Report, _Phases]:
    phases = _Phases()
    started = perf_counter()
    report = build(data, Plan(default=articles), embedder, phases)
    return perf_counter() - started, report, phases


def _sentences() -> list[str]:
    """Return all sentences of the sample articles."""
    texts = (
        paragraph.text
        for article in read_corpus([_SAMPLES], Limits()).articles
        for paragraph in article.paragraphs
        if paragraph.mark is None
    )
    return [text[start:end] for text in texts for start, end in split_sentences(text)]


def _paragraphs(sentences: list[str], chance: random.Random) -> list[str]:
    return [" ".join(chance.sample(sentences, _SENTENCES)) for _ in range(_PARAGRAPHS)]


def _write(folder: Path, number: int, paragraphs: list[str]) -> None:
    article = {"id": f"article-{number}", "title": f"Report {number}", "paragraphs": paragraphs}
    _path(folder, number).write_text(json.dumps(article), encoding="utf-8")


def _read(folder: Path, number: int) -> list[str]:
    paragraphs: list[str] = json.loads(_path(folder, number).read_text("utf-8"))["paragraphs"]
    return paragraphs


def _path(folder: Path, number: int) -> Path:
    return folder / f"article-{number}.jsonl"


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
