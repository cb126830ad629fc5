"""Why an answer is what it is, as figures and in words."""

from __future__ import annotations

import pytest

from bot.answer import Answer
from bot.answerer import Answerer
from bot.why import why_lines

ASKED = "When was the bridge over the Tessary opened?"


@pytest.fixture(name="answer")
def _answer(answerer: Answerer) -> Answer:
    return answerer.answer(ASKED)


def test_the_figures_are_those_of_the_answer(answer: Answer) -> None:
    assert answer.why is not None
    first = answer.why.hits[0]

    assert answer.why.confidence == pytest.approx(answer.confidence)
    assert answer.why.gate == "passed"
    assert (first.locator, first.score) == (answer.citations[0].locator, answer.citations[0].score)
    assert [name for name, _ in first.figures] == [
        "words",
        "nearness",
        "pairs",
        "likeness",
        "quote",
    ]
    assert {"bridge", "tessary"} <= set(first.matched)


def test_lines_tell_the_gate_the_scores_and_the_words(answer: Answer) -> None:
    assert answer.why is not None
    head, evidence, first, matched, *_ = why_lines(answer.why)

    assert head.endswith("is needed. Gate: passed.")
    assert evidence.startswith("Evidence: nearness ")
    assert first.startswith(f"1. {answer.citations[0].locator}: score ")
    assert "tessary" in matched


def test_what_is_lacking_is_told(answerer: Answerer) -> None:
    why = answerer.answer("When did Xanthippe open the bridge over the Tessary?").why

    assert why is not None
    assert why.missing == ("Xanthippe",)
    assert "(Xanthippe)" in why_lines(why)[0]


def test_small_talk_has_no_reasons(answerer: Answerer) -> None:
    assert answerer.answer("hello").why is None
