"""What a query asks about, and how much of it something tells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import Terms

# Worth 1, 2 and 5; the last two are names.
TERMS = Terms(
    stems=("harbour", "orsel", "1874"),
    words=("harbours", "orsel", "1874"),
    rarity=np.array([1.0, 2.0, 5.0]),
    names=np.array([False, True, True]),
    pairs={("the", "harbour"): 1.0, ("maude", "orsel"): 3.0},
)
NOTHING = Terms(stems=(), words=(), rarity=np.array([]), names=np.array([], dtype=bool), pairs={})


@st.composite
def terms_with_shares(draw: st.DrawFn) -> tuple[Terms, list[float]]:
    size = draw(st.integers(0, 8))
    of_each = st.lists(st.floats(0, 1), min_size=size, max_size=size)
    worth = st.lists(st.floats(0, 20), min_size=size, max_size=size)
    stems = tuple(f"stem{n}" for n in range(size))
    terms = Terms(
        stems=stems,
        words=stems,
        rarity=np.array(draw(worth), dtype=np.float64),
        names=np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)), dtype=bool),
        pairs={},
    )
    return terms, draw(of_each)


def test_all_that_is_asked_for_is_the_sum_of_what_it_is_worth() -> None:
    assert (TERMS.total, NOTHING.total) == (8, 0)


@pytest.mark.parametrize(
    ("stems", "held"),
    [
        pytest.param({"orsel", "harbour"}, [True, True, False], id="two"),
        pytest.param(["harbours"], [False, False, False], id="a word that is no stem"),
        pytest.param((), [False, False, False], id="none"),
    ],
)
def test_terms_are_held_by_their_stems(stems: set[str], held: list[bool]) -> None:
    assert TERMS.held_in(stems).tolist() == held


@pytest.mark.parametrize(
    ("held", "share"),
    [
        pytest.param([True, True, True], 1.0, id="all"),
        pytest.param([False, False, False], 0.0, id="none"),
        pytest.param([False, False, True], 0.625, id="the rarest"),
        pytest.param([True, True, False], 0.375, id="the others"),
        pytest.param([0.5, 0.0, 0.2], 0.1875, id="parts of some"),
    ],
)
def test_a_share_is_by_what_the_terms_are_worth(held: list[float], share: float) -> None:
    assert TERMS.share(np.array(held)) == pytest.approx(share)


def test_shares_are_told_for_each_row() -> None:
    rows = np.array([[True, False, False], [False, True, True], [False, False, False]])

    assert TERMS.shares(rows).tolist() == [0.125, 0.875, 0.0]


def test_nothing_asked_for_has_no_share() -> None:
    assert NOTHING.held_in({"harbour"}).shape == (0,)
    assert NOTHING.share(NOTHING.held_in({"harbour"})) == 0
    assert NOTHING.shares(np.zeros((3, 0))).tolist() == [0, 0, 0]
    assert NOTHING.share_of_pairs({("a", "b")}) == 0


@pytest.mark.parametrize(
    ("stems", "share"),
    [
        pytest.param({"orsel", "1874"}, 1.0, id="all names"),
        pytest.param({"harbour"}, 0.0, id="no name"),
        pytest.param({"harbour", "orsel"}, 2 / 7, id="one of two"),
    ],
)
def test_the_share_of_names_leaves_other_words_out(stems: set[str], share: float) -> None:
    assert TERMS.share_of_names(TERMS.held_in(stems)) == pytest.approx(share)


def test_all_names_are_held_where_there_are_none() -> None:
    assert NOTHING.share_of_names(NOTHING.held_in(())) == 1


@pytest.mark.parametrize(
    ("pairs", "share"),
    [
        pytest.param({("the", "harbour"), ("maude", "orsel")}, 1.0, id="both"),
        pytest.param({("maude", "orsel"), ("orsel", "said")}, 0.75, id="one and another"),
        pytest.param({("orsel", "maude")}, 0.0, id="the wrong way round"),
        pytest.param(set[tuple[str, str]](), 0.0, id="none"),
    ],
)
def test_the_share_of_pairs_is_by_what_they_are_worth(
    pairs: set[tuple[str, str]], share: float
) -> None:
    assert TERMS.share_of_pairs(pairs) == pytest.approx(share)


@given(drawn=terms_with_shares(), place=st.integers(0, 7))
def test_shares_lie_between_0_and_1_and_grow_with_what_is_held(
    drawn: tuple[Terms, list[float]], place: int
) -> None:
    terms, held = drawn
    share = terms.share(np.array(held))
    more = terms.share(np.array([1.0 if n == place else value for n, value in enumerate(held)]))
    names = terms.share_of_names(np.array(held) > 0.5)

    assert 0 <= share <= more + 1e-9 <= 1 + 2e-9
    assert 0 <= names <= 1 + 1e-9
