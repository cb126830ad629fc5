"""How two retrievers' scores become one, for the first look.

A convex sum of scores, each over its side's best. Reciprocal rank fusion is known to lose at the
top ranks, because it forgets how sure each side was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

# The share of the vectors in the sum; the rest is the words'.
VECTOR_SHARE = 0.35
# What a paragraph is given for being preferred, as one of an outlet that the question names.
PREFERRED = 0.2


def over_best(scores: Mapping[int, float]) -> dict[int, float]:
    """Return `scores` over the highest of them, from 0 to 1; what is below 0 is 0."""
    best = max(scores.values(), default=0.0)
    return {key: max(0.0, score / best) if best > 0 else 0.0 for key, score in scores.items()}


def convex_sum(
    vectors: Mapping[int, float],
    words: Mapping[int, float],
    preferred: Collection[int] = (),
    share: float = VECTOR_SHARE,
) -> dict[int, float]:
    """Return `share` of each key's vector score plus the rest of its word score; absent is 0."""
    return {
        key: share * vectors.get(key, 0.0)
        + (1 - share) * words.get(key, 0.0)
        + PREFERRED * (key in preferred)
        for key in vectors.keys() | words.keys()
    }
