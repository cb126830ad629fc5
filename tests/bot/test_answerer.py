"""From a question to citations, over the sample articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from index.serving import LiveIndex
from tests.bot.told import notes_of
from tests.fakes import BagOfWordsEmbedder

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "corpus" / "sample_questions.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def numbers(answer: Answer, article: str) -> list[int]:
    return [c.paragraph for c in answer.citations if c.article == article]


def test_somebodys_words_are_cited_in_the_articles_order(answerer: Answerer) -> None:
    answer = answerer.answer("what did Tsikhanouskaya say?")

    assert answer.kind is AnswerKind.SAID
    assert numbers(answer, "belarus/tsikhanouskaya-brussels") == [2, 3, 4]
    assert {c.speaker for c in answer.citations} == {"Sviatlana Tsikhanouskaya"}


def test_the_newest_article_comes_first(answerer: Answerer) -> None:
    answer = answerer.answer("what did Maude Orsel say?")

    dates = [citation.published_at or "" for citation in answer.citations]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1


def test_a_topic_brings_its_statements_to_the_top(answerer: Answerer) -> None:
    answer = answerer.answer("what did Maude Orsel say about the bridge?")

    assert answer.citations[0].article.startswith("velmark/tessary-bridge")


def test_a_full_name_leaves_out_others_of_that_surname(answerer: Answerer) -> None:
    answer = answerer.answer("what did Ilse Marrant say?")

    assert {citation.speaker for citation in answer.citations} == {"Ilse Marrant"}


def test_an_unknown_speaker_is_not_given_anybodys_words(answerer: Answerer) -> None:
    answer = answerer.answer("what did Zebulon Quickwater say?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert answer.citations == ()


def test_an_abstention_still_ranks(answerer: Answerer) -> None:
    answer = answerer.answer("Who painted the ceiling of the Sistine chapel?")

    assert (answer.answered, answer.citations) == (False, ())
    assert len(answer.ranking) == 10


def test_at_most_four_passages_are_cited_best_first(answerer: Answerer) -> None:
    answer = answerer.answer("Which boat sailed first after the ferry strike?")

    scores = [citation.score for citation in answer.citations]
    assert answer.kind is AnswerKind.PASSAGES
    assert 1 <= len(scores) <= 4
    assert scores == sorted(scores, reverse=True)


def test_articles_that_tell_another_figure_are_both_cited_newest_first(answerer: Answerer) -> None:
    answer = answerer.answer("How many million crowns did the bridge over the Tessary cost?")

    assert [citation.locator for citation in answer.citations][:2] == [
        "velmark/tessary-bridge-audit#1",
        "velmark/tessary-bridge-opens#4",
    ]
    assert notes_of(answer) == ("The articles do not agree on this: the newest is first.",)


@pytest.mark.parametrize("question", [q["question"] for q in QUESTIONS])
def test_every_quote_is_the_paragraphs_own_words(
    answerer: Answerer, live: LiveIndex, question: str
) -> None:
    answer = answerer.answer(question)

    with live.lease() as generation, generation.reader() as reader:
        for citation in answer.citations:
            place = citation.paragraph
            (stored,) = reader.store.paragraphs_between(citation.article, place, place)
            assert citation.text == stored.text
            assert citation.quote
            assert citation.quote in stored.text
            assert stored.mark is None


def test_the_threshold_decides(live: LiveIndex) -> None:
    strict = Answerer(live, BagOfWordsEmbedder(), min_confidence=1.0)
    lenient = Answerer(live, BagOfWordsEmbedder(), min_confidence=0.0)
    question = "Who painted the ceiling of the Sistine chapel?"

    assert not strict.answer(question).answered
    assert lenient.answer(question).answered
