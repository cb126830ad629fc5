"""What there is to ask: `/help`, `/latest`, `/people`, as people talk to the bot."""

from __future__ import annotations

import pytest

from bot.state import ChannelSettings, Mode
from corpus import handle_of
from tests.bot.chat.town import Bot, Town
from tests.discord_server.components import name_of
from tests.discord_server.exchange import Choice
from tests.discord_server.messages import Message
from tests.discord_server.options import Value
from tests.discord_server.world import User

REPORT = """---
title: {title}
date: 2023-01-{day:02}
source: {outlet}
---

“The {title} is in order,” said {name}.
"""
GIVEN = "Ada Ben Cora Dirk Elsa Finn Greta Hugo Iris Jonas".split()
SURNAMES = "Ashdown Brightwell".split()
HELP = """\
I answer questions from this community's articles, in their own words, and show the paragraph each \
word comes from. What they do not say, I do not say.

I know **4 articles**, published 14 October 2022.
"""


@pytest.fixture(name="ben")
def _ben(town: Town) -> User:
    """Ben has Discord in German."""
    town.ben.locale = "de"
    return town.ben


def write_reports(town: Town, count: int, outlet: str = "Quay Post") -> None:
    """Write an article a day, by different people, and index all."""
    names = [f"{given} {surname}" for surname in SURNAMES for given in GIVEN]
    for day in range(1, count + 1):
        report = REPORT.format(title=f"Buoy {day}", day=day, outlet=outlet, name=names[day - 1])
        (town.articles / f"report-{day}.md").write_text(report, encoding="utf-8")
    town.index()


async def use(town: Town, command: str, user: User | None = None, **options: Value) -> Message:
    exchange = await town.server.slash(
        user or town.ann, town.channel, command, force=False, locale=None, **options
    )
    return await exchange.message()


def lines(message: Message) -> list[str]:
    return message.description.splitlines()


def title(message: Message) -> str:
    return str(message.embeds[0]["title"])


def turned(message: Message) -> list[tuple[str | None, bool]]:
    return [(name_of(each), bool(each.get("disabled"))) for each in message.buttons]


# Help


@pytest.mark.usefixtures("bot")
async def test_help_tells_what_is_known_and_how_to_ask(town: Town) -> None:
    told = await use(town, "help")

    assert told.visible_to is town.ann
    assert told.description.startswith(HELP)
    assert "Last indexed <t:" in told.text
    examples = [line for line in lines(told) if line.startswith("- ")]
    assert examples == [
        "- `/ask` question: What did \u2068Maude Orsel\u2069 say?",
        "- `/said` speaker: \u2068Maude Orsel\u2069",
        "- `/article` article: \u2068Harbour vote\u2069",
        "- `/source` locator: \u2068Harbour vote\u2069",
        "- `/latest`",
        "- `/people`",
    ]
    assert lines(told)[-1].startswith("Mention me")


@pytest.mark.usefixtures("bot")
async def test_what_help_gives_as_an_example_works(town: Town) -> None:
    told = (await use(town, "help")).text
    asked = told.partition("question: ")[2].partition("\n")[0]

    answer = await town.ask(asked)

    assert asked == "What did \u2068Maude Orsel\u2069 say?", "with what nobody sees"
    assert "**“Lighthouse number 1 must stay lit,”**" in answer.text
    said = await use(town, "said", speaker="\u2068Maude Orsel\u2069")
    assert "**“Lighthouse number 1 must stay lit,”**" in said.text
    assert "**¶1**" in (await use(town, "source", locator="\u2068Harbour vote\u2069")).text
    opened = await use(town, "article", article="\u2068Harbour vote\u2069")
    assert "3 paragraphs" in opened.text
    lantern = await use(town, "latest", source="\u2068The Weekly Lantern\u2069")
    assert title(lantern) == "1 article"
    assert len((await use(town, "people", name="\u2068Maude Orsel\u2069")).selects) == 1


