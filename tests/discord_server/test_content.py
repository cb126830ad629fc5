"""Messages that people write, and how much of them a bot may read."""

from __future__ import annotations

import json

import discord
import pytest

from tests.discord_server.harness import Harbour, call, running
from tests.discord_server.messages import Upload
from tests.discord_server.permissions import Intent
from tests.discord_server.sample_bot import INTENTS, SampleBot
from tests.discord_server.server import DiscordServer


@pytest.mark.usefixtures("bot")
async def test_a_mention_is_answered_by_a_reply_after_typing(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    mention = discord_server.bot.mention
    said = await discord_server.say(harbour.ann, harbour.channel, f"{mention} where?")
    answer = await discord_server.next_message(harbour.channel, after=said)

    assert answer.content == f"you said: {mention} where?"
    assert answer.reference is said
    assert len(harbour.channel.typing) == 1
    assert answer.pings == frozenset()


@pytest.mark.usefixtures("bot")
async def test_direct_messages_are_read_without_a_mention(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    dm = discord_server.dm(harbour.ann)
    said = await discord_server.say(harbour.ann, dm, "where?", files=[Upload("a", b"x")])
    answer = await discord_server.next_message(dm, after=said)

    assert answer.content == "you said: where?"


async def test_content_is_withheld_when_nothing_gives_a_right_to_it(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    files = [Upload("a.txt", b"x")]
    said = await discord_server.say(harbour.ann, harbour.channel, "secret", files=files)
    heard = await _heard(bot, said.id)

    assert heard.content == ""
    assert heard.attachments == []
    assert heard.author.name == "ann"
    over_http = await call(discord_server, "GET", _path(said.channel.id, said.id))
    assert over_http.body["content"] == ""


async def test_content_is_sent_when_the_application_has_the_intent(
    library: DiscordServer, harbour: Harbour
) -> None:
    library.allow(Intent.MESSAGE_CONTENT)
    intents = discord.Intents(INTENTS.value, message_content=True)
    async with running(library, SampleBot(intents)) as bot:
        said = await library.say(harbour.ann, harbour.channel, "open")
        heard = await _heard(bot, said.id)
    over_http = await call(library, "GET", _path(harbour.channel.id, said.id))

    assert heard.content == "open"
    assert over_http.body["content"] == "open"


@pytest.mark.parametrize(
    ("ping", "content"), [(True, "and when?"), (False, "")], ids=["ping", "no-ping"]
)
async def test_a_reply_to_the_bot_is_readable_when_it_pings(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot, ping: bool, content: str
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, discord_server.bot.mention)
    answer = await discord_server.next_message(harbour.channel, after=said)
    again = await discord_server.say(
        harbour.ann, harbour.channel, "and when?", reply_to=answer, ping=ping
    )
    heard = await _heard(bot, again.id)

    assert heard.content == content
    assert (bot.user in heard.mentions) is ping
    assert heard.reference is not None
    assert isinstance(heard.reference.resolved, discord.Message)
    assert heard.reference.resolved.content.startswith("you said")


async def test_a_reply_to_a_slash_answer_is_empty_though_it_pings(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    slash = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    answer = await slash.message()
    said = await discord_server.say(harbour.ann, harbour.channel, "and?", reply_to=answer)
    heard = await _heard(bot, said.id)

    assert heard.content == ""
    assert heard.mentions == []
    assert heard.reference is not None
    assert isinstance(heard.reference.resolved, discord.Message)
    metadata = heard.reference.resolved.interaction_metadata
    assert metadata is not None
    assert metadata.user.id == harbour.ann.id


async def test_a_message_replied_to_is_withheld_when_it_is_not_for_the_bot(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    first = await discord_server.say(harbour.ben, harbour.channel, "private")
    text = f"{discord_server.bot.mention} what about this?"
    said = await discord_server.say(harbour.ann, harbour.channel, text, reply_to=first)
    heard = await _heard(bot, said.id)

    assert heard.content == text
    assert heard.reference is not None
    assert isinstance(heard.reference.resolved, discord.Message)
    assert heard.reference.resolved.content == ""


async def test_messages_of_a_channel_that_the_bot_cannot_see_do_not_arrive(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    hidden = harbour.guild.add_channel("hidden")
    hidden.overwrite(discord_server.bot, deny=hidden.permissions_of(discord_server.bot))
    mention = discord_server.bot.mention
    await discord_server.say(harbour.ann, hidden, mention)
    said = await discord_server.say(harbour.ann, harbour.channel, mention)
    await discord_server.next_message(harbour.channel, after=said)

    assert {message.channel.id for message in bot.heard} == {harbour.channel.id}


async def test_events_are_not_sent_when_a_client_did_not_ask_for_them(
    library: DiscordServer, harbour: Harbour
) -> None:
    async with running(library, SampleBot(discord.Intents(dm_messages=True))) as bot:
        await library.say(harbour.ann, harbour.channel, library.bot.mention)
        said = await library.say(harbour.ann, library.dm(harbour.ann), "hello")
        await library.next_message(library.dm(harbour.ann), after=said)

        assert list(bot.guilds[0].channels) == []
        assert {message.guild for message in bot.heard} == {None}


async def test_a_deletion_is_dispatched(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, discord_server.bot.mention)
    answer = await discord_server.next_message(harbour.channel, after=said)
    deleted = bot.wait_for("raw_message_delete", timeout=5)
    discord_server.delete_message(answer)
    await discord_server.until(lambda: answer.deleted, "the deletion")

    assert (await deleted).message_id == answer.id


Body = dict[str, object]


@pytest.mark.parametrize(
    ("template", "pinged"),
    [
        ({"content": "ANN ROLE @everyone"}, {"ANN", "ROLE", "@everyone"}),
        ({"content": "ANN", "allowed_mentions": {"parse": []}}, set()),
        ({"content": "ANN ROLE", "allowed_mentions": {"parse": ["roles"]}}, {"ROLE"}),
        ({"content": "@here", "allowed_mentions": {"parse": ["users"]}}, set()),
        ({"content": "ANN", "allowed_mentions": {"users": ["ANN_ID"]}}, {"ANN"}),
        ({"embeds": [{"description": "ANN @everyone"}]}, set()),
        ({"flags": 1 << 15, "components": [{"type": 10, "content": "ANN"}]}, {"ANN"}),
    ],
    ids=["none-given", "none-parsed", "roles", "not-everyone", "listed", "embed", "v2"],
)
async def test_pings_are_those_that_discord_would_send(
    discord_server: DiscordServer, harbour: Harbour, template: Body, pinged: set[str]
) -> None:
    ann, role = harbour.ann, harbour.guild.add_role("editors")
    text = json.dumps(template).replace("ANN_ID", str(ann.id))
    body = json.loads(text.replace("ANN", ann.mention).replace("ROLE", role.mention))
    sent = await call(discord_server, "POST", f"/channels/{harbour.channel.id}/messages", body)

    message = harbour.channel.messages[int(sent.body["id"])]
    names = {ann.mention: "ANN", role.mention: "ROLE"}
    assert {names.get(ping, ping) for ping in message.pings} == pinged


@pytest.mark.parametrize(
    ("allowed", "pinged"),
    [
        ({}, True),
        ({"allowed_mentions": {}}, False),
        ({"allowed_mentions": {"replied_user": True}}, True),
    ],
    ids=["none-given", "given", "asked-for"],
)
async def test_a_reply_pings_the_author_unless_told_not_to(
    discord_server: DiscordServer, harbour: Harbour, allowed: Body, pinged: bool
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    body = {"content": "hi", "message_reference": {"message_id": str(said.id)}, **allowed}
    path = f"/channels/{harbour.channel.id}/messages"
    sent = await call(discord_server, "POST", path, body)

    message = harbour.channel.messages[int(sent.body["id"])]
    assert (harbour.ann.mention in message.pings) is pinged
    assert (harbour.ann in message.mentions) is pinged


async def test_an_edit_pings_nobody(discord_server: DiscordServer, harbour: Harbour) -> None:
    path = f"/channels/{harbour.channel.id}/messages"
    sent = await call(discord_server, "POST", path, {"content": "hello"})
    edit = {"content": harbour.ann.mention}
    await call(discord_server, "PATCH", f"{path}/{sent.body['id']}", edit)

    message = harbour.channel.messages[int(sent.body["id"])]
    assert message.content == harbour.ann.mention
    assert message.pings == frozenset()


async def test_the_edit_that_fills_a_deferred_answer_pings(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    await reply.acknowledged()
    original = f"/webhooks/{discord_server.bot_id}/{reply.token}/messages/@original"
    await call(discord_server, "PATCH", original, {"content": harbour.ben.mention})
    bot.gate.set()

    assert (await reply.message()).pings == {harbour.ben.mention}


def _path(channel: int, message: int) -> str:
    return f"/channels/{channel}/messages/{message}"


async def _heard(bot: SampleBot, message_id: int) -> discord.Message:
    found = [message for message in bot.heard if message.id == message_id]
    if found:
        return found[0]
    message: discord.Message = await bot.wait_for(
        "message", check=lambda m: m.id == message_id, timeout=5
    )
    return message
