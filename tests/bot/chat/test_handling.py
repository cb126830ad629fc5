"""What can be done with an answer: share it, delete it, ask on; and the same question again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat import answering
from bot.following import Conversation, Followed, follow
from bot.language import LANGUAGES, text
from tests.bot.chat.town import Bot, Town
from tests.discord_server.components import name_of
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission
from tests.discord_server.world import Channel, User

QUESTION = "How did the council vote on the harbour entrance?"
QUOTE = "**The council voted nine to two to widen the harbour entrance before winter.**"
UNRELATED = "Where will boats moor while dredging lasts?"
SAID = "What did Maude Orsel say?"
SHARE = str(text("answers-share"))
ASK_ON = str(text("answers-follow-up"))
TO_THE_ANSWER = str(text("notices-to-the-answer"))
ABOVE = str(text("notices-answered-above"))
SHARED = str(text("handling-shared"))
NOT_YOURS = str(text("handling-not-yours"))
CODES = {"en": "en-US", "de": "de", "fr": "fr", "es": "es-419"}


def named(message: Message) -> list[str | None]:
    return [name_of(button) for button in message.buttons]


def seen(town: Town, user: User, channel: Channel | None = None) -> list[Message]:
    return town.server.visible(user, channel or town.channel)


def id_of_answer(message: Message) -> str:
    """Return what an answer is kept as."""
    return str(message.buttons[-1]["custom_id"].split(":")[1])


async def followup(town: Town, exchange: Exchange) -> Message:
    """Wait for what is told beside the message that a button is on."""
    await town.server.until(lambda: bool(exchange.followups), "to be told")
    (told,) = exchange.followups
    return told


async def press_and_hear(
    town: Town, message: Message, label: str, user: User | None = None
) -> Message:
    return await followup(town, await town.server.click(user or town.ann, message, label=label))


async def delete(town: Town, message: Message, user: User) -> None:
    """Let `user` press 🗑️, and wait until the message is gone."""
    await town.server.click(user, message, label="🗑️")
    await town.server.until(lambda: message.deleted, "the answer to go")


async def ask_on(town: Town, answer: Message, question: str, user: User | None = None) -> Message:
    """Let somebody ask on by the form; return the answer."""
    form = await town.server.click(user or town.ann, answer, label=ASK_ON)
    sent = await town.server.submit(user or town.ann, form, {"question": question})
    return await sent.message()


async def shared(town: Town, answer: Message) -> Message:
    """Let ann share `answer`, and wait until her own has no button for it any more."""
    posted = await press_and_hear(town, answer, SHARE)
    await town.server.until(lambda: SHARE not in named(answer), "the button to go")
    return posted


# Sharing


@pytest.mark.usefixtures("bot")
async def test_private_answer_is_for_the_asker_alone_until_it_is_shared(town: Town) -> None:
    answer = await town.ask(QUESTION, private=True)
    assert answer.visible_to is town.ann
    assert named(answer)[-1] == SHARE
    assert seen(town, town.ben) == []

    posted = await shared(town, answer)

    assert seen(town, town.ben) == [posted]
    assert posted.embeds[0]["title"] == QUESTION
    assert posted.embeds[0]["description"] == answer.embeds[0]["description"]
    assert named(posted) == [*named(answer), "🗑️"]
    assert posted.pings == frozenset()
    assert QUOTE in answer.text, "hers stays as it was"


@pytest.mark.usefixtures("bot")
async def test_buttons_of_a_shared_answer_work_for_everybody(town: Town) -> None:
    posted = await shared(town, await town.ask(SAID, private=True))

    source = await town.press(posted, "[1]", town.ben)
    turned = await town.press(posted, "▶", town.ben)
    thanked = await town.press(posted, "👍", town.ben)

    assert "Lighthouse number 1" in source.text
    assert "Lighthouse number 5" in turned.text
    assert named(turned)[-1] == "🗑️"
    assert thanked.text == str(text("votes-thanks"))


@pytest.mark.usefixtures("bot")
async def test_answer_is_shared_once_when_it_is_shared_twice(town: Town) -> None:
    answer = await town.ask(QUESTION, private=True)
    again = answer.components
    posted = await shared(town, answer)
    answer.components = again  # as somebody sees it whose client is behind

    told = await press_and_hear(town, answer, SHARE)

    assert (told.text, told.visible_to) == (SHARED, town.ann)
    assert seen(town, town.ben) == [posted]


@pytest.mark.usefixtures("bot")
async def test_answer_is_shared_once_when_the_button_is_pressed_twice_at_once(town: Town) -> None:
    answer = await town.ask(QUESTION, private=True)
    exchanges = [await town.server.click(town.ann, answer, label=SHARE) for _ in range(2)]

    heard = await asyncio.gather(*(followup(town, each) for each in exchanges))

    assert sorted(each.ephemeral for each in heard) == [False, True]
    assert [each.text for each in heard if each.ephemeral] == [SHARED]
    assert len(seen(town, town.ben)) == 1


async def test_answer_is_shared_after_a_restart(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION, private=True)
    async with town.bot():
        posted = await shared(town, answer)

    assert QUOTE in posted.text


@pytest.mark.usefixtures("bot")
async def test_answer_can_be_shared_again_when_posting_failed(town: Town) -> None:
    answer = await town.ask(QUESTION, private=True)
    town.server.fail("POST", "*/webhooks/*", status=403)

    told = await press_and_hear(town, answer, SHARE)
    posted = await shared(town, answer)

    assert (told.visible_to, told.embeds) == (town.ann, [])
    assert seen(town, town.ben) == [posted]


@pytest.mark.usefixtures("bot")
async def test_answer_can_be_shared_again_when_what_was_shared_is_deleted(town: Town) -> None:
    answer = await town.ask(QUESTION, private=True)
    again = answer.components
    await delete(town, await shared(town, answer), town.ann)
    answer.components = again

    posted = await press_and_hear(town, answer, SHARE)

    assert seen(town, town.ben) == [posted]


async def test_answer_that_is_no_longer_kept_is_not_shared(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION, private=True)
    await bot.services.state.people.forget(town.ann.id)

    told = await press_and_hear(town, answer, SHARE)

    assert (told.text, told.visible_to) == (str(text("handling-share-too-old")), town.ann)
    assert seen(town, town.ben) == []


@pytest.mark.usefixtures("bot")
async def test_nobody_shares_the_answer_of_somebody_else(town: Town) -> None:
    answer = await town.ask(QUESTION, private=True)
    own = await town.ask(QUESTION, town.ben, private=True)
    (button,) = [each for each in answer.buttons if name_of(each) == SHARE]
    (forged,) = [each for each in own.buttons if name_of(each) == SHARE]
    forged["custom_id"] = button["custom_id"]

    told = await press_and_hear(town, own, SHARE, town.ben)

    assert told.visible_to is town.ben
    assert [each for each in seen(town, town.owner) if not each.ephemeral] == []


# Deleting


@pytest.mark.usefixtures("bot")
async def test_asker_deletes_an_answer(town: Town) -> None:
    answer = await town.ask(QUESTION)

    await delete(town, answer, town.ann)

    assert seen(town, town.ben) == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "permission",
    [Permission.MANAGE_MESSAGES, Permission.ADMINISTRATOR],
    ids=["moderator", "administrator"],
)
async def test_moderator_deletes_an_answer(town: Town, permission: Permission) -> None:
    moderator = town.server.add_user("mo")
    town.guild.add_member(moderator, permission)
    answer = await town.ask(QUESTION)

    await delete(town, answer, moderator)

    assert seen(town, town.ann) == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_nobody_else_deletes_an_answer_and_is_told_why(town: Town, code: str) -> None:
    town.ben.locale = CODES[code]
    answer = await town.ask(QUESTION)

    told = await press_and_hear(town, answer, "🗑️", town.ben)

    assert told.visible_to is town.ben
    assert told.text == LANGUAGES[code].say(text("handling-not-yours"))
    assert not answer.deleted


async def test_answer_to_a_mention_is_deleted_by_its_asker_after_a_restart(town: Town) -> None:
    async with town.bot():
        await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")
        answer = await town.server.next_message(town.channel)
    async with town.bot():
        told = await press_and_hear(town, answer, "🗑️", town.ben)
        await delete(town, answer, town.ann)

    assert told.text == NOT_YOURS


@pytest.mark.usefixtures("bot")
async def test_answer_in_a_direct_message_is_deleted_by_its_asker(town: Town) -> None:
    channel = town.server.dm(town.ann)
    await town.server.say(town.ann, channel, QUESTION)

    await delete(town, await town.server.next_message(channel), town.ann)


@pytest.mark.usefixtures("bot")
async def test_two_who_delete_at_once_do_no_harm(town: Town) -> None:
    answer = await town.ask(QUESTION)
    town.server.fail("DELETE", "*/webhooks/*", status=404, code=10008)

    exchange = await town.server.click(town.ann, answer, label="🗑️")
    await exchange.acknowledged()
    await town.ask(SAID)

    assert exchange.followups == []


# The same question again


async def settled(bot: Bot) -> None:
    """Wait until what is shown is also remembered to be."""
    await bot.services.in_flight.settle(10)


async def again(town: Town, question: str = QUESTION, user: User | None = None) -> Message:
    return await town.ask(question, user or town.ben)


def is_link(told: Message, answer: Message) -> bool:
    """Tell whether `told` is a link to `answer`, and nothing else."""
    channel = answer.channel
    where = channel.guild.id if channel.guild else "@me"
    url = f"https://discord.com/channels/{where}/{channel.id}/{answer.id}"
    linked = [(name_of(each), each["url"]) for each in told.buttons if "url" in each]
    return ABOVE in told.text and linked == [(TO_THE_ANSWER, url)] and len(told.buttons) == 1


@pytest.mark.parametrize(
    "question",
    [QUESTION, f"  {QUESTION.upper()} ", QUESTION.replace(" ", "   ").rstrip("?")],
    ids=["same", "case", "spaces"],
)
async def test_same_question_links_to_the_answer_above(town: Town, bot: Bot, question: str) -> None:
    answer = await town.ask(QUESTION)
    await settled(bot)

    assert is_link(await again(town, question), answer)
    assert is_link(await again(town, question, town.ann), answer)


async def test_same_question_by_a_mention_links_to_the_answer_above(town: Town, bot: Bot) -> None:
    asked = f"{town.server.bot.mention} {QUESTION}"
    await town.server.say(town.ann, town.channel, asked)
    answer = await town.server.next_message(town.channel)
    await settled(bot)
    await town.server.say(town.ben, town.channel, asked)

    assert is_link(await town.server.next_message(town.channel, after=answer), answer)


async def test_same_question_in_a_direct_message_links_to_the_answer_above(
    town: Town, bot: Bot
) -> None:
    channel = town.server.dm(town.ann)
    await town.server.say(town.ann, channel, QUESTION)
    answer = await town.server.next_message(channel)
    await settled(bot)
    await town.server.say(town.ann, channel, QUESTION)

    assert is_link(await town.server.next_message(channel, after=answer), answer)


async def test_same_question_links_to_the_answer_above_after_a_restart(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
    async with town.bot():
        assert is_link(await again(town), answer)


async def test_same_question_links_to_an_answer_that_was_shared(town: Town, bot: Bot) -> None:
    posted = await shared(town, await town.ask(QUESTION, private=True))
    await settled(bot)

    assert is_link(await again(town), posted)


async def test_same_question_is_answered_in_another_channel(town: Town, bot: Bot) -> None:
    elsewhere = town.guild.add_channel("elsewhere")
    await town.ask(QUESTION)
    await settled(bot)

    assert QUOTE in (await town.ask(QUESTION, town.ben, channel=elsewhere)).text


async def test_same_question_with_other_filters_is_answered(town: Town, bot: Bot) -> None:
    await town.ask(QUESTION)
    await settled(bot)

    assert QUOTE in (await town.ask(QUESTION, town.ben, since="2022-10-01")).text


@pytest.mark.parametrize("first", [True, False], ids=["first", "second"])
async def test_same_question_is_answered_when_either_is_private(
    town: Town, bot: Bot, *, first: bool
) -> None:
    await town.ask(QUESTION, private=first)
    await settled(bot)

    assert QUOTE in (await town.ask(QUESTION, town.ben, private=not first)).text


async def test_same_question_is_answered_when_the_articles_have_changed(
    town: Town, bot: Bot
) -> None:
    await town.ask(QUESTION)
    await settled(bot)
    town.write("more.txt", "More\n\nThe council voted again on the harbour entrance in spring.")

    assert "in spring" in (await again(town)).text


@pytest.mark.parametrize("how", ["button", "moderator", "bulk"])
async def test_same_question_is_answered_when_the_answer_was_deleted(
    town: Town, bot: Bot, how: str
) -> None:
    answer = await town.ask(QUESTION)
    await settled(bot)
    if how == "button":
        await delete(town, answer, town.ann)
    elif how == "moderator":
        town.server.delete_message(answer)
    else:
        town.server.delete_messages([answer])

    assert QUOTE in (await again(town)).text


async def test_same_question_is_answered_when_some_minutes_have_passed(
    town: Town, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is UTC
            return datetime.now(UTC) + timedelta(minutes=10, seconds=1)

    answer = await town.ask(QUESTION)
    await settled(bot)
    with monkeypatch.context() as patch:
        patch.setattr(answering, "datetime", Later)
        assert QUOTE in (await again(town)).text
    assert answer.buttons


# Asking on


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("private", [True, False], ids=["private", "public"])
async def test_follow_up_is_answered_as_the_answer_was(town: Town, *, private: bool) -> None:
    answer = await town.ask(SAID, private=private)

    second = await ask_on(town, answer, QUESTION)

    assert QUOTE in second.text
    assert second.embeds[0]["title"] == QUESTION
    assert second.ephemeral is private
    assert named(second)[-1] == (SHARE if private else "🗑️")


@pytest.mark.usefixtures("bot")
async def test_follow_up_by_somebody_else_is_theirs(town: Town) -> None:
    second = await ask_on(town, await town.ask(SAID), QUESTION, town.ben)

    assert (await press_and_hear(town, second, "🗑️", town.ann)).text == NOT_YOURS
    await delete(town, second, town.ben)


async def test_follow_up_goes_on_from_its_answer_after_a_restart(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(SAID)
        await town.ask(QUESTION)
    async with town.bot():
        second = await ask_on(town, answer, "What else did she say?")

    assert second.embeds[0]["title"] == "What else did Maude Orsel say?"
    assert "Read as: What else did Maude Orsel say?" in second.text


async def test_form_carries_the_conversation_of_its_own_answer_on(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = list[Conversation | None]()

    def noting(written: str, conversation: Conversation | None) -> Followed:
        carried.append(conversation)
        return follow(written, conversation)

    monkeypatch.setattr("bot.chat.inquiring.follow", noting)
    async with town.bot() as bot:
        answers = [await town.ask(SAID), await town.ask(QUESTION)]
        form = await town.server.click(town.ann, answers[0], label=ASK_ON)
        await form.modal()
        ids = [id_of_answer(each) for each in answers]
        kept = [await bot.services.state.answers.get(each) for each in ids]
    async with town.bot():
        await (await town.server.submit(town.ann, form, {"question": UNRELATED})).message()
        await ask_on(town, answers[1], "Who sails to an island daily?")
        await ask_on(town, answers[1], "Which ferry sails daily to an island?", town.ben)

    conversations = [each.conversation for each in kept if each]
    assert conversations[0] != conversations[1]
    assert carried[-3:] == [*conversations, None], "nobody goes on from what another asked"


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_form_to_ask_on_is_in_the_language_of_whoever_presses(town: Town, code: str) -> None:
    answer = await town.ask(QUESTION)
    town.ben.locale = CODES[code]

    form = await (await town.server.click(town.ben, answer, label=ASK_ON)).modal()

    say = LANGUAGES[code].say
    (label,) = form["components"]
    assert (form["title"], label["label"]) == (
        say(text("handling-title")),
        say(text("handling-question")),
    )


async def test_follow_up_to_an_answer_that_is_too_old_is_told(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    await bot.services.state.sweep(datetime.now(UTC) + timedelta(days=1000))

    assert (await ask_on(town, answer, "and then?")).text == str(text("handling-too-old"))
