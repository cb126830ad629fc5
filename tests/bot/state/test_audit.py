"""The audit trail tells what was done, how it ended, and to its readers who they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.acts import THE_BOT, THE_OPERATOR, Action, Actor, By, Ending
from bot.state import Entry, State
from tests.bot.state.given import ADA, BEN, NOW, found_in

ADA_ACTS = Actor(by=By.PERSON, user=ADA.user, guild=ADA.guild)
BEN_ACTS = Actor(by=By.PERSON, user=BEN.user, guild=BEN.guild)
ELSEWHERE = Actor(by=By.PERSON, user=ADA.user, guild=999)


async def entries(state: State, reader: int | None = None, guild: int | None = 830) -> list[Entry]:
    return list((await state.audit.history(reader, guild)).items)


async def test_what_ended_is_told_with_how_when_it_began_before(state: State) -> None:
    key = await state.audit.begin(ADA_ACTS, Action.ADD, "storm")
    (running,) = await entries(state)
    await state.audit.end(key, Ending.DONE, {"added": 1})

    (done,) = await entries(state, ADA.user)

    assert (running.ending, done.ending) == (Ending.RUNNING, Ending.DONE)
    assert (done.action, done.target, done.detail) == (Action.ADD, "storm", {"added": 1})
    assert done.is_you
    assert done.known


async def test_reader_is_you_and_others_are_only_known_when_history_is_read(state: State) -> None:
    await state.audit.note(ADA_ACTS, Action.REMOVE, "storm", Ending.REFUSED)
    await state.audit.note(THE_BOT, Action.REINDEX, "", Ending.DONE)

    bot, ada = await entries(state, BEN.user)

    assert (ada.by, ada.is_you, ada.known) == (By.PERSON, False, True)
    assert (bot.by, bot.is_you, bot.known) == (By.BOT, False, False)


async def test_server_sees_its_own_and_what_was_done_nowhere_when_others_did_something(
    state: State,
) -> None:
    await state.audit.note(ELSEWHERE, Action.ADD, "secret", Ending.DONE)
    await state.audit.note(BEN_ACTS, Action.ADD, "storm", Ending.DONE)
    await state.audit.note(THE_OPERATOR, Action.ROLLBACK, "000001-abcdef", Ending.DONE)

    assert [e.target for e in await entries(state)] == ["000001-abcdef", "storm"]
    assert len(await entries(state, guild=None)) == 3


async def test_history_is_paged_when_it_is_long(state: State) -> None:
    for number in range(23):
        await state.audit.note(ADA_ACTS, Action.ADD, f"{number}", Ending.DONE)

    last = await state.audit.history(None, 830, page=3, size=10)

    assert [entry.target for entry in last.items] == ["2", "1", "0"]
    assert (last.cut.number, last.cut.pages, last.cut.total) == (3, 3, 23)


async def test_what_was_under_way_is_cut_off_once_when_the_bot_starts(state: State) -> None:
    await state.audit.begin(ADA_ACTS, Action.REMOVE, "storm")
    await state.audit.note(ADA_ACTS, Action.ADD, "calm", Ending.DONE)

    found = await state.audit.under_way()
    await state.audit.begin(ADA_ACTS, Action.ADD, "wind")
    await state.audit.cut_off([entry.key for entry in found])

    assert [entry.target for entry in found] == ["storm"]
    assert [entry.target for entry in await state.audit.under_way()] == ["wind"]
    endings = [Ending.RUNNING, Ending.DONE, Ending.CUT_OFF]
    assert [e.ending for e in await entries(state)] == endings


async def test_person_is_forgotten_and_the_deed_stays_when_they_ask(
    state: State, tmp_path: Path
) -> None:
    await state.audit.note(ADA_ACTS, Action.ADD, "storm", Ending.DONE)
    await state.audit.note(ADA_ACTS, Action.REMOVE, "typed-by-ada", Ending.REFUSED)
    await state.audit.note(BEN_ACTS, Action.REMOVE, "typed-by-ben", Ending.REFUSED)

    await state.people.forget(ADA.user)

    ben, refused, added = await entries(state, ADA.user)
    assert (added.target, added.known, added.is_you) == ("storm", False, False)
    assert (refused.target, refused.known) == ("", False)
    assert (ben.target, ben.known) == ("typed-by-ben", True)
    assert await state.people.data_of(ADA.user) == []
    assert found_in(tmp_path, f"{ADA.user}", "typed-by-ada") == []


async def test_own_deeds_are_given_to_whoever_asks_for_their_data(state: State) -> None:
    await state.audit.note(ADA_ACTS, Action.ADD, "storm", Ending.DONE, {"added": 2})
    await state.audit.note(BEN_ACTS, Action.ADD, "calm", Ending.DONE)

    (told,) = await state.people.data_of(ADA.user)

    assert (told["what"], told["action"], told["target"]) == ("corpus change", "add", "storm")
    assert told["detail"] == {"added": 2}


@pytest.mark.parametrize(("days", "known"), [(89, True), (92, False)])
async def test_who_did_it_is_kept_for_as_long_as_questions_are(
    state: State, days: int, known: bool
) -> None:
    await state.audit.note(ADA_ACTS, Action.ADD, "storm", Ending.DONE)
    (entry,) = await entries(state)

    await state.sweep(entry.at + timedelta(days=days))

    (left,) = await entries(state, ADA.user)
    assert (left.known, left.is_you, left.target) == (known, known, "storm")
    assert entry.at > NOW


async def test_what_was_typed_and_refused_goes_when_it_is_too_old_to_be_found_by_whom(
    state: State, tmp_path: Path
) -> None:
    await state.audit.note(ADA_ACTS, Action.REMOVE, "typed-by-ada", Ending.REFUSED)
    await state.audit.note(ADA_ACTS, Action.REMOVE, "storm", Ending.DONE)

    await state.sweep(datetime.now(UTC) + timedelta(days=91))

    assert [entry.target for entry in await entries(state)] == ["storm", ""]
    assert found_in(tmp_path, "typed-by-ada") == []
