"""Two questions in a row: what the second is read as, and what it is answered with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.answer import AnswerKind
from bot.answerer import Answerer
from bot.following import Unclear, conversation_of, follow
from bot.planning import plan
from bot.requested import Filters, Question, SaidBy, answer_to
from corpus import last_name
from tests.bot.following.conftest import Asking

HERE = Path(__file__).parent
TODAY = date(2026, 1, 15)


def lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


# The first question, the second, what it is read as, and whom and what the planner reads in that.
TURNS = [tuple(line.split("\t")) for line in lines("two_turns.tsv")]
STANDALONE = lines("standalone.txt")
BARE = lines("unclear.txt")

ARMY = "What did Tsikhanouskaya say about the army?"
COST = "How much did the Tessary bridge cost?"
SHARED = "What did Marrant say?"


def test_the_tables_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(TURNS) >= 120
    assert len(STANDALONE) >= 60


@pytest.mark.parametrize(
    ("first", "second", "read_as", "speaker", "topic"),
    TURNS,
    ids=[f"{first} … {second}" for first, second, *_ in TURNS],
)
def test_a_follow_up_is_read_as_a_question_that_stands_on_its_own(
    asked: Asking, first: str, second: str, read_as: str, speaker: str, topic: str
) -> None:
    followed = follow(second, asked(first), today=TODAY)

    planned = plan(followed.request.text, TODAY)
    assert (followed.read_as, followed.unclear) == (read_as, None)
    assert (planned.speaker or "", planned.topic or "") == (speaker, topic)
    assert follow(followed.request.text, None, today=TODAY).unclear is None


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [(first, second, speaker) for first, second, _, speaker, _ in TURNS[::3] if speaker],
)
def test_a_follow_up_is_answered_with_words_of_whom_it_means_that_were_not_shown(
    asked: Asking, answerer: Answerer, first: str, second: str, speaker: str
) -> None:
    followed = follow(second, asked(first), today=TODAY)

    answer = answer_to(followed.request, answerer)

    said = {each.speaker or "" for each in answer.citations if answer.kind is AnswerKind.SAID}
    shown = {each.locator for each in answer.citations} & set(followed.request.filters.without)
    assert {last_name(each) for each in said} <= {last_name(speaker)}
    assert shown == set()


@pytest.mark.parametrize("question", STANDALONE)
@pytest.mark.parametrize("first", [None, ARMY, COST, SHARED], ids=["alone", "said", "fact", "two"])
def test_a_question_that_stands_on_its_own_is_not_touched(
    asked: Asking, first: str | None, question: str
) -> None:
    followed = follow(question, asked(first) if first else None, today=TODAY)

    assert followed.request == Question(text=question)
    assert (followed.read_as, followed.unclear) == (None, None)


@pytest.mark.parametrize("question", BARE)
def test_a_follow_up_without_a_conversation_is_unclear(question: str) -> None:
    followed = follow(question, None)

    assert followed.unclear is Unclear.NO_CONVERSATION
    assert (followed.request, followed.read_as) == (Question(text=question), None)


@pytest.mark.parametrize(
    ("first", "second", "unclear"),
    [
        (ARMY, "what else did he say?", Unclear.SEVERAL),
        (ARMY, "when did he say that?", Unclear.NOBODY),
        (COST, "what did she say?", Unclear.NOBODY),
        ("What did Orsel say?", "what did he reply?", Unclear.NOBODY),
        (SHARED, "what else did they say?", Unclear.SEVERAL),
        ("What did Orsel say?", "what did Vosk say about it?", Unclear.NOTHING),
        ("What did Orsel say about unicorns?", "when was that?", Unclear.NOTHING),
        ("What did Orsel say about unicorns?", "since then?", Unclear.NOTHING),
        ("What did Orsel say about unicorns?", "more?", Unclear.NOTHING),
        (ARMY, "how many?", Unclear.NOTHING),
    ],
)
def test_what_nothing_in_the_conversation_fits_is_unclear(
    asked: Asking, first: str, second: str, unclear: Unclear
) -> None:
    followed = follow(second, asked(first), today=TODAY)

    assert (followed.unclear, followed.request) == (unclear, Question(text=second))


@pytest.mark.parametrize("first", [ARMY, "What did Orsel say?", "What did Lukashenko say?"])
def test_when_was_that_is_answered_with_the_dated_source_of_the_same_words(
    asked: Asking, answerer: Answerer, first: str
) -> None:
    before = asked(first)

    answer = answer_to(follow("when was that?", before).request, answerer)

    days = [(each.published_at or "")[:10] for each in answer.citations]
    assert answer.kind is AnswerKind.SAID
    assert (answer.citations[0].locator, days[0]) == (before.shown[0], before.day)


def test_what_else_never_shows_anything_twice_until_there_is_nothing_else(
    answerer: Answerer,
) -> None:
    request, seen = Question(text="What did Tsikhanouskaya say about the army?"), list[str]()
    for _ in range(9):
        answer = answerer.answer(request.text, filters=request.filters)
        if not answer.answered:
            break
        seen += [each.locator for each in answer.citations]
        conversation = conversation_of(request, answer)
        request = follow("what else did she say?", conversation).request

    assert len(seen) == len(set(seen)) == 3
    assert [note.key for note in answer.notes] == ["following-nothing-else"]


def test_what_else_a_named_person_said_leaves_out_what_was_shown(asked: Asking) -> None:
    before = asked(ARMY)

    followed = follow("What else did Tsikhanouskaya say?", before)

    assert followed.request.filters.without == before.shown
    assert followed.read_as is None


def test_the_filters_of_the_first_question_are_carried_over(answerer: Answerer) -> None:
    filters = Filters(sources=("Averne Courier",), since=date(2023, 1, 1))
    first = Question(text="What did Orsel say?", filters=filters)
    before = conversation_of(first, answerer.answer(first.text, filters=filters))

    assert follow("and about tolls?", before).request.filters == filters
    redated = follow("and in 2022?", before).request.filters
    assert redated == Filters(sources=("Averne Courier",))
    resourced = follow("according to the Meridian Post?", before).request.filters
    assert resourced == Filters(since=date(2023, 1, 1))


def test_a_request_of_options_is_gone_on_from_as_well(answerer: Answerer) -> None:
    request = SaidBy(name="Orsel", about="the bridge", since=date(2023, 1, 1))
    before = conversation_of(request, answer_to(request, answerer))

    followed = follow("and about tolls?", before)

    assert followed.read_as == "What did Maude Orsel say about tolls?"
    assert followed.request.filters == Filters(since=date(2023, 1, 1))


def test_the_one_who_was_chosen_of_several_is_meant_afterwards(answerer: Answerer) -> None:
    answer = answerer.answer(SHARED, "Ilse Marrant")

    before = conversation_of(Question(text=SHARED), answer)

    assert follow("and about paper?", before).read_as == "What did Ilse Marrant say about paper?"


def test_small_talk_begins_no_conversation(answerer: Answerer) -> None:
    assert conversation_of(Question(text="hello"), answerer.answer("hello")) is None


def test_a_pasted_text_begins_no_conversation(answerer: Answerer) -> None:
    text = "What did Orsel say about " + "the bridge and " * 60 + "tolls?"

    assert conversation_of(Question(text=text), answerer.answer(text)) is None