@pytest.mark.usefixtures("bot")
async def test_help_is_in_the_language_of_whoever_asks(town: Town, ben: User) -> None:
    told = await use(town, "help", ben)

    assert "Ich kenne **4 Artikel**, erschienen am 14. Oktober 2022." in lines(told)
    assert lines(told)[-1].startswith("Zum Fragen erwähne mich")


async def test_help_says_so_when_nothing_is_indexed(town: Town) -> None:
    town.unindex()
    async with town.bot():
        told = await use(town, "help")

    assert told.text.startswith("Nothing is indexed yet.")
    assert told.visible_to is town.ann


# The newest articles


@pytest.mark.usefixtures("bot")
async def test_latest_lists_the_newest_first_and_opens_one(town: Town) -> None:
    listed = await use(town, "latest")

    assert (title(listed), listed.visible_to) == ("4 articles, the newest first", town.ann)
    assert lines(listed)[:2] == [
        (
            "**1** · \u2068[Harbour vote](https://lantern.example/harbour_%28vote%29)\u2069 · "
            "\u2068The Weekly Lantern\u2069 · 14 October 2022"
        ),
        "**2** · \u2068Ferries\u2069 · undated",
    ]
    assert listed.buttons == []
    opened = await town.choose(listed, "Ferries")
    assert "\u2068Ferries\u2069** · undated\n12 paragraphs" in opened.text
    assert (opened is not listed, opened.visible_to) == (True, town.ann)
    assert "**¶1**" in (await town.press(opened, "Read ▶")).text


@pytest.mark.usefixtures("bot")
async def test_latest_is_in_the_language_of_whoever_asks(town: Town, ben: User) -> None:
    listed = await use(town, "latest", ben)
    opened = await town.choose(listed, "Harbour vote", ben)
    assert "\n3 Absätze\n" in opened.text
    read = await town.press(opened, "Lesen ▶", ben)

    assert title(listed) == "4 Artikel, die neuesten zuerst"
    assert lines(listed)[0].endswith("14. Oktober 2022")
    assert listed.selects[0]["placeholder"] == "Einen Artikel öffnen"
    assert read.embeds[0]["footer"]["text"] == "¶1 von 3"
    assert read.labels == ["◀", "▶", "Artikel", "Link öffnen"]


@pytest.mark.usefixtures("bot")
async def test_latest_is_read_page_by_page(town: Town) -> None:
    write_reports(town, 19)

    first = await use(town, "latest")
    assert (title(first), len(lines(first))) == ("23 articles, the newest first", 10)
    assert lines(first)[0].startswith("**1** · \u2068Buoy 19\u2069 · \u2068Quay Post\u2069")
    assert turned(first) == [("◀", True), ("1 / 3", True), ("▶", False)]
    second = await town.press(first, "▶")
    assert second is first
    assert lines(second)[0].startswith("**11** · \u2068Buoy 9\u2069")
    third = await town.press(second, "▶")
    assert lines(third)[-1].startswith("**23** · ")
    assert turned(third) == [("◀", False), ("3 / 3", True), ("▶", True)]
    assert "Ferries" in (await town.choose(third, "Ferries")).text
    back = await town.press(third, "◀")
    assert lines(back)[0].startswith("**11** · ")


@pytest.mark.usefixtures("bot")
async def test_latest_of_an_outlet_has_only_its_articles_on_every_page(town: Town) -> None:
    write_reports(town, 12, '"Quay: Post"')

    first = await use(town, "latest", source="quay: post")
    second = await town.press(first, "▶")

    assert title(second) == "12 articles, the newest first"
    assert [line.partition("Buoy ")[2][:1] for line in lines(second)] == ["2", "1"]


