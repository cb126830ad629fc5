"""What the retriever gets of a question: its parts, and the outlets and days it names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.planning.querying import read_query
from index.words import content_words

BBC = ("BBC News - Technology", "BBC News - Entertainment & Arts")
OUTLETS = ("The Verge", "Polygon", "Crime and Courts Weekly", "The New York Times", *BBC)
DAYS = (
    *(date(2022, 10, 7), date(2023, 9, 30), date(2023, 10, 6), date(2023, 10, 7)),
    *(date(2023, 12, 1), date(2024, 2, 29)),
)

VERGE = "the article from The Verge on the lawsuit against the phone maker in Texas"
POLYGON = "the report by Polygon about a delayed game from the studio in Poland"


# Parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("Who voted to dredge the harbour?", [], id="short"),
        pytest.param("Who voted, and who was absent, and why?", [], id="short with clauses"),
        pytest.param(
            "Which council of a small northern town voted unanimously last Monday evening to "
            "dredge the old silted harbour again?",
            [],
            id="long without clauses",
        ),
        pytest.param(f"Does {VERGE} agree", [], id="one clause is enough"),
        pytest.param(
            f"Does {VERGE}, while {POLYGON} disagrees?",
            [f"Does {VERGE}", f"{POLYGON} disagrees?"],
            id="while",
        ),
        pytest.param(f"Does {VERGE} and {POLYGON}", [f"Does {VERGE}", POLYGON], id="and"),
        pytest.param(
            f"Is {VERGE}; {POLYGON}, compared to unusual lantern prices near quiet northern quays",
            [
                f"Is {VERGE}",
                POLYGON,
                "compared to unusual lantern prices near quiet northern quays",
            ],
            id="three",
        ),
        pytest.param(
            f"Does {VERGE}, and then also is {POLYGON}?",
            [f"Does {VERGE}", f"{POLYGON}?"],
            id="words that lead into a clause",
        ),
        pytest.param(
            f"Why, then, {VERGE}, while {POLYGON}",
            [f"Why, then, {VERGE}", POLYGON],
            id="a first piece of few words goes with the next",
        ),
        pytest.param(
            f"Does {VERGE}, while {POLYGON}, or not at all?",
            [f"Does {VERGE}", f"{POLYGON}, or not at all?"],
            id="a last piece of few words goes with the one before",
        ),
        pytest.param(
            f"Does {VERGE}, says nobody, while {POLYGON}",
            [f"Does {VERGE}", f"says nobody, while {POLYGON}"],
            id="a piece of few words between two",
        ),
    ],
)
def test_a_long_question_is_cut_where_clauses_begin(question: str, parts: list[str]) -> None:
    assert [part.text for part in read_query(question, OUTLETS).parts] == parts


@pytest.mark.parametrize(
    "name", ["Crime and Courts Weekly", "Wood, while Stone", "Silt; Sand than Mud"]
)
def test_the_name_of_an_outlet_is_never_cut(name: str) -> None:
    question = (
        f"Did council members vote twice about harbour silt as {name} told curious quiet northern "
        "readers"
    )

    assert read_query(question, (*OUTLETS, name)).parts == ()
    assert read_query(question, (*OUTLETS, name)).sources == {name}
    assert len(read_query(question, ("The Verge",)).parts) == 2


@pytest.mark.parametrize("day", ["October 7, 2023", "7 October, 2023"])
def test_a_day_is_never_cut(day: str) -> None:
    question = (
        f"Which council voted twice about harbour silt on {day} when lantern prices doubled near "
        "quiet northern quays"
    )

    assert read_query(question, OUTLETS, DAYS).parts == ()
    assert len(read_query(question.replace(day, "Monday, today")).parts) == 2


def test_no_question_has_more_parts_than_a_dozen() -> None:
    clauses = [f"{POLYGON} number {place}" for place in range(300)]

    parts = read_query(", while ".join(clauses), OUTLETS).parts

    assert len(parts) == 12
    assert [part.text for part in parts[:11]] == clauses[:11]
    assert parts[11].text.endswith(clauses[-1])


PIECES = st.sampled_from(
    [
        *(", ", "; ", " and ", " while ", ", which was then ", " ", "  ", "\n", ",", "\u00a0", "?"),
        *("harbour", "lantern", "ferry", "council", "the", "İzmir", "e\u0301te\u0301", "7", "2023"),
        *("The Verge", "Crime and Courts Weekly", "October 7, 2023", "30 February", "7 October"),
        *("🏮", "👩\u200d👩\u200d👧", "שלום", "مرحبا بالعالم", "\u202e", "港", "\x00", "\ud800"),
    ]
)
QUESTIONS = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)


@given(question=QUESTIONS | st.text(st.characters(exclude_categories=())))
@example(question=f"Does {VERGE}, while {POLYGON}")
@example(question=", ".join(["lantern harbour ferry council quay"] * 30))
def test_parts_are_pieces_of_the_question_in_order(question: str) -> None:
    query = read_query(question, OUTLETS, DAYS)

    assert query.text == question
    assert len(query.parts) != 1
    if len(content_words(question)) < 12:
        assert query.parts == ()
    place = 0
    for part in query.parts:
        assert len(content_words(part.text)) >= 5
        assert part.parts == ()
        assert part.sources <= query.sources
        place = question.index(part.text, place) + len(part.text)
    assert query.days <= set(DAYS)
    assert query.sources <= set(OUTLETS)


@given(question=QUESTIONS)
def test_reading_a_question_again_gives_the_same(question: str) -> None:
    assert read_query(question, OUTLETS, DAYS) == read_query(question, list(OUTLETS), iter(DAYS))


# Outlets


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        pytest.param("What did The Verge report?", {"The Verge"}, id="one"),
        pytest.param("Did Polygon and The Verge agree?", {"The Verge", "Polygon"}, id="two"),
        pytest.param("What did “Polygon” say, Polygon?", {"Polygon"}, id="twice"),
        pytest.param("What does BBC News tell?", set(BBC), id="a paper with two parts"),
        pytest.param("In BBC News - Technology?", {BBC[0]}, id="one part of a paper"),
        pytest.param("Who is on the verge of it?", set(), id="a word"),
        pytest.param("How many sides have Polygons?", set(), id="the beginning of a word"),
        pytest.param("What of NonPolygon?", set(), id="the end of a word"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_the_outlets_are_those_that_are_named_as_they_are_written(
    question: str, sources: set[str]
) -> None:
    assert read_query(question, OUTLETS).sources == sources


def test_each_part_has_the_outlets_that_it_names() -> None:
    parts = read_query(f"Does {VERGE}, while {POLYGON}", OUTLETS).parts

    assert [part.sources for part in parts] == [{"The Verge"}, {"Polygon"}]


def test_outlets_with_signs_in_their_names_are_read_as_they_are() -> None:
    outlets = ("A+ (daily)", "what?!", " : ", "", "[x", "C\\D")

    assert read_query("What did A+ (daily) say of C\\D?", outlets).sources == {
        "A+ (daily)",
        "C\\D",
    }


def test_no_outlet_is_named_where_the_corpus_has_none() -> None:
    assert read_query("What did The Verge report?").sources == frozenset()


# Days


@pytest.mark.parametrize(
    ("question", "days"),
    [
        pytest.param("on October 7, 2023", {date(2023, 10, 7)}, id="month first"),
        pytest.param("on 7 October 2023", {date(2023, 10, 7)}, id="day first"),
        pytest.param("on the 7th of October, 2023", {date(2023, 10, 7)}, id="of"),
        pytest.param("on 2023-10-07", {date(2023, 10, 7)}, id="ISO"),
        pytest.param(
            "on October 7?", {date(2022, 10, 7), date(2023, 10, 7)}, id="no year is any year"
        ),
        pytest.param("on 29 February", {date(2024, 2, 29)}, id="a leap day of any year"),
        pytest.param("on December 1st", {date(2023, 12, 1)}, id="1st"),
        pytest.param(
            "between 30 September 2023 and 6 October 2023",
            {date(2023, 9, 30), date(2023, 10, 6)},
            id="two",
        ),
        pytest.param("on 8 October 2023", set(), id="a day without an article"),
        pytest.param("on 7 October 2021", set(), id="another year"),
        pytest.param("on 30 February", set(), id="a day that is none"),
        pytest.param("on 29 February 2023", set(), id="a leap day of another year"),
        pytest.param("on 2023-13-45", set(), id="digits that are no day"),
        pytest.param("in October 2023", set(), id="a month"),
        pytest.param("room 7 Octobers", set(), id="the beginning of a word"),
        pytest.param("order 12023-10-07", set(), id="the end of a number"),
    ],
)
def test_the_days_are_those_of_the_corpus_that_are_named(question: str, days: set[date]) -> None:
    assert read_query(f"What was reported {question}", OUTLETS, DAYS).days == days


def test_no_day_is_named_where_the_corpus_has_none() -> None:
    assert read_query("What was reported on October 7, 2023?").days == frozenset()
