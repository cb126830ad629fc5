"""What a store holds, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus import Evidence, Mark, Statement, StatementKind, handle_of
from index.passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """An article without its text; `length` counts its paragraphs."""

    id: str
    title: str
    source: str | None
    published_at: str | None
    url: str | None
    author: str | None
    collection: str
    length: int

    @property
    def handle(self) -> str:
        """The 16 characters that stand for the id in Discord."""
        return handle_of(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphRecord:
    """A paragraph with the article it stands in; `key` is its row in the store."""

    key: int
    article: ArticleRecord
    number: int
    text: str
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage as stored: its row in the vector index and its place in a paragraph."""

    row: int
    paragraph: int
    span: Span
    fingerprint: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A statement, the key of the paragraph that holds it, and that of the person who made it.

    The statement's `speaker` is the person's name; nobody is named where `person` is None.
    """

    paragraph: int
    statement: Statement
    person: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """Somebody who speaks: the name shown, all names in use, how many statements there are."""

    key: int
    name: str
    forms: tuple[str, ...]
    statements: int


def article_record(*row: Any) -> ArticleRecord:  # noqa: ANN401 - a row of SQL
    """Return the article of a row: its key, its fields in their order, its length."""
    _key, *values, length = row
    fields = ("id", "title", "source", "published_at", "url", "author", "collection")
    return ArticleRecord(**dict(zip(fields, values, strict=True)), length=length)


def statement_record(*row: Any) -> StatementRecord:  # noqa: ANN401 - a row of SQL
    """Return the statement of a row, with its paragraph's key and its person's."""
    paragraph, person, number, start, end, kind, *values, evidence = row
    fields = ("speaker", "speaker_text", "cue", "confidence")
    statement = Statement(
        paragraph=number,
        start=start,
        end=end,
        kind=StatementKind(kind),
        evidence=Evidence(evidence),
        **dict(zip(fields, values, strict=True)),
    )
    return StatementRecord(paragraph=paragraph, statement=statement, person=person)
