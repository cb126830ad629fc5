"""Two retrievers' scores become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import PREFERRED, convex_sum, over_best

KEYS = st.integers(1, 12)
FINITE = st.floats(-100, 100)
SCORES = st.dictionaries(KEYS, FINITE, max_size=8)
SHARES = st.dictionaries(KEYS, st.floats(0, 1), max_size=8)


@given(scores=SCORES)
def test_scores_over_the_best_lie_between_0_and_1(scores: dict[int, float]) -> None:
    scaled = over_best(scores)

    assert scaled.keys() == scores.keys()
    assert all(0 <= score <= 1 for score in scaled.values())


@given(scores=SCORES)
def test_scores_over_the_best_keep_the_order(scores: dict[int, float]) -> None:
    scaled = over_best(scores)
    ordered = [scaled[key] for key in sorted(scores, key=scores.__getitem__)]

    assert ordered == sorted(ordered)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param({1: 2.0, 2: 4.0, 3: 3.0}, {1: 0.5, 2: 1.0, 3: 0.75}, id="three"),
        pytest.param({1: 7.0}, {1: 1.0}, id="one alone is the best"),
        pytest.param({1: 2.0, 2: 2.0}, {1: 1.0, 2: 1.0}, id="all the same"),
        pytest.param({1: 4.0, 2: -1.0}, {1: 1.0, 2: 0.0}, id="one below 0"),
        pytest.param({1: -2.0, 2: -1.0}, {1: 0.0, 2: 0.0}, id="all below 0"),
        pytest.param({1: 0.0}, {1: 0.0}, id="nothing but 0"),
        pytest.param({}, {}, id="none"),
    ],
)
def test_the_best_becomes_1_and_the_others_their_part_of_it(
    scores: dict[int, float], expected: dict[int, float]
) -> None:
    assert over_best(scores) == expected


@given(vectors=SHARES, words=SHARES, share=st.floats(0, 1))
def test_a_sum_lies_between_0_and_1(
    vectors: dict[int, float], words: dict[int, float], share: float
) -> None:
    fused = convex_sum(vectors, words, share=share)

    assert fused.keys() == vectors.keys() | words.keys()
    assert all(0 <= score <= 1 + 1e-12 for score in fused.values())


@given(vectors=SHARES, words=SHARES, key=KEYS, more=st.floats(0, 1), share=st.floats(0, 1))
def test_a_better_score_on_either_side_never_makes_the_sum_worse(
    vectors: dict[int, float], words: dict[int, float], key: int, more: float, share: float
) -> None:
    before = convex_sum(vectors, words, share=share).get(key, 0.0)
    nearer = {**vectors, key: max(more, vectors.get(key, 0.0))}
    wordier = {**words, key: max(more, words.get(key, 0.0))}

    assert convex_sum(nearer, words, share=share)[key] >= before
    assert convex_sum(vectors, wordier, share=share)[key] >= before


def test_each_side_counts_by_its_share() -> None:
    assert convex_sum({1: 1.0, 2: 0.5}, {2: 1.0}, share=0.25) == {1: 0.25, 2: 0.875}


@given(vectors=SHARES, words=SHARES, preferred=st.sets(KEYS))
def test_the_preferred_are_given_a_little_more_and_no_other_is_found_for_it(
    vectors: dict[int, float], words: dict[int, float], preferred: set[int]
) -> None:
    plain, lifted = convex_sum(vectors, words), convex_sum(vectors, words, preferred)

    assert lifted.keys() == plain.keys()
    for key, score in lifted.items():
        assert score == pytest.approx(plain[key] + (PREFERRED if key in preferred else 0))
