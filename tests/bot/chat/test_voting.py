"""👍 and 👎 below answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.language import LANGUAGES, text
from bot.state import Reason, Vote
from tests.bot.chat.town import Bot, Town
from tests.discord_server.messages import Message

QUESTION = "How did the council vote on the harbour entrance?"
UNKNOWN = "Who invented xylophones?"
THANKS, CHANGED = str(text("votes-thanks")), str(text("votes-changed"))
TOO_OLD = str(text("votes-too-old"))
DOWN = {"reason": "wrong-paragraph", "comment": "It is ¶3."}


def id_of(message: Message) -> str:
    """Return what an answer is kept as."""
    (thumb,) = [b for b in message.buttons if b["custom_id"].endswith(":up")]
    return str(thumb["custom_id"].split(":")[1])


async def vote_down(town: Town, answer: Message, **changes: str) -> Message:
    """Let ann press 👎 and fill in the form; return what she is told."""
    form = await town.server.click(town.ann, answer, label="👎")
    told = await town.server.submit(town.ann, form, {**DOWN, **changes})
    return await told.message()


@pytest.mark.parametrize("question", [QUESTION, UNKNOWN], ids=["answer", "refusal"])
async def test_thumb_up_counts_at_once(town: Town, bot: Bot, question: str) -> None:
    answer = await town.ask(question)
    before = (answer.text, answer.components)

    told = await town.press(answer, "👍", town.ben)

    assert (told.text, told.visible_to) == (THANKS, town.ben)
    assert (answer.text, answer.components) == before
    votes = bot.services.state.votes
    assert await votes.of(id_of(answer), town.ben.id) == Vote(up=True)
    assert await votes.of(id_of(answer), town.ann.id) is None


@pytest.mark.parametrize("question", [QUESTION, UNKNOWN], ids=["answer", "refusal"])
@pytest.mark.parametrize("reason", Reason)
async def test_thumb_down_asks_what_is_wrong(
    town: Town, bot: Bot, question: str, reason: Reason
) -> None:
    answer = await town.ask(question)

    told = await vote_down(town, answer, reason=reason.value, comment="  It is ¶3. ")

    assert (told.text, told.visible_to) == (THANKS, town.ann)
    vote = await bot.services.state.votes.of(id_of(answer), town.ann.id)
    assert vote == Vote(up=False, reason=reason, comment="It is ¶3.")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_form_offers_five_reasons_and_a_comment_in_each_language(
    town: Town, code: str
) -> None:
    town.ann.locale = {"en": "en-US", "es": "es-ES"}.get(code, code)
    answer = await town.ask(QUESTION)

    form = await (await town.server.click(town.ann, answer, label="👎")).modal()

    say = LANGUAGES[code].say
    reason, comment = (label["component"] for label in form["components"])
    assert form["title"] == say(text("votes-title"))
    assert [option["value"] for option in reason["options"]] == [each.value for each in Reason]
    assert [option["label"] for option in reason["options"]] == [
        say(text(f"votes-{each.value}")) for each in Reason
    ]
    assert comment["required"] is False


async def test_vote_is_kept_without_a_comment(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    await vote_down(town, answer, comment="")

    vote = await bot.services.state.votes.of(id_of(answer), town.ann.id)
    assert vote == Vote(up=False, reason=Reason.WRONG_PARAGRAPH)


async def test_vote_is_changed_when_somebody_votes_again(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    told = [
        await town.press(answer, "👍"),
        await vote_down(town, answer),
        await vote_down(town, answer, reason="outdated", comment=""),
        await town.press(answer, "👍"),
    ]

    assert [each.text for each in told] == [THANKS, CHANGED, CHANGED, CHANGED]
    (asked,) = await bot.services.state.answers.asked_in(
        town.guild.id, datetime.now(UTC) - timedelta(hours=1)
    )
    assert (asked.ups, asked.downs, asked.reasons) == (1, 0, ())


async def test_two_people_have_two_votes(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    await vote_down(town, answer)
    told = await town.press(answer, "👍", town.ben)

    assert told.text == THANKS
    (asked,) = await bot.services.state.answers.asked_in(
        town.guild.id, datetime.now(UTC) - timedelta(hours=1)
    )
    assert (asked.ups, asked.downs, asked.reasons) == (1, 1, ("wrong-paragraph",))


async def test_votes_count_after_a_restart_also_of_a_form_that_was_open(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
        form = await town.server.click(town.ann, answer, label="👎")
        await form.modal()
    async with town.bot() as bot:
        sent = await (await town.server.submit(town.ann, form, DOWN)).message()
        pressed = await town.press(answer, "👍", town.ben)
        votes = bot.services.state.votes

        assert (sent.text, pressed.text) == (THANKS, THANKS)
        assert await votes.of(id_of(answer), town.ben.id) == Vote(up=True)
        assert await votes.of(id_of(answer), town.ann.id) == Vote(
            up=False, reason=Reason.WRONG_PARAGRAPH, comment="It is ¶3."
        )


async def test_vote_on_an_answer_that_is_too_old_is_told(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    await bot.services.state.sweep(datetime.now(UTC) + timedelta(days=1000))

    pressed = await town.press(answer, "👍", town.ben)
    filled_in = await vote_down(town, answer)

    assert (pressed.text, pressed.visible_to) == (TOO_OLD, town.ben)
    assert (filled_in.text, filled_in.visible_to) == (TOO_OLD, town.ann)


async def test_votes_are_counted_for_the_operator(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    await town.press(answer, "👍")
    await vote_down(town, answer)

    exposed = bot.services.health.metrics.exposed().decode()
    votes = [line for line in exposed.splitlines() if "votes" in line and line[0] != "#"]
    assert [line.rpartition(" ")[2] for line in votes if "_created" not in line] == ["1.0", "1.0"]
