"""The close look: candidates with their texts, and how each matches a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import facts_of
from index.embedder import Embedder
from index.generation import Generation, Reader
from index.matching import Candidate, Match, Matcher
from index.store import ParagraphRecord, Passage
from index.terms import Terms
from index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Looked:
    """Paragraphs that were read closely, and what matches them to a query, in the same order."""

    paragraphs: tuple[ParagraphRecord, ...]
    matcher: Matcher

    def matches(self, terms: Terms, vector: Vectors) -> list[Match]:
        """Return how each of the paragraphs matches the query of `terms` and `vector`."""
        return self.matcher.matches(terms, vector)


def look_closely(
    generation: Generation, reader: Reader, embedder: Embedder, keys: Sequence[int]
) -> Looked:
    """Read the paragraphs with `keys`, without those that are not indexed."""
    records = reader.store.paragraphs_by_key(keys)
    passages: dict[int, list[Passage]] = {}
    for passage in reader.store.passages_of(keys):
        passages.setdefault(passage.paragraph, []).append(passage)
    paragraphs = tuple(records[key] for key in keys if key in passages)
    candidates = [
        _candidate(generation, reader, paragraph, passages[paragraph.key])
        for paragraph in paragraphs
    ]
    return Looked(paragraphs, Matcher(candidates, embedder.embed_words))


def _candidate(
    generation: Generation,
    reader: Reader,
    paragraph: ParagraphRecord,
    passages: Sequence[Passage],
) -> Candidate:
    article = paragraph.article
    return Candidate(
        terms=reader.words.read(paragraph.text),
        beside=reader.words.stems_of(f"{article.title} {facts_of(article)}"),
        passages=[passage.span for passage in passages],
        rows=generation.vectors.rows([passage.row for passage in passages]),
    )
