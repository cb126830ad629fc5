"""Vector search against an exhaustive one in numpy."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.vectors import VectorIndex, Vectors

# What two orders of summation may differ by, in single precision.
ROUNDING = 2e-6


def unit(numbers: NDArray[np.float64]) -> Vectors:
    """Scale each row to length 1; a row of zeros points along the first axis."""
    rows = np.where(numbers.any(axis=1, keepdims=True), numbers, np.eye(1, numbers.shape[1]))
    units: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return units


def cosines(vectors: Vectors, query: Vectors) -> NDArray[np.float64]:
    """Return the exact inner products with the vectors as half precision holds them."""
    exact: NDArray[np.float64] = vectors.astype(np.float16).astype(np.float64) @ query
    return exact


@st.composite
def matrices(draw: st.DrawFn) -> Vectors:
    """Draw vectors with few distinct values, so that ties and doubles are the rule."""
    rows, dimension = draw(st.integers(1, 40)), draw(st.integers(1, 20))
    numbers = st.lists(st.integers(-2, 2), min_size=dimension, max_size=dimension)
    distinct = draw(st.lists(numbers, min_size=1, max_size=8))
    chosen = draw(st.lists(st.sampled_from(distinct), min_size=rows, max_size=rows))
    return unit(np.array(chosen, dtype=np.float64))


def random_vectors(rows: int, dimension: int = 48) -> Vectors:
    return unit(np.random.default_rng(7).standard_normal((rows, dimension)))


@given(vectors=matrices(), place=st.integers(0, 39), limit=st.integers(1, 50))
def test_search_finds_what_an_exhaustive_search_finds(
    vectors: Vectors, place: int, limit: int
) -> None:
    query = vectors[place % len(vectors)]
    exact = cosines(vectors, query)

    found = VectorIndex.from_vectors(vectors).search(query, limit)

    rows = [row for row, _ in found]
    scores = [score for _, score in found]
    assert len(set(rows)) == len(rows) == min(limit, len(vectors))
    assert scores == sorted(scores, reverse=True)
    assert np.allclose(scores, exact[rows], atol=ROUNDING)
    assert np.allclose(scores, np.sort(exact)[::-1][: len(rows)], atol=ROUNDING)


def test_search_orders_a_large_index_as_an_exhaustive_search_does() -> None:
    vectors = random_vectors(3000)
    query = vectors[1234]
    expected = np.argsort(-cosines(vectors, query))[:25]

    found = VectorIndex.from_vectors(vectors).search(query, 25)

    assert [row for row, _ in found] == expected.tolist()


def test_all_doubles_of_a_row_are_found_with_one_score() -> None:
    vectors = random_vectors(50)
    vectors[[3, 17, 44]] = vectors[9]

    found = VectorIndex.from_vectors(vectors).search(vectors[9], 4)

    assert {row for row, _ in found} == {3, 9, 17, 44}
    assert len({score for _, score in found}) == 1


def test_the_order_of_ties_does_not_change_between_searches() -> None:
    index = VectorIndex.from_vectors(np.repeat(random_vectors(3), 40, axis=0))
    query = random_vectors(3)[1]

    first = index.search(query, 10)

    assert all(index.search(query, 10) == first for _ in range(5))
    assert VectorIndex.from_bytes(index.to_bytes()).search(query, 10) == first


@given(vectors=matrices())
def test_rounding_again_changes_no_byte(vectors: Vectors) -> None:
    once = VectorIndex.from_vectors(vectors)

    twice = VectorIndex.from_vectors(once.rows(range(len(once))))

    assert twice.to_bytes() == once.to_bytes()


def test_rounding_again_changes_no_byte_of_vectors_with_all_their_digits() -> None:
    once = VectorIndex.from_vectors(random_vectors(500, 384))

    twice = VectorIndex.from_vectors(once.rows(range(len(once))))

    assert twice.to_bytes() == once.to_bytes()


def test_bytes_bring_back_the_same_index() -> None:
    index = VectorIndex.from_vectors(random_vectors(20))

    again = VectorIndex.from_bytes(index.to_bytes())

    assert (len(again), again.dimension) == (20, 48)
    assert np.array_equal(again.rows(range(20)), index.rows(range(20)))


def test_rows_come_in_the_order_asked_for() -> None:
    index = VectorIndex.from_vectors(random_vectors(10))

    assert np.array_equal(index.rows([7, 2, 7]), index.rows(range(10))[[7, 2, 7]])


def test_cosines_are_those_of_search() -> None:
    vectors = random_vectors(100)
    index = VectorIndex.from_vectors(vectors)
    found = index.search(vectors[5], 100)

    values = index.cosines(vectors[5], [row for row, _ in found])

    assert values == pytest.approx([score for _, score in found], abs=ROUNDING)


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex.from_vectors(np.empty((0, 8), dtype=np.float32))

    assert index.search(np.ones(8, dtype=np.float32), 5) == []
    assert VectorIndex.from_bytes(index.to_bytes()).dimension == 8


def test_nothing_is_returned_where_nothing_is_asked_for() -> None:
    index = VectorIndex.from_vectors(random_vectors(4))

    assert index.search(random_vectors(4)[0], 0) == []
    assert index.cosines(random_vectors(4)[0], []) == []
    assert index.rows([]).shape == (0, 48)


def test_a_search_uses_one_thread_whatever_its_own_was_given() -> None:
    import faiss

    index = VectorIndex.from_vectors(random_vectors(4))

    def threads_after_a_search() -> int:
        faiss.omp_set_num_threads(2)
        index.search(random_vectors(4)[0], 1)
        return int(faiss.omp_get_max_threads())

    with ThreadPoolExecutor(2) as pool:
        assert {pool.submit(threads_after_a_search).result() for _ in range(4)} == {1}


def test_threads_that_search_together_find_the_same() -> None:
    vectors = random_vectors(400)
    index = VectorIndex.from_vectors(vectors)
    alone = [index.search(vector, 7) for vector in vectors]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda vector: index.search(vector, 7), vectors))

    assert together == alone


@given(
    vectors=matrices(),
    chosen=st.sets(st.integers(0, 39)),
    place=st.integers(0, 39),
    limit=st.integers(1, 50),
)
def test_search_among_rows_finds_what_an_exhaustive_search_of_them_finds(
    vectors: Vectors, chosen: set[int], place: int, limit: int
) -> None:
    query = vectors[place % len(vectors)]
    among = np.array(sorted(row for row in chosen if row < len(vectors)), dtype=np.int64)
    exact = cosines(vectors, query)

    found = VectorIndex.from_vectors(vectors).search(query, limit, among)

    rows = [row for row, _ in found]
    scores = [score for _, score in found]
    assert set(rows) <= set(among.tolist())
    assert len(set(rows)) == len(rows) == min(limit, len(among))
    assert np.allclose(scores, np.sort(exact[among])[::-1][: len(rows)], atol=ROUNDING)
