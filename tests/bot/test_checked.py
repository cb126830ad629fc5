"""What a question takes for granted, and the best paragraph's article does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.premises import checked
from index.generation import Generation
from index.query import Query
from index.retrieved import Retrieved
from index.search import search
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import indexed, line

EMBEDDER = BagOfWordsEmbedder()
FERRY = "The ferry of Captain Shirley carried 1,200 people to Skarn on twelve days in 2019."
LINES = [
    line(
        "ferry",
        FERRY,
        "Britain lent the money for the Petrel-7, her second ship.",
        title="A ferry for the island",
        published_at="2021-05-04",
    ),
    line("library", "A retired postman gave the library every atlas that he had drawn."),
]


@pytest.fixture(name="generation", scope="module")
def _generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    folder: Path = tmp_path_factory.mktemp("checked")
    with indexed(folder, LINES, EMBEDDER) as generation:
        yield generation


def ask(generation: Generation, question: str) -> Retrieved:
    retrieved = search(generation, EMBEDDER, Query(text=question), 5)
    return checked(generation, question, retrieved)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param("Where did the ferry of Captain Orsel go?", ("Orsel",), id="a name"),
        pytest.param("Where did the ferry of Captain Shirey go?", (), id="a name misspelt"),
        pytest.param("Whose British ferry went to Skarn?", (), id="a name of the same beginning"),
        pytest.param("Did the ferry take 1,300 people to Skarn?", ("1,300",), id="a figure"),
        pytest.param("Did the ferry take 1200 people to Skarn?", (), id="written otherwise"),
        pytest.param("Did the ferry go to Skarn on 12 days?", (), id="in words there"),
        pytest.param("Did the ferry go to Skarn on fifteen days?", ("fifteen",), id="in words"),
        pytest.param("Which one of the two ferries went to Skarn?", (), id="small words"),
        pytest.param("Did the ferry go to Skarn in 2021?", (), id="the year of publishing"),
        pytest.param("Did the ferry go to Skarn in 2018?", ("2018",), id="another year"),
        pytest.param("Was the ferry to Skarn a sister of the Petrel-7?", (), id="in a name"),
        pytest.param("where did the ferry of captain orsel go?", (), id="no capitals"),
        pytest.param(
            "Did Orsel take 1,300 people on the ferry to Skarn?", ("Orsel", "1,300"), id="in order"
        ),
    ],
)
def test_names_and_figures_that_the_best_article_lacks_are_told(
    generation: Generation, question: str, missing: tuple[str, ...]
) -> None:
    retrieved = ask(generation, question)

    assert retrieved.hits[0].paragraph.article.id == "ferry"
    assert retrieved.missing == missing
    assert retrieved.evidence().missing == missing


@pytest.mark.parametrize(
    ("question", "unmentioned"),
    [
        pytest.param("Who saw the ferry to Skarn explode?", ("saw", "explode"), id="verbs"),
        pytest.param("When did the ferry carry people and pianos?", ("pianos",), id="not an event"),
        pytest.param("Since when has the ferry been in trouble?", ("trouble",), id="a state"),
        pytest.param("When was the ferry to Skarn carrying people?", (), id="inflected"),
        pytest.param("Who lent the ferry of Skarn its money?", (), id="elsewhere in the article"),
        pytest.param("How long did the ferry take to Skarn?", (), id="light words"),
    ],
)
def test_other_words_that_the_best_article_lacks_are_told(
    generation: Generation, question: str, unmentioned: tuple[str, ...]
) -> None:
    retrieved = ask(generation, question)

    assert (retrieved.missing, retrieved.unmentioned) == ((), unmentioned)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param("When did the ferry explode?", ("explode",), id="when"),
        pytest.param("Why was the ferry to Skarn boycotted?", ("boycotted",), id="why"),
        pytest.param("on which day did the ferry capsize?", ("capsize",), id="on which day"),
        pytest.param("When did Captain Shirley elope with Iris?", ("elope",), id="only names"),
    ],
)
def test_what_happened_is_lacking_when_nothing_else_is_asked_but_the_time_or_reason(
    generation: Generation, question: str, missing: tuple[str, ...]
) -> None:
    retrieved = ask(generation, question)

    assert retrieved.hits[0].paragraph.article.id == "ferry"
    assert set(missing) <= set(retrieved.missing)
    assert set(missing).isdisjoint(retrieved.unmentioned)


def test_a_word_that_is_like_one_of_the_paragraph_is_not_told(generation: Generation) -> None:
    question = "When did the ferry to Skarn explode?"
    retrieved = search(generation, EMBEDDER, Query(text=question), 5)
    like = retrieved.of([replace(retrieved.hits[0], unlike=frozenset())])

    assert checked(generation, question, like).unmentioned == ()


def test_a_long_question_names_more_than_one_article_holds(generation: Generation) -> None:
    question = (
        "Did Orsel of Kestle, who has never before been to sea, take the ferry of Captain Shirley "
        "to Skarn while the postman drew another atlas for the library of Tarn?"
    )

    assert ask(generation, question).missing == ()


def test_nothing_is_told_where_nothing_was_found(generation: Generation) -> None:
    nothing = search(generation, EMBEDDER, Query(text="ferry"), 0)

    assert checked(generation, "Did Orsel go?", nothing) == nothing


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(FERRY.split()), max_size=9).map(" ".join))
def test_what_is_told_stands_in_the_question(generation: Generation, question: str) -> None:
    retrieved = ask(generation, question)

    assert all(word in question for word in (*retrieved.missing, *retrieved.unmentioned))