@pytest.mark.usefixtures("bot")
async def test_page_says_so_when_nothing_of_its_outlet_is_left(town: Town) -> None:
    write_reports(town, 11)
    listed = await use(town, "latest", source="Quay Post")
    for path in town.articles.glob("report-*.md"):
        path.unlink()
    town.index()

    page = await town.press(listed, "▶")

    assert page.text == "There are no such articles."
    assert (page.buttons, page.selects) == ([], [])


@pytest.mark.usefixtures("bot")
async def test_latest_suggests_outlets_and_reads_them_as_they_are_typed(town: Town) -> None:
    write_reports(town, 2)
    suggested = await town.server.autocomplete(town.ann, town.channel, "latest", "source", "qua")

    listed = await use(town, "latest", source="QUAY POST")

    assert suggested == [Choice("Quay Post (2 articles)", "Quay Post")]
    assert title(listed) == "2 articles, the newest first"


@pytest.mark.usefixtures("bot")
async def test_unknown_outlet_is_told_as_a_mistake_and_not_as_a_failure(
    town: Town, ben: User, caplog: pytest.LogCaptureFixture
) -> None:
    told = await use(town, "latest", source="@everyone")
    german = await use(town, "latest", ben, source="Xyzzy")

    assert told.text == (
        "No outlet of the articles is called “\\@everyone”: "
        "most articles are from The Weekly Lantern."
    )
    assert (told.visible_to, told.pings) == (town.ann, frozenset())
    assert "Xyzzy" in german.text
    assert "articles" not in german.text
    assert "ref " not in caplog.text


async def test_list_works_after_a_restart_and_shows_what_is_there_now(town: Town) -> None:
    write_reports(town, 12)
    async with town.bot():
        listed = await use(town, "latest")
    (town.articles / "report-12.md").unlink()
    town.index()
    async with town.bot():
        gone = await town.choose(listed, "Buoy 12")
        opened = await town.choose(listed, "Buoy 11")
        page = await town.press(listed, "▶")

    assert gone.text.startswith("This article is no longer among those I know")
    assert "“The Buoy 11 is in order,” said Ada Brightwell." in opened.text
    assert title(page) == "15 articles, the newest first"


# The people


@pytest.mark.usefixtures("bot")
async def test_people_lists_who_speaks_and_shows_what_somebody_said(town: Town) -> None:
    write_reports(town, 1)

    listed = await use(town, "people")
    said = await town.choose(listed, "Maude Orsel")

    assert (title(listed), listed.visible_to) == ("2 people speak in the articles", town.ann)
    assert lines(listed) == [
        "**1** · \u2068Maude Orsel\u2069 · 7 statements",
        "**2** · \u2068Ada Ashdown\u2069 · 1 statement",
    ]
    assert title(said) == "what did Maude Orsel say?"
    assert "**“Lighthouse number 1 must stay lit,”**" in said.text
    assert said.visible_to is town.ann
    assert said.labels[-1] == "Share with the channel"


@pytest.mark.usefixtures("bot")
async def test_people_is_in_the_language_of_whoever_asks(town: Town, ben: User) -> None:
    listed = await use(town, "people", ben)
    said = await town.choose(listed, "Maude Orsel", ben)
    named = await use(town, "people", ben, name="orsel")
    nobody = await use(town, "people", ben, name="Xyzzy")

    assert title(listed) == "1 Person spricht in den Artikeln"
    assert listed.selects[0]["placeholder"] == "Was sagte diese Person?"
    assert "\u2068Maude Orsel\u2069, zitiert" in said.text
    assert "**“Lighthouse number 1 must stay lit,”**" in said.text, "quotes are not translated"
    assert said.labels[-2:] == ["Nachfragen", "Im Kanal teilen"]
    assert title(named) == "Personen dieses oder eines ähnlichen Namens"
    assert nobody.text == "Niemand dieses Namens spricht in den Artikeln."


