"""A query's candidates, and the figures that order them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from index.candidates import Candidates, find_candidates
from index.embedder import Embedder
from index.errors import WrongDimensionError
from index.generation import Generation, Reader
from index.looking import Looked, look_closely
from index.matching import Match
from index.query import Query
from index.ranking import Feature, Measures
from index.scope import EVERYWHERE, Scope
from index.store import ArticleRecord, ParagraphRecord
from index.terms import Floats, Terms
from index.vectors import Vectors

# Candidates of the query, and of each of its parts, that are looked at closely.
_CLOSELY = 20
_CLOSELY_FOR_A_PART = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The candidates for a query that asks for `terms`, in one order, and what is known of them.

    `matches` are theirs with the whole query.
    """

    paragraphs: Sequence[ParagraphRecord]
    measures: Measures
    matches: Sequence[Match]
    terms: Terms


def measure(
    generation: Generation, embedder: Embedder, query: Query, scope: Scope = EVERYWHERE
) -> Measured:
    """Return the candidates for `query` in `scope` with what orders them.

    A part of the query has words of its own, and the whole query's embedding: embedding each part
    costs more than it gives (docs/ranking.md). Raises `WrongDimensionError` when `embedder` is not
    what embedded the generation.
    """
    asked = (query, *query.parts)
    vector = embedded(generation, embedder, query.text)
    with generation.reader() as reader:
        among = generation.select(scope, reader.store)
        texts = [each.text for each in asked]
        found = find_candidates(generation, reader, texts, vector, among)
        looked = look_closely(generation, reader, embedder, _closely(reader, query, found))
        terms = [terms_of(generation, reader, text) for text in texts]
    matches = [looked.matches(each, vector) for each in terms]
    return Measured(
        paragraphs=looked.paragraphs,
        measures=_measures(query, looked, found, matches, terms),
        matches=matches[0],
        terms=terms[0],
    )


def embedded(generation: Generation, embedder: Embedder, text: str) -> Vectors:
    """Return the embedding of `text`, shape (dimension,). Raises `WrongDimensionError`."""
    vector = embedder.embed_query(text)
    if vector.shape != (generation.vectors.dimension,):
        raise WrongDimensionError(
            generation.manifest.id, generation.vectors.dimension, int(vector.shape[-1])
        )
    return vector


def terms_of(generation: Generation, reader: Reader, text: str) -> Terms:
    """Return what `text` asks about, worth as much as it is rare in `generation`."""
    return reader.words.terms(text, generation.manifest.counts.paragraphs)


def _closely(reader: Reader, query: Query, found: Candidates) -> list[int]:
    """Return the paragraphs to look at closely: the best for the query and for each part."""
    preferred = set[int]()
    if query.sources:
        preferred = reader.store.paragraphs_from(query.sources, found.cosines.keys())
    best = found.best(0, _CLOSELY, preferred)
    for part in range(1, len(found.words)):
        best += found.best(part, _CLOSELY_FOR_A_PART, preferred)
    return list(dict.fromkeys(best))


def _measures(
    query: Query,
    looked: Looked,
    found: Candidates,
    matches: Sequence[Sequence[Match]],
    terms: Sequence[Terms],
) -> Measures:
    articles = [paragraph.article for paragraph in looked.paragraphs]
    keys = [paragraph.key for paragraph in looked.paragraphs]
    nearest = max(found.cosines.values(), default=0.0)
    return Measures(
        features=np.stack(
            [
                _features(keys, words, nearest, each)
                for words, each in zip(found.words, matches, strict=True)
            ]
        ),
        named=np.array(
            [[a.source in each.sources for a in articles] for each in (query, *query.parts)],
            dtype=bool,
        ),
        dated=np.array([_is_of(article, query.days) for article in articles], dtype=bool),
        asked=np.array([each.total for each in terms]),
    )


def _features(
    keys: Sequence[int], words: Mapping[int, float], nearest: float, matches: Sequence[Match]
) -> Floats:
    """Return the figures of the candidates `keys` for one query, shape (candidates, features).

    `words` are BM25 scores, and `nearest` is the best cosine.
    """
    best = max(words.values(), default=0.0)
    figures = np.zeros((len(keys), len(Feature)))
    for row, (key, match) in enumerate(zip(keys, matches, strict=True)):
        figures[row, Feature.WORDS] = _over(words.get(key, 0.0), best)
        figures[row, Feature.NEARNESS] = _over(match.cosine, nearest)
        figures[row, Feature.PAIRS] = match.pairs
        figures[row, Feature.LIKENESS] = match.likeness
        figures[row, Feature.PASSAGE] = match.passage
    return figures


def _over(value: float, best: float) -> float:
    return min(1.0, max(0.0, value / best)) if best > 0 else 0.0


def _is_of(article: ArticleRecord, days: frozenset[date]) -> bool:
    day = (article.published_at or "")[:10]
    return bool(day) and date.fromisoformat(day) in days
