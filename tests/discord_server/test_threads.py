"""Threads and forum posts: begun by people and by the bot, archived, and out of sight."""

from __future__ import annotations

from collections.abc import Awaitable

import discord
import pytest

from tests.discord_server.channels import ChannelKind
from tests.discord_server.harness import Harbour, begun_thread, call, running
from tests.discord_server.permissions import Intent, Permission
from tests.discord_server.sample_bot import INTENTS, SampleBot
from tests.discord_server.server import DiscordServer


async def test_the_bot_begins_a_thread_with_a_message(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, discord_server.bot.mention)
    await discord_server.next_message(harbour.channel, after=said)
    thread = await bot.heard[0].create_thread(name="where?", auto_archive_duration=60)
    kept = await discord_server.thread_of(said)
    inside = await thread.send("here")

    assert (kept.id, kept.name, kept.archive_after) == (said.id, "where?", 60)
    assert kept.kind is ChannelKind.PUBLIC_THREAD
    assert kept.parent is harbour.channel
    assert kept.starter is said
    assert (await discord_server.next_message(kept)).id == inside.id
    assert thread.me is not None
    assert bot.get_channel(kept.id) == thread


async def test_the_client_hears_of_a_thread_that_a_person_begins(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    made = _made(bot)
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    thread = await discord_server.start_thread(harbour.ben, said, "about it")
    heard = await made

    assert (heard.id, heard.name, heard.owner_id) == (thread.id, "about it", harbour.ben.id)
    assert heard.parent_id == harbour.channel.id
    assert heard.me is None
    await _until_heard(discord_server, bot, 2)
    assert bot.heard[1].type is discord.MessageType.thread_starter_message
    assert bot.heard[1].channel == heard


async def test_a_forum_post_begins_with_a_message_of_its_own_id(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    made = _made(bot)
    forum = harbour.guild.add_forum("ask")
    text = f"{discord_server.bot.mention} where?"
    post = await discord_server.forum_post(harbour.ann, forum, "A question", text)
    answer = await discord_server.next_message(post, after=post.starter)

    assert post.starter.id == post.id
    assert answer.reference is post.starter
    assert answer.content == f"you said: {text}"
    heard = await made
    assert isinstance(heard.parent, discord.ForumChannel)
    assert bot.heard[0].id == heard.id


@pytest.mark.parametrize(
    ("intent", "content"), [(Intent.NONE, ""), (Intent.MESSAGE_CONTENT, "just so")]
)
async def test_what_is_said_in_a_thread_is_withheld_without_the_intent(
    library: DiscordServer, harbour: Harbour, intent: Intent, content: str
) -> None:
    library.allow(intent)
    intents = discord.Intents(INTENTS.value, message_content=bool(intent))
    async with running(library, SampleBot(intents)) as bot:
        forum = harbour.guild.add_forum("ask")
        post = await library.forum_post(harbour.ann, forum, "A question", "just so")
        await library.say(harbour.ben, post, "just so")
        await _until_heard(library, bot, 2)
        over_http = await call(library, "GET", f"/channels/{post.id}/messages")

        assert [message.content for message in bot.heard] == [content, content]
        assert [message["content"] for message in over_http.body] == [content, content]


async def test_the_bot_joins_a_thread_when_it_is_mentioned_there(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    thread = await begun_thread(discord_server, harbour)
    joined = bot.wait_for("thread_join", timeout=5)
    said = await discord_server.say(harbour.ann, thread, discord_server.bot.mention)
    answer = await discord_server.next_message(thread, after=said)

    assert (await joined).id == thread.id
    assert set(thread.joined) == {harbour.ann.id, discord_server.bot_id}
    assert answer.channel is thread


async def test_commands_are_used_and_answered_in_a_thread(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    thread = await begun_thread(discord_server, harbour)
    reply = await discord_server.slash(harbour.ann, thread, "ask", question="x")
    message = await reply.message()
    interaction = await bot.interactions.get()

    assert message.channel is thread
    assert isinstance(interaction.channel, discord.Thread)
    assert interaction.channel.parent_id == harbour.channel.id


async def test_a_message_wakes_an_archived_thread(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    thread = await begun_thread(discord_server, harbour)
    put_away = bot.wait_for("thread_update", timeout=5)
    discord_server.archive(thread)
    before, after = await put_away
    assert (before.archived, after.archived) == (False, True)
    assert bot.get_channel(thread.id) is None
    again = bot.wait_for("thread_join", timeout=5)
    await discord_server.say(harbour.ben, thread, "still there?")

    assert not (await again).archived
    assert not thread.archived


async def test_threads_are_synced_when_their_channel_comes_into_sight(
    library: DiscordServer, harbour: Harbour
) -> None:
    harbour.channel.overwrite(library.bot, deny=Permission.VIEW_CHANNEL)
    thread = await begun_thread(library, harbour)
    async with running(library) as bot:
        await bot.wait_until_ready()
        assert bot.get_channel(thread.id) is None
        seen = bot.wait_for("thread_join", timeout=5)
        harbour.channel.overwrite(library.bot, allow=Permission.VIEW_CHANNEL)

        assert (await seen).id == thread.id


async def test_active_threads_are_known_once_connected(
    library: DiscordServer, harbour: Harbour
) -> None:
    active, archived = await begun_thread(library, harbour), await begun_thread(library, harbour)
    library.archive(archived)
    async with running(library) as bot:
        await bot.wait_until_ready()

        assert [thread.id for thread in bot.guilds[0].threads] == [active.id]
        fetched = await bot.fetch_channel(archived.id)
        assert isinstance(fetched, discord.Thread)
        assert fetched.archived


def _made(bot: SampleBot) -> Awaitable[discord.Thread]:
    return bot.wait_for("thread_create", timeout=5)


async def _until_heard(server: DiscordServer, bot: SampleBot, count: int) -> None:
    await server.until(lambda: len(bot.heard) >= count, f"{count} messages to be heard")
