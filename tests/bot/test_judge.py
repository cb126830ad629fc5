"""Two gates: what lets an answer through, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.judge import Gate, confidence_of, gate_of, word_for_word
from index.evidence import Evidence

NEAR = Evidence(nearness=0.8, coverage=0.7, names=1.0, passage=0.9, asked=20.0, words=5)
FAR = Evidence(nearness=0.1, coverage=0.2, names=0.0, passage=0.2, asked=20.0, words=5)

SHARES = st.floats(0, 1)
EVIDENCE = st.builds(
    Evidence,
    nearness=SHARES,
    coverage=SHARES,
    names=SHARES,
    passage=SHARES,
    asked=st.floats(0, 300),
    words=st.integers(0, 40),
    missing=st.sampled_from([(), ("Orsel",)]),
)


def test_what_is_near_passes_and_what_is_far_does_not() -> None:
    assert gate_of(NEAR, 0.5) is Gate.PASSED
    assert gate_of(FAR, 0.5) is Gate.FAR
    assert gate_of(Evidence(), 0.5) is Gate.FAR


def test_a_missing_name_closes_the_second_gate() -> None:
    lacking = replace(NEAR, missing=("Orsel",))

    assert confidence_of(lacking) < 0.5 < confidence_of(NEAR)
    assert gate_of(lacking, 0.5) is Gate.LACKING
    assert gate_of(replace(FAR, missing=("Orsel",)), 0.5) is Gate.FAR


def test_an_admin_may_open_the_second_gate() -> None:
    assert gate_of(replace(NEAR, missing=("Orsel",)), 0.4) is Gate.PASSED


def test_several_words_held_are_enough_where_the_embedder_is_blind() -> None:
    blind = Evidence(nearness=0.1, coverage=1.0, names=1.0, passage=1.0, asked=6.0, words=3)

    assert gate_of(blind, 0.5) is Gate.PASSED
    assert gate_of(replace(blind, words=1), 0.5) is Gate.FAR


@given(EVIDENCE, SHARES)
def test_confidence_is_a_share_and_the_gate_agrees_with_it(
    evidence: Evidence, least: float
) -> None:
    confidence = confidence_of(evidence)

    assert 0 <= confidence <= 1
    assert (gate_of(evidence, least) is Gate.PASSED) == (confidence >= least)
    assert 0 <= word_for_word(evidence) <= 1


@pytest.mark.parametrize("figure", ["nearness", "coverage", "names", "passage"])
@given(evidence=EVIDENCE, more=SHARES)
def test_more_evidence_never_lowers_confidence(
    figure: str, evidence: Evidence, more: float
) -> None:
    higher = max(more, getattr(evidence, figure))

    assert confidence_of(replace(evidence, **{figure: higher})) >= confidence_of(evidence) - 1e-12
