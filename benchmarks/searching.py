"""What a search costs: `python -m benchmarks.searching`.

A made corpus of 30,000 paragraphs with vectors of 384 dimensions; median times over the same
questions, as multiples of a product of the whole matrix of vectors with the question's, in numpy.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

# One core for every part that is measured, numpy's too: it reads this when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from corpus import Article, Paragraph
from index.documents import context_of, facts_of
from index.durable import digest_of, write_file
from index.generation import Generation
from index.generations import STORE_FILE, VECTORS_FILE, DataFolder, new_folder
from index.manifest import Counts, Manifest
from index.passages import Span, fingerprint_of
from index.search import search
from index.store import Passage
from index.store_writer import StoreWriter
from index.vectors import VectorIndex, Vectors
from index.words import WordIndex

_ARTICLES = 3000
_PARAGRAPHS = 10  # of each article
_WORDS = 60  # of each paragraph
_VOCABULARY = 20_000
_DIMENSION = 384
_QUESTIONS = 40
_WORDS_ASKED = 8
_FOUND = 10
_NO_BUDGET = 10**12


@dataclass(frozen=True, slots=True)
class Question:
    """Words and a vector that have nothing to do with each other: the cost is the same."""

    words: str
    vector: Vectors


def main() -> None:
    """Build the corpus, ask every question in every way in turn, and print the medians."""
    chance = random.Random(8)
    vectors = _unit_vectors(_ARTICLES * _PARAGRAPHS)
    questions = [
        Question(_sentence(chance, _WORDS_ASKED), vector) for vector in _unit_vectors(_QUESTIONS)
    ]
    with TemporaryDirectory() as folder, _generation(Path(folder), chance, vectors) as generation:
        ways = _ways(generation, vectors)
        times: dict[str, list[float]] = {name: [] for name in ways}
        for question in questions:
            for name, way in ways.items():
                times[name].append(_seconds(way, question))
    reference = median(next(iter(times.values())))
    print(f"{_ARTICLES * _PARAGRAPHS:,} paragraphs, {len(questions)} questions, medians")
    for name, seconds in times.items():
        middle = median(seconds)
        print(f"{name:34} {middle * 1000:8.2f} ms {middle / reference:8.2f} times")


def _ways(generation: Generation, vectors: Vectors) -> dict[str, Callable[[Question], object]]:
    """Return what is measured, the reference first."""
    with generation.reader() as reader:
        bounded = reader.words
        unbounded = WordIndex(reader.store.connection, _NO_BUDGET)
    return {
        "numpy: all vectors @ question": lambda q: vectors @ q.vector,
        "vectors": lambda q: generation.vectors.search(q.vector, 300),
        "words, rarest first, in a budget": lambda q: bounded.search(q.words, 100),
        "words, all of them": lambda q: unbounded.search(q.words, 100),
        "search: all, fused, with quotes": lambda q: search(generation, q.words, q.vector, _FOUND),
    }


def _seconds(way: Callable[[Question], object], question: Question) -> float:
    start = perf_counter()
    way(question)
    return perf_counter() - start


def _unit_vectors(rows: int) -> Vectors:
    numbers = np.random.default_rng(rows).standard_normal((rows, _DIMENSION), dtype=np.float32)
    units: Vectors = numbers / np.linalg.norm(numbers, axis=1, keepdims=True)
    return units


def _sentence(chance: random.Random, words: int) -> str:
    """Return words as text has them: the n-th most common is n times rarer than the first."""
    ranks = (int(_VOCABULARY ** chance.random()) for _ in range(words))
    return " ".join(f"w{rank}" for rank in ranks)


@contextmanager
def _generation(path: Path, chance: random.Random, vectors: Vectors) -> Iterator[Generation]:
    data = DataFolder(path)
    folder = new_folder(data)
    articles = [_article(chance, number) for number in range(_ARTICLES)]
    _write_store(folder / STORE_FILE, articles)
    write_file(folder / VECTORS_FILE, VectorIndex.from_vectors(vectors).to_bytes())
    generation = Generation.open(data, _manifest(folder))
    try:
        yield generation
    finally:
        generation.close()


def _article(chance: random.Random, number: int) -> Article:
    return Article(
        id=f"article-{number}",
        title=_sentence(chance, 6),
        paragraphs=tuple(
            Paragraph(number=n, text=_sentence(chance, _WORDS)) for n in range(1, _PARAGRAPHS + 1)
        ),
    )


def _write_store(path: Path, articles: Sequence[Article]) -> None:
    writer = StoreWriter(path)
    row = 0
    for article in articles:
        keys = writer.add_article(article, fingerprint_of(article.id))
        for paragraph, context in context_of(article):
            key, text = keys[paragraph.number], paragraph.text
            writer.add_words(key, text, context, article.title, facts_of(article))
            span = Span(0, len(text))
            writer.add_passages(
                [Passage(row=row, paragraph=key, span=span, fingerprint=fingerprint_of(text))]
            )
            row += 1
    writer.finish()
    writer.close()


def _manifest(folder: Path) -> Manifest:
    paragraphs = _ARTICLES * _PARAGRAPHS
    return Manifest(
        id=folder.name,
        created_at="2024-01-01T00:00:00Z",
        model="made",
        dimension=_DIMENSION,
        weights="made",
        counts=Counts(
            articles=_ARTICLES,
            paragraphs=paragraphs,
            passages=paragraphs,
            statements=0,
            skipped=0,
        ),
        paths=None,
        fingerprint="made",
        files={name: digest_of(folder / name) for name in (STORE_FILE, VECTORS_FILE)},
    )


if __name__ == "__main__":
    main()
