"""Retrieval: from a query to paragraphs with scores that mean something."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np

from index.candidates import cosines_of
from index.embedder import Embedder
from index.generation import Generation, Reader
from index.looking import look_closely
from index.matching import Match
from index.measuring import embedded, measure, terms_of
from index.query import Query
from index.ranking import scores
from index.retrieved import Hit, Retrieved
from index.scope import EVERYWHERE, Scope
from index.store import ParagraphRecord
from index.terms import Floats, Terms
from index.vectors import Vectors

# Given paragraphs that are looked at closely: each takes some tenths of a millisecond.
_SCORED = 500
# Words whose vectors have a lower cosine do not mean nearly the same.
_LIKE = 0.45


def search(
    generation: Generation,
    embedder: Embedder,
    query: Query,
    limit: int,
    scope: Scope = EVERYWHERE,
) -> Retrieved:
    """Return the best paragraphs in `scope` for `query`, at most `limit`, best first.

    Only what was looked at closely is among them: 20 paragraphs, and 10 more for each part.
    Raises `WrongDimensionError` when `embedder` is not what embedded the generation.
    """
    found = measure(generation, embedder, query, scope)
    ranked = scores(found.measures)
    hits = tuple(
        _hit(
            found.paragraphs[place],
            float(ranked[place]),
            found.matches[place],
            found.terms,
            found.measures.features[0, place],
        )
        for place in np.argsort(-ranked, kind="stable")[:limit]
    )
    return Retrieved(hits, found.terms)


def score_paragraphs(
    generation: Generation, embedder: Embedder, text: str, keys: Sequence[int]
) -> Retrieved:
    """Return hits for the paragraphs `keys`, in that order, each scored by its best cosine.

    Of more than 500, those are left out that neither are near `text` nor hold rare words of it.
    """
    vector = embedded(generation, embedder, text)
    with generation.reader() as reader:
        chosen = _likely(generation, reader, text, vector, keys)
        looked = look_closely(generation, reader, embedder, chosen)
        terms = terms_of(generation, reader, text)
    hits = (
        _hit(paragraph, match.cosine, match, terms)
        for paragraph, match in zip(looked.paragraphs, looked.matches(terms, vector), strict=True)
    )
    return Retrieved(tuple(hits), terms)


def _likely(
    generation: Generation, reader: Reader, text: str, vector: Vectors, keys: Sequence[int]
) -> list[int]:
    if len(keys) <= _SCORED:
        return list(keys)
    cosines = cosines_of(generation, reader, vector, keys)
    likely = set(heapq.nlargest(_SCORED, cosines, key=cosines.__getitem__))
    likely |= {hit.paragraph for hit in reader.words.search(text, _SCORED)}
    return [key for key in keys if key in likely]


def _hit(
    paragraph: ParagraphRecord,
    score: float,
    match: Match,
    terms: Terms,
    figures: Floats | None = None,
) -> Hit:
    held = zip(terms.stems, match.held, strict=True)
    return Hit(
        paragraph=paragraph,
        score=score,
        cosine=match.cosine,
        coverage=terms.share(match.held),
        best=match.quoted,
        passage=match.passage,
        held=frozenset(stem for stem, here in held if here),
        unlike=frozenset(
            stem for stem, like in zip(terms.stems, match.likest, strict=True) if like < _LIKE
        ),
        figures=() if figures is None else tuple(figures.tolist()),
    )
