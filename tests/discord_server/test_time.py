"""Three seconds to acknowledge, fifteen minutes to answer."""

from __future__ import annotations

import discord
import pytest

from tests.discord_server.callback_rules import Callback
from tests.discord_server.exchange import Exchange
from tests.discord_server.harness import Answer, Harbour, call
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer


async def test_an_acknowledgement_is_refused_and_recorded_when_it_is_late(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    discord_server.clock.advance(3.1)
    assert discord_server.violations == ["the command 'slow' by ann was never acknowledged"]
    bot.gate.set()
    await discord_server.until(lambda: bool(bot.errors), "the bot's error")

    (error,) = bot.errors
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062
    assert reply.acknowledgement is None
    assert len(discord_server.violations) == 1
    discord_server.expect_violation("the command 'slow' by ann was acknowledged late, after 3.")


async def test_an_acknowledgement_is_accepted_when_it_comes_within_three_seconds(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    discord_server.clock.advance(2)
    bot.gate.set()

    assert (await reply.message()).text == "at last"


async def test_a_token_is_dead_when_fifteen_minutes_have_passed(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    await reply.acknowledged()
    discord_server.clock.advance(15 * 60 + 1)
    bot.gate.set()
    await discord_server.until(lambda: bool(bot.errors), "the bot's error")

    (error,) = bot.errors
    assert isinstance(error, discord.HTTPException)
    assert (error.status, error.code) == (401, 50027)
    assert discord_server.violations == []


async def test_a_token_works_when_less_than_fifteen_minutes_have_passed(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    await reply.acknowledged()
    discord_server.clock.advance(14 * 60)
    bot.gate.set()

    assert "x" in (await reply.message()).text


@pytest.mark.usefixtures("bot")
async def test_a_second_acknowledgement_is_refused(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    await reply.message()
    second = await _callback(discord_server, reply, {"type": Callback.DEFER})

    assert (second.status, second.code) == (400, 40060)
    assert discord_server.violations == []


@pytest.mark.parametrize(
    ("method", "body"), [("GET", None), ("PATCH", {"content": "x"}), ("DELETE", None)]
)
async def test_there_is_no_original_before_the_acknowledgement(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot, method: str, body: object
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    path = f"/webhooks/{discord_server.bot_id}/{reply.token}/messages/@original"
    answer = await call(discord_server, method, path, body)

    assert (answer.status, answer.code) == (404, 10015)
    bot.gate.set()
    await reply.message()


async def test_an_unknown_interaction_is_refused(discord_server: DiscordServer) -> None:
    answer = await call(discord_server, "POST", "/interactions/1/abc/callback", {"type": 5})

    assert (answer.status, answer.code) == (404, 10062)


async def test_ephemerality_is_settled_by_the_defer(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    await reply.acknowledged()
    path = f"/webhooks/{discord_server.bot_id}/{reply.token}"
    filled = await call(discord_server, "POST", path, {"content": "psst", "flags": 64})

    message = await reply.message()
    assert str(message.id) == filled.body["id"]
    assert message.content == "psst"
    assert not message.ephemeral
    assert reply.followups == []
    bot.gate.set()
    await discord_server.until(lambda: len(message.edits) == 2, "the bot's own edit")


@pytest.mark.usefixtures("bot")
async def test_an_answer_is_gone_when_it_is_deleted(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    message = await reply.message()
    path = f"/webhooks/{discord_server.bot_id}/{reply.token}/messages/{message.id}"
    shown = await call(discord_server, "GET", path)
    deleted = await call(discord_server, "DELETE", path)
    after = await call(discord_server, "GET", path)

    assert shown.body["content"] == "at last"
    assert deleted.status == 204
    assert (after.status, after.code) == (404, 10008)
    assert message.deleted


async def test_a_callback_without_response_is_answered_empty(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    answer = await _callback(discord_server, reply, {"type": Callback.DEFER})

    assert (answer.status, answer.body) == (204, None)
    bot.gate.set()
    await discord_server.until(lambda: bool(bot.errors), "the bot's own, refused callback")


async def _callback(server: DiscordServer, exchange: Exchange, body: object) -> Answer:
    return await call(
        server, "POST", f"/interactions/{exchange.id}/{exchange.token}/callback", body
    )
