"""What goes wrong between Discord and a change: the change is made once, and on it goes."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.acts import Action, Ending
from bot.chat.curating.progress import Timing
from index import durable
from tests.bot.chat.articles import HARBOUR
from tests.bot.chat.curating.admins import REAL, ends, last_entry
from tests.bot.chat.faults import (
    DROPPED_EVER,
    FAILING,
    FAILING_ONCE,
    FORBIDDEN_EVER,
    LOST,
    NO_INTERACTION,
    NO_MESSAGE,
    NO_TOKEN,
    Fault,
    hurry,
)
from tests.bot.chat.town import Bot, Town
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.exchange import Exchange

QUESTION = "How did the council vote on the harbour entrance?"
EDIT = ("PATCH", "/webhooks/*")
CALLBACK = ("POST", "/interactions/*/callback")


@pytest.fixture(name="town")
def _town(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Nothing waits for long."""
    hurry(monkeypatch)
    return town


def rewrite(town: Town) -> None:
    """Change an article; nothing is indexed for it."""
    changed = HARBOUR.replace("nine to two", "eight to three")
    (town.articles / "harbour-vote.md").write_text(changed, encoding="utf-8")


async def reindex(town: Town) -> Exchange:
    return await town.server.slash(town.owner, town.channel, "corpus reindex")


async def idle(town: Town, bot: Bot) -> None:
    await town.server.until(lambda: bot.services.curator.since is None, "the change to end")


@contextmanager
def locked(town: Town) -> Iterator[None]:
    """Lock the state inside the block, as another process does that writes."""
    path = town.folder / "data" / "state.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(FORBIDDEN_EVER, id="403"),
        pytest.param(NO_MESSAGE, id="404, message"),
        pytest.param(NO_INTERACTION, id="404, interaction"),
        pytest.param(NO_TOKEN, id="401"),
        pytest.param(FAILING_ONCE, id="500 once"),
        pytest.param(FAILING, id="500 for ever"),
        pytest.param(DROPPED_EVER, id="dropped"),
        pytest.param(LOST, id="reply lost"),
    ],
)
async def test_reindex_is_done_whatever_becomes_of_its_message(town: Town, fault: Fault) -> None:
    rewrite(town)
    async with town.bot(reindex=REAL) as bot:
        await (await reindex(town)).message()
        fault.order(town, *EDIT)
        await idle(town, bot)
        town.server.release()

        assert await last_entry(bot, town.guild) == (Action.REINDEX, "", Ending.DONE)
    async with town.bot():
        assert "eight to three" in (await town.ask(QUESTION)).text


async def test_nothing_stays_claimed_when_the_message_cannot_be_sent(town: Town) -> None:
    async with town.bot(reindex=stub({"out": OUTCOME})) as bot:
        NO_TOKEN.order(town, *CALLBACK)
        await reindex(town)
        await town.server.until(
            lambda: any(request.status == 401 for request in town.server.requests), "the refusal"
        )
        await idle(town, bot)

        assert "**Re-indexed** in" in await ends(await reindex(town), "**Re-indexed** in")


async def test_message_that_is_deleted_is_written_anew_with_its_button_and_its_end(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    steps = (pipe.step, told("embedding", 1, 9), pipe.step, {"out": OUTCOME})
    timing = Timing(between_edits=0.05, token=0)
    async with town.bot(reindex=stub(*steps), timing=timing):
        first = await (await reindex(town)).message()
        town.server.delete_message(first)
        await pipe.release()

        second = await town.server.next_message(town.channel, after=first)

        assert [button["label"] for button in second.buttons] == ["Cancel"]
        await pipe.release()
        await town.server.until(lambda: "**Re-indexed** in" in second.text, "the summary")
        assert second.buttons == []


async def test_rollback_is_done_once_when_its_message_cannot_be_edited(town: Town) -> None:
    rewrite(town)
    town.index()
    async with town.bot() as bot:
        asked = await (
            await town.server.slash(town.owner, town.channel, "corpus rollback")
        ).message()
        NO_TOKEN.order(town, *EDIT)
        pressed = await town.server.click(town.owner, asked, label="Go back")
        await pressed.messages(1)

        assert (await last_entry(bot, town.guild))[::2] == (Action.ROLLBACK, Ending.DONE)
        assert "nine to two" in (await town.ask(QUESTION)).text
        again = await town.press(asked, "Go back", town.owner)
        assert "answers already" in again.text


async def test_generation_is_not_called_lost_when_the_disk_takes_no_rollback(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    rewrite(town)
    town.index()
    async with town.bot() as bot:
        asked = await (
            await town.server.slash(town.owner, town.channel, "corpus rollback")
        ).message()
        with monkeypatch.context() as patched:
            patched.setattr(durable.disk, "write", full)
            pressed = await town.server.click(town.owner, asked, label="Go back")
            (said,) = await pressed.messages(1)

        assert "no longer there" not in said.text
        assert "No space left on device" in caplog.text
        assert (await last_entry(bot, town.guild))[::2] == (Action.ROLLBACK, Ending.FAILED)


async def test_reindex_is_done_and_told_when_the_state_is_locked_meanwhile(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pipe = Pipe(tmp_path)
    async with town.bot(reindex=stub(told("reading", 0, 1), pipe.step, {"out": OUTCOME})):
        exchange = await reindex(town)
        await ends(exchange, "reading articles")
        with locked(town):
            await pipe.release()
            await ends(exchange, "**Re-indexed** in")

    assert "the audit trail lacks how entry" in caplog.text


async def test_nothing_is_changed_when_it_cannot_be_read_who_may(town: Town) -> None:
    async with town.bot() as bot:
        before = bot.services.sources.status().manifest.id
        with locked(town):
            said = await (await reindex(town)).message()
        assert bot.services.sources.status().manifest.id == before

    assert "ref " in said.text
    assert said.visible_to is town.owner
