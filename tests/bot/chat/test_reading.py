"""Sources, opened by command and by button, also long after."""

from __future__ import annotations

import pytest

from bot.language import text
from tests.bot.chat.articles import HARBOUR
from tests.bot.chat.town import Town
from tests.discord_server.messages import Message

QUESTION = "How did the council vote on the harbour entrance?"
QUOTE = "**The council voted nine to two to widen the harbour entrance before winter.**"
PLAIN = QUOTE.strip("*")


async def source(town: Town, locator: str) -> Message:
    exchange = await town.server.slash(town.ann, town.channel, "source", locator=locator)
    return await exchange.message()


@pytest.mark.usefixtures("bot")
async def test_button_opens_the_paragraph_with_its_neighbours_to_whoever_clicks(
    town: Town,
) -> None:
    answer = await town.ask(QUESTION)

    opened = await town.press(answer, "[1]", town.ben)

    assert opened.visible_to is town.ben
    assert QUOTE in opened.text
    assert "The council met on Tuesday evening in the old customs house." in opened.text
    assert "Boats will moor at the northern quay while the dredging lasts." in opened.text
    assert "¶2 of 3" in opened.text


async def test_button_works_when_the_bot_has_been_restarted(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
    async with town.bot():
        opened = await town.press(answer, "[1]", town.ben)

    assert QUOTE in opened.text


async def test_button_shows_what_was_cited_then_when_the_article_has_changed(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
        changed = HARBOUR.replace("nine to two", "eight to three")
        (town.articles / "harbour-vote.md").write_text(changed, encoding="utf-8")
        town.index()

        opened = await town.press(answer, "[1]")

        assert "has changed since it was cited" in opened.text
        assert QUOTE in opened.text
        now = await town.press(opened, "¶2 as it is now")
        assert "voted eight to three" in now.text


async def test_button_shows_what_was_cited_then_when_the_article_is_gone(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
        (town.articles / "harbour-vote.md").unlink()
        town.index()

        opened = await town.press(answer, "[1]")

        assert "no longer among the articles" in opened.text
        assert QUOTE in opened.text
        assert opened.buttons == []


async def test_button_says_so_when_its_answer_is_no_longer_kept(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
    (town.folder / "data" / "state.db").unlink()
    async with town.bot():
        opened = await town.press(answer, "[1]")

    assert opened.text == str(text("notices-too-old"))
    assert opened.ephemeral


async def test_answer_stays_when_its_other_pages_are_no_longer_kept(town: Town) -> None:
    async with town.bot():
        answer = await town.ask("What did Maude Orsel say?")
    (town.folder / "data" / "state.db").unlink()
    before = (answer.text, answer.buttons, len(answer.edits))
    async with town.bot():
        exchange = await town.server.click(town.ben, answer, label="▶")
        await town.server.until(lambda: bool(exchange.followups), "the presser to be told")

    (told,) = exchange.followups
    assert "The other pages of this answer are no longer kept" in told.text
    assert told.visible_to is town.ben
    assert (answer.text, answer.buttons, len(answer.edits)) == before


async def test_answer_with_many_citations_is_paged_also_after_a_restart(town: Town) -> None:
    async with town.bot():
        answer = await town.ask("What did Maude Orsel say?")
        assert answer.labels[:8] == ["[1]", "[2]", "[3]", "[4]", "◀", "▶", "More", "Why?"]
        assert "Lighthouse number 5" not in answer.text
    async with town.bot():
        page = await town.press(answer, "▶")

        assert page is answer
        assert "Lighthouse number 5" in page.text
        assert "5 to 7 of 7" in page.text
        assert page.labels[:7] == ["[5]", "[6]", "[7]", "◀", "▶", "More", "Why?"]
        assert page.component(label="▶")["disabled"]
        opened = await town.press(page, "[6]")
        assert "**¶6**" in opened.text
        back = await town.press(page, "◀")
        assert "1 to 4 of 7" in back.text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("locator", "label"),
    [
        pytest.param("harbour-vote#2", "**¶2**", id="id"),
        pytest.param("harbour-vote#¶2", "**¶2**", id="as people see it"),
        pytest.param("Harbour vote#2", "**¶2**", id="title and number"),
        pytest.param("Harbour vote", "**¶1**", id="title"),
    ],
)
async def test_source_opens_a_paragraph_by_locator(town: Town, locator: str, label: str) -> None:
    opened = await source(town, locator)

    assert label in opened.text
    assert opened.visible_to is town.ann


@pytest.mark.usefixtures("bot")
async def test_source_is_read_on_and_back(town: Town) -> None:
    opened = await source(town, "harbour-vote#1")
    assert opened.component(label="◀")["disabled"]

    second = await town.press(opened, "▶")
    assert "**¶2**" in second.text
    third = await town.press(second, "▶")
    assert third.component(label="▶")["disabled"]
    again = await town.press(third, "◀")

    assert again is opened
    assert "**¶2**" in again.text


@pytest.mark.usefixtures("bot")
async def test_reading_on_says_so_when_the_article_is_gone(town: Town) -> None:
    opened = await source(town, "harbour-vote#1")
    (town.articles / "harbour-vote.md").unlink()
    town.index()

    exchange = await town.server.click(town.ann, opened, label="▶")
    await town.server.until(lambda: bool(exchange.followups), "the failure to be told")

    (told,) = exchange.followups
    assert "no longer among the articles" in told.text
    assert told.ephemeral


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("locator", "sentence"),
    [
        pytest.param("harbour-vote#9", "has ¶1 to ¶3, and no ¶9.", id="number"),
        pytest.param("nowhere#1", "No article is called “nowhere”", id="article"),
        pytest.param("harbour-vote#" + "9" * 30, "names no paragraph", id="giant number"),
        pytest.param(
            "@everyone **x**", "“\\@everyone \\*\\*x\\*\\*” names no paragraph", id="both"
        ),
    ],
)
async def test_source_says_what_is_wrong_when_a_locator_opens_nothing(
    town: Town, locator: str, sentence: str
) -> None:
    assert sentence in (await source(town, locator)).text


@pytest.mark.usefixtures("bot")
async def test_titles_then_paragraphs_are_suggested_as_they_are_typed(town: Town) -> None:
    channel = town.channel
    titles = await town.server.autocomplete(town.ann, channel, "source", "locator", "e")
    one = await town.server.autocomplete(town.ann, channel, "source", "locator", "Ferr")
    numbered = await town.server.autocomplete(town.ann, channel, "source", "locator", "Ferries #11")

    assert {"Ferries", "Harbour vote"} <= {choice.name for choice in titles}
    assert [choice.value for choice in one[:3]] == ["ferries", "ferries#1", "ferries#2"]
    assert [choice.value for choice in numbered] == ["ferries#11", "ferries#12"]
    assert "**¶11**" in (await source(town, str(numbered[0].value))).text


@pytest.mark.usefixtures("bot")
async def test_nothing_is_suggested_when_nothing_fits(town: Town) -> None:
    for typed in ("zzz", "zzz#1", "Ferries#99"):
        assert not await town.server.autocomplete(
            town.ann, town.channel, "source", "locator", typed
        )


@pytest.mark.usefixtures("bot")
async def test_article_shows_its_facts_and_how_it_begins(town: Town) -> None:
    choices = await town.server.autocomplete(town.ann, town.channel, "article", "article", "harb")
    exchange = await town.server.slash(town.ann, town.channel, "article", article=choices[0].value)
    shown = await exchange.message()

    assert shown.visible_to is town.ann
    assert "[Harbour vote](https://lantern.example/harbour_%28vote%29)" in shown.text
    assert "The Weekly Lantern\u2069 · 14 October 2022\n3 paragraphs" in shown.text
    assert PLAIN in shown.text
    assert "**¶1**" in (await town.press(shown, "Read ▶")).text
