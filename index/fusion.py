"""How two retrievers' scores become one.

A convex sum of min-max normalised scores. Reciprocal rank fusion is known to lose at the top ranks,
because it forgets how sure each side was.
"""

from __future__ import annotations

from collections.abc import Mapping

# The share of the vectors in the sum; the rest is the words'.
VECTOR_SHARE = 0.45


def normalise(scores: Mapping[int, float], over: Mapping[int, float]) -> dict[int, float]:
    """Scale `scores` so that the lowest of `over` is 0, as is what is below, and the highest 1."""
    if not over:
        return dict.fromkeys(scores, 0.0)
    low, high = min(over.values()), max(over.values())
    width = high - low
    if width <= 0:
        return {key: float(score >= high) for key, score in scores.items()}
    return {key: min(1.0, max(0.0, (score - low) / width)) for key, score in scores.items()}


def convex_sum(
    vectors: Mapping[int, float], words: Mapping[int, float], share: float = VECTOR_SHARE
) -> dict[int, float]:
    """Return `share` of each key's vector score plus the rest of its word score; absent is 0."""
    keys = vectors.keys() | words.keys()
    return {key: share * vectors.get(key, 0.0) + (1 - share) * words.get(key, 0.0) for key in keys}
