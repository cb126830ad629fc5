"""Two retrievers' scores become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import convex_sum, normalise

KEYS = st.integers(1, 12)
FINITE = st.floats(-100, 100)
SCORES = st.dictionaries(KEYS, FINITE, max_size=8)
SHARES = st.dictionaries(KEYS, st.floats(0, 1), max_size=8)


@given(scores=SCORES)
def test_normalised_scores_lie_between_0_and_1(scores: dict[int, float]) -> None:
    scaled = normalise(scores, scores)

    assert scaled.keys() == scores.keys()
    assert all(0 <= score <= 1 for score in scaled.values())


@given(scores=SCORES, over=SCORES)
def test_normalised_scores_lie_between_0_and_1_also_outside_of_what_they_are_scaled_by(
    scores: dict[int, float], over: dict[int, float]
) -> None:
    assert all(0 <= score <= 1 for score in normalise(scores, over).values())


@given(scores=SCORES, over=SCORES)
def test_normalising_keeps_the_order(scores: dict[int, float], over: dict[int, float]) -> None:
    scaled = normalise(scores, over)
    ordered = [scaled[key] for key in sorted(scores, key=scores.__getitem__)]

    assert ordered == sorted(ordered)


@pytest.mark.parametrize(
    ("scores", "over", "expected"),
    [
        pytest.param({1: 2.0, 2: 4.0, 3: 3.0}, None, {1: 0.0, 2: 1.0, 3: 0.5}, id="three"),
        pytest.param({1: 7.0}, None, {1: 1.0}, id="one alone is the best"),
        pytest.param({1: -1.0, 2: -1.0}, None, {1: 1.0, 2: 1.0}, id="all the same"),
        pytest.param({}, None, {}, id="none"),
        pytest.param({1: 3.0, 2: 1.0}, {1: 3.0, 3: 2.0}, {1: 1.0, 2: 0.0}, id="one below"),
        pytest.param({1: 3.0, 2: 2.9}, {1: 3.0}, {1: 1.0, 2: 0.0}, id="one below the only one"),
        pytest.param({1: 3.0}, {}, {1: 0.0}, id="nothing to scale by"),
    ],
)
def test_the_lowest_becomes_0_and_the_highest_1(
    scores: dict[int, float], over: dict[int, float] | None, expected: dict[int, float]
) -> None:
    assert normalise(scores, scores if over is None else over) == expected


@given(vectors=SHARES, words=SHARES, share=st.floats(0, 1))
def test_a_sum_lies_between_0_and_1(
    vectors: dict[int, float], words: dict[int, float], share: float
) -> None:
    fused = convex_sum(vectors, words, share)

    assert fused.keys() == vectors.keys() | words.keys()
    assert all(0 <= score <= 1 + 1e-12 for score in fused.values())


@given(vectors=SHARES, words=SHARES, key=KEYS, more=st.floats(0, 1), share=st.floats(0, 1))
def test_a_better_score_on_either_side_never_makes_the_sum_worse(
    vectors: dict[int, float], words: dict[int, float], key: int, more: float, share: float
) -> None:
    before = convex_sum(vectors, words, share).get(key, 0.0)
    nearer = {**vectors, key: max(more, vectors.get(key, 0.0))}
    wordier = {**words, key: max(more, words.get(key, 0.0))}

    assert convex_sum(nearer, words, share)[key] >= before
    assert convex_sum(vectors, wordier, share)[key] >= before


def test_each_side_counts_by_its_share() -> None:
    assert convex_sum({1: 1.0, 2: 0.5}, {2: 1.0}, share=0.25) == {1: 0.25, 2: 0.875}
