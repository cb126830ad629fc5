"""When a thread is opened for an answer, and what happens when it cannot be."""

from __future__ import annotations

import pytest

from tests.bot.chat.speaking import (
    QUAY,
    QUESTION,
    dealt_with,
    latest_of,
    mention,
    set_up,
    written_in,
)
from tests.bot.chat.town import Town
from tests.discord_server.permissions import Intent, Permission


@pytest.fixture(name="town")
def _town(town: Town) -> Town:
    town.set_up = False
    town.server.allow(Intent.MESSAGE_CONTENT)
    return town


@pytest.mark.parametrize(
    ("status", "code", "warned"),
    [
        pytest.param(403, 50013, True, id="refused"),
        pytest.param(400, 160004, True, id="somebody was faster"),
        pytest.param(404, 10008, False, id="message deleted"),
    ],
)
async def test_answer_is_a_reply_when_no_thread_can_be_opened(
    town: Town, status: int, code: int, warned: bool, caplog: pytest.LogCaptureFixture
) -> None:
    town.server.fail("POST", "*/messages/*/threads", status, code=code, times=5)
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        asked = await mention(town, town.channel)
        answer = await town.server.next_message(town.channel)
        await dealt_with(town)
        kept = await latest_of(bot, town.ann, town.channel)

        assert "nine to two" in answer.text
        assert answer.reference is asked
        assert written_in(town, town.channel) == [answer]
        assert kept is not None
        assert kept.message == answer.id
        assert ("no thread could be opened" in caplog.text) is warned


async def test_answer_is_a_reply_when_discord_does_not_open_the_thread_in_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.listening._THREAD_WITHIN", 0.1)
    town.server.fail("POST", "*/messages/*/threads", "hang")
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        asked = await mention(town, town.channel)
        answer = await town.server.next_message(town.channel)

    assert answer.reference is asked
    assert "nine to two" in answer.text


@pytest.mark.parametrize(
    "denied",
    [
        Permission.CREATE_PUBLIC_THREADS,
        Permission.SEND_MESSAGES_IN_THREADS,
        Permission.READ_MESSAGE_HISTORY,
    ],
    ids=lambda permission: str(permission.name),
)
async def test_answer_is_in_the_channel_when_the_bot_may_not_open_threads(
    town: Town, denied: Permission
) -> None:
    town.channel.overwrite(town.server.bot, deny=denied)
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        await mention(town, town.channel)
        answer = await town.server.next_message(town.channel)

    assert "nine to two" in answer.text
    assert not [r for r in town.server.requests if r.path.endswith("/threads")]


@pytest.mark.parametrize(
    ("status", "code"), [pytest.param(404, 10003, id="gone"), pytest.param(403, 50013, id="shut")]
)
async def test_answer_is_a_reply_when_the_thread_cannot_be_written_to(
    town: Town, status: int, code: int
) -> None:
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        asked = town.server.bot.mention
        message = await town.server.say(town.ann, town.channel, f"{asked} {QUESTION}")
        town.server.fail("POST", f"*/channels/{message.id}/messages", status, code=code)
        answer = await town.server.next_message(town.channel)

    assert "nine to two" in answer.text
    assert answer.reference is message


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("harbour " * 40 + "?", "harbour " * 12 + "har…", id="long"),
        pytest.param("the\nharbour\n\nentrance <@&1>?", "the harbour entrance ?", id="lines"),
        pytest.param("🚢" * 80 + " harbour?", "🚢" * 49 + "…", id="wide"),
    ],
)
async def test_thread_has_a_name_that_discord_takes(town: Town, written: str, name: str) -> None:
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        thread = await town.server.thread_of(await mention(town, town.channel, written))

    assert thread.name == name


@pytest.mark.parametrize("written", ["", "thank you!"], ids=["nothing", "small talk"])
async def test_no_thread_is_opened_when_nothing_is_asked(town: Town, written: str) -> None:
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        asked = await mention(town, town.channel, written)
        told = await town.server.next_message(town.channel)

    assert told.reference is asked
    assert asked.thread is None


async def test_no_thread_is_opened_for_whoever_asks_too_fast(town: Town) -> None:
    async with town.bot(person_limit=1) as bot:
        await set_up(bot, town.channel, thread=True)
        await town.server.thread_of(await mention(town, town.channel))
        second = await mention(town, town.channel, QUAY)
        told = await town.server.next_message(town.channel)

    assert "Ask again in" in told.text
    assert second.thread is None
