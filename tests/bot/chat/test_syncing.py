"""Commands are given to Discord only when they have changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from discord import app_commands

from bot.chat.reading import Reading
from tests.bot.chat.town import Town


async def test_commands_are_synced_once_in_two_starts(town: Town) -> None:
    for _ in range(2):
        async with town.bot():
            pass

    assert town.server.syncs == 1


async def test_commands_are_synced_again_when_they_have_changed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with town.bot():
        pass
    command = Reading.__cog_app_commands__[0]
    assert isinstance(command, app_commands.Command)
    monkeypatch.setattr(command, "description", "Another description.")
    async with town.bot():
        pass

    assert town.server.syncs == 2


async def test_commands_are_tried_again_at_the_next_start_when_discord_refused_them(
    town: Town,
) -> None:
    town.server.fail("PUT", "*/commands", status=403)
    async with town.bot() as bot:
        assert not bot.task.done()
        assert town.server.syncs == 0
    async with town.bot():
        assert town.server.syncs == 1


@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"], ids=["reads", "writes"])
async def test_bot_goes_on_when_the_database_is_locked(
    town: Town, lock: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    async with town.bot(connected=False) as bot:
        with closing(sqlite3.connect(town.folder / "data" / "state.db")) as other:
            other.execute(f"BEGIN {lock}")
            await town.server.ready()
            answer = await town.server.say(town.ann, town.server.dm(town.ann), "harbour vote?")
            answer = await town.server.next_message(town.server.dm(town.ann), after=answer)

        assert "nine to two" in answer.text
        assert not bot.task.done()
    assert caplog.text.count("the commands could not be synced") == 1
    async with town.bot():
        pass
    assert town.server.syncs == (1 if lock == "EXCLUSIVE" else 2)


@pytest.mark.usefixtures("bot")
async def test_commands_are_those_of_the_contract(town: Town) -> None:
    commands = town.server._state.commands.by_scope[None]

    found = {
        (command["name"], *(option["name"] for option in command.get("options", [])))
        for command in commands
    }
    assert found == {
        ("ask", "question", "source", "since", "until", "private"),
        ("said", "speaker", "about", "since", "until"),
        ("source", "locator"),
        ("article", "article"),
        ("verify", "text", "speaker"),
        ("Check this quote",),
        ("Ask Pilcrow about this",),
        ("help",),
        ("latest", "source"),
        ("people", "name"),
        ("setup",),
        ("settings",),
        ("gaps", "days", "export"),
        ("stats", "days", "export"),
        ("privacy",),
        ("my-data",),
        ("forget-me",),
        ("status",),
        (
            "corpus",
            "feed",
            "reindex",
            "add",
            "remove",
            "list",
            "show",
            "status",
            "rollback",
            "history",
        ),
    }
