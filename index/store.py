"""The articles of a generation in SQLite: written once, then read by many."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path

from corpus import Mark, fold
from index.passages import Span
from index.records import (
    ArticleRecord,
    ParagraphRecord,
    Passage,
    PersonRecord,
    StatementRecord,
    article_record,
    statement_record,
)

__all__ = [
    "ArticleRecord",
    "ParagraphRecord",
    "Passage",
    "PersonRecord",
    "StatementRecord",
    "Store",
]

# Any number of values as one: SQLite takes only so many in one question.
_GIVEN = "(SELECT value FROM json_each(?))"

_ARTICLE_FIELDS = "a.key, a.id, a.title, a.source, a.published_at, a.url, a.author, a.collection"


class Store:
    """Reads a published store through one connection; used by one thread at a time.

    Whatever tells of articles is read from `_articles_table`, so that a part of a store has no way
    to the others.
    """

    _articles_table = "articles"

    def __init__(self, path: Path) -> None:
        # Immutable: nobody writes a published file, so SQLite needs neither locks nor journals.
        self.connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        # SQLite's own lower() knows only ASCII.
        self.connection.create_function("fold", 1, fold, deterministic=True)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def collections(self) -> dict[str, int]:
        """Return the collections, each with how many articles it holds, in alphabetical order."""
        rows = self.connection.execute(
            f"SELECT collection, count(*) FROM {self._articles_table} "  # noqa: S608 - a constant
            "GROUP BY collection ORDER BY collection"
        )
        return dict(rows.fetchall())

    def article(self, article_id: str) -> ArticleRecord | None:
        """Return the article with the id, or the handle, `article_id`; None when there is none."""
        rows = self._articles("WHERE a.id = ?1 OR a.handle = ?1", article_id)
        return rows[0] if rows else None

    def articles_like(self, text: str, limit: int) -> list[ArticleRecord]:
        """Return up to `limit` articles whose title or id holds `text`, best match first."""
        return self._articles(
            "WHERE instr(fold(a.title), ?1) OR instr(fold(a.id), ?1) "
            "ORDER BY instr(fold(a.title), ?1) <> 1, a.published_at DESC, a.id LIMIT ?2",
            fold(text),
            limit,
        )

    def paragraphs_by_key(self, keys: Sequence[int]) -> dict[int, ParagraphRecord]:
        """Return the paragraphs with `keys`, by key."""
        return {p.key: p for p in self._paragraphs(f"p.key IN {_GIVEN}", json.dumps(list(keys)))}

    def paragraphs_between(self, article_id: str, first: int, last: int) -> list[ParagraphRecord]:
        """Return the paragraphs numbered `first` to `last` of an article, in order."""
        return self._paragraphs(
            "(a.id = ?1 OR a.handle = ?1) AND p.number BETWEEN ?2 AND ?3 ORDER BY p.number",
            article_id,
            first,
            last,
        )

    def paragraphs_from(self, sources: Collection[str], keys: Collection[int]) -> set[int]:
        """Return those of the paragraphs `keys` whose article is from one of the `sources`."""
        rows = self.connection.execute(
            f"SELECT p.key FROM paragraphs p JOIN {self._articles_table} a ON a.key = p.article "  # noqa: S608 - constants
            "WHERE p.key IN (SELECT value FROM json_each(?1)) "
            "AND a.source IN (SELECT value FROM json_each(?2))",
            (json.dumps(list(keys)), json.dumps(list(sources))),
        )
        return {key for (key,) in rows}

    def keys_of(self, article_id: str) -> tuple[int, int]:
        """Return the keys of the first and the last paragraph of an article, which has some."""
        first, last = self.connection.execute(
            "SELECT min(p.key), max(p.key) FROM paragraphs p "  # noqa: S608 - constants
            f"JOIN {self._articles_table} a ON a.key = p.article WHERE a.id = ?",
            (article_id,),
        ).fetchone()
        return first, last

    def passages_of(self, paragraphs: Sequence[int]) -> list[Passage]:
        """Return all passages of the paragraphs with the keys `paragraphs`."""
        keys = json.dumps(list(paragraphs))
        return self._passages(f"WHERE paragraph IN {_GIVEN} ORDER BY row", keys)

    def passages_at(self, rows: Sequence[int]) -> dict[int, Passage]:
        """Return the passages at `rows` of the vector index, by row."""
        given = json.dumps(list(rows))
        return {p.row: p for p in self._passages(f"WHERE row IN {_GIVEN}", given)}

    @cached_property
    def paragraph_of_row(self) -> Sequence[int]:
        """The key of the paragraph that the passage at each row of the vector index is of."""
        rows = self.connection.execute("SELECT paragraph FROM passages ORDER BY row")
        return array("q", (key for (key,) in rows))

    def passage_rows(self) -> dict[bytes, int]:
        """Return the row of the vector index for each text that is embedded."""
        return dict(self.connection.execute("SELECT fingerprint, row FROM passages"))

    def article_fingerprints(self) -> dict[str, bytes]:
        """Return what recognises each article's content, by its id."""
        rows = self.connection.execute(f"SELECT id, fingerprint FROM {self._articles_table}")  # noqa: S608 - constants
        return dict(rows)

    def people(self) -> list[PersonRecord]:
        """Return all who speak, those with most statements first."""
        forms: dict[int, list[str]] = {}
        for person, form in self.connection.execute("SELECT person, name FROM names ORDER BY key"):
            forms.setdefault(person, []).append(form)
        rows = self.connection.execute(
            "SELECT key, name, statements FROM people ORDER BY statements DESC, name, key"
        )
        return [
            PersonRecord(key=key, name=name, forms=tuple(forms.get(key, ())), statements=count)
            for key, name, count in rows
        ]

    def statements_of(self, person: int) -> list[StatementRecord]:
        """Return the statements of the person with the key `person`, in corpus order."""
        return self._statements("s.person = ?", person)

    def likely_places_of(self, person: int) -> list[tuple[str, int]]:
        """Return where the person `person` may be speaking, unsurely, the surest place first.

        A place is an article's id and a paragraph's number.
        """
        rows = self.connection.execute(
            "SELECT a.id, p.number FROM statements s JOIN paragraphs p ON p.key = s.paragraph "  # noqa: S608 - constants
            f"JOIN {self._articles_table} a ON a.key = p.article WHERE s.likely = ? "
            "GROUP BY p.key ORDER BY max(s.confidence) DESC, p.key",
            (person,),
        )
        return rows.fetchall()

    def statements_in(self, paragraphs: Sequence[int]) -> list[StatementRecord]:
        """Return all statements of the paragraphs with the keys `paragraphs`, in corpus order."""
        return self._statements(f"s.paragraph IN {_GIVEN}", json.dumps(list(paragraphs)))

    def outlets(self) -> list[str]:
        """Return the sources that articles name, each once, in alphabetical order."""
        rows = self.connection.execute(
            f"SELECT DISTINCT source FROM {self._articles_table} "  # noqa: S608 - constants
            "WHERE source IS NOT NULL ORDER BY source"
        )
        return [source for (source,) in rows]

    def date_range(self) -> tuple[str | None, str | None]:
        """Return the first and the last date of publication, None where no article has one."""
        first, last = self.connection.execute(
            f"SELECT min(published_at), max(published_at) FROM {self._articles_table}"  # noqa: S608 - constants
        ).fetchone()
        return first, last

    def latest(self, limit: int, offset: int, outlet: str | None = None) -> list[ArticleRecord]:
        """Return `limit` articles behind the first `offset`, the newest first, undated last.

        With an `outlet`, only its own.
        """
        return self._articles(
            "WHERE ?3 IS NULL OR a.source = ?3 "
            "ORDER BY a.published_at IS NULL, a.published_at DESC, a.id LIMIT ?1 OFFSET ?2",
            limit,
            offset,
            outlet,
        )

    def _statements(self, condition: str, *values: object) -> list[StatementRecord]:
        rows = self.connection.execute(
            f'SELECT s.paragraph, s.person, p.number, s."start", s."end", s.kind, who.name, '  # noqa: S608 - constants
            "s.speaker_text, s.cue, s.confidence, s.evidence "
            "FROM statements s JOIN paragraphs p ON p.key = s.paragraph "
            f"JOIN {self._articles_table} a ON a.key = p.article "
            f"LEFT JOIN people who ON who.key = s.person WHERE {condition} ORDER BY s.key",
            values,
        )
        return [statement_record(*row) for row in rows]

    def _articles(self, clause: str, *values: object) -> list[ArticleRecord]:
        rows = self.connection.execute(
            f"SELECT {_ARTICLE_FIELDS}, "  # noqa: S608 - constants of this module
            f"(SELECT count(*) FROM paragraphs WHERE article = a.key) "
            f"FROM {self._articles_table} a {clause}",
            values,
        )
        return [article_record(*row) for row in rows]

    def _paragraphs(self, condition: str, *values: object) -> list[ParagraphRecord]:
        rows = self.connection.execute(
            f"SELECT p.key, p.number, p.text, p.mark, {_ARTICLE_FIELDS}, "  # noqa: S608 - constants
            "(SELECT count(*) FROM paragraphs WHERE article = a.key) "
            f"FROM paragraphs p JOIN {self._articles_table} a ON a.key = p.article "
            f"WHERE {condition}",
            values,
        )
        return [
            ParagraphRecord(
                key=key,
                article=article_record(*fields),
                number=number,
                text=text,
                mark=Mark(mark) if mark else None,
            )
            for key, number, text, mark, *fields in rows
        ]

    def _passages(self, clause: str, *values: object) -> list[Passage]:
        rows = self.connection.execute(
            f'SELECT row, paragraph, "start", "end", fingerprint FROM passages {clause}',  # noqa: S608 - constants
            values,
        )
        return [
            Passage(row=row, paragraph=paragraph, span=Span(start, end), fingerprint=fingerprint)
            for row, paragraph, start, end, fingerprint in rows
        ]
