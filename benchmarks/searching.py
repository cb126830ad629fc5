"""What a search costs: `python -m benchmarks.searching`.

A made corpus of 30,000 paragraphs with vectors of 384 dimensions; median times over the same
questions, as multiples of a product of the whole matrix of vectors with the question's, in numpy.
What the model does with a question is not in it: benchmarks/asking.py has that.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

# One core for every part that is measured, numpy's too: it reads this when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.made import DIMENSION, publish_made, unit_vectors
from corpus import Article, Paragraph
from index.embedder import ModelIdentity, Progress
from index.generation import Generation
from index.generations import DataFolder
from index.query import Query
from index.search import search
from index.vectors import Vectors

_ARTICLES = 3000
_PARAGRAPHS = 10  # of each article
_WORDS = 60  # of each paragraph
_VOCABULARY = 20_000
_QUESTIONS = 40
_WORDS_ASKED = 8
_FOUND = 10
_NO_BUDGET = 10**12


@dataclass(frozen=True, slots=True)
class Question:
    """Words and a vector that have nothing to do with each other: the cost is the same."""

    words: str
    vector: Vectors


class GivenVectors:
    """An embedder that embeds nothing: the vectors of questions are given, words have any."""

    name = "made"

    def __init__(self, questions: Sequence[Question]) -> None:
        self._vectors = {question.words: question.vector for question in questions}
        self._words = unit_vectors(_VOCABULARY + 1)

    def weights(self) -> str:
        """Return what stands for weights."""
        return "made"

    def identity(self) -> ModelIdentity:
        """Return what tells it from models."""
        return ModelIdentity(self.name, self.weights(), DIMENSION)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Refuse: passages have vectors already."""
        raise NotImplementedError

    def embed_query(self, text: str) -> Vectors:
        """Return the vector that is given for `text`."""
        return self._vectors[text]

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return a vector for each of `words`."""
        return self._words[[int(word[1:]) for word in words]]


def main() -> None:
    """Build the corpus, ask every question in every way in turn, and print the medians."""
    chance = random.Random(8)
    vectors = unit_vectors(_ARTICLES * _PARAGRAPHS)
    questions = [
        Question(_sentence(chance, _WORDS_ASKED), vector) for vector in unit_vectors(_QUESTIONS)
    ]
    embedder = GivenVectors(questions)
    with TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        articles = [_article(chance, number) for number in range(_ARTICLES)]
        publish_made(data, articles, vectors, embedder)
        generation = Generation.open_current(data, embedder.name)
        ways = _ways(generation, vectors, embedder)
        times: dict[str, list[float]] = {name: [] for name in ways}
        for question in questions:
            for name, way in ways.items():
                times[name].append(_seconds(way, question))
        generation.close()
    reference = median(next(iter(times.values())))
    print(f"{_ARTICLES * _PARAGRAPHS:,} paragraphs, {len(questions)} questions, medians")
    for name, seconds in times.items():
        middle = median(seconds)
        print(f"{name:34} {middle * 1000:8.2f} ms {middle / reference:8.2f} times")


def _ways(
    generation: Generation, vectors: Vectors, embedder: GivenVectors
) -> dict[str, Callable[[Question], object]]:
    """Return what is measured, the reference first."""
    with generation.reader() as reader:
        words = reader.words
    return {
        "numpy: all vectors @ question": lambda q: vectors @ q.vector,
        "vectors": lambda q: generation.vectors.search(q.vector, 300),
        "words, rarest first, in a budget": lambda q: words.search(q.words, 100),
        "words, all of them": lambda q: words.search(q.words, 100, budget=_NO_BUDGET),
        "search: all, fused, with quotes": lambda q: search(
            generation, embedder, Query(text=q.words), _FOUND
        ),
    }


def _seconds(way: Callable[[Question], object], question: Question) -> float:
    start = perf_counter()
    way(question)
    return perf_counter() - start


def _sentence(chance: random.Random, words: int) -> str:
    """Return words as text has them: the n-th most common is n times rarer than the first."""
    ranks = (int(_VOCABULARY ** chance.random()) for _ in range(words))
    return " ".join(f"w{rank}" for rank in ranks)


def _article(chance: random.Random, number: int) -> Article:
    return Article(
        id=f"article-{number}",
        title=_sentence(chance, 6),
        paragraphs=tuple(
            Paragraph(number=n, text=_sentence(chance, _WORDS)) for n in range(1, _PARAGRAPHS + 1)
        ),
    )


if __name__ == "__main__":
    main()
