"""From a question to citations, over the sample articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from index.embedder import Embedders, ModelIdentity
from index.errors import ModelError, WrongModelError
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


class _Gone(BagOfWordsEmbedder):
    """A model that cannot be loaded."""

    def identity(self) -> ModelIdentity:
        raise ModelError("The model is gone.")


def test_what_another_model_made_is_asked_with_that_model(live: LiveIndex) -> None:
    other = Embedders(BagOfWordsEmbedder("other", dimension=8), BagOfWordsEmbedder)
    answerer = Answerer(live, other, min_confidence=0.5)
    question = "When was the Tessary bridge closed?"

    answerer.warm_up()

    assert answerer.is_warm
    same = Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5)
    assert answerer.answer(question) == same.answer(question)
    assert answerer.said("Orsel", about="the bridge") == same.said("Orsel", about="the bridge")


def test_a_model_that_is_set_and_gone_does_not_keep_from_what_another_made(
    live: LiveIndex, caplog: pytest.LogCaptureFixture
) -> None:
    answerer = Answerer(live, Embedders(_Gone("other"), BagOfWordsEmbedder), 0.5)

    answerer.warm_up()

    assert "The model is gone." in caplog.text
    assert answerer.answer("what did Tsikhanouskaya say?").answered


def test_where_the_model_that_made_it_is_gone_there_is_one_clear_error(live: LiveIndex) -> None:
    answerer = Answerer(live, Embedders(BagOfWordsEmbedder("other"), _Gone), 0.5)

    with pytest.raises(WrongModelError, match="Run: pilcrow index, or set PILCROW_MODEL back"):
        answerer.warm_up()
    with pytest.raises(WrongModelError):
        answerer.answer("When was the Tessary bridge closed?")
    assert not answerer.is_warm
