"""Questions, from wherever they come."""

from __future__ import annotations

import asyncio
import logging
from unittest.mock import Mock

import discord
import pytest

from bot.answer import Answer
from bot.chat.invitation import invite_link
from bot.chat.listening import is_mentioned
from bot.language import text
from bot.requested import Filters
from bot.wording import ABSTAINED
from tests.bot.chat.town import Bot, Gate, Town
from tests.discord_server.components import name_of
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission

QUESTION = "How did the council vote on the harbour entrance?"
QUOTE = "**The council voted nine to two to widen the harbour entrance before winter.**"


def named(message: Message) -> list[str | None]:
    return [name_of(button) for button in message.buttons]


@pytest.mark.usefixtures("bot")
async def test_slash_question_is_answered_with_its_source(town: Town) -> None:
    answer = await town.ask(QUESTION)

    assert answer.embeds[0]["title"] == QUESTION
    first, second = answer.embeds[0]["description"].splitlines()[:2]
    assert first == f"> {QUOTE}"
    assert second == (
        "**1** · \u2068[Harbour vote](https://lantern.example/harbour_%28vote%29)\u2069 · ¶2 · "
        "\u2068The Weekly Lantern\u2069 · 14 October 2022"
    )
    assert answer.buttons[0]["label"] == "[1]"


@pytest.mark.usefixtures("bot")
async def test_mention_is_answered_as_a_reply_that_pings_nobody(town: Town) -> None:
    mention = town.server.bot.mention
    asked = await town.server.say(town.ann, town.channel, f"{mention} {QUESTION}")

    answer = await town.server.next_message(town.channel)

    assert QUOTE in answer.text
    assert answer.reference is asked
    assert answer.pings == frozenset()
    assert town.channel.typing[0] < answer.at


@pytest.mark.usefixtures("bot")
async def test_direct_message_is_answered(town: Town) -> None:
    await town.server.say(town.ann, town.server.dm(town.ann), QUESTION)

    answer = await town.server.next_message(town.server.dm(town.ann))

    assert QUOTE in answer.text


@pytest.mark.usefixtures("bot")
async def test_ping_reply_to_an_answer_is_a_question(town: Town) -> None:
    await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")
    answer = await town.server.next_message(town.channel)

    await town.server.say(
        town.ben, town.channel, "Where will boats moor while dredging?", reply_to=answer
    )
    second = await town.server.next_message(town.channel, after=answer)

    assert "**Boats will moor at the northern quay while the dredging lasts.**" in second.text


@pytest.mark.usefixtures("bot")
async def test_message_gets_no_reply_when_it_does_not_mention_the_bot(town: Town) -> None:
    """What is asked afterwards is answered first: nothing was under way for the other messages."""
    stranger = town.server.add_user("other bot")
    stranger.bot = True
    town.guild.add_member(stranger)
    await town.server.say(town.ann, town.channel, QUESTION)
    await town.server.say(stranger, town.channel, f"{town.server.bot.mention} {QUESTION}")
    asked = await town.server.say(town.ben, town.channel, f"{town.server.bot.mention} harbour?")

    first = await town.server.next_message(town.channel)

    assert first.reference is asked
    assert len(town.channel.typing) == 1


@pytest.mark.usefixtures("bot")
async def test_mention_gets_a_hint_when_nothing_is_asked(town: Town) -> None:
    await town.server.say(town.ann, town.channel, town.server.bot.mention)

    assert (await town.server.next_message(town.channel)).text == str(text("notices-hint"))