@pytest.mark.usefixtures("bot")
async def test_people_are_read_page_by_page(town: Town) -> None:
    write_reports(town, 20)

    first = await use(town, "people")
    assert (title(first), len(lines(first))) == ("21 people speak in the articles", 20)
    assert turned(first) == [("◀", True), ("1 / 2", True), ("▶", False)]
    second = await town.press(first, "▶")
    (last,) = lines(second)
    assert last.startswith("**21** · ")
    (option,) = second.selects[0]["options"]
    assert "is in order,”**" in (await town.choose(second, option["label"])).text


@pytest.mark.usefixtures("bot")
async def test_people_are_looked_for_by_a_part_of_their_name(town: Town) -> None:
    write_reports(town, 3)

    listed = await use(town, "people", name="ashd")

    assert title(listed) == "People of this name, or of one like it"
    names = {line.partition("\u2068")[2].partition("\u2069")[0] for line in lines(listed)}
    assert names == {"Ada Ashdown", "Ben Ashdown", "Cora Ashdown"}
    assert listed.buttons == []


@pytest.mark.usefixtures("bot")
async def test_nobody_is_listed_when_nobody_has_a_name_like_it(town: Town) -> None:
    told = await use(town, "people", name="@everyone Xyzzy")

    assert told.text == "Nobody of that name speaks in the articles."
    assert (told.selects, told.visible_to) == ([], town.ann)


@pytest.mark.usefixtures("bot")
async def test_long_name_is_found_when_it_is_chosen_from_what_is_suggested(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.suggesting.LONGEST_CHOICE", 20)
    town.write("bees.txt", "Bees\n\n“Honeybees hum,” said Bartholomew Featherstone.")
    (found,) = await town.server.autocomplete(town.ann, town.channel, "people", "name", "bartho")

    listed = await use(town, "people", name=found.value)

    assert found.value == handle_of("Bartholomew Featherstone")
    assert lines(listed) == ["**1** · \u2068Bartholomew Featherstone\u2069 · 1 statement"]


@pytest.mark.usefixtures("bot")
async def test_person_who_is_gone_is_told_as_any_name_that_nobody_has(town: Town) -> None:
    write_reports(town, 1)
    listed = await use(town, "people")
    (town.articles / "report-1.md").unlink()
    town.index()

    told = await town.choose(listed, "Ada Ashdown")

    assert "Nobody called “Ada Ashdown” speaks in the articles." in told.text
    assert told.visible_to is town.ann


# What may be read where


async def test_each_channel_lists_only_what_it_may_read(town: Town, bot: Bot) -> None:
    elsewhere = town.guild.add_channel("elsewhere")
    (town.articles / "news").mkdir()
    for folder, name in (("news", "Ada Ashdown"), (".", "Ben Brightwell")):
        report = REPORT.format(title=f"By {name}", day=3, outlet=f"Post of {name}", name=name)
        (town.articles / folder / "by.md").write_text(report, encoding="utf-8")
    town.index()
    limited = ChannelSettings(
        channel=town.channel.id, mode=Mode.MENTIONS, collections=frozenset({"news"})
    )
    await bot.services.state.places.set_channel(town.guild.id, limited)

    here = [await use(town, "help"), await use(town, "latest"), await use(town, "people")]
    there = [
        await (await town.server.slash(town.ann, elsewhere, command)).message()
        for command in ("help", "latest", "people")
    ]

    assert "I know **1 article**, published 3 January 2023." in here[0].text
    assert "I know **6 articles**" in there[0].text
    assert [title(each) for each in here[1:]] == ["1 article", "1 person speaks in the articles"]
    assert all("Ben Brightwell" in each.text for each in there[1:])
    assert not any("Brightwell" in each.text or "Orsel" in each.text for each in here)
    told = await use(town, "latest", source="Post of Ben Brightwell")
    assert told.text.endswith("most articles are from Post of Ada Ashdown.")
    assert (await use(town, "people", name="Orsel")).text.startswith("Nobody of that name")
