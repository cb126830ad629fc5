"""The button "Why?": what led to an answer, for admins only, and without a word of the question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind
from bot.asked import Place
from bot.chat.cards.escaping import size
from bot.chat.cards.layout import DESCRIPTION
from bot.chat.explaining import why_card
from bot.judge import Gate
from bot.language import ENGLISH, text
from bot.state import KeptAnswer
from bot.why import Why, WhyHit
from tests.bot.chat.articles import HARBOUR
from tests.bot.chat.town import Bot, Town
from tests.discord_server.components import name_of
from tests.discord_server.messages import Message
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, User

QUESTION = "How did the council vote on the harbour entrance?"
WHY = "Why?"
OTHERWISE = "What decided here is a speaker, an outlet or a date"


def labels(message: Message) -> list[str]:
    return [name_of(button) or "" for button in message.buttons]


async def ask_in(server: DiscordServer, channel: Channel, user: User) -> Message:
    exchange = await server.slash(user, channel, "ask", question=QUESTION)
    return await exchange.message()


@pytest.mark.usefixtures("bot")
async def test_why_tells_an_admin_scores_words_and_the_gate(town: Town) -> None:
    answer = await town.ask(QUESTION)
    before = (answer.text, answer.components)

    told = await town.press(answer, WHY, town.owner)

    lines = told.text.splitlines()
    assert WHY in labels(answer)
    assert lines[0].startswith("Confidence ")
    assert lines[0].endswith("at least 0.20 is needed. Gate: passed.")
    assert lines[1].startswith("Evidence: nearness ")
    assert lines[2].startswith("1\\. harbour-vote#2: score ")
    assert lines[3] == "-# matched: council, voted, harbour, entrance"
    assert told.visible_to is town.owner
    assert (answer.text, answer.components) == before


@pytest.mark.usefixtures("bot")
async def test_why_is_refused_in_one_sentence_when_somebody_else_presses(town: Town) -> None:
    answer = await town.ask(QUESTION)

    told = await town.press(answer, WHY, town.ann)

    assert told.text == str(text("permissions-why"))
    assert told.visible_to is town.ann


async def test_why_is_told_to_a_member_with_a_named_role(town: Town) -> None:
    role = town.guild.add_role("librarians")
    town.guild.members[town.ben.id].roles.append(role)
    async with town.bot(admin_roles=(role.id,)):
        told = await town.press(await town.ask(QUESTION), WHY, town.ben)

    assert "Gate: passed." in told.text


async def test_why_is_the_same_when_the_bot_has_been_restarted(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
        before = await town.press(answer, WHY, town.owner)
    async with town.bot():
        after = await town.press(answer, WHY, town.owner)

    assert after is not before
    assert after.text == before.text


async def test_why_says_so_when_the_answer_is_no_longer_kept(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
    (town.folder / "data" / "state.db").unlink()
    async with town.bot():
        told = await town.press(answer, WHY, town.owner)

    assert told.text == str(text("notices-why-too-old"))
    assert told.visible_to is town.owner


async def test_answer_has_no_why_and_keeps_none_in_a_server_without_admins(town: Town) -> None:
    elsewhere = town.server.add_guild("Elsewhere")
    channel = elsewhere.add_channel("general")
    async with town.bot() as bot:
        answer = await ask_in(town.server, channel, elsewhere.owner)
        kept = await bot.services.state.answers.get(answer.buttons[0]["custom_id"].split(":")[1])

    assert WHY not in labels(answer)
    assert kept is not None
    assert kept.why is None


async def test_why_is_refused_when_the_server_has_no_admins_any_more(town: Town) -> None:
    elsewhere = town.server.add_guild("Elsewhere")
    channel = elsewhere.add_channel("general")
    async with town.bot(admin_guilds=(elsewhere.id,)):
        answer = await ask_in(town.server, channel, elsewhere.owner)
    async with town.bot():
        told = await town.press(answer, WHY, elsewhere.owner)

    assert told.text == str(text("permissions-why"))
    assert told.ephemeral


@pytest.mark.usefixtures("bot")
async def test_direct_message_has_no_why_and_a_mention_has(town: Town) -> None:
    await town.server.say(town.owner, town.server.dm(town.owner), QUESTION)
    await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")

    alone = await town.server.next_message(town.server.dm(town.owner))
    public = await town.server.next_message(town.channel)

    assert WHY not in labels(alone)
    assert WHY in labels(public)


@pytest.mark.usefixtures("bot")
async def test_abstention_has_a_why_when_nothing_is_near(town: Town) -> None:
    answer = await town.ask("Who invented xylophones?")

    told = await town.press(answer, WHY, town.owner)

    assert labels(answer)[0] == WHY
    assert "Gate: nothing is close enough" in told.text
    assert OTHERWISE not in told.text


@pytest.mark.usefixtures("bot")
async def test_words_are_only_counted_when_the_article_has_changed(town: Town) -> None:
    answer = await town.ask(QUESTION)
    changed = HARBOUR.replace("nine to two", "eight to three")
    (town.articles / "harbour-vote.md").write_text(changed, encoding="utf-8")
    town.index()

    told = await town.press(answer, WHY, town.owner)

    assert told.text.splitlines()[3] == "-# matched: 4 words in what this paragraph was then"


@pytest.mark.usefixtures("bot")
async def test_why_says_what_decided_when_somebodys_words_are_the_answer(town: Town) -> None:
    answer = await town.ask("What did Maude Orsel say?")

    told = await town.press(answer, WHY, town.owner)

    assert told.text.startswith(OTHERWISE)


@pytest.mark.usefixtures("bot")
async def test_why_stands_behind_the_arrows_and_stays_when_a_page_is_turned(town: Town) -> None:
    answer = await town.ask("What did Maude Orsel say?")
    rows = [[name_of(b) for b in row["components"]] for row in answer.components]

    page = await town.press(answer, "▶")

    assert rows[:2] == [["[1]", "[2]", "[3]", "[4]"], ["◀", "▶", "More", WHY]]
    assert labels(page)[:7] == ["[5]", "[6]", "[7]", "◀", "▶", "More", WHY]
    assert "Evidence: " in (await town.press(page, WHY, town.owner)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("talk", ["Hello!", "thank you"])
async def test_small_talk_has_no_why(town: Town, talk: str) -> None:
    assert (await town.ask(talk)).buttons == []


@pytest.mark.usefixtures("bot")
async def test_statements_by_command_have_no_why(town: Town) -> None:
    """Nothing is looked for in passages there: whose words they are is all that decides."""
    assert WHY not in labels(await town.said("Maude Orsel"))


async def test_answer_has_no_why_when_it_could_not_be_kept(town: Town, bot: Bot) -> None:
    await bot.services.state._database.run("DROP TABLE answers")

    assert (await town.ask(QUESTION)).buttons == []


HIT = WhyHit(locator="a#1", score=0.5, figures=(("words", 0.5),), matched=("lit",))
TOLD = Why(
    confidence=0.5, least=0.25, gate=Gate.PASSED, evidence=(("names", 1.0),), missing=(), hits=()
)
ANSWER = KeptAnswer(
    id="abc",
    asked_at=datetime(2026, 3, 1, tzinfo=UTC),
    place=Place.COMMAND,
    private=False,
    message=None,
    answer=Answer(
        question="?",
        kind=AnswerKind.PASSAGES,
        confidence=1.0,
        citations=(),
        ranking=(),
        generation="1",
    ),
)
WILD = st.text(
    st.one_of(st.sampled_from("*_[]()\n .:#@`中א\U0001f6a2\u0301\ud83d"), st.characters()),
    max_size=60,
)


@given(locator=WILD, word=WILD, times=st.integers(1, 12))
def test_card_keeps_discords_limits_whatever_is_told(locator: str, word: str, times: int) -> None:
    hit = replace(HIT, locator=f"{locator * times}#12", matched=(word * times,) * 3)

    card = why_card(ANSWER, replace(TOLD, missing=(word * times,), hits=(hit,) * 5), ENGLISH)

    assert size(card.text) <= DESCRIPTION
    assert len(card.text.splitlines()) == 2 + 2 * 5


def test_long_locator_keeps_its_beginning_and_its_paragraph() -> None:
    hit = replace(HIT, locator=f"begin{'x' * 200}#123")

    line = why_card(ANSWER, replace(TOLD, hits=(hit,)), ENGLISH).text.splitlines()[2]

    assert line.startswith("1\\. beginxxx")
    assert line.endswith("xxx#123: score 0.50 (words 0.50)")


@pytest.mark.parametrize(
    ("kind", "gate", "otherwise"),
    [
        pytest.param(AnswerKind.PASSAGES, Gate.PASSED, False, id="answered"),
        pytest.param(AnswerKind.ABSTAINED, Gate.FAR, False, id="abstained"),
        pytest.param(AnswerKind.SAID, Gate.PASSED, True, id="said"),
        pytest.param(AnswerKind.SAID, Gate.LACKING, True, id="said in spite of the gate"),
        pytest.param(AnswerKind.ABSTAINED, Gate.PASSED, True, id="abstained in spite of the gate"),
        pytest.param(AnswerKind.PASSAGES, Gate.FAR, True, id="answered in spite of the gate"),
    ],
)
def test_card_says_so_when_something_else_decided(
    kind: AnswerKind, gate: Gate, otherwise: bool
) -> None:
    answer = replace(ANSWER, answer=replace(ANSWER.answer, kind=kind))

    card = why_card(answer, replace(TOLD, gate=gate), ENGLISH)

    assert card.text.startswith(OTHERWISE) == otherwise