async def test_mentions_are_no_part_of_the_question(
    town: Town, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answer = list[str](), bot.services.answerer.answer

    def listen(question: str, speaker: str | None, filters: Filters) -> Answer:
        asked.append(question)
        return answer(question, speaker, filters)

    monkeypatch.setattr(bot.services.answerer, "answer", listen)
    mention, ben = town.server.bot.mention, town.ben.mention
    await town.server.say(town.ann, town.channel, f"{mention} {ben} harbour? <@&{town.guild.id}>")
    await town.server.next_message(town.channel)
    await town.ask(f"harbour? {ben}", private=True)

    assert asked == ["harbour?", "harbour?"]


@pytest.mark.usefixtures("bot")
async def test_mention_is_passed_over_when_the_bot_may_not_write(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    """A refused try counts against the bot: nothing is even tried."""
    town.channel.overwrite(town.server.bot, deny=Permission.SEND_MESSAGES)
    asked = await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")
    # The next question is answered: the one before has been dealt with by then.
    await town.server.say(town.ben, town.server.dm(town.ben), QUESTION)
    await town.server.next_message(town.server.dm(town.ben))

    there = f"/channels/{town.channel.id}/"
    assert [r.path for r in town.server.requests if r.path.startswith(there)] == []
    assert f"message {asked.id} is not answered" in caplog.text


@pytest.mark.usefixtures("bot")
async def test_answer_cites_nothing_when_nothing_is_close(town: Town) -> None:
    answer = await town.ask("Who invented xylophones?")

    assert answer.embeds[0]["description"] == str(ABSTAINED)
    assert named(answer) == ["Why?", "👍", "👎", "Ask follow-up", "🗑️"]


@pytest.mark.usefixtures("bot")
async def test_nearest_statements_can_be_opened_when_nothing_answers(town: Town) -> None:
    answer = await town.ask("What did Maude Orsel say about xylophones?")

    assert answer.embeds[0]["description"].startswith(
        "The articles quote nothing by Maude Orsel about xylophones. "
        "This is what Maude Orsel said nearest to it:"
    )
    assert named(answer)[:3] == ["[1]", "[2]", "[3]"]
    opened = await town.press(answer, "[1]", town.ben)
    assert "**“Lighthouse number" in opened.text


@pytest.mark.usefixtures("bot")
async def test_answer_says_how_a_misspelt_name_was_read(town: Town) -> None:
    answer = await town.ask("What did Maude Orsell say?")

    assert answer.embeds[0]["description"].startswith("-# Read as: Maude Orsel.\n> ")


@pytest.mark.usefixtures("bot")
async def test_long_question_is_cut_and_says_so(town: Town) -> None:
    answer = await town.ask(QUESTION + " a" * 500)

    assert answer.embeds[0]["description"].startswith(f"-# {text('notices-cut', most=1000)}\n")


@pytest.mark.usefixtures("bot")
async def test_answer_asks_for_the_permission_when_it_may_not_embed(town: Town) -> None:
    town.channel.overwrite(town.server.bot, deny=Permission.EMBED_LINKS)
    await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")

    answer = await town.server.next_message(town.channel)

    assert "Embed Links" in answer.text


@pytest.mark.usefixtures("bot")
async def test_answer_stands_alone_when_the_question_was_deleted(town: Town, gate: Gate) -> None:
    asked = await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")
    await gate.reached()
    town.server.delete_message(asked)
    gate.open()

    answer = await town.server.next_message(town.channel)

    assert answer.reference is None
    assert QUOTE in answer.text


async def test_question_is_acknowledged_before_its_answer_is_computed(
    town: Town, gate: Gate
) -> None:
    exchange = await town.server.slash(town.ann, town.channel, "ask", question=QUESTION)
    await gate.reached()
    await exchange.acknowledged()

    assert exchange.original is not None
    assert exchange.original.loading
    gate.open()
    assert QUOTE in (await exchange.message()).text


async def test_typing_is_shown_before_the_answer_is_computed(town: Town, gate: Gate) -> None:
    await town.server.say(town.ann, town.server.dm(town.ann), QUESTION)
    await gate.reached()

    assert town.server.dm(town.ann).typing
    gate.open()
    await town.server.next_message(town.server.dm(town.ann))


async def test_fifty_questions_at_once_are_all_acknowledged_and_answered(
    town: Town, gate: Gate
) -> None:
    exchanges = [
        await town.server.slash(town.ann, town.channel, "ask", question=QUESTION) for _ in range(50)
    ]
    for exchange in exchanges:
        await exchange.acknowledged()
    gate.open()

    answers = [await exchange.message() for exchange in exchanges]

    assert all(QUOTE in answer.text for answer in answers)


async def test_question_is_refused_when_too_many_wait(town: Town) -> None:
    async with town.bot(queue_limit=1) as bot:
        gate = Gate()
        waiting = asyncio.create_task(bot.services.questions.run(gate.hold))
        await gate.reached()

        refusal = await town.ask(QUESTION)

        assert refusal.text.startswith("Too many questions are waiting (1).")
        gate.open()
        await waiting


async def test_answer_is_logged_by_ids_and_never_by_words(
    town: Town, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await town.ask(QUESTION)

    lines = [r.getMessage() for r in caplog.records if r.name == "bot.chat.answering"]
    assert len(lines) == 1
    assert lines[0].startswith("answered ")
    assert ": passages, confidence" in lines[0]
    assert QUESTION not in caplog.text
    assert town.server.token not in caplog.text
    assert bot.links == [invite_link(town.server.bot_id)]


def test_mention_of_the_bots_own_role_is_a_question() -> None:
    """People cannot tell it from the bot; the loopback server does not say whose a role is."""
    message = Mock(spec=discord.Message)
    message.author.bot, message.webhook_id = False, None
    message.type = discord.MessageType.default
    message.guild.self_role.id, message.mentions = 7, []
    message.raw_role_mentions = [7, 8]

    assert is_mentioned(1, message)
    message.raw_role_mentions = [8]
    assert not is_mentioned(1, message)
