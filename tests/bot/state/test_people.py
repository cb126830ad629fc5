"""After somebody is forgotten, no byte of theirs is in any file; the others keep theirs."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.acts import Action, Actor, By, Ending
from bot.asked import Place
from bot.errors import StateError
from bot.following import Conversation
from bot.language import Listed, text
from bot.requested import Question, SaidBy
from bot.state import Forgotten, Reason, State, Vote
from tests.bot.state.given import ADA, ANSWER, BEN, DIRECT, NOW, every_row, found_in, keep

TYPED = "Quïllfeather-\U0001f6a2"
COMMENT = "wonderwäll"


async def ask(state: State, typed: str = TYPED, comment: str = COMMENT) -> list[str]:
    """Ask and vote as Ada, everywhere and in every way that keeps what was typed."""
    question = Question(text=f"What did {typed} say?")
    answer = replace(
        ANSWER,
        question=question.text,
        notes=(text("a", names=Listed((typed,)), inner=text("b", name=typed)),),
    )
    conversation = Conversation(asked=question, who=typed, people=(typed,), topic=typed)
    ids = [
        await keep(state, answer, request=question, conversation=conversation),
        await keep(state, answer, DIRECT, request=SaidBy(name=typed, about=typed), private=True),
        await keep(state, answer, request=None, place=Place.MENU),
    ]
    await state.answers.shown(ids[0], 77)
    other = await keep(state, origin=BEN)
    await state.votes.cast(other, ADA.user, Vote(up=False, reason=Reason.OUTDATED, comment=comment))
    await state.votes.cast(ids[0], ADA.user, Vote(up=False, comment=comment * 9))
    await state.votes.cast(ids[0], ADA.user, Vote(up=True))
    await state.votes.cast(ids[0], BEN.user, Vote(up=True))
    ada = Actor(by=By.PERSON, user=ADA.user, guild=ADA.guild)
    await state.audit.note(ada, Action.REMOVE, typed, Ending.REFUSED, {"why": comment})
    await state.audit.end(await state.audit.begin(ada, Action.ADD, "storm"), Ending.DONE)
    return [*ids, other]


def needles(state: State, typed: str = TYPED, comment: str = COMMENT) -> list[str]:
    hasher = state.people._hasher
    hashes = [hasher.user(ADA.user), hasher.channel(DIRECT.channel)]
    return [typed, comment, *hashes, f"{ADA.user}", f"{DIRECT.channel}"]


async def test_nothing_of_a_person_is_in_any_file_when_they_are_forgotten(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        *own, other = await ask(state)
        sought = needles(state)
        before = {needle for _, needle in found_in(tmp_path, *sought)}
        forgotten = await state.people.forget(ADA.user)

        assert before == set(sought[:-2]), "and raw ids are never there"
        assert forgotten == Forgotten(answers=3, votes=2)
        assert found_in(tmp_path, *sought) == []
        assert [await state.answers.get(each) for each in own] == [None] * 3
        assert await state.answers.get(other) is not None
        assert await state.people.data_of(ADA.user) == []
        assert len(await state.people.data_of(BEN.user)) == 1
        assert await state.people.forget(ADA.user) == Forgotten(answers=0, votes=0)
    assert found_in(tmp_path, *sought) == []


async def test_ids_of_people_stand_in_no_file(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        await ask(state)
        rows = await every_row(state)
    raw = (ADA.user, BEN.user, ADA.channel, DIRECT.channel)

    assert found_in(tmp_path, *(f"{each}" for each in raw)) == []
    assert not {cell for table in rows.values() for row in table for cell in row} & set(raw)
    kept = (tmp_path / "state.db").read_bytes()
    assert not any(each.to_bytes(8, "big") in kept for each in raw)


async def test_nothing_is_left_of_a_person_whose_rows_were_moved_about(tmp_path: Path) -> None:
    """Where rows are many, SQLite leaves copies of them in the gaps of pages they moved from."""
    people = [replace(ADA, user=user) for user in range(8)]
    async with State.open(tmp_path / "state.db", NOW) as state:
        for turn in range(160):
            typed = f"Marked{turn % 8}" * (1, 4, 30, 90)[turn // 3 % 4]
            answer_id = await keep(
                state, origin=people[turn % 8], request=Question(text=typed), seconds=turn
            )
            await state.votes.cast(answer_id, turn % 8, Vote(up=False, comment=typed * 2))
        assert len(found_in(tmp_path, *(f"Marked{each}" for each in range(8)))) == 8
        for each in range(7):
            await state.people.forget(each)
            assert found_in(tmp_path, f"Marked{each}", state.people._hasher.user(each)) == []
        assert len(await state.people.data_of(7)) == 40


async def test_nothing_is_left_of_answers_that_were_swept_when_their_asker_is_forgotten(
    tmp_path: Path,
) -> None:
    async with State.open(tmp_path / "state.db", NOW, keep_days=1) as state:
        await ask(state)
        sought = needles(state)
    async with State.open(tmp_path / "state.db", NOW.replace(month=4), keep_days=1) as state:
        assert await state.people.forget(ADA.user) == Forgotten(answers=0, votes=0)
        assert found_in(tmp_path, *sought) == []


async def test_forgetting_is_finished_by_the_next_start_when_it_could_not_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    async with State.open(path, NOW) as state:
        await ask(state)
        (mark,) = await state._database.erase(("DELETE FROM answers WHERE private = 1",))
        assert mark == 1
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM answers").fetchone()
            with pytest.raises(StateError, match="locked"):
                await state._database.clean()
        assert await _is_unclean(state)
    async with State.open(path, NOW) as state:
        assert not await _is_unclean(state)


async def _is_unclean(state: State) -> bool:
    return bool((await state._database.run("PRAGMA application_id"))[0][0])


async def test_person_gets_all_that_is_kept_of_them_and_nothing_of_others(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        ids = await ask(state)
        told = json.loads(json.dumps(await state.people.data_of(ADA.user)))
        hashes = {state.people._hasher.user(each.user) for each in (ADA, BEN)}

    questions, votes, acts = told[:3], told[3:5], told[5:]
    assert [each["id"] for each in questions] == ids[:3]
    assert questions[0]["asked"]["question"] == f"What did {TYPED} say?"
    assert questions[0]["conversation"]["who"] == TYPED
    assert [each["direct_message"] for each in questions] == [False, True, False]
    assert [each["message"] for each in questions] == [77, None, None]
    assert [(each["vote"], each["comment"]) for each in votes] == [("👎", COMMENT), ("👍", "")]
    assert [(each["action"], each["target"]) for each in acts] == [
        ("remove", TYPED),
        ("add", "storm"),
    ]
    assert not any(each in json.dumps(told) for each in hashes)


async def test_rows_of_a_person_are_found_by_index(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        await ask(state)
        run, asked = state._database._execute, list[tuple[object, ...]]()

        async def noting(query: str, *values: object) -> object:
            asked.append((query, *values))
            return await run(query, *values)

        state._database._execute = noting  # type: ignore[method-assign, assignment]
        await state.people.data_of(ADA.user)
        await state.answers.latest(ADA, NOW)
        await state.answers.same(ADA, Question(text="x"), "1", NOW)
        await state.answers.shown_in(77, ADA)
        await state.answers.removed([77])
        await state.answers.asked_in(1, NOW)
        await state.votes.of("x", ADA.user)
        await state.sweep(NOW)
        await state.people.forget(ADA.user)
        queries = [each for each in asked if f"{each[0]}".startswith(("SELECT", "UPD", "DEL"))]
        plans = [
            f"{step[-1]}: {query}"
            for query, *values in queries
            for step in await run(f"EXPLAIN QUERY PLAN {query}", *values)
        ]

    assert sum("answers_by_person" in plan for plan in plans) == 3
    assert sum("votes_by_person" in plan for plan in plans) == 2
    assert sum("audit_by_person" in plan for plan in plans) == 2
    assert [plan for plan in plans if plan.startswith(("SCAN answers", "SCAN votes"))] == []


ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    ANYTHING.map("Quillfeather{}".format),
    ANYTHING.map("wonderwall{}".format),
    st.lists(st.sampled_from(["ask", "sweep", "open", "ben"]), max_size=6),
)
def test_nothing_is_left_whatever_was_typed_and_done(
    typed: str, comment: str, steps: list[str]
) -> None:
    async def live(folder: Path) -> None:
        path = folder / "state.db"
        async with State.open(path, NOW) as state:
            *_, of_ben = await ask(state, typed, comment)
        for step in steps:
            async with State.open(path, NOW) as state:
                if step == "ask":
                    await ask(state, typed, comment)
                elif step == "sweep":
                    await keep(state, asked_at=NOW.replace(year=2020))
                    await state.sweep(NOW)
                elif step == "ben":
                    await state.votes.cast(of_ben, BEN.user, Vote(up=True))
        async with State.open(path, NOW) as state:
            await state.people.forget(ADA.user)
            assert await state.answers.get(of_ben) is not None
            assert found_in(folder, *needles(state, typed, comment)) == []
        assert found_in(folder, *needles(state, typed, comment)) == []

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder)))
