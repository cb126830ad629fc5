"""Writing the store of a generation that nobody reads yet, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from importlib import resources

from corpus import Article, Person, Statement, handle_of
from corpus.parts import tidy
from index.store import Passage


class StoreWriter:
    """Makes a store in memory: what reaches the disk, and when, is not SQLite's to decide.

    The same calls in the same order make the same bytes.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")
        schema = resources.files("index").joinpath("schema.sql").read_text()
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA temp_store = MEMORY;")
        self._connection.executescript(schema)

    def add_article(self, article: Article, fingerprint: bytes) -> dict[int, int]:
        """Add `article` with all its paragraphs; return their keys by their numbers."""
        key = self._insert(
            "INSERT INTO articles(id, handle, title, source, published_at, url, author, "
            "collection, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            article.id,
            handle_of(article.id),
            article.title,
            article.source,
            article.published_at,
            article.url,
            article.author,
            article.collection,
            fingerprint,
        )
        return {
            paragraph.number: self._insert(
                "INSERT INTO paragraphs(article, number, text, mark) VALUES (?, ?, ?, ?)",
                key,
                paragraph.number,
                paragraph.text,
                paragraph.mark,
            )
            for paragraph in article.paragraphs
        }

    def add_words(self, key: int, body: str, context: str, title: str, facts: str) -> None:
        """Make paragraph `key` findable by its words and by those around it."""
        self._insert(
            "INSERT INTO words(rowid, body, context, title, facts) VALUES (?, ?, ?, ?, ?)",
            key,
            body,
            context,
            title,
            facts,
        )

    def add_passages(self, passages: Iterable[Passage]) -> None:
        """Add `passages`, whose rows are those of the vector index."""
        self._connection.executemany(
            'INSERT INTO passages(row, paragraph, "start", "end", fingerprint) '
            "VALUES (?, ?, ?, ?, ?)",
            ((p.row, p.paragraph, p.span.start, p.span.end, p.fingerprint) for p in passages),
        )

    def add_person(self, person: Person, statements: int) -> int:
        """Add `person`, who has so many `statements`; return the key."""
        key = self._insert(
            "INSERT INTO people(name, statements) VALUES (?, ?)", person.name, statements
        )
        self._connection.executemany(
            "INSERT INTO names(person, name) VALUES (?, ?)", ((key, form) for form in person.forms)
        )
        return key

    def add_statement(
        self, key: int, statement: Statement, person: int | None, likely: int | None = None
    ) -> None:
        """Add a statement of paragraph `key` by the person with the key `person`, or by nobody.

        `likely` is the key of who it may be in that case.
        """
        self._insert(
            'INSERT INTO statements(paragraph, "start", "end", kind, person, name, likely, '
            "speaker_text, cue, confidence, evidence, found_name, found_likely) "
            "VALUES (?, ?, ?, ?, ?, (SELECT key FROM names WHERE person = ? AND name = ?), "
            "?, ?, ?, ?, ?, ?, ?)",
            key,
            statement.start,
            statement.end,
            statement.kind,
            person,
            person,
            tidy(statement.speaker or ""),
            likely,
            statement.speaker_text,
            statement.cue,
            statement.confidence,
            statement.evidence,
            statement.speaker,
            statement.likely,
        )

    def content(self) -> bytes:
        """Return the store as its file holds it: merged, without free pages."""
        self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        self._connection.commit()
        self._connection.execute("VACUUM")
        return self._connection.serialize()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _insert(self, sql: str, *values: object) -> int:
        return self._connection.execute(sql, values).lastrowid or 0
