"""The bot stays connected, ends when told to, and says why where it cannot go on."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from pathlib import Path

import aiohttp
import pytest

from bot.chat.running import run_bot
from bot.chat.supervision import Backoff, reason_to_end
from bot.errors import DiscordRefusedError, StateError
from tests.bot.chat.town import Town

QUESTION = "How did the council vote on the harbour entrance?"


async def test_bot_connects_when_the_first_connections_are_refused(town: Town) -> None:
    town.server.refuse_connections(2)
    async with town.bot() as bot:
        assert "nine to two" in (await town.ask(QUESTION)).text
        assert len(bot.links) == 1


@pytest.mark.parametrize(
    ("status", "times"),
    [pytest.param(503, 3, id="5xx"), pytest.param(429, 1, id="429")],
)
async def test_bot_connects_when_its_login_fails_at_first(
    town: Town, status: int, times: int
) -> None:
    town.server.fail("GET", "*/users/@me", status=status, times=times)
    async with town.bot():
        assert "nine to two" in (await town.ask(QUESTION)).text


async def test_bot_connects_when_it_is_taken_for_banned_at_first(town: Town) -> None:
    """A 429 that does not come from Discord itself has no Via header."""
    town.server.fail("GET", "*/users/@me", status=429, times=1, via=False)
    async with town.bot():
        assert "nine to two" in (await town.ask(QUESTION)).text


@pytest.mark.usefixtures("bot")
async def test_answer_comes_when_discord_asks_to_wait(town: Town) -> None:
    town.server.fail("POST", "*/channels/*/messages", status=429)
    await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")

    assert "nine to two" in (await town.server.next_message(town.channel)).text


@pytest.mark.usefixtures("bot")
async def test_answer_comes_when_typing_cannot_be_shown(town: Town) -> None:
    town.server.fail("POST", "*/typing", status=403)
    await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")

    assert "nine to two" in (await town.server.next_message(town.channel)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", [4000, 1006, None])
async def test_session_is_resumed_when_the_gateway_closes(town: Town, code: int | None) -> None:
    town.server.drop(code)
    await town.server.until(lambda: town.server.resumes == 1, "the session to resume")

    assert "nine to two" in (await town.ask(QUESTION)).text
    assert town.server.sessions == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        pytest.param(4004, "Discord does not accept the token", id="token"),
        pytest.param(4014, "Discord refuses the bot an intent", id="intent"),
        pytest.param(4013, "Discord refuses the bot an intent", id="invalid intent"),
        pytest.param(4011, "fewer than 2,500", id="too many servers"),
    ],
)
async def test_bot_ends_at_once_when_the_gateway_refuses_it(
    town: Town, code: int, sentence: str
) -> None:
    async with town.bot() as bot:
        town.server.drop(code)

        with pytest.raises(DiscordRefusedError, match=sentence):
            await asyncio.wait_for(asyncio.shield(bot.task), 5)


async def test_bot_ends_at_once_when_its_token_is_wrong(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.INFO)
    wrong = town.server.token[:-3] + "yyy"
    async with town.bot(token=wrong, connected=False) as bot:
        with pytest.raises(DiscordRefusedError, match="Discord does not accept the token"):
            await asyncio.wait_for(asyncio.shield(bot.task), 5)

    assert wrong not in caplog.text


async def test_stop_leaves_no_task_and_no_connection(town: Town) -> None:
    before = asyncio.all_tasks()
    async with town.bot() as bot:
        await town.ask(QUESTION)
        bot.stop.set()
        await bot.task
    await town.server.until(lambda: not town.server._state.gateway.connections, "the end")

    # The tasks of the server's connections end a moment after they are closed.
    left = asyncio.all_tasks() - before
    assert [task for task in left if "discord_server" not in str(task.get_coro())] == []


async def test_answer_under_way_is_finished_when_the_bot_stops(town: Town) -> None:
    async with town.bot() as bot:
        exchange = await town.server.slash(town.ann, town.channel, "ask", question=QUESTION)
        await exchange.acknowledged()
        bot.stop.set()
        await bot.task

        assert "nine to two" in (await exchange.message()).text


async def test_signal_ends_the_bot_as_the_command_line_runs_it(
    town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "bot.chat.running.SentenceTransformerEmbedder", lambda *_, **__: town.embedder
    )
    running = asyncio.create_task(run_bot(town.settings(), town.server.token))
    await town.server.ready()
    await town.ask(QUESTION)

    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(running, 10)

    assert capsys.readouterr().out.startswith("Invite Pilcrow to a server: https://discord.com/")


def test_pauses_double_up_to_a_limit_and_start_anew_after_a_lasting_connection() -> None:
    backoff = Backoff(first=1, longest=5, lasting=60)

    pauses = [backoff.after(lasted) for lasted in (0, 0, 0, 0, 61)]

    for pause, whole in zip(pauses, (1, 2, 4, 5, 1), strict=True):
        assert 0.75 * whole <= pause <= whole


@pytest.mark.parametrize(
    "error",
    [
        OSError("x"),
        aiohttp.ClientError("x"),
        AttributeError("x"),
        StateError(Path("state.db"), "locked"),
        None,
    ],
)
def test_what_may_pass_is_no_reason_to_end(error: Exception | None) -> None:
    assert reason_to_end(error) is None
