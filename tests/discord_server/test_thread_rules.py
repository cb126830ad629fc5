"""What Discord refuses in threads and forums."""

from __future__ import annotations

import discord
import pytest

from tests.discord_server.errors import DriverError
from tests.discord_server.harness import Harbour, begun_thread, call
from tests.discord_server.permissions import Permission
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel


async def test_a_message_of_the_bot_wakes_an_archived_thread_but_an_edit_does_not(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    thread = await begun_thread(discord_server, harbour)
    messages = f"/channels/{thread.id}/messages"
    sent = await call(discord_server, "POST", messages, {"content": "x"})
    discord_server.archive(thread)
    edited = await call(discord_server, "PATCH", f"{messages}/{sent.body['id']}", {"content": "y"})
    assert edited.code == 50083
    assert thread.archived
    await call(discord_server, "POST", messages, {"content": "z"})

    assert not thread.archived
    assert discord_server.violations == []


async def test_nobody_writes_in_a_locked_thread_without_the_permission(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    thread = await begun_thread(discord_server, harbour)
    discord_server.archive(thread, locked=True)
    refused = await call(
        discord_server, "POST", f"/channels/{thread.id}/messages", {"content": "x"}
    )

    assert refused.code == 160005
    with pytest.raises(DriverError, match="is locked"):
        await discord_server.say(harbour.ann, thread, "hello")
    await discord_server.say(harbour.guild.owner, thread, "hello")
    assert discord_server.violations == []


async def test_a_message_has_one_thread(discord_server: DiscordServer, harbour: Harbour) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    path = f"/channels/{harbour.channel.id}/messages/{said.id}/threads"
    first = await call(discord_server, "POST", path, {"name": "a"})
    second = await call(discord_server, "POST", path, {"name": "b"})

    assert (first.status, second.code) == (201, 160004)
    with pytest.raises(DriverError, match="no thread can begin"):
        await discord_server.start_thread(harbour.ann, said, "c")
    assert discord_server.violations == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 101], ids=["empty", "blank", "long"])
async def test_a_thread_has_a_name_of_1_to_100_characters(
    discord_server: DiscordServer, harbour: Harbour, name: str
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    path = f"/channels/{harbour.channel.id}/messages/{said.id}/threads"
    refused = await call(discord_server, "POST", path, {"name": name})

    assert refused.code == 50035
    discord_server.expect_violation("name: ")
    with pytest.raises(DriverError, match="1 to 100"):
        await discord_server.start_thread(harbour.ann, said, name)


async def test_no_thread_begins_where_none_can_be(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    thread = await begun_thread(discord_server, harbour)
    said = await discord_server.say(harbour.ann, thread, "hello")
    path = f"/channels/{thread.id}/messages/{said.id}/threads"
    refused = await call(discord_server, "POST", path, {"name": "x"})

    assert refused.code == 50024
    discord_server.expect_violation("cannot be done in a channel of that type")


@pytest.mark.parametrize(
    ("denied", "inside"),
    [(Permission.CREATE_PUBLIC_THREADS, False), (Permission.SEND_MESSAGES_IN_THREADS, True)],
    ids=["begin", "write"],
)
async def test_threads_have_permissions_of_their_own(
    discord_server: DiscordServer, harbour: Harbour, denied: Permission, inside: bool
) -> None:
    thread = await begun_thread(discord_server, harbour)
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    for target in (discord_server.bot, harbour.ann):
        harbour.channel.overwrite(target, deny=denied)
    write = await call(discord_server, "POST", f"/channels/{thread.id}/messages", {"content": "x"})
    path = f"/channels/{harbour.channel.id}/messages/{said.id}/threads"
    begin = await call(discord_server, "POST", path, {"name": "x"})

    refused, allowed = (write, begin) if inside else (begin, write)
    assert refused.code == 50013
    assert allowed.status in (200, 201)
    doing = (
        discord_server.say(harbour.ann, thread, "hello")
        if inside
        else discord_server.start_thread(harbour.ann, said, "x")
    )
    with pytest.raises(DriverError, match=str(denied.name)):
        await doing


async def test_the_bot_changes_only_threads_that_it_began(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    await _until_thread_known(
        discord_server, bot, theirs := await begun_thread(discord_server, harbour)
    )
    with pytest.raises(discord.Forbidden):
        await bot.guilds[0].threads[0].edit(archived=True)
    channel = bot.get_channel(harbour.channel.id)
    assert isinstance(channel, discord.TextChannel)
    own = await (await channel.send("x")).create_thread(name="mine")
    await own.edit(name="still mine", archived=True)

    kept = harbour.guild.threads[own.id]
    assert (kept.name, kept.archived, theirs.archived) == ("still mine", True, False)
    assert (await call(discord_server, "PATCH", f"/channels/{own.id}", {"name": "n"})).code == 50083


async def test_a_forum_takes_posts_and_no_messages(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    forum = harbour.guild.add_forum("ask")
    refused = await call(discord_server, "POST", f"/channels/{forum.id}/messages", {"content": "x"})

    assert refused.code == 50008
    discord_server.expect_violation("a forum has posts")
    with pytest.raises(DriverError, match="use forum_post"):
        await discord_server.say(harbour.ann, forum, "hello")
    with pytest.raises(DriverError, match="not a forum"):
        await discord_server.forum_post(harbour.ann, harbour.channel, "title", "text")


async def _until_thread_known(server: DiscordServer, bot: SampleBot, thread: Channel) -> None:
    await server.until(lambda: bot.get_channel(thread.id) is not None, "the thread to be known")
