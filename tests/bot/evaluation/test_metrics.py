"""The figures of an evaluation, on cases that can be counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.metrics import auroc, mean_of, metrics_of

SCORES = st.lists(st.integers(0, 5).map(float), min_size=1, max_size=20)


def places(*numbers: int) -> list[tuple[str, int]]:
    return [("article", number) for number in numbers]


def test_the_first_relevant_paragraph_decides_hits_and_reciprocal_rank() -> None:
    metrics = metrics_of(places(1, 2, 3, 4, 5), set(places(3, 9)))

    assert metrics.to_json() == {
        "hit@1": 0.0,
        "hit@4": 1.0,
        "hit@10": 1.0,
        "mrr@10": round(1 / 3, 4),
        "recall@10": 0.5,
        "p@5": 0.5,
    }


def test_many_relevant_paragraphs_are_counted_over_what_fits() -> None:
    metrics = metrics_of(places(*range(1, 11)), set(places(*range(1, 21))))

    assert (metrics.recall_10, metrics.p_5) == (1.0, 1.0)


def test_nothing_found_is_zero_everywhere() -> None:
    assert set(metrics_of([], set(places(1))).values()) == {0.0}


def test_means_are_taken_figure_by_figure() -> None:
    one, other = metrics_of(places(1), set(places(1))), metrics_of(places(2), set(places(1)))

    assert mean_of([one, other]).hit_1 == 0.5
    assert set(mean_of([]).values()) == {0.0}


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_in_the_right_order(
    positive: list[float], negative: list[float]
) -> None:
    pairs = [(p > n) + (p == n) / 2 for p in positive for n in negative]

    assert auroc(positive, negative) == pytest.approx(sum(pairs) / len(pairs))
