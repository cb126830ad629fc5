"""Full-text search in SQLite FTS5, at a bounded cost: words are looked up rarest first."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

# As the tokenizer has them: a mark that combines is part of its word.
_WORD = regex.compile(r"[\w\p{M}]+")

# bm25 weights of body, context, title, facts; docs/ranking.md has what was tried.
_COLUMN_WEIGHTS = "1.0, 0.2, 1.0, 1.0"

# Stems remembered before the memory is emptied.
_STEMS_KEPT = 50_000

_TOKENIZER = "porter unicode61 remove_diacritics 2"

# Words that carry a question's grammar, not its subject.
_FUNCTION_WORDS = frozenset(
    """a about an and any are as at be been being but by can could did do does for from had has
    have he her hers him his how i if in into is it its many me much my no nor not of on or
    our ours she should so than that the their them then there these they this those to too us
    was we were what when where which while who whom whose why will with would you your yours
    d ll m re s t ve""".split()
)

# Words that ask for something, or for where it stands, and not about what.
_ASKING_WORDS = frozenset(
    """according article articles ask asked called describe described discuss discussed explain
    explained find found give given happen happened know known mean mention mentioned name named
    report reported reports say said says show showed shown state stated tell told think thought
    write wrote""".split()
)


@dataclass(frozen=True, slots=True)
class WordHit:
    """A paragraph that holds words of the query; `score` is BM25, higher is better."""

    paragraph: int
    score: float


def content_words(text: str) -> list[str]:
    """Return the distinct words of `text`, lower-cased; function words only where alone."""
    words = list(dict.fromkeys(_WORD.findall(text.lower())))
    return [word for word in words if word not in _FUNCTION_WORDS] or words


class WordIndex:
    """The full-text side of an opened generation.

    A word's cost is the number of paragraphs that hold it. Words are taken rarest first until their
    sum passes `budget`, so that a question's time does not grow with the corpus.
    """

    def __init__(self, connection: sqlite3.Connection, budget: int = 50_000) -> None:
        self._connection = connection
        self._budget = budget
        self._stems = _StemReader()

    def search(self, query: str, limit: int) -> list[WordHit]:
        """Return the `limit` best paragraphs for `query`, best first."""
        words = self._affordable(self.frequencies(content_words(query)))
        if not words:
            return []
        rows = self._connection.execute(
            f"SELECT rowid, -bm25(words, {_COLUMN_WEIGHTS}) FROM words WHERE words MATCH ? "  # noqa: S608 - a constant
            f"ORDER BY bm25(words, {_COLUMN_WEIGHTS}), rowid LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), limit),
        )
        return [WordHit(paragraph, score) for paragraph, score in rows]

    def frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many paragraphs each of `words` stands, in any inflection."""
        stems = self._stems.read(words)
        return {
            word: min((self._paragraphs_with(stem) for stem in stems[word]), default=0)
            for word in words
        }

    def rarities(self, query: str, paragraphs: int) -> dict[str, float]:
        """Return the stems of what `query` asks about, each with how rare it is in `paragraphs`."""
        words = content_words(query)
        subject = [word for word in words if word not in _ASKING_WORDS] or words
        return {
            stem: math.log1p(paragraphs / (self._paragraphs_with(stem) + 0.5))
            for stem in self._stems_in(subject)
        }

    def share(self, rarities: Mapping[str, float], text: str) -> float:
        """Return the part of `rarities` that `text` holds in any inflection, from 0 to 1."""
        total = sum(rarities.values())
        if not total:
            return 0.0
        held = self._stems_in(_WORD.findall(text.lower()))
        return sum(weight for stem, weight in rarities.items() if stem in held) / total

    def close(self) -> None:
        """Close what this object opened; the generation's connection is its owner's."""
        self._stems.close()

    def _stems_in(self, words: Iterable[str]) -> set[str]:
        return {stem for stems in self._stems.read(words).values() for stem in stems}

    def _paragraphs_with(self, stem: str) -> int:
        row = self._connection.execute(
            "SELECT doc FROM vocabulary WHERE term = ?", (stem,)
        ).fetchone()
        return row[0] if row else 0

    def _affordable(self, frequencies: dict[str, int]) -> list[str]:
        chosen: list[str] = []
        spent = 0
        for word, count in sorted(frequencies.items(), key=lambda item: item[1]):
            if not count:
                continue
            spent += count
            if chosen and spent > self._budget:
                break
            chosen.append(word)
        return chosen


class _StemReader:
    """Tells how the full-text index spells a word: its tokenizer has no other way to be asked."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.executescript(
            f"CREATE VIRTUAL TABLE given USING fts5(word, tokenize = '{_TOKENIZER}');"
            "CREATE VIRTUAL TABLE stems USING fts5vocab(given, 'instance');"
        )

    def read(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the stems of each of `words`: one, or several where the tokenizer splits it."""
        wanted = set(words)
        if len(self._known) > _STEMS_KEPT:
            self._known.clear()
        self._learn([word for word in wanted if word not in self._known])
        return {word: self._known[word] for word in wanted}

    def close(self) -> None:
        """Close the scratch database."""
        self._connection.close()

    def _learn(self, words: Sequence[str]) -> None:
        if not words:
            return
        found: list[list[str]] = [[] for _ in words]
        with self._connection:
            self._connection.execute("DELETE FROM given")
            self._connection.executemany(
                "INSERT INTO given(rowid, word) VALUES (?, ?)", enumerate(words)
            )
            for row, stem in self._connection.execute("SELECT doc, term FROM stems"):
                found[row].append(stem)
        self._known.update(zip(words, map(tuple, found), strict=True))
