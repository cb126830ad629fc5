"""A re-index that somebody cancels, in time and too late."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.acts import Action, Ending
from bot.language import text
from tests.bot.chat.curating.admins import ends, last_entry
from tests.bot.chat.town import QUICK, Town
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message

QUESTION = "How did the council vote on the harbour entrance?"
TOO_LATE = str(text("curating-too-late"))


async def begun(town: Town, words: str, locale: str | None = None) -> Exchange:
    """Begin a re-index; wait until its message says `words`."""
    exchange = await town.server.slash(
        town.owner, town.channel, "corpus reindex", force=False, locale=locale
    )
    await ends(exchange, words)
    return exchange


async def cancel(town: Town, message: Message, label: str = "Cancel") -> str:
    pressed = await town.server.click(town.owner, message, label=label)
    (said,) = await pressed.messages(1)
    assert said.visible_to is town.owner
    return said.text


async def test_nothing_changes_and_all_is_answered_as_before_when_it_is_cancelled(
    town: Town, tmp_path: Path
) -> None:
    steps = (told("embedding", 5, 9), Pipe(tmp_path).step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps)) as bot:
        exchange = await begun(town, "embedding passages")
        message = await exchange.message()

        assert await cancel(town, message) == str(text("curating-cancelling"))

        said = await ends(exchange, "**Cancelled**")
        assert said == str(text("curating-cancelled"))
        assert message.buttons == []
        assert "nine to two" in (await town.ask(QUESTION)).text
        assert await last_entry(bot, town.guild) == (Action.REINDEX, "", Ending.CANCELLED)


async def test_germans_cancel_in_german(town: Town, tmp_path: Path) -> None:
    steps = (told("embedding", 5, 9), Pipe(tmp_path).step, {"out": OUTCOME})
    town.owner.locale = "de"
    async with town.bot(reindex=stub(*steps)):
        exchange = await begun(town, "**", "de")
        message = await exchange.message()
        (button,) = message.buttons

        await cancel(town, message, button["label"])

        assert button["label"] == "Abbrechen"
        assert "Es hat sich nichts geändert." in await ends(exchange, "Abgebrochen")


async def test_there_is_nothing_to_press_once_it_is_being_published(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    steps = (told("embedding", 5, 9), told("publishing", 0, 1), pipe.step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps)):
        exchange = await begun(town, "publishing")
        message = await exchange.message()

        assert message.buttons == []
        await pipe.release()
        await ends(exchange, "**Re-indexed** in")


async def test_click_that_comes_too_late_is_told_so_and_cancels_no_later_run(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    steps = (told("reading", 5, 9), pipe.step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps), timing=QUICK):
        first = await begun(town, "reading articles")
        old = await first.message()
        custom_id = old.buttons[0]["custom_id"]
        # The last edit of the first run is lost, so that its button stays.
        town.server.fail("PATCH", "*/messages/*", status=403, times=1)
        await pipe.release()
        await town.server.until(lambda: _failed(town), "the last edit to be refused")
        second = await begun(town, "reading articles")

        assert await cancel(town, old) == TOO_LATE

        assert (await second.message()).buttons[0]["custom_id"] != custom_id
        await pipe.release()
        await ends(second, "**Re-indexed** in")


async def test_rate_and_time_left_are_told_once_they_are_known(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.curation.speed._FIRST", 0.0)
    pipe = Pipe(tmp_path)
    steps = (told("embedding", 0, 900), told("embedding", 300, 900), pipe.step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps)):
        exchange = await begun(town, " left")
        said = (await exchange.message()).text
        await pipe.release()
        await ends(exchange, "**Re-indexed** in")

    assert re.search(r"300 of 900 · [\d,]+ a second · about \d+ s left", said)


def _failed(town: Town) -> bool:
    return any(request.status == 403 for request in town.server.requests)
