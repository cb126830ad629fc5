"""Single routes: what they answer, and with which of Discord's codes."""

from __future__ import annotations

import io

import discord
import pytest

from tests.discord_server.harness import Harbour, call, running
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

MESSAGES = "/channels/*/messages"


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/channels/1", 10003),
        ("GET", "/channels/CHANNEL/messages/1", 10008),
        ("PATCH", "/channels/CHANNEL/messages/SAID", 50005),
        ("DELETE", "/channels/CHANNEL/messages/SAID", 50013),
        ("GET", "/guilds/1/members/1", 10004),
        ("GET", "/guilds/GUILD/members/1", 10007),
        ("GET", "/applications/1/commands", 20012),
    ],
)
async def test_errors_have_discords_codes(
    discord_server: DiscordServer, harbour: Harbour, method: str, path: str, code: int
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    path = path.replace("CHANNEL", str(harbour.channel.id)).replace("SAID", str(said.id))
    path = path.replace("GUILD", str(harbour.guild.id))
    body = {"content": "x"} if method == "PATCH" else None
    answer = await call(discord_server, method, path, body)

    assert answer.code == code
    assert discord_server.violations == []


async def test_a_deleted_channel_is_unknown(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    channel = _channel(bot, harbour)
    discord_server.delete_channel(harbour.channel)
    with pytest.raises(discord.NotFound) as raised:
        await channel.send("hello")

    assert raised.value.code == 10003


async def test_a_reply_to_a_deleted_message_is_refused_unless_that_may_fail(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    discord_server.delete_message(said)
    pointer = {"message_id": str(said.id)}
    path = f"/channels/{harbour.channel.id}/messages"
    body = {"content": "x", "message_reference": pointer}
    strict = await call(discord_server, "POST", path, body)
    lenient = {**pointer, "fail_if_not_exists": False}
    loose = await call(discord_server, "POST", path, {**body, "message_reference": lenient})

    assert (strict.status, strict.code) == (400, 50035)
    assert loose.status == 200
    assert "message_reference" not in loose.body
    assert discord_server.violations == []


async def test_history_is_listed_from_the_newest(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    channel = _channel(bot, harbour)
    sent = [await channel.send(str(number)) for number in range(4)]
    newest = [m.content async for m in channel.history(limit=2)]
    older = [m.content async for m in channel.history(limit=5, before=sent[2])]
    later = [m.content async for m in channel.history(limit=2, after=sent[0])]

    assert (newest, older, later) == (["3", "2"], ["1", "0"], ["1", "2"])
    assert discord_server.violations == []


async def test_the_bot_can_write_first_and_edit_and_delete(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    user = discord.Object(harbour.ann.id)
    dm = await bot.create_dm(user)
    message = await dm.send("hello")
    await message.edit(content="bye")
    kept = await discord_server.next_message(discord_server.dm(harbour.ann))
    member = await bot.guilds[0].fetch_member(harbour.ann.id)
    await message.delete()

    assert kept.content == "bye"
    assert kept.deleted
    assert member.name == "ann"


async def test_an_edit_keeps_files_unless_it_lists_others(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    files = [discord.File(io.BytesIO(name.encode()), filename=name) for name in ("a", "b")]
    sent = await _channel(bot, harbour).send("x", files=files)
    message = harbour.channel.messages[sent.id]
    assert [file.data for file in message.files] == [b"a", b"b"]
    await sent.edit(content="y")
    assert [file.name for file in message.files] == ["a", "b"]
    await sent.edit(attachments=[sent.attachments[1], discord.File(io.BytesIO(b"c"), filename="c")])

    assert [file.name for file in message.files] == ["b", "c"]
    assert discord_server.violations == []


async def test_an_unknown_route_is_a_violation(discord_server: DiscordServer) -> None:
    answer = await call(discord_server, "GET", "/sticker-packs")

    assert answer.status == 404
    discord_server.expect_violation("GET /sticker-packs: this server has no such route")


async def test_a_second_sync_keeps_the_ids_of_commands(
    library: DiscordServer, harbour: Harbour
) -> None:
    async with running(library) as bot:
        first = {command.name: command.id for command in await bot.tree.fetch_commands()}
        await bot.tree.sync()
        again = {command.name: command.id for command in await bot.tree.fetch_commands()}
        bot.tree.copy_global_to(guild=discord.Object(harbour.guild.id))
        own = await bot.tree.sync(guild=discord.Object(harbour.guild.id))

    assert first == again
    assert library.syncs == 3
    assert {command.guild_id for command in own} == {harbour.guild.id}


def _channel(bot: SampleBot, harbour: Harbour) -> discord.TextChannel:
    channel = bot.get_channel(harbour.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return channel
