"""Posts of a forum where every question is answered."""

from __future__ import annotations

from bot.state import Mode
from tests.bot.chat.speaking import QUAY, QUESTION, dealt_with, mention, set_up, written_in
from tests.bot.chat.town import Town
from tests.discord_server.permissions import Intent


async def test_post_in_a_forum_is_answered_in_the_post(town: Town) -> None:
    town.server.allow(Intent.MESSAGE_CONTENT)
    forum = town.guild.add_forum("ask")
    async with town.bot(message_content=True) as bot:
        await set_up(bot, forum, Mode.EVERY)
        post = await town.server.forum_post(town.ann, forum, "The harbour", QUESTION)
        answer = await town.server.next_message(post)
        await town.server.say(town.ben, post, "Was that last year?")
        await town.server.say(town.ann, post, "Thanks.")
        await dealt_with(town)
        assert written_in(town, post) == [answer]

        await town.server.say(town.ann, post, QUAY)
        second = await town.server.next_message(post, after=answer)

    assert "nine to two" in answer.text
    assert answer.reference is post.starter
    assert "northern quay" in second.text


async def test_title_of_a_post_is_the_question_when_its_text_asks_nothing(town: Town) -> None:
    town.server.allow(Intent.MESSAGE_CONTENT)
    forum = town.guild.add_forum("ask")
    async with town.bot(message_content=True) as bot:
        await set_up(bot, forum, Mode.EVERY)
        post = await town.server.forum_post(town.ann, forum, QUESTION, "I could not find it.")
        answer = await town.server.next_message(post)
        quiet = await town.server.forum_post(town.ann, forum, "Harbour", "I have seen it.")
        await dealt_with(town)

    assert "nine to two" in answer.text
    assert written_in(town, quiet) == []


async def test_mention_is_needed_in_posts_and_ask_channels_without_the_intent(town: Town) -> None:
    forum, ask = town.guild.add_forum("ask"), town.guild.add_channel("questions")
    async with town.bot() as bot:
        for channel in (forum, ask):
            await set_up(bot, channel, Mode.EVERY)
        post = await town.server.forum_post(town.ann, forum, QUESTION, QUESTION)
        await town.server.say(town.ann, ask, QUESTION)
        await dealt_with(town)
        assert written_in(town, post) + written_in(town, ask) == []

        await mention(town, post)
        await mention(town, ask)
        answers = [await town.server.next_message(channel) for channel in (post, ask)]
        titled = await town.server.forum_post(town.ann, forum, QUAY, town.server.bot.mention)
        answers.append(await town.server.next_message(titled))

    assert ["nine to two" in answer.text for answer in answers] == [True, True, False]
    assert "northern quay" in answers[-1].text
