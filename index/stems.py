"""Words as the full-text index spells them: their stems."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

# Stems remembered before the memory is emptied.
STEMS_KEPT: Final = 50_000

_TOKENIZER: Final = "porter unicode61 remove_diacritics 2"


class StemReader:
    """Tells how the full-text index spells a word: its tokenizer has no other way to be asked."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.executescript(
            f"CREATE VIRTUAL TABLE given USING fts5(word, tokenize = '{_TOKENIZER}');"
            "CREATE VIRTUAL TABLE stems USING fts5vocab(given, 'instance');"
        )

    def read(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the stems of each of `words`: one, or several in order where it is split."""
        wanted = set(words)
        if len(self._known) > STEMS_KEPT:
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
            for row, stem in self._connection.execute(
                "SELECT doc, term FROM stems ORDER BY doc, offset"
            ):
                found[row].append(stem)
        self._known.update(zip(words, map(tuple, found), strict=True))
