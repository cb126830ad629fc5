"""Full-text search in SQLite FTS5, at a bounded cost: words are looked up rarest first."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import regex

from index.stems import STEMS_KEPT, StemReader
from index.terms import Term, Terms

# Letters and digits, as the tokenizer has them; a mark that combines is part of its word.
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}\p{Co}]+")

# bm25 weights of body, context, title, facts; docs/ranking.md has what was tried.
_COLUMN_WEIGHTS = "1.0, 0.2, 1.0, 1.0"

# The plus keeps SQLite from looking each of the paragraphs up for itself, which is far slower.
_IN_ARTICLES = (
    "AND +rowid IN (SELECT key FROM paragraphs WHERE article IN (SELECT value FROM json_each(?))) "
)

# What the words of a search may cost, in paragraphs that hold them.
BUDGET = 30_000

# Words of a query that are compared with others: what embeds it reads about as many.
_MOST_ASKED = 256

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


def _asks(term: Term) -> bool:
    return term.word.lower() in _ASKING_WORDS


def _is_name(term: Term, text: str) -> bool:
    """Tell whether `term` is a name or a number; where a sentence begins, a capital is neither."""
    before = text[: term.start].rstrip(" \"'“”‘’«»(„")
    begins = not before or before[-1] in ".?!:"
    return term.word[0].isdigit() or (term.word[0].isupper() and not begins)


class WordIndex:
    """The full-text side of an opened generation.

    A word's cost is the number of paragraphs that hold it: with a budget, a question's time does
    not grow with the corpus.
    """

    def __init__(self, connection: sqlite3.Connection, stems: StemReader | None = None) -> None:
        self._connection = connection
        self.stems = stems or StemReader()
        self._counts: dict[str, int] = {}

    def search(
        self,
        query: str,
        limit: int,
        articles: Sequence[int] | None = None,
        budget: int = BUDGET,
    ) -> list[WordHit]:
        """Return the `limit` best paragraphs for `query`, best first.

        Only the articles with the keys `articles` are looked in where they are given. Words are
        taken rarest first until their sum of paragraphs passes `budget`.
        """
        words = _affordable(self._costs(content_words(query)), budget)
        if not words:
            return []
        inside, values = _within(articles)
        rows = self._connection.execute(
            f"SELECT rowid, -bm25(words, {_COLUMN_WEIGHTS}) FROM words WHERE words MATCH ? {inside}"  # noqa: S608 - constants
            f"ORDER BY bm25(words, {_COLUMN_WEIGHTS}), rowid LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), *values, limit),
        )
        return [WordHit(paragraph, score) for paragraph, score in rows]

    def stands_within(self, word: str, keys: tuple[int, int]) -> bool:
        """Tell whether `word`, in any inflection, stands in a paragraph from one key to another."""
        row = self._connection.execute(
            "SELECT 1 FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1",
            (f'"{word}"', *keys),
        ).fetchone()
        return row is not None

    def holding(
        self, words: Sequence[str], limit: int, articles: Sequence[int] | None = None
    ) -> list[int]:
        """Return the keys of up to `limit` paragraphs whose own text holds `words` as a phrase.

        Only the articles with the keys `articles` are looked in where they are given.
        """
        inside, values = _within(articles)
        rows = self._connection.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? {inside}LIMIT ?",  # noqa: S608 - constants
            (f'body : "{" ".join(words)}"', *values, limit),
        )
        return [key for (key,) in rows]

    def frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many paragraphs each of `words` stands, in any inflection."""
        stems = self.stems.read(words)
        return {
            word: min((self._paragraphs_with(stem) for stem in stems[word]), default=0)
            for word in words
        }

    def read(self, text: str) -> list[Term]:
        """Return the words of `text` in order, each with its stem, which is never empty.

        Where the tokenizer splits a word, as at the vowel signs of Hindi, its stem is all pieces.
        """
        places = [(match.start(), match[0]) for match in _WORD.finditer(text)]
        lowered = [word.lower() for _, word in places]
        stems = {word: " ".join(s) or word for word, s in self.stems.read(lowered).items()}
        return [
            Term(start, word, stems[lower])
            for (start, word), lower in zip(places, lowered, strict=True)
        ]

    def stems_of(self, text: str) -> set[str]:
        """Return the stems of the words of `text`."""
        return {term.stem for term in self.read(text)}

    def terms(self, query: str, paragraphs: int) -> Terms:
        """Return what `query` asks about, worth as much as it is rare in that many paragraphs."""
        read = self.read(query)
        content = [term for term in read if term.word.lower() not in _FUNCTION_WORDS] or read
        asked = [term for term in content if not _asks(term)] or content
        firsts: dict[str, str] = {}
        for term in asked[:_MOST_ASKED]:
            firsts.setdefault(term.stem, term.word.lower())
        names = {term.stem for term in asked if _is_name(term, query)}
        worth = {stem: self._rarity(stem, paragraphs) for stem in firsts}
        return Terms(
            stems=tuple(firsts),
            words=tuple(firsts.values()),
            rarity=np.array(list(worth.values()), dtype=np.float64),
            names=np.array([stem in names for stem in firsts], dtype=bool),
            pairs=self._pairs(read, paragraphs),
        )

    def _pairs(self, read: Sequence[Term], paragraphs: int) -> dict[tuple[str, str], float]:
        """Return the neighbours in `read` that are not both grammar, with what they are worth."""
        worth = {
            term.stem: self._rarity(term.stem, paragraphs)
            for term in read
            if term.word.lower() not in _FUNCTION_WORDS
        }
        return {
            (one.stem, other.stem): worth.get(one.stem, 0.0) + worth.get(other.stem, 0.0)
            for one, other in pairwise(read)
            if one.stem in worth or other.stem in worth
        }

    def _rarity(self, stem: str, paragraphs: int) -> float:
        held = min(map(self._paragraphs_with, stem.split()), default=0)
        return math.log1p(paragraphs / (held + 0.5))

    def close(self) -> None:
        """Close what this object opened; the generation's connection is its owner's."""
        self.stems.close()

    def _costs(self, words: Sequence[str]) -> dict[str, int]:
        """Return what each of `words` costs to look up, 0 where that finds nothing."""
        return self.frequencies(words)

    def _paragraphs_with(self, stem: str) -> int:
        count = self._counts.get(stem)
        if count is None:
            if len(self._counts) > STEMS_KEPT:
                self._counts.clear()
            count = self._counts[stem] = self._count(stem)
        return count

    def _count(self, stem: str) -> int:
        row = self._connection.execute(
            "SELECT doc FROM vocabulary WHERE term = ?", (stem,)
        ).fetchone()
        return row[0] if row else 0


def _within(articles: Sequence[int] | None) -> tuple[str, list[str]]:
    """Return what limits a search to `articles`, and its values."""
    return ("", []) if articles is None else (_IN_ARTICLES, [json.dumps(articles)])


def _affordable(frequencies: Mapping[str, int], budget: int) -> list[str]:
    chosen: list[str] = []
    spent = 0
    for word, count in sorted(frequencies.items(), key=lambda item: item[1]):
        if not count:
            continue
        spent += count
        if chosen and spent > budget:
            break
        chosen.append(word)
    return chosen
