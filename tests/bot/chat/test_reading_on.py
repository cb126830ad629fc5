"""From an answer on: what else was found, the article it is from, its other pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.state import ChannelSettings, Mode
from tests.bot.chat.town import Bot, Town
from tests.discord_server.messages import Message
from tests.discord_server.world import User

QUESTION = "How did the council vote on the harbour entrance?"
CITED = "The council voted nine to two to widen the harbour entrance before winter."
BESIDE = "The council met on Tuesday evening in the old customs house."
URL = "https://lantern.example/harbour_%28vote%29"


@pytest.fixture(name="ben")
def _ben(town: Town) -> User:
    """Ben has Discord in German."""
    town.ben.locale = "de"
    return town.ben


def footer(message: Message) -> str:
    return str(message.embeds[0]["footer"]["text"])


def link_of(message: Message, label: str) -> str:
    return str(message.component(label=label)["url"])


async def open_source(town: Town, locator: str) -> Message:
    exchange = await town.server.slash(town.ann, town.channel, "source", locator=locator)
    return await exchange.message()


# More


@pytest.mark.usefixtures("bot")
async def test_more_shows_what_else_was_found_to_whoever_presses(town: Town) -> None:
    answer = await town.ask(QUESTION)
    before = (answer.text, answer.components)

    more = await town.press(answer, "More", town.ben)

    assert more.visible_to is town.ben
    assert more.description.startswith("This was found, too. It may not answer the question:\n\n> ")
    assert BESIDE in more.text
    assert CITED not in more.text
    assert more.labels == ["[1]", "[2]", "[3]", "[4]", "[5]"]
    assert (answer.text, answer.components) == before


@pytest.mark.usefixtures("bot")
async def test_each_of_more_opens_beside_it(town: Town) -> None:
    more = await town.press(await town.ask(QUESTION), "More", town.ben)
    shown = more.text

    opened = await town.press(more, "[1]", town.ben)

    assert (opened is not more, opened.visible_to) == (True, town.ben)
    assert f"**¶1**\n> {BESIDE}" in opened.text
    assert more.text == shown


@pytest.mark.usefixtures("bot")
async def test_more_is_in_the_language_of_whoever_presses(town: Town, ben: User) -> None:
    answer = await town.ask(QUESTION)

    more = await town.press(answer, "More", ben)
    opened = await town.press(more, "[1]", ben)

    assert more.description.startswith("Auch das wurde gefunden.")
    assert "14. Oktober 2022" in more.text
    assert footer(opened) == "¶1 von 3"


async def test_more_works_after_a_restart_and_leaves_out_what_is_gone(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
    for name in ("ferries.txt", "wicked.txt", "lights.txt"):
        (town.articles / name).unlink()
    town.index()
    async with town.bot():
        more = await town.press(answer, "More")

    assert BESIDE in more.text
    assert more.labels == ["[1]", "[2]"]


async def test_more_says_so_when_nothing_of_it_is_left(town: Town) -> None:
    async with town.bot():
        answer = await town.ask(QUESTION)
        for path in town.articles.iterdir():
            path.unlink()
        town.write("new.txt", "New\n\nHoneybees hum.\n")

        told = await town.press(answer, "More")

    assert told.text == "Nothing more was found on this."
    assert (told.visible_to, told.buttons) == (town.ann, [])


async def test_more_shows_only_what_may_be_read_where_it_is_pressed(town: Town) -> None:
    (town.articles / "news").mkdir()
    (town.articles / "harbour-vote.md").rename(town.articles / "news" / "harbour-vote.md")
    town.index()
    limited = ChannelSettings(
        channel=town.channel.id, mode=Mode.MENTIONS, collections=frozenset({"news"})
    )
    async with town.bot():
        answer = await town.ask(QUESTION)
        assert "Wicked" in (await town.press(answer, "More")).text
    async with town.bot() as bot:
        await bot.services.state.places.set_channel(town.guild.id, limited)
        more = await town.press(answer, "More")

    assert BESIDE in more.text
    assert "Wicked" not in more.text


async def test_more_says_so_when_the_answer_is_no_longer_kept(town: Town, bot: Bot) -> None:
    answer = await town.ask(QUESTION)
    await bot.services.state.sweep(datetime.now(UTC) + timedelta(days=400))

    told = await town.press(answer, "More", town.ben)

    assert told.text.startswith("The sources of this answer are no longer kept")
    assert told.visible_to is town.ben


# Article, Open link


@pytest.mark.usefixtures("bot")
async def test_paragraph_leads_to_its_article_and_back(town: Town) -> None:
    opened = await town.press(await town.ask(QUESTION), "[1]", town.ben)
    assert opened.labels == ["◀", "▶", "Article", "Open link"]
    assert link_of(opened, "Open link") == URL

    article = await town.press(opened, "Article", town.ben)

    assert article is opened
    assert "The Weekly Lantern\u2069 · 14 October 2022\n3 paragraphs" in article.text
    assert article.labels == ["Read ▶", "Open link"]
    assert link_of(article, "Open link") == URL
    read = await town.press(article, "Read ▶", town.ben)
    assert (read is opened, footer(read)) == (True, "¶1 of 3")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "url",
    [
        None,
        "javascript:alert(1)",
        "ftp://lantern.example/x",
        "https://ann@lantern.example/",
        "https://lantern.example/" + "a" * 500,
    ],
    ids=["none", "script", "no web", "as somebody", "too long for Discord"],
)
async def test_no_link_is_offered_where_there_is_none_that_is_safe(
    town: Town, url: str | None
) -> None:
    address = f"url: {url}\n" if url else ""
    town.write("bees.md", f"---\ntitle: Bees\n{address}---\n\nHoneybees hum.\n")

    opened = await open_source(town, "bees#1")

    assert opened.labels == ["◀", "▶", "Article"]
    assert (await town.press(opened, "Article")).labels == ["Read ▶"]


@pytest.mark.usefixtures("bot")
async def test_article_that_is_gone_is_told_and_the_paragraph_stays(town: Town) -> None:
    opened = await open_source(town, "harbour-vote#2")
    shown = opened.text
    (town.articles / "harbour-vote.md").unlink()
    town.index()

    exchange = await town.server.click(town.ann, opened, label="Article")
    await town.server.until(lambda: bool(exchange.followups), "to be told")

    (told,) = exchange.followups
    assert told.text.startswith("This article is no longer among those I know")
    assert told.visible_to is town.ann
    assert opened.text == shown


# Pages


@pytest.mark.usefixtures("bot")
async def test_page_stays_in_the_language_of_the_answer_whoever_turns_it(
    town: Town, ben: User
) -> None:
    answer = await town.ask("What did Maude Orsel say?")

    page = await town.press(answer, "▶", ben)

    assert footer(page) == "Likely · 5 to 7 of 7"
    assert "Ask follow-up" in page.labels


@pytest.mark.usefixtures("bot")
async def test_pages_keep_the_question_the_certainty_and_all_that_can_be_done(town: Town) -> None:
    answer = await town.ask("What did Maude Orsel say?")
    done = answer.labels[answer.labels.index("More") :]

    page = await town.press(answer, "▶", town.ben)

    assert page.embeds[0]["title"] == "What did Maude Orsel say?"
    assert page.embeds[0]["color"] == answer.embeds[0]["color"]
    assert page.labels[-len(done) :] == done


@pytest.mark.usefixtures("bot")
async def test_choice_below_the_answer_of_somebody_else_has_whole_pages(town: Town) -> None:
    """Nothing of what ann asked is kept as ben's; what he gets is an answer all the same."""
    said = "\n\n".join(f"“Lamp {number} burns,” said Ada Quill." for number in range(1, 7))
    town.write("more.txt", f"More\n\n{said}\n")
    town.write("stars.txt", "Stars\n\n“Stars shine,” said Ben Quill.\n")
    alone = await town.choose(await town.said("Quill"), "Ada Quill", town.ben)
    title, can = alone.embeds[0]["title"], alone.labels[-5:]
    assert footer(alone) == "Likely · 1 to 4 of 6"

    page = await town.press(alone, "▶", town.ben)

    assert (page.embeds[0]["title"], footer(page)) == (title, "Likely · 5 to 6 of 6")
    assert page.labels[-5:] == can
    assert can[-1] == "Share with the channel"
    assert "“Lamp 5 burns,”" in page.text
