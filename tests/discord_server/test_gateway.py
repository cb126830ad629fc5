"""Sessions: lost and resumed, refused, and what a client may not say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import discord
import pytest

from tests.discord_server.harness import Harbour, call
from tests.discord_server.permissions import Intent
from tests.discord_server.sample_bot import INTENTS, SampleBot
from tests.discord_server.server import DiscordServer


@pytest.mark.parametrize(
    "interrupt",
    [
        lambda server: server.drop(4000),
        lambda server: server.drop(None),
        lambda server: server.reconnect(),
        lambda server: server.invalidate(resumable=True),
    ],
    ids=["closed", "cut", "reconnect", "invalid-resumable"],
)
async def test_missed_events_are_replayed_when_a_client_resumes(
    discord_server: DiscordServer,
    harbour: Harbour,
    bot: SampleBot,
    interrupt: Callable[[DiscordServer], None],
) -> None:
    interrupt(discord_server)
    dm = discord_server.dm(harbour.ann)
    said = await discord_server.say(harbour.ann, dm, "hello")
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")

    assert (await reply.message()).text == "at last"
    assert (await discord_server.next_message(dm, after=said)).reference is said
    assert (discord_server.sessions, discord_server.resumes) == (1, 1)
    assert len([heard for heard in bot.heard if heard.id == said.id]) == 1


async def test_a_client_identifies_anew_when_its_session_is_invalid(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    discord_server.invalidate(resumable=False)
    await discord_server.until(lambda: discord_server.sessions == 2, "a second session")
    await discord_server.ready()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")

    assert (await reply.message()).text == "at last"
    assert discord_server.resumes == 0
    assert not bot.is_closed()


async def test_an_answer_goes_on_when_the_gateway_is_lost_for_good_meanwhile(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="where?")
    await reply.acknowledged()
    discord_server.refuse_connections(1)
    discord_server.drop(None, resumable=False)
    lost = await discord_server.say(harbour.ann, harbour.channel, discord_server.bot.mention)
    bot.gate.set()

    assert "where?" in (await reply.message()).text
    await discord_server.until(lambda: discord_server.sessions == 2, "a second session")
    assert discord_server.resumes == 0
    assert lost.id not in {heard.id for heard in bot.heard}


async def test_a_client_ends_when_its_token_is_revoked(
    library: DiscordServer, harbour: Harbour
) -> None:
    bot = SampleBot()
    task = asyncio.create_task(bot.start(library.token))
    await library.ready()
    library.revoke_token()
    with pytest.raises(discord.ConnectionClosed) as closed:
        await task
    await bot.close()
    answer = await call(library, "GET", f"/channels/{harbour.channel.id}")

    assert (closed.value.code, answer.status) == (4004, 401)


async def test_a_client_gives_up_when_the_token_is_wrong(library: DiscordServer) -> None:
    bot = SampleBot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()

    assert library.requests[0].status == 401


async def test_a_client_gives_up_when_it_asks_for_an_intent_it_may_not_have(
    library: DiscordServer,
) -> None:
    bot = SampleBot(discord.Intents(INTENTS.value, message_content=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await bot.start(library.token)
    await bot.close()

    assert library.sessions == 0


@pytest.mark.parametrize("path", ["/applications/@me", "/oauth2/applications/@me"])
@pytest.mark.parametrize(
    ("privileged", "verified", "limited", "granted"),
    [
        (Intent.MESSAGE_CONTENT, False, True, False),
        (Intent.MESSAGE_CONTENT, True, False, True),
        (Intent.NONE, False, False, False),
    ],
    ids=["small", "verified", "none"],
)
async def test_the_application_says_whether_it_may_read_messages(
    discord_server: DiscordServer,
    path: str,
    privileged: Intent,
    verified: bool,
    limited: bool,
    granted: bool,
) -> None:
    discord_server.allow(privileged, verified=verified)
    answer = await call(discord_server, "GET", path)
    flags = discord.ApplicationFlags._from_value(answer.body["flags"])

    assert flags.gateway_message_content_limited is limited
    assert flags.gateway_message_content is granted
