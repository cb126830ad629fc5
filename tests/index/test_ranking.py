"""The score that orders paragraphs, made of a few figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.ranking import WEIGHTS, Feature, Measures, Weights, scores

EQUAL = Weights(
    features=(0.2, 0.2, 0.2, 0.2, 0.2), part=0.5, source=0.25, source_of_part=0.1, day=0.25
)
COUNT = len(Feature)


def measures(
    *features: Sequence[float],
    named: Sequence[Sequence[bool]] | None = None,
    dated: Sequence[bool] | None = None,
    asked: Sequence[float] | None = None,
) -> Measures:
    """Return those of candidates whose figures are all `features`: a row a query or part."""
    rows, columns = len(features), len(features[0])
    return Measures(
        features=np.repeat(np.array(features)[:, :, np.newaxis], COUNT, axis=2),
        named=np.array(named if named is not None else np.zeros((rows, columns)), dtype=bool),
        dated=np.array(dated if dated is not None else np.zeros(columns), dtype=bool),
        asked=np.array(asked if asked is not None else np.ones(rows)),
    )


@st.composite
def any_measures(draw: st.DrawFn) -> Measures:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(0, 6))
    return Measures(
        features=draw(arrays.arrays(float, (rows, columns, COUNT), elements=st.floats(0, 1))),
        named=draw(arrays.arrays(bool, (rows, columns))),
        dated=draw(arrays.arrays(bool, (columns,))),
        asked=draw(arrays.arrays(float, (rows,), elements=st.floats(0, 1e6))),
    )


@given(any_measures())
def test_scores_lie_between_0_and_1(given_measures: Measures) -> None:
    found = scores(given_measures)

    assert found.shape == given_measures.dated.shape
    assert np.all((found >= 0) & (found <= 1 + 1e-9))


@given(any_measures(), st.data())
def test_a_better_figure_never_makes_a_score_worse(before: Measures, data: st.DataObject) -> None:
    rows, columns, _ = before.features.shape
    if not columns:
        return
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    features = before.features.copy()
    features[row, column, data.draw(st.integers(0, COUNT - 1))] = 1.0
    after = Measures(features=features, named=before.named, dated=before.dated, asked=before.asked)

    assert scores(after)[column] >= scores(before)[column] - 1e-12
    others = np.arange(columns) != column
    assert scores(after)[others] == pytest.approx(scores(before)[others])


def test_the_weights_of_the_figures_sum_to_1() -> None:
    assert sum(WEIGHTS.features) == pytest.approx(1)
    assert len(WEIGHTS.features) == COUNT
    assert min(*WEIGHTS.features, WEIGHTS.part, WEIGHTS.source, WEIGHTS.day) > 0


@pytest.mark.parametrize("feature", Feature)
def test_each_figure_counts_by_its_weight(feature: Feature) -> None:
    given_measures = measures([0.0, 0.0])
    given_measures.features[0, 0, feature] = 1.0

    found = scores(given_measures)

    # Of a query without parts, the whole counts as its best part, too.
    assert found.tolist() == pytest.approx([WEIGHTS.features[feature], 0.0])


def test_the_best_candidate_of_a_query_without_parts_scores_1() -> None:
    assert scores(measures([1.0, 0.5, 0.0])).tolist() == pytest.approx([1.0, 0.5, 0.0])


def test_a_part_that_is_answered_well_lifts_a_paragraph() -> None:
    found = scores(measures([0.6, 0.5], [0.2, 1.0], [0.2, 0.0]), EQUAL)

    assert found.tolist() == pytest.approx([(0.6 + 0.1) / 1.5, (0.5 + 0.5) / 1.5])


def test_only_the_best_part_counts() -> None:
    once = scores(measures([0.5], [0.8], [0.0]), EQUAL)

    assert scores(measures([0.5], [0.8], [0.8]), EQUAL) == pytest.approx(once)


def test_a_part_that_asks_for_little_counts_less() -> None:
    found = scores(measures([0.0, 0.0], [1.0, 0.0], [0.0, 1.0], asked=[9.0, 8.0, 2.0]), EQUAL)

    assert found.tolist() == pytest.approx([0.5 / 1.5, 0.25 / 1.5])


def test_parts_that_ask_for_nothing_count_nothing() -> None:
    found = scores(measures([0.6], [1.0], [1.0], asked=[5.0, 0.0, 0.0]), EQUAL)

    assert found.tolist() == pytest.approx([0.4])


def test_an_outlet_that_the_query_names_is_preferred() -> None:
    found = scores(measures([0.5, 0.5], named=[[True, False]]), EQUAL)

    assert found.tolist() == pytest.approx([(0.75 + 0.25) / 1.75, 0.75 / 1.75])


def test_an_outlet_that_a_part_names_is_preferred_for_that_part() -> None:
    given_measures = measures(
        [0.5, 0.5], [0.4, 0.4], [0.4, 0.4], named=[[False] * 2, [True, False], [False] * 2]
    )

    assert scores(given_measures, EQUAL).tolist() == pytest.approx([0.75 / 1.55, 0.7 / 1.55])


def test_a_day_that_the_query_names_is_preferred() -> None:
    found = scores(measures([0.5, 0.5], dated=[False, True]), EQUAL)

    assert found.tolist() == pytest.approx([0.75 / 1.75, (0.75 + 0.25) / 1.75])


def test_what_no_candidate_is_of_changes_nothing() -> None:
    plain = scores(measures([0.5, 0.25]), EQUAL)

    assert scores(measures([0.5, 0.25], named=[[False, False]]), EQUAL).tolist() == plain.tolist()


def test_no_candidates_have_no_scores() -> None:
    assert scores(measures([], [])).shape == (0,)
