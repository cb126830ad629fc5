"""Nothing is shared by servers, channels and people that is not theirs together."""

from __future__ import annotations

import pytest

from tests.bot.chat.speaking import (
    QUESTION,
    assign,
    dealt_with,
    latest_of,
    mention,
    origin_of,
    plant,
    set_up,
)
from tests.bot.chat.town import Town
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, Guild, User


async def everything_said(town: Town, user: User, channel: Channel, word: str) -> str:
    """Return all that one can learn of a planted word somewhere, by command."""
    server = town.server
    found = [(await town.ask(f"What was painted, the {word}?", user, channel=channel)).text]
    commands: tuple[tuple[str, dict[str, str]], ...] = (
        ("said", {"speaker": f"Odo {word}"}),
        ("source", {"locator": f"{word.lower()}"}),
        ("source", {"locator": f"{word} chronicle"}),
        ("latest", {}),
        ("people", {}),
        ("help", {}),
        ("status", {}),
        ("article", {"article": f"{word} chronicle"}),
        ("verify", {"text": f"The {word} must be kept"}),
    )
    exchanges = [
        await server.slash(user, channel, command, force=False, locale=None, **options)
        for command, options in commands
    ]
    found += [(await exchange.message()).text for exchange in exchanges]
    for command, option in (("said", "speaker"), ("source", "locator"), ("ask", "source")):
        others = {"question": "x"} if command == "ask" else {}
        choices = await server.autocomplete(user, channel, command, option, word[:4], **others)
        found += [f"{choice.name} {choice.value}" for choice in choices]
    return "\n".join(found)


@pytest.fixture(name="second")
def _second(discord_server: DiscordServer, town: Town) -> Guild:
    guild = discord_server.add_guild("Village")
    guild.add_member(town.ann)
    guild.add_channel("general")
    return guild


async def test_server_asks_its_own_collections_and_direct_messages_the_public_ones(
    town: Town, second: Guild
) -> None:
    planted = {"courier": "Quillbird", "vault": "Marzipan", "ledger": "Obsidian"}
    plant(town, **planted)
    assign(town, ["vault", "ledger"], public=["courier"])
    (there,) = second.channels.values()
    narrow, dm = town.guild.add_channel("narrow"), town.server.dm(town.ann)
    readable = {
        town.channel: {"Marzipan", "Obsidian"},
        narrow: {"Obsidian"},
        there: {"Quillbird"},
        dm: {"Quillbird"},
    }
    async with town.bot() as bot:
        await set_up(bot, narrow, collections=frozenset({"ledger"}))
        await set_up(bot, there)
        for channel, words in readable.items():
            for name, word in planted.items():
                said = await everything_said(town, town.ann, channel, word)
                assert (f"The {word} was painted" in said) is (word in words), said
                assert (f"{word} Gazette" in said) is (word in words), said
                assert word in words or name not in said, said
                asked = await mention(town, channel, f"What of the {word} was painted by hand?")
                answer = await town.server.next_message(channel, after=asked)
                assert (f"The {word} was painted" in answer.text) is (word in words)


async def test_thread_asks_what_its_channel_asks(town: Town) -> None:
    plant(town, news="Quillbird", vault="Marzipan")
    async with town.bot() as bot:
        await set_up(bot, town.channel, collections=frozenset({"news"}))
        message = await town.server.say(town.ben, town.channel, "let us talk")
        thread = await town.server.start_thread(town.ben, message, "painting")
        await mention(town, thread, "What of the Quillbird was painted by hand?")
        open_one = await town.server.next_message(thread)
        await mention(town, thread, "What of the Marzipan was painted by hand?")
        secret = await town.server.next_message(thread, after=open_one)
        slashed = await town.ask("Which Marzipan was painted by hand?", channel=thread)

    assert "The Quillbird was painted" in open_one.text
    assert "The Marzipan was painted" not in secret.text + slashed.text


async def test_nobody_shares_a_conversation(town: Town, second: Guild) -> None:
    """Two people in a channel, two channels, two servers, a server and a direct message."""
    other, dm = town.guild.add_channel("elsewhere"), town.server.dm(town.ann)
    (there,) = second.channels.values()
    async with town.bot() as bot:
        answers = bot.services.state.answers
        await mention(town, town.channel)
        shown = await town.server.next_message(town.channel)
        # Where an answer stands is kept once it stands there.
        await dealt_with(town)
        mine = await latest_of(bot, town.ann, town.channel)
        strangers = [await latest_of(bot, town.ben, town.channel)]
        strangers += [await latest_of(bot, town.ann, channel) for channel in (other, there, dm)]
        elsewhere = [
            await answers.shown_in(shown.id, origin_of(town.ann, channel))
            for channel in (other, there, dm)
        ]

    assert mine is not None
    assert mine.answer.question == QUESTION
    assert strangers == [None] * 4
    assert elsewhere == [None] * 3
