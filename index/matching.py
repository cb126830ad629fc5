"""How well paragraphs match a query, by their words and in meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from index.passages import Span
from index.terms import Floats, Term, Terms
from index.vectors import Vectors

# What a passage's share of the question's words weighs against its cosine in choosing a quote.
_WORDS_IN_QUOTE = 0.3

EmbedWords = Callable[[Sequence[str]], Vectors]
_Bools = NDArray[np.bool_]
_Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A paragraph that is looked at closely: its words in order, and what explains them.

    `beside` are the stems of its title, outlet and date. `passages` are its parts, at least one, in
    order, and `rows` their vectors, shape (passages, dimension).
    """

    terms: Sequence[Term]
    beside: set[str]
    passages: Sequence[Span]
    rows: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a candidate matches a query; all figures but the cosine are from 0 to 1.

    `cosine` is that of its nearest passage. `pairs` is the share of neighbouring words of the query
    that are neighbours here. `likeness` is the share of the query's words that are here, in its
    title, its outlet or its date; a word that is only like one of them in meaning counts for how
    like it is. `passage` is the same of the passage to quote, which is `quoted`. `held` tells which
    of the query's terms are here as they are, in any inflection; `likest` how like the word is that
    is most like each.
    """

    cosine: float
    pairs: float
    likeness: float
    passage: float
    held: _Bools
    likest: Floats
    quoted: Span


class Matcher:
    """Matches candidates to queries; the words of all of them are compared at once.

    Soft matching of words by their own vectors follows Kenter and de Rijke, "Short Text Similarity
    with Word Embeddings" (2015): each word of the query counts as the one that is most like it.
    """

    def __init__(self, candidates: Sequence[Candidate], embed_words: EmbedWords) -> None:
        self._candidates = candidates
        self._embed_words = embed_words
        stems = {term.word.lower(): term.stem for each in candidates for term in each.terms}
        places = {word: place for place, word in enumerate(stems)}
        # Numbers are compared many times faster than texts.
        self._numbers = {stem: number for number, stem in enumerate(dict.fromkeys(stems.values()))}
        self._stems = np.array([self._numbers[stem] for stem in stems.values()], dtype=np.intp)
        self._vectors = embed_words(list(stems))
        self._words = np.array(
            [places[term.word.lower()] for each in candidates for term in each.terms], dtype=np.intp
        )
        self._sizes = np.array([n for each in candidates for n in _sizes(each)], dtype=np.intp)
        self._first = [0, *accumulate(len(each.passages) for each in candidates)]
        self._pairs = [_pairs(each.terms) for each in candidates]

    def matches(self, terms: Terms, vector: Vectors) -> list[Match]:
        """Return how each candidate matches the query of `terms` and `vector`, in order."""
        asked = np.array([self._numbers.get(stem, -1) for stem in terms.stems], dtype=np.intp)
        same = self._stems[:, np.newaxis] == asked
        like = np.maximum(self._vectors @ self._embed_words(terms.words).T, same)
        held = _most_in(same[self._words], self._sizes) > 0
        likest = _most_in(like[self._words], self._sizes)
        return [
            _match(
                candidate,
                terms,
                vector,
                held[first:behind],
                likest[first:behind],
                terms.share_of_pairs(pairs),
            )
            for candidate, (first, behind), pairs in zip(
                self._candidates, pairwise(self._first), self._pairs, strict=True
            )
        ]


def _match(
    candidate: Candidate,
    terms: Terms,
    vector: Vectors,
    held: _Bools,
    likest: Floats,
    pairs: float,
) -> Match:
    """Match one candidate; `held` and `likest` have shape (passages, terms)."""
    beside = terms.held_in(candidate.beside)
    cosines = candidate.rows @ vector
    best = int(np.argmax(cosines + _WORDS_IN_QUOTE * terms.shares(held)))
    anywhere = np.maximum(likest.max(axis=0), beside)
    return Match(
        cosine=float(cosines.max()),
        pairs=pairs,
        likeness=terms.share(anywhere),
        likest=anywhere,
        passage=terms.share(np.maximum(likest[best], beside)),
        held=held.any(axis=0) | beside,
        quoted=candidate.passages[best],
    )


def _sizes(candidate: Candidate) -> list[int]:
    """Return how many words each passage has; what stands between two is the former's."""
    starts = [term.start for term in candidate.terms]
    ends = np.searchsorted(starts, [span.start for span in candidate.passages[1:]])
    sizes: list[int] = np.diff([0, *ends, len(starts)]).tolist()
    return sizes


def _most_in(values: Vectors | _Bools, sizes: _Places) -> Floats:
    """Return the highest of `values` in each run of rows, shape (runs, columns); 0 in empty ones.

    `sizes` are the lengths of the runs.
    """
    most = np.zeros((len(sizes), values.shape[1]))
    if len(values):
        starts = (np.cumsum(sizes) - sizes)[sizes > 0]
        most[sizes > 0] = np.maximum.reduceat(values, starts, axis=0)
    return most


def _pairs(terms: Sequence[Term]) -> set[tuple[str, str]]:
    stems = [term.stem for term in terms]
    return set(pairwise(stems))
