"""Answers in threads of their own, and what is said there afterwards."""

from __future__ import annotations

import pytest

from bot.state import Mode
from tests.bot.chat.speaking import (
    QUAY,
    QUESTION,
    dealt_with,
    latest_of,
    mention,
    origin_of,
    set_up,
    written_in,
)
from tests.bot.chat.town import Town
from tests.discord_server.permissions import Intent


@pytest.fixture(name="town")
def _town(town: Town) -> Town:
    town.set_up = False
    town.server.allow(Intent.MESSAGE_CONTENT)
    return town


async def test_answer_comes_in_a_thread_named_after_the_question(town: Town) -> None:
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        asked = await mention(town, town.channel)
        thread = await town.server.thread_of(asked)
        answer = await town.server.next_message(thread)
        await dealt_with(town)

        assert thread.name == QUESTION
        assert thread.owner is town.server.bot
        assert "nine to two" in answer.text
        assert answer.pings == frozenset()
        assert written_in(town, town.channel) == []
        assert written_in(town, thread) == [answer]


async def test_ask_channel_can_open_a_thread_for_each_question(town: Town) -> None:
    async with town.bot(message_content=True) as bot:
        await set_up(bot, town.channel, Mode.EVERY, thread=True)
        asked = [await town.server.say(u, town.channel, QUESTION) for u in (town.ann, town.ben)]
        threads = [await town.server.thread_of(message) for message in asked]
        answers = [await town.server.next_message(thread) for thread in threads]

    assert ["nine to two" in answer.text for answer in answers] == [True, True]


async def test_questions_in_its_own_thread_need_no_mention(town: Town) -> None:
    async with town.bot(message_content=True) as bot:
        await set_up(bot, town.channel, thread=True)
        thread = await town.server.thread_of(await mention(town, town.channel))
        first = await town.server.next_message(thread)
        await town.server.say(town.ann, thread, "Thanks a lot!")
        talk = await town.server.say(town.ann, thread, "I had no idea.")
        await town.server.say(town.ben, thread, "Was that on the radio?", reply_to=talk)
        await dealt_with(town)
        assert written_in(town, thread) == [first]

        asked = await town.server.say(town.ben, thread, QUAY)
        second = await town.server.next_message(thread, after=first)
        await town.server.say(
            town.ann, thread, "Where do ferries sail to?", reply_to=second, ping=False
        )
        third = await town.server.next_message(thread, after=second)
        await dealt_with(town)

        assert "northern quay" in second.text
        assert second.reference is asked
        assert "ferr" in third.text.lower()
        assert written_in(town, thread) == [first, second, third]


async def test_own_thread_is_known_when_the_bot_has_restarted(town: Town) -> None:
    """Also where it lay in the archive, and was not told of when the bot connected."""
    async with town.bot(message_content=True) as bot:
        await set_up(bot, town.channel, thread=True)
        thread = await town.server.thread_of(await mention(town, town.channel))
        first = await town.server.next_message(thread)
    town.server.archive(thread)
    async with town.bot(message_content=True):
        await town.server.say(town.ann, thread, QUAY)
        second = await town.server.next_message(thread, after=first)

    assert "northern quay" in second.text


async def test_mention_is_needed_in_its_own_thread_without_the_intent(town: Town) -> None:
    town.server.allow(Intent.NONE)
    async with town.bot() as bot:
        await set_up(bot, town.channel, thread=True)
        thread = await town.server.thread_of(await mention(town, town.channel))
        first = await town.server.next_message(thread)
        await town.server.say(town.ann, thread, QUAY)
        await dealt_with(town)
        assert written_in(town, thread) == [first]

        await mention(town, thread, QUAY)
        second = await town.server.next_message(thread, after=first)
        await town.server.say(town.ann, thread, QUESTION, reply_to=second)
        third = await town.server.next_message(thread, after=second)

    assert "northern quay" in second.text
    # The same was asked in this thread just now.
    assert third.text


async def test_conversation_goes_on_in_the_thread_and_not_in_its_channel(town: Town) -> None:
    async with town.bot(message_content=True) as bot:
        await set_up(bot, town.channel, thread=True)
        thread = await town.server.thread_of(await mention(town, town.channel))
        answer = await town.server.next_message(thread)
        # The message is written before where it stands is kept.
        await dealt_with(town)
        in_thread = await latest_of(bot, town.ann, thread)
        beside = await latest_of(bot, town.ann, town.channel)
        others = await latest_of(bot, town.ben, thread)
        origin = origin_of(town.ann, thread)
        shown = await bot.services.state.answers.shown_in(answer.id, origin)

    assert in_thread is not None
    assert in_thread.message == answer.id
    assert shown == in_thread
    assert beside is None
    assert others is None


async def test_thread_that_somebody_opened_has_what_its_channel_has(town: Town) -> None:
    async with town.bot(message_content=True) as bot:
        await set_up(bot, town.channel, thread=True)
        begun = await town.server.say(town.ben, town.channel, "let us talk about the harbour")
        thread = await town.server.start_thread(town.ben, begun, "harbour")
        await town.server.say(town.ben, thread, QUESTION)
        await dealt_with(town)
        assert written_in(town, thread) == []

        asked = await mention(town, thread)
        answer = await town.server.next_message(thread)

    assert answer.reference is asked
    assert "nine to two" in answer.text
