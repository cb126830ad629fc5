"""What the bot goes on with when it starts."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest

from bot.acts import Action, By, Ending
from bot.errors import ReindexBusyError, ReindexStoppedError
from bot.reindexing import Reindexer
from index.folder import Pointer
from index.generations import manifest_of, manifest_path
from index.manifest import OLDEST_FORMAT
from tests.bot.curation.desk import ANN, Desk, article, reindexed
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.waiting import Changes

UNCHANGED = {**OUTCOME, "published": False}


async def test_nothing_is_indexed_when_all_is_well(desk: Desk) -> None:
    desk.index()

    await desk.curator(told("reading", 0, 1), {"out": OUTCOME}).resume()

    assert await desk.kept() == []


async def test_nothing_is_indexed_by_itself_when_nothing_was_ever_indexed(desk: Desk) -> None:
    await desk.curator({"out": OUTCOME}).resume()

    assert await desk.kept() == []


async def test_change_that_was_cut_off_is_indexed_by_the_next_start(desk: Desk) -> None:
    desk.index()
    await desk.state.audit.begin(ANN, Action.ADD, "tower")

    await desk.curator({"out": OUTCOME}).resume()

    first, second = await desk.entries()
    assert (first.action, first.target, first.ending) == (Action.ADD, "tower", Ending.CUT_OFF)
    assert (second.action, second.by, second.ending) == (Action.REINDEX, By.BOT, Ending.DONE)


async def test_change_that_was_cut_off_is_not_forgotten_when_the_next_start_dies_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.index()
    await desk.state.audit.begin(ANN, Action.ADD, "tower")

    def killed(*_: object) -> bool:
        raise KeyError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("bot.curation.curator._is_sound", killed)
        with pytest.raises(KeyError):
            await desk.curator({"out": OUTCOME}).resume()
    await desk.curator({"out": OUTCOME}).resume()

    assert await desk.kept() == [
        (Action.ADD, "tower", Ending.CUT_OFF),
        (Action.REINDEX, "", Ending.DONE),
    ]


async def test_what_the_bot_was_at_when_it_was_stopped_is_gone_on_with(
    desk: Desk, tmp_path: Path
) -> None:
    desk.index()
    steps = stub(told("reading", 0, 1), Pipe(tmp_path).step, {"out": OUTCOME})
    reindexer = Reindexer({}, steps, patience=10)
    curator = desk.curator_of(reindexer)
    adding = asyncio.create_task(curator.add(ANN, [article("tower")], "", (), desk.tell))
    await desk.heard("reading")
    await reindexer.close()
    with pytest.raises(ReindexStoppedError):
        await adding
    assert await desk.kept() == [(Action.ADD, "tower", Ending.RUNNING)]

    await desk.curator({"out": UNCHANGED}).resume()

    assert await desk.kept() == [
        (Action.ADD, "tower", Ending.CUT_OFF),
        (Action.REINDEX, "", Ending.UNCHANGED),
    ]


async def test_change_is_gone_on_with_once_when_the_connection_of_who_wanted_it_ended(
    desk: Desk, tmp_path: Path
) -> None:
    desk.index()
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("reading", 0, 1), pipe.step, {"out": OUTCOME})
    await curator.go_on()
    adding = asyncio.create_task(curator.add(ANN, [article("tower")], "", (), desk.tell))
    await desk.heard("reading")
    adding.cancel()
    await asyncio.gather(adding, return_exceptions=True)

    going_on = asyncio.create_task(curator.go_on())
    await pipe.release()
    await going_on
    await curator.go_on()

    assert await desk.kept() == [
        (Action.ADD, "tower", Ending.CUT_OFF),
        (Action.REINDEX, "", Ending.DONE),
    ]


async def test_all_is_indexed_anew_when_another_model_made_what_is_current(desk: Desk) -> None:
    desk.index(model="another-model")

    await desk.curator({"out": OUTCOME}).resume()

    assert await desk.kept() == [(Action.REINDEX, "", Ending.DONE)]


async def test_all_is_indexed_anew_when_what_is_current_is_of_an_older_format(desk: Desk) -> None:
    _make_older(desk, desk.index())

    await desk.curator({"out": OUTCOME}).resume()

    assert await desk.kept() == [(Action.REINDEX, "", Ending.DONE)]


async def test_all_is_indexed_anew_when_what_is_current_is_damaged(desk: Desk) -> None:
    name = desk.index()
    largest = max((desk.data.generations / name).iterdir(), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-1])

    await desk.curator({"out": OUTCOME}).resume()

    assert await desk.kept() == [(Action.REINDEX, "", Ending.DONE)]


async def test_start_goes_on_when_the_bot_cannot_index_by_itself(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.index(model="another-model")

    await desk.curator("Error: The disk is full.", {"status": 1}).resume()

    assert "could not re-index by itself: The disk is full." in caplog.text
    assert await desk.kept() == [(Action.REINDEX, "", Ending.FAILED)]


async def test_start_goes_on_when_the_audit_trail_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    desk.index()

    with desk.locked_state():
        await desk.curator({"out": OUTCOME}).resume()

    assert "the audit trail cannot be read" in caplog.text


async def test_person_is_told_that_a_run_is_active_when_the_bot_indexes_by_itself(
    desk: Desk, tmp_path: Path
) -> None:
    desk.index(model="another-model")
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("reading", 0, 1), pipe.step, {"out": OUTCOME})
    resuming = asyncio.create_task(curator.resume())
    await Changes().wait_for(lambda: curator.since, "the run to begin", 10)

    assert not curator.cancel()
    with pytest.raises(ReindexBusyError, match=r"running since \d\d:\d\d UTC"):
        await reindexed(curator, desk)
    await pipe.release()
    await resuming


def _make_older(desk: Desk, name: str) -> None:
    """Make the manifest of a generation that of the oldest format that still answers."""
    manifest = manifest_of(desk.data, name)
    fields = {**asdict(manifest), "format": OLDEST_FORMAT}
    del fields["rules"]
    path = manifest_path(desk.data, name)
    path.write_bytes(json.dumps(fields).encode())
    digest = sha256(path.read_bytes()).hexdigest()
    desk.data.current.write_bytes(Pointer(name, digest, name).to_bytes())
