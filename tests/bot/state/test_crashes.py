"""A crash, a lock or a cancellation at any point leaves all of a change, or nothing of it."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StateError
from bot.state import ChannelSettings, Mode, State, Vote
from bot.state.database import Database
from tests.bot.state.given import ADA, BEN, NOW, QUESTION, every_row, found_in, keep, names_in
from tests.bot.state.test_opening import earlier

Change = Callable[[State, str], Awaitable[object]]

CHANGES: dict[str, Change] = {
    "keep": lambda state, _: keep(state),
    "shown": lambda state, answer_id: state.answers.shown(answer_id, 78),
    "vote": lambda state, answer_id: state.votes.cast(answer_id, BEN.user, Vote(up=True)),
    "vote again": lambda state, answer_id: state.votes.cast(answer_id, ADA.user, Vote(up=True)),
    "clear": lambda state, _: state.places.clear_channel(5),
    "forget guild": lambda state, _: state.places.forget_guild(830),
    "forget": lambda state, _: state.people.forget(ADA.user),
    "sweep": lambda state, _: state.sweep(NOW.replace(year=2027)),
}
EVERY = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


async def fill(state: State) -> str:
    answer_id = await keep(state)
    await keep(state, origin=BEN)
    await state.answers.shown(answer_id, 77)
    await state.votes.cast(answer_id, ADA.user, Vote(up=False, comment="wonderwall"))
    await state.places.set_channel(830, ChannelSettings(channel=5, mode=Mode.EVERY))
    await state.places.hint(5, 830)
    return answer_id


def crashing(monkeypatch: pytest.MonkeyPatch, folder: Path, images: Path) -> None:
    """Copy what is in `folder` before each query to `images`: what a crash would leave there."""
    run = Database._execute

    async def copying(self: Database, query: str, *values: object) -> Sequence[Any]:
        shutil.copytree(folder, images / f"{len(names_in(images)):03}")
        return await run(self, query, *values)

    images.mkdir()
    monkeypatch.setattr(Database, "_execute", copying)


def without_ids(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return `rows` without what differs from one run to the next."""
    votes = [(row[1], *row[3:]) for row in rows["votes"]]
    return rows | {"answers": [row[1:] for row in rows["answers"]], "votes": votes}


async def rows_in(path: Path) -> dict[str, list[Any]]:
    async with State.open(path, NOW) as state:
        return without_ids(await every_row(state))


@EVERY
async def test_change_is_whole_or_not_at_all_after_a_crash(
    tmp_path: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data" / "state.db"
    async with State.open(path, NOW) as state:
        answer_id = await fill(state)
    before = await rows_in(path)
    async with State.open(path, NOW) as state:
        with monkeypatch.context() as patch:
            crashing(patch, path.parent, tmp_path / "images")
            await change(state, answer_id)
    after = await rows_in(path)

    found = [await rows_in(image / "state.db") for image in sorted((tmp_path / "images").iterdir())]
    assert after != before
    assert found[0] == before
    assert all(rows in (before, after) for rows in found)


async def test_forgetting_again_leaves_nothing_after_a_crash_at_any_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data" / "state.db"
    async with State.open(path, NOW) as state:
        await fill(state)
        needles = (QUESTION.text, "wonderwall", state.people._hasher.user(ADA.user))
        await state.people.forget(BEN.user)
        with monkeypatch.context() as patch:
            crashing(patch, path.parent, tmp_path / "images")
            await state.people.forget(ADA.user)

    images = sorted((tmp_path / "images").iterdir())
    assert len(found_in(images[0], *needles)) == 3
    for image in images:
        async with State.open(image / "state.db", NOW) as state:
            await state.people.forget(ADA.user)
            assert found_in(image, *needles) == []


@pytest.mark.parametrize("version", [0, 3])
async def test_database_can_be_opened_after_a_crash_while_it_is_made(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    if version:
        earlier(folder / "state.db", version)
    with monkeypatch.context() as patch:
        crashing(patch, folder, tmp_path / "images")
        async with State.open(folder / "state.db", NOW):
            pass

    for image in sorted((tmp_path / "images").iterdir()):
        async with State.open(image / "state.db", NOW) as state:
            assert (await state.answers.get("abcdefghij") is not None) is (version > 0)
            assert await state.answers.is_by(await keep(state), ADA.user)
            assert found_in(image, "Quillfeather", "Thistlewood") == []


@EVERY
async def test_change_is_not_made_when_the_database_is_locked(
    tmp_path: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    path = tmp_path / "state.db"
    async with State.open(path, NOW) as state:
        answer_id = await fill(state)
        before = await every_row(state)
        for lock in ("IMMEDIATE", "EXCLUSIVE"):
            with closing(sqlite3.connect(path)) as other:
                other.execute(f"BEGIN {lock}")
                with pytest.raises(StateError, match="locked"):
                    await change(state, answer_id)
        assert await every_row(state) == before
        await change(state, answer_id)
        assert await every_row(state) != before


async def test_change_is_not_made_when_another_reads_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    path = tmp_path / "state.db"
    async with State.open(path, NOW) as state:
        await fill(state)
        before = await every_row(state)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM answers").fetchone()
            with pytest.raises(StateError, match="locked"):
                await state.people.forget(ADA.user)
        assert await every_row(state) == before


async def test_waits_for_a_lock_do_not_add_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 500)
    path = tmp_path / "state.db"
    async with State.open(path, NOW) as state:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN EXCLUSIVE")
            async with asyncio.timeout(8):  # one after the other would take ten
                ends = await asyncio.gather(
                    *(keep(state) for _ in range(20)), return_exceptions=True
                )
        assert {type(end) for end in ends} == {StateError}
        assert len(await asyncio.gather(*(keep(state) for _ in range(20)))) == 20


@EVERY
async def test_change_is_whole_or_not_at_all_when_it_is_cancelled(
    tmp_path: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with State.open(tmp_path / "data" / "state.db", NOW) as state:
        answer_id = await fill(state)
    before = await rows_in(tmp_path / "data" / "state.db")
    found = []
    for query in range(20):
        copy = tmp_path / f"{query}"
        shutil.copytree(tmp_path / "data", copy)
        async with State.open(copy / "state.db", NOW) as state:
            cancelled = await cancelled_at(query, change(state, answer_id), monkeypatch)
            found.append(without_ids(await every_row(state)))
            await keep(state)  # whatever was cancelled holds up nobody
        if not cancelled:
            break

    assert len(found) > 1
    assert found[-1] != before
    assert all(rows in (before, found[-1]) for rows in found)


async def cancelled_at(
    query: int, change: Awaitable[object], monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Cancel `change` while it waits for its query of that number; return False if it has none."""
    task = asyncio.ensure_future(change)
    run, queries = Database._execute, itertools.count()

    async def cancelling(self: Database, text: str, *values: object) -> Sequence[Any]:
        if next(queries) == query:
            asyncio.get_running_loop().call_soon(task.cancel)
        return await run(self, text, *values)

    with monkeypatch.context() as patch, suppress(asyncio.CancelledError):
        patch.setattr(Database, "_execute", cancelling)
        await task
    return next(queries) > query


async def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with State.open(path, NOW) as one, State.open(path, NOW) as other:
        ids = await asyncio.gather(*(keep(state) for state in (one, other) for _ in range(15)))
        votes = (state.votes.cast(ids[0], user, Vote(up=True)) for state in (one, other)
                 for user in range(10))  # fmt: skip
        changed = await asyncio.gather(*votes)

        assert all([await one.answers.get(each) for each in ids])
        assert sum(changed) == 10, "who votes twice changes a vote, whichever is the second"
