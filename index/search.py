"""Retrieval: from a question's words and vector to paragraphs with scores that mean something."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.errors import WrongDimensionError
from index.fusion import convex_sum, normalise
from index.generation import Generation, Reader
from index.passages import Span
from index.store import ParagraphRecord, Passage
from index.vectors import Vectors

# How many candidates each side brings to the sum.
_CANDIDATES = 100
# Passages fetched to have that many paragraphs: a long paragraph has several.
_PASSAGES = 3 * _CANDIDATES
# Given paragraphs that are looked at closely: each takes a tenth of a millisecond, or two.
_SCORED = 500
# What a passage's share of the question's words weighs against its cosine in choosing a quote.
_WORDS_IN_QUOTE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A paragraph that was found.

    `score` ranks it, from 0 to 1, within this query only. `cosine` is that of its best passage, and
    `coverage` the share of what the query asks for, by rarity of the words, that the paragraph or
    its title holds: both can be compared between queries. `best` is the passage to quote.
    """

    paragraph: ParagraphRecord
    score: float
    cosine: float
    coverage: float
    best: Span


def search(generation: Generation, query: str, vector: Vectors, limit: int) -> list[Hit]:
    """Return the `limit` best paragraphs for `query`, whose embedding is `vector`, best first.

    Raises `WrongDimensionError` when another model embedded the query.
    """
    _check_dimension(generation, vector)
    with generation.reader() as reader:
        cosines = _nearest(generation, reader, vector)
        words = {hit.paragraph: hit.score for hit in reader.words.search(query, _CANDIDATES)}
        by_words_only = [key for key in words if key not in cosines]
        all_cosines = {**cosines, **_cosines(generation, reader, vector, by_words_only)}
        fused = convex_sum(normalise(all_cosines, cosines), normalise(words, words))
        keys = sorted(fused, key=lambda key: (-fused[key], key))[:limit]
        return _hits(generation, reader, query, vector, {key: fused[key] for key in keys})


def score_paragraphs(
    generation: Generation, query: str, vector: Vectors, keys: Sequence[int]
) -> list[Hit]:
    """Return hits for the paragraphs `keys`, in that order, each scored by its best cosine.

    Of more than 500, those are left out that neither are near nor hold rare words of the query.
    """
    _check_dimension(generation, vector)
    with generation.reader() as reader:
        cosines = _cosines(generation, reader, vector, keys)
        likely = set(heapq.nlargest(_SCORED, keys, key=cosines.__getitem__))
        if len(likely) < len(keys):
            likely |= {hit.paragraph for hit in reader.words.search(query, _CANDIDATES)}
        scores = {key: cosines[key] for key in keys if key in likely}
        return _hits(generation, reader, query, vector, scores)


def _check_dimension(generation: Generation, vector: Vectors) -> None:
    if vector.shape != (generation.vectors.dimension,):
        raise WrongDimensionError(
            generation.manifest.id, generation.vectors.dimension, int(vector.shape[-1])
        )


def _nearest(generation: Generation, reader: Reader, vector: Vectors) -> dict[int, float]:
    """Return the cosine of the nearest paragraphs' best passages, by paragraph."""
    rows = generation.vectors.search(vector, _PASSAGES)
    passages = reader.store.passages_at([row for row, _ in rows])
    best: dict[int, float] = {}
    for row, cosine in rows:
        best.setdefault(passages[row].paragraph, cosine)
    return dict(list(best.items())[:_CANDIDATES])


def _cosines(
    generation: Generation, reader: Reader, vector: Vectors, keys: Sequence[int]
) -> dict[int, float]:
    passages = reader.store.passages_of(keys)
    values = generation.vectors.cosines(vector, [passage.row for passage in passages])
    best: dict[int, float] = {}
    for passage, cosine in zip(passages, values, strict=True):
        best[passage.paragraph] = max(cosine, best.get(passage.paragraph, -1.0))
    return best


def _hits(
    generation: Generation, reader: Reader, query: str, vector: Vectors, scores: Mapping[int, float]
) -> list[Hit]:
    keys = list(scores)
    paragraphs = reader.store.paragraphs_by_key(keys)
    passages: dict[int, list[Passage]] = {key: [] for key in keys}
    for passage in reader.store.passages_of(keys):
        passages[passage.paragraph].append(passage)
    rarity = reader.words.rarities(query, generation.manifest.counts.paragraphs)
    hits = []
    for key in keys:
        paragraph = paragraphs[key]
        cosines = generation.vectors.cosines(vector, [p.row for p in passages[key]])
        held = [
            reader.words.share(rarity, paragraph.text[p.span.start : p.span.end])
            for p in passages[key]
        ]
        hits.append(
            Hit(
                paragraph=paragraph,
                score=scores[key],
                cosine=max(cosines),
                coverage=reader.words.share(rarity, f"{paragraph.article.title} {paragraph.text}"),
                best=_best_span(passages[key], cosines, held),
            )
        )
    return hits


def _best_span(
    passages: Sequence[Passage], cosines: Sequence[float], held: Sequence[float]
) -> Span:
    """Return the passage to quote: the nearest in meaning, where words do not speak for another."""
    merits = [cosine + _WORDS_IN_QUOTE * share for cosine, share in zip(cosines, held, strict=True)]
    return passages[max(range(len(passages)), key=merits.__getitem__)].span
