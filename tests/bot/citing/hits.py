"""Hits made by hand."""

from __future__ import annotations

from index.passages import Span
from index.retrieved import Hit
from index.store import ArticleRecord, ParagraphRecord


def hit(
    article: str,
    text: str,
    *,
    score: float = 1.0,
    coverage: float = 1.0,
    published_at: str | None = None,
    quoted: str | None = None,
    title: str = "News",
) -> Hit:
    """Return a hit on the first paragraph of `article`; all of it would be quoted, or `quoted`."""
    start = text.index(quoted) if quoted else 0
    record = ArticleRecord(
        id=article,
        title=title,
        source=None,
        published_at=published_at,
        url=None,
        author=None,
        collection="",
        length=1,
    )
    return Hit(
        paragraph=ParagraphRecord(key=1, article=record, number=1, text=text, mark=None),
        score=score,
        cosine=score,
        coverage=coverage,
        best=Span(start, start + len(quoted or text)),
    )
