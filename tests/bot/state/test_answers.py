"""Answers are read again as they were given, by who may read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.asked import Place
from bot.explained import KeptWhy
from bot.following import Conversation
from bot.language import Listed, Text, text
from bot.origin import Origin
from bot.requested import Filters, Question, Request, SaidBy
from bot.state import State, Vote
from tests.bot.state.given import ADA, ANSWER, BEN, CITATION, DIRECT, NOW, QUESTION, WHY, keep

ELSEWHERE = replace(ADA, channel=ADA.channel + 1)


@pytest.mark.parametrize(
    "words", ["plain", "¶ “quoted” \U0001f6a2", "half a \ud83d pair", "nul \x00 in it", ""]
)
async def test_answer_is_the_same_when_it_is_read_after_a_restart(
    tmp_path: Path, words: str
) -> None:
    given = replace(
        ANSWER,
        question=words,
        citations=(replace(CITATION, text=words, start=0, end=len(words)),),
        nearest=(replace(CITATION, speaker=None, statement=None),),
        notes=(text("notes-nobody", name=words),),
    )
    request = Question(text=words)
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state, given, request=request, place=Place.MENU, private=True)
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answers.get(answer_id)

    assert kept is not None
    assert (kept.id, kept.asked_at, kept.place) == (answer_id, NOW, Place.MENU)
    assert (kept.answer, kept.request) == (given, request)
    assert (kept.private, kept.message, kept.conversation, kept.why) == (True, None, None, None)


@pytest.mark.parametrize(
    "request_",
    [
        Question(
            text="What did Quill say?",
            filters=Filters(sources=("A", "B"), since=date(2022, 10, 1), until=date(2022, 10, 2)),
        ),
        SaidBy(name="Quill"),
        SaidBy(name="Quill", about="x", since=date(2022, 10, 1), until=date(2022, 10, 2)),
        None,
    ],
    ids=["filters", "name", "all", "none"],
)
async def test_request_is_kept(tmp_path: Path, request_: Request | None) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answers.get(await keep(state, request=request_))

    assert kept is not None
    assert kept.request == request_


@pytest.mark.parametrize("why", [WHY, replace(WHY, hits=()), None], ids=["hits", "no hit", "none"])
async def test_why_is_kept(tmp_path: Path, why: KeptWhy | None) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answers.get(await keep(state, why=why))

    assert kept is not None
    assert kept.why == why


async def test_conversation_is_kept(tmp_path: Path) -> None:
    conversation = Conversation(asked=QUESTION, who="Maude Orsel", shown=("lights#3",))
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answers.get(await keep(state, conversation=conversation))

    assert kept is not None
    assert kept.conversation == conversation


async def test_notes_within_notes_are_kept(tmp_path: Path) -> None:
    notes: tuple[Text, ...] = (
        text("a", inner=text("b", day=date(2022, 1, 2)), listed=Listed(("x", "y"), "or"), n=3),
    )
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answers.get(await keep(state, replace(ANSWER, notes=notes)))

    assert kept is not None
    assert kept.answer.notes == notes


async def test_ids_are_short_and_differ(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        ids = {await keep(state) for _ in range(20)}

    assert len(ids) == 20
    assert {len(answer_id) for answer_id in ids} == {10}


async def test_answer_is_by_who_asked_alone(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state)

        assert await state.answers.is_by(answer_id, ADA.user)
        assert not await state.answers.is_by(answer_id, BEN.user)
        assert not await state.answers.is_by("unknown", ADA.user)


@pytest.mark.parametrize(
    ("private", "origin", "seen"),
    [
        (False, ADA, True),
        (False, BEN, True),
        (False, ELSEWHERE, False),
        (True, ADA, True),
        (True, BEN, False),
    ],
    ids=["asker", "another", "elsewhere", "private", "private of another"],
)
async def test_answer_is_found_by_its_message(
    tmp_path: Path, origin: Origin, *, private: bool, seen: bool
) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state, private=private)
        await state.answers.shown(answer_id, 77)
        found = await state.answers.shown_in(77, origin)

        assert (found is not None) is seen
        assert await state.answers.shown_in(78, origin) is None
        await state.answers.removed([77, 79])
        assert await state.answers.shown_in(77, origin) is None


async def test_answer_is_found_in_the_thread_that_was_opened_for_it(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state)
        await state.answers.shown(answer_id, 77, ELSEWHERE.channel)
        found = await state.answers.latest(ELSEWHERE, NOW)

        assert found is not None
        assert (found.id, found.message) == (answer_id, 77)
        assert await state.answers.shown_in(77, ELSEWHERE) == found
        assert await state.answers.latest(ADA, NOW) is None


async def test_private_answer_is_everybodys_when_it_is_published(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state, private=True)
        await state.answers.shown(answer_id, 77)
        await state.answers.publish(answer_id)
        kept = await state.answers.shown_in(77, BEN)

    assert kept is not None
    assert (kept.id, kept.private, kept.message) == (answer_id, False, 77)


async def test_latest_answer_is_that_of_the_same_person_in_the_same_channel(
    tmp_path: Path,
) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        await keep(state)
        second = await keep(state)
        await keep(state, private=True)
        await keep(state, request=None)
        await keep(state, origin=BEN)
        direct = await keep(state, origin=DIRECT)
        early = NOW - timedelta(minutes=1)
        latest = state.answers.latest
        found = [await latest(origin, early) for origin in (ADA, DIRECT, ELSEWHERE)]

        assert [kept and kept.id for kept in found] == [second, direct, None]
        assert await latest(ADA, NOW + timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    ("request_", "same"),
    [
        (Question(text="  what DID the\nkeeper whisper "), True),
        (Question(text="What did the keeper whisper?!"), True),
        (Question(text="What did the keeper say?"), False),
        (Question(text=QUESTION.text, filters=Filters(sources=("A",))), False),
        (Question(text=QUESTION.text, filters=Filters(since=date(2022, 1, 1))), False),
        (SaidBy(name=QUESTION.text), False),
    ],
    ids=["case and spaces", "end", "words", "outlet", "period", "kind"],
)
async def test_same_question_is_found(tmp_path: Path, request_: Request, *, same: bool) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state)
        await state.answers.shown(answer_id, 77)
        found = await state.answers.same(BEN, request_, ANSWER.generation, NOW)

    assert (found.id if found else None) == (answer_id if same else None)


async def test_same_question_is_not_found_where_its_answer_cannot_be_linked(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:

        async def found(generation: str = ANSWER.generation, origin: Origin = ADA) -> bool:
            return await state.answers.same(origin, QUESTION, generation, NOW) is not None

        answer_id = await keep(state)
        hidden = await keep(state, private=True)
        await state.answers.shown(hidden, 76)
        assert not await found()
        await state.answers.shown(answer_id, 77)
        assert await found()
        assert not await found(generation="000002-abcdef")
        assert not await found(origin=ELSEWHERE)
        assert (
            await state.answers.same(ADA, QUESTION, ANSWER.generation, NOW + timedelta(seconds=1))
            is None
        )
        await state.answers.removed([77])
        assert not await found()


async def test_answers_and_votes_are_dropped_after_their_time(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with State.open(path, NOW, keep_days=7) as state:
        old = await keep(state, asked_at=NOW - timedelta(hours=1))
        young = await keep(state, asked_at=NOW + timedelta(hours=1))
        await state.votes.cast(old, BEN.user, Vote(up=True))
        await state.sweep(NOW + timedelta(days=7))

        assert await state.answers.get(old) is None
        assert await state.answers.get(young) is not None
        assert await state.people.data_of(BEN.user) == []
    async with State.open(path, NOW + timedelta(days=8), keep_days=7) as state:
        assert await state.answers.get(young) is None
