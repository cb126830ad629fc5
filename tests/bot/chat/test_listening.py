"""Messages that are for the bot are answered, and a thousand others are not."""

from __future__ import annotations

import pytest

from bot.errors import StateError
from bot.language import language_of, text
from bot.state import ChannelSettings, Mode
from tests.bot.chat.speaking import QUAY, QUESTION, dealt_with, mention, set_up, written_in
from tests.bot.chat.town import Bot, Town
from tests.discord_server.permissions import Intent, Permission
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel

HINT = str(text("notices-set-up"))


def requests_to(town: Town, channel: Channel) -> list[str]:
    there = f"/channels/{channel.id}"
    return [r.path for r in town.server.requests if there in r.path]


async def test_channel_that_is_not_set_up_is_told_so_once(town: Town) -> None:
    town.set_up = False
    async with town.bot():
        first = await mention(town, town.channel)
        hint = await town.server.next_message(town.channel)
        await mention(town, town.channel, user=town.ben)
        await dealt_with(town)
        assert written_in(town, town.channel) == [hint]
    async with town.bot():
        await mention(town, town.channel)
        await dealt_with(town)
        assert written_in(town, town.channel) == [hint]
        other = town.guild.add_channel("elsewhere")
        await mention(town, other)
        again = await town.server.next_message(other)

    assert (hint.text, again.text) == (HINT, HINT)
    assert hint.reference is first
    assert hint.pings == frozenset()


@pytest.mark.parametrize("locale", ["de", "fr", "es-ES", "es-419"])
async def test_channel_is_told_in_the_language_of_its_server(
    discord_server: DiscordServer, town: Town, locale: str
) -> None:
    stadt = discord_server.add_guild("Stadt", locale=locale)
    stadt.add_member(town.ann)
    channel = stadt.add_channel("allgemein")
    async with town.bot():
        await mention(town, channel)
        hint = await town.server.next_message(channel)

    assert hint.text == language_of(locale).say(text("notices-set-up"))
    assert hint.text != HINT


@pytest.mark.parametrize("content", [True, False], ids=["with the intent", "without"])
@pytest.mark.parametrize("set_up", [True, False], ids=["set up", "not set up"])
async def test_thousand_messages_cost_no_reply_and_no_request(
    town: Town, content: bool, set_up: bool
) -> None:
    town.set_up = set_up
    town.server.allow(Intent.MESSAGE_CONTENT if content else Intent.NONE)
    async with town.bot(message_content=content):
        others = [await town.server.say(town.ben, town.channel, QUESTION)]
        for number in range(999):
            reply_to = others[-1] if number % 3 == 0 else None
            others.append(
                await town.server.say(
                    town.ann, town.channel, f"{QUESTION} {number}", reply_to=reply_to
                )
            )
        await dealt_with(town)

        assert requests_to(town, town.channel) == []
        assert written_in(town, town.channel) == []


async def test_commands_work_where_nothing_is_set_up(town: Town) -> None:
    town.set_up = False
    async with town.bot():
        answer = await town.ask(QUESTION)
        source = await town.server.slash(town.ben, town.channel, "source", locator="harbour-vote")

        assert "nine to two" in answer.text
        assert "customs house" in (await source.message()).text


async def test_every_question_is_answered_in_an_ask_channel(town: Town) -> None:
    town.server.allow(Intent.MESSAGE_CONTENT)
    ask = town.guild.add_channel("ask")
    async with town.bot(message_content=True) as bot:
        await set_up(bot, ask, Mode.EVERY)
        asked = await town.server.say(town.ann, ask, QUESTION)
        answer = await town.server.next_message(ask)
        await town.server.say(town.ann, ask, "thank you!", reply_to=answer, ping=False)
        await town.server.say(town.ann, ask, "so that is settled")
        await town.server.say(town.ben, ask, "was it on the radio?", reply_to=asked)
        await town.server.say(town.ann, town.channel, QUESTION)
        await dealt_with(town)

        assert answer.reference is asked
        assert "nine to two" in answer.text
        assert written_in(town, ask) == [answer]
        assert written_in(town, town.channel) == []

        mentioned = await mention(town, ask, "the northern quay")
        assert (await town.server.next_message(ask, after=answer)).reference is mentioned


async def test_reply_to_the_bot_is_a_question_when_it_pings_nobody(town: Town) -> None:
    """In a channel for every question, a reply to the bot speaks to nobody else."""
    town.server.allow(Intent.MESSAGE_CONTENT)
    ask = town.guild.add_channel("ask")
    async with town.bot(message_content=True) as bot:
        await set_up(bot, ask, Mode.EVERY)
        asked = await town.server.say(town.ann, ask, QUESTION)
        answer = await town.server.next_message(ask)
        await town.server.say(town.ben, ask, QUAY, reply_to=answer, ping=False)
        second = await town.server.next_message(ask, after=answer)
        await town.server.say(
            town.ann, ask, "Where do ferries sail to?", reply_to=asked, ping=False
        )
        third = await town.server.next_message(ask, after=second)

    assert "northern quay" in second.text
    assert "ferr" in third.text.lower()


async def test_reply_to_the_answer_of_a_command_is_a_question(town: Town) -> None:
    """It cannot be pinged: the intent alone shows what it says."""
    town.server.allow(Intent.MESSAGE_CONTENT)
    async with town.bot(message_content=True):
        answer = await town.ask(QUESTION)
        await town.server.say(town.ben, town.channel, QUAY, reply_to=answer)
        second = await town.server.next_message(town.channel, after=answer)
        await town.server.say(town.ben, town.channel, "Is it?", reply_to=second, ping=False)
        await dealt_with(town)

        assert "northern quay" in second.text
        assert written_in(town, town.channel)[-1] is second


async def test_message_is_left_alone_when_what_is_set_up_cannot_be_read(
    town: Town, bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody is told of a failure that they have not asked for."""

    async def locked(_: int) -> list[ChannelSettings]:
        raise StateError(town.folder / "state.db", "database is locked")

    monkeypatch.setattr(bot.services.state.places, "channels", locked)
    await town.server.say(town.ann, town.channel, f"{town.ben.mention} {QUESTION}")
    await mention(town, town.channel)
    failed = await town.server.next_message(town.channel)

    assert "ref " in failed.text
    assert written_in(town, town.channel) == [failed]
    assert "database is locked" in caplog.text


async def test_asker_is_told_once_when_they_ask_too_fast(town: Town) -> None:
    async with town.bot(person_limit=1):
        await mention(town, town.channel)
        answer = await town.server.next_message(town.channel)
        await mention(town, town.channel, QUAY)
        told = await town.server.next_message(town.channel, after=answer)
        for _ in range(3):
            await mention(town, town.channel, QUAY)
        await dealt_with(town)

        assert "Ask again in" in told.text
        assert written_in(town, town.channel) == [answer, told]


async def test_mention_that_cannot_be_answered_is_no_hint(town: Town) -> None:
    town.set_up = False
    town.channel.overwrite(town.server.bot, deny=Permission.SEND_MESSAGES)
    async with town.bot():
        await mention(town, town.channel)
        await dealt_with(town)
        assert written_in(town, town.channel) == []
        town.channel.overwrite(town.server.bot)
        await mention(town, town.channel)
        assert (await town.server.next_message(town.channel)).text == HINT
