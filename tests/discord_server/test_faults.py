"""What a client does when the server limits it, fails, or says no."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from tests.discord_server.harness import Harbour, call
from tests.discord_server.limits import Trouble
from tests.discord_server.permissions import Permission
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

MESSAGES = "/channels/*/messages"


def _statuses(server: DiscordServer, end: str) -> list[int]:
    return [request.status for request in server.requests if request.path.endswith(end)]


async def test_a_429_is_waited_out(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.fail("POST", MESSAGES, status=429, times=2)
    await _channel(bot, harbour).send("hello")

    assert _statuses(discord_server, "/messages") == [429, 429, 200]


async def test_a_429_of_an_interaction_is_waited_out(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.fail("POST", "/interactions/*/callback", status=429)
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")

    assert (await reply.message()).text == "at last"
    assert bot.errors == []


async def test_a_429_is_a_ban_when_it_does_not_come_through_discord(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.fail("POST", MESSAGES, status=429, via=False)
    with pytest.raises(discord.HTTPException) as raised:
        await _channel(bot, harbour).send("hello")

    assert raised.value.status == 429


async def test_a_5xx_is_tried_again(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.fail("POST", MESSAGES, status=502)
    await _channel(bot, harbour).send("hello")

    assert _statuses(discord_server, "/messages") == [502, 200]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(403, discord.Forbidden), (404, discord.NotFound)],
    ids=["forbidden", "not-found"],
)
async def test_an_ordered_error_reaches_the_bot_as_often_as_it_was_ordered(
    discord_server: DiscordServer,
    harbour: Harbour,
    bot: SampleBot,
    status: int,
    kind: type[discord.HTTPException],
) -> None:
    discord_server.fail("POST", MESSAGES, status=status, code=50007)
    with pytest.raises(kind) as raised:
        await _channel(bot, harbour).send("hello")
    await _channel(bot, harbour).send("hello")

    assert raised.value.code == 50007
    assert len(harbour.channel.messages) == 1


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (401, 0, "ordered by the test: 401"),
        (403, 50001, "Missing Access"),
        (403, 50013, "Missing Permissions"),
        (404, 10003, "Unknown Channel"),
        (404, 10008, "Unknown Message"),
    ],
)
async def test_an_ordered_error_says_what_discord_says(
    discord_server: DiscordServer,
    harbour: Harbour,
    bot: SampleBot,
    status: int,
    code: int,
    said: str,
) -> None:
    discord_server.fail("*", "/channels/*", status, code=code)
    with pytest.raises(discord.HTTPException, match=said) as raised:
        await _channel(bot, harbour).send("hello")

    assert (raised.value.status, raised.value.code) == (status, code)
    assert discord_server.violations == []


async def test_an_interaction_that_is_refused_by_order_was_not_left_alone(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.fail("POST", "/interactions/*/callback", 404, code=10062)
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    await discord_server.until(lambda: bool(bot.errors), "the error")

    assert isinstance(bot.errors[0], discord.NotFound)
    assert reply.acknowledgement is None
    assert discord_server.verdict() == []


@pytest.mark.parametrize(
    ("trouble", "written"), [("drop", []), ("lose", ["hello"])], ids=["drop", "lose"]
)
async def test_a_connection_is_cut_before_or_after_the_request_is_carried_out(
    discord_server: DiscordServer,
    harbour: Harbour,
    bot: SampleBot,
    trouble: Trouble,
    written: list[str],
) -> None:
    discord_server.fail("POST", MESSAGES, trouble)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await _channel(bot, harbour).send("hello")

    assert [m.content for m in harbour.channel.messages.values()] == written
    assert _statuses(discord_server, "/messages") == [0]
    await _channel(bot, harbour).send("again")


async def test_a_request_hangs_until_it_is_released(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.fail("POST", MESSAGES, "hang")
    sending = asyncio.create_task(_channel(bot, harbour).send("hello"))
    await discord_server.until(lambda: discord_server.hanging == 1, "the request to hang")
    assert harbour.channel.messages == {}
    assert not sending.done()
    discord_server.release()

    assert (await sending).content == "hello"
    assert discord_server.hanging == 0


async def test_a_hanging_request_does_not_hold_up_the_end() -> None:
    async with DiscordServer() as server:
        server.fail("GET", "/users/@me", "hang")
        asking = asyncio.create_task(call(server, "GET", "/users/@me"))
        await server.until(lambda: server.hanging == 1, "the request to hang")

    assert (await asking).status == 200


async def test_no_edit_is_lost_when_edits_are_limited(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.limit("PATCH", f"{MESSAGES}/*", requests=3, seconds=0.1)
    message = await _channel(bot, harbour).send("0")
    for number in range(1, 8):
        await message.edit(content=str(number))

    edits = harbour.channel.messages[message.id].edits
    assert [edit.payload["content"] for edit in edits] == list("1234567")
    assert edits[-1].at - edits[0].at >= 0.1
    assert 429 not in _statuses(discord_server, str(message.id))


async def test_one_request_too_many_is_answered_429(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    discord_server.limit("POST", MESSAGES, requests=1, seconds=60)
    path = f"/channels/{harbour.channel.id}/messages"
    first = await call(discord_server, "POST", path, {"content": "a"})
    second = await call(discord_server, "POST", path, {"content": "b"})

    assert (first.status, second.status) == (200, 429)
    assert 0 < second.body["retry_after"] <= 60


@pytest.mark.parametrize(
    ("denied", "body", "code"),
    [
        (Permission.VIEW_CHANNEL, {"content": "x"}, 50001),
        (Permission.SEND_MESSAGES, {"content": "x"}, 50013),
        (Permission.EMBED_LINKS, {"embeds": [{"title": "x"}]}, 50013),
        (Permission.READ_MESSAGE_HISTORY, {"content": "x", "message_reference": "SAID"}, 160002),
    ],
    ids=["view", "send", "embed", "reply"],
)
async def test_a_message_is_refused_when_the_bot_lacks_a_permission(
    discord_server: DiscordServer,
    harbour: Harbour,
    denied: Permission,
    body: dict[str, object],
    code: int,
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    body = {key: {"message_id": said.id} if x == "SAID" else x for key, x in body.items()}
    path = f"/channels/{harbour.channel.id}/messages"
    allowed = await call(discord_server, "POST", path, body)
    harbour.channel.overwrite(discord_server.bot, deny=denied)
    refused = await call(discord_server, "POST", path, body)

    assert allowed.status == 200
    assert refused.code == code
    assert discord_server.violations == []


async def test_interactions_are_answered_where_the_bot_may_not_write(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    harbour.channel.overwrite(discord_server.bot, deny=Permission.VIEW_CHANNEL)
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    await reply.message()

    assert bot.errors == []


async def test_a_role_gets_back_what_everyone_is_denied(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    guild, channel = harbour.guild, harbour.channel
    editors = guild.add_role("editors")
    guild.members[harbour.ann.id].roles.append(editors)
    channel.overwrite(guild.roles[guild.id], deny=Permission.SEND_MESSAGES)
    channel.overwrite(editors, allow=Permission.SEND_MESSAGES)

    assert Permission.SEND_MESSAGES in channel.permissions_of(harbour.ann)
    assert Permission.SEND_MESSAGES not in channel.permissions_of(harbour.ben)
    assert channel.permissions_of(guild.owner) == Permission.everything()
    assert channel.permissions_of(discord_server.add_user("stranger")) == Permission.NONE


def _channel(bot: SampleBot, harbour: Harbour) -> discord.TextChannel:
    channel = bot.get_channel(harbour.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return channel
