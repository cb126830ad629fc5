"""The privileged intent may be refused: the bot goes on without it, and says so."""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager

import pytest

from bot.errors import DiscordRefusedError
from bot.language import language_of, text
from bot.state import ChannelSettings, Mode
from tests.bot.chat.town import Bot, Town
from tests.discord_server.permissions import Intent, Permission

QUESTION = "How did the council vote on the harbour entrance?"
NO_CONTENT = "Discord does not give the bot the message-content intent"


def bot_that_asks_for_content(town: Town) -> AbstractAsyncContextManager[Bot]:
    return town.bot(message_content=True)


def warnings_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    return [line for line in lines if "intent" in line.lower() or "connection" in line]


async def test_bot_connects_without_the_intent_when_it_is_refused(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    async with bot_that_asks_for_content(town) as bot:
        asked = await town.server.say(
            town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}"
        )
        answer = await town.server.next_message(town.channel)
        slashed = await town.ask("Where will boats moor while dredging?")

        assert answer.reference is asked
        assert "nine to two" in answer.text
        assert "northern quay" in slashed.text
        assert len(bot.links) == 1
    (line,) = warnings_in(caplog)
    assert line.startswith(NO_CONTENT)
    assert "https://discord.com/developers/applications" in line


async def test_refused_intent_is_told_in_setup_and_settings(town: Town) -> None:
    heidi = town.server.add_user("heidi", locale="de")
    town.guild.add_member(heidi, Permission.MANAGE_GUILD)
    async with bot_that_asks_for_content(town) as bot:
        every = ChannelSettings(channel=town.channel.id, mode=Mode.EVERY)
        await bot.services.state.places.set_channel(town.guild.id, every)
        told = []
        for user, command in ((town.owner, "setup"), (town.owner, "settings"), (heidi, "settings")):
            exchange = await town.server.slash(user, town.channel, command)
            told.append((await exchange.message()).text)

    assert all(str(text("setup-no-content")) in each for each in told[:2])
    assert language_of("de").say(text("setup-no-content")) in told[2]


async def test_intent_is_given_up_when_it_is_taken_away_while_the_bot_runs(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.server.allow(Intent.MESSAGE_CONTENT)
    async with bot_that_asks_for_content(town):
        assert warnings_in(caplog) == []
        town.server.allow(Intent.NONE)
        town.server.drop(4014, resumable=False)
        await town.server.until(lambda: NO_CONTENT in caplog.text, "the intent to be given up")
        await town.server.ready()
        answer = await town.ask(QUESTION)

    assert "nine to two" in answer.text


async def test_nothing_is_said_when_the_intent_is_given(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.server.allow(Intent.MESSAGE_CONTENT)
    async with bot_that_asks_for_content(town):
        assert "nine to two" in (await town.ask(QUESTION)).text

    assert warnings_in(caplog) == []
    assert town.server.sessions == 1


async def test_bot_ends_when_discord_refuses_more_than_the_intent(town: Town) -> None:
    """What it does not need is given up once: then there is nothing left to give up."""
    async with bot_that_asks_for_content(town) as bot:
        town.server.drop(4014, resumable=False)
        with pytest.raises(DiscordRefusedError):
            await bot.task
