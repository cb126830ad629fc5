"""The first look: which paragraphs two fast retrievers find for a query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from index.fusion import convex_sum, over_best
from index.generation import Generation, Reader
from index.scope import Selection
from index.vectors import Vectors
from index.words import BUDGET

# How many paragraphs each retriever brings.
_FOUND = 100
# What the words of a part may cost: it has fewer, and is not alone.
_BUDGET_OF_A_PART = 8_000
# Passages fetched to have that many paragraphs: a long paragraph has several.
_PASSAGES = 3 * _FOUND


@dataclass(frozen=True, slots=True)
class Candidates:
    """Paragraphs by key: the cosines of all with the query, and BM25 of those that hold words.

    `words` are the scores for the whole query, then those for each of its parts.
    """

    cosines: dict[int, float]
    words: tuple[dict[int, float], ...]

    def best(self, place: int, count: int, preferred: Collection[int] = ()) -> list[int]:
        """Return the `count` best for the query, 0, or a part; those `preferred` a little before.

        Without the words of a part a paragraph is not among those for it.
        """
        near = over_best(self.cosines)
        if place:
            near = {key: near[key] for key in self.words[place]}
        fused = convex_sum(near, over_best(self.words[place]), preferred)
        return sorted(fused, key=lambda key: (-fused[key], key))[:count]


def find_candidates(
    generation: Generation,
    reader: Reader,
    texts: Sequence[str],
    vector: Vectors,
    among: Selection | None,
) -> Candidates:
    """Return what is found for a query, whose embedding is `vector`, in `among` or everywhere.

    `texts` are that of the query, then those of its parts.
    """
    articles = None if among is None else among.keys
    words = tuple(
        {
            hit.paragraph: hit.score
            for hit in reader.words.search(
                text, _FOUND, articles, _BUDGET_OF_A_PART if place else BUDGET
            )
        }
        for place, text in enumerate(texts)
    )
    cosines = _nearest(generation, reader, vector, among)
    unseen = [key for key in dict.fromkeys(chain(*words)) if key not in cosines]
    return Candidates({**cosines, **cosines_of(generation, reader, vector, unseen)}, words)


def cosines_of(
    generation: Generation, reader: Reader, vector: Vectors, keys: Sequence[int]
) -> dict[int, float]:
    """Return the cosine of `vector` with the nearest passage of each of the paragraphs `keys`."""
    passages = reader.store.passages_of(keys)
    values = generation.vectors.cosines(vector, [passage.row for passage in passages])
    best: dict[int, float] = {}
    for passage, cosine in zip(passages, values, strict=True):
        best[passage.paragraph] = max(cosine, best.get(passage.paragraph, -1.0))
    return best


def _nearest(
    generation: Generation, reader: Reader, vector: Vectors, among: Selection | None
) -> dict[int, float]:
    rows = generation.vectors.search(vector, _PASSAGES, None if among is None else among.rows)
    owners = reader.store.paragraph_of_row
    best: dict[int, float] = {}
    for row, cosine in rows:
        best.setdefault(owners[row], cosine)
    return dict(list(best.items())[:_FOUND])
