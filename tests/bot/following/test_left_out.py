"""What was shown is left out where more is asked for."""

from __future__ import annotations

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from bot.requested import Filters, Question, request_from_json, request_to_json
from tests.bot.told import notes_of

COST = "How much did the Tessary bridge cost?"
ARMY = "What did Tsikhanouskaya say about the army?"
ELSE = "What else did Sviatlana Tsikhanouskaya say about the army?"
BRIDGE = "What did Maude Orsel say about the bridge?"


def test_passages_that_were_shown_are_not_cited_again(answerer: Answerer) -> None:
    first = answerer.answer(COST)
    shown = tuple(each.locator for each in first.citations)

    second = answerer.answer(COST, filters=Filters(without=shown))

    assert shown
    assert second.answered
    assert {each.locator for each in second.citations}.isdisjoint(shown)


def test_statements_that_were_shown_are_not_cited_again_though_others_are(
    answerer: Answerer,
) -> None:
    said = answerer.answer("What did Maude Orsel say?").citations

    rest = answerer.answer("What did Maude Orsel say?", filters=Filters(without=(said[0].locator,)))

    assert [each.locator for each in rest.citations] == [each.locator for each in said[1:]]


def test_where_all_was_shown_that_is_told_with_what_comes_nearest(answerer: Answerer) -> None:
    shown = shown_by(answerer.answer(ARMY))

    second = answerer.answer(ELSE, filters=Filters(without=shown))

    assert second.kind is AnswerKind.ABSTAINED
    assert notes_of(second) == (
        "Nothing else in the articles answers this. What comes nearest is not an answer:",
    )
    assert second.nearest
    assert {each.locator for each in second.nearest}.isdisjoint(shown)


def test_passages_beside_the_statements_shown_do_not_deny_these(answerer: Answerer) -> None:
    second = answerer.answer(BRIDGE, filters=Filters(without=shown_by(answerer.answer(BRIDGE))))

    assert second.kind is AnswerKind.PASSAGES
    assert not any("quote nothing" in note for note in notes_of(second))


def shown_by(answer: Answer) -> tuple[str, ...]:
    return tuple(spot for each in answer.citations for spot in (each.locator, *each.copies))


def test_what_is_left_out_is_kept_with_the_question() -> None:
    question = Question(text=COST, filters=Filters(without=("a#1", "b#2")))

    assert request_from_json(request_to_json(question)) == question


def test_a_question_that_was_kept_before_leaves_out_nothing() -> None:
    kept: dict[str, object] = {"question": COST, "sources": [], "since": None, "until": None}

    assert request_from_json(kept) == Question(text=COST)
    assert request_to_json(Question(text=COST)) == kept
