"""`/corpus list`, `show`, `status` and `history`: what admins see of their corpus."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.acts import THE_BOT, THE_OPERATOR, Action, Actor, By, Ending
from bot.language import language_of, text
from bot.state import State
from tests.bot.chat.curating.admins import REAL, add, assign, ends, heron
from tests.bot.chat.town import Bot, Town
from tests.discord_server.messages import Message
from tests.discord_server.options import Value
from tests.discord_server.world import User

GERMAN = language_of("de")


async def look(
    town: Town,
    command: str,
    user: User | None = None,
    locale: str | None = None,
    /,
    **options: Value,
) -> Message:
    exchange = await town.server.slash(
        user or town.owner, town.channel, f"corpus {command}", force=True, locale=locale, **options
    )
    message = await exchange.message()
    assert message.visible_to is (user or town.owner)
    return message


def plain(message: Message) -> str:
    """Return what is read of a message, without what isolates names."""
    return message.text.replace("\u2068", "").replace("\u2069", "")


def shelve(town: Town, count: int) -> None:
    """Index `count` articles in the collection news, and one in the collection secret."""
    for folder in ("news", "secret"):
        (town.articles / folder).mkdir()
    for number in range(count):
        path = town.articles / "news" / f"tower-{number:02}.txt"
        path.write_text(f"Tower {number:02}\n\nTower number {number} is open again on Sunday.")
    vault = town.articles / "secret" / "vault.txt"
    vault.write_text("Vault\n\nThe vault below the town hall is shut for good.")
    town.index()


@pytest.mark.usefixtures("bot")
async def test_articles_are_listed_page_by_page(town: Town) -> None:
    shelve(town, 20)

    first = await look(town, "list", collection="news")
    second = await town.press(first, "▶", town.owner)

    assert "Articles: 20 · news" in plain(second)
    assert [f"Tower {n:02}" in plain(second) for n in range(20)].count(True) == 5
    assert second.buttons[1]["label"] == "2 / 2"
    back = await town.press(second, "◀", town.owner)
    assert [f"Tower {n:02}" in plain(back) for n in range(20)].count(True) == 15


async def test_server_lists_and_shows_its_own_collections_only(town: Town) -> None:
    shelve(town, 2)
    assign(town, {town.guild.id: ["news"]})
    async with town.bot():
        everything = plain(await look(town, "list"))
        others = plain(await look(town, "list", collection="secret"))
        shown = plain(await look(town, "show", article="Vault"))
        suggested = await town.server.autocomplete(
            town.owner, town.channel, "corpus list", "collection", ""
        )

    assert "Tower 00" in everything
    assert "Vault" not in everything
    assert others == str(text("curating-no-articles"))
    assert "No article is called “Vault”" in shown
    assert [choice.value for choice in suggested] == ["news"]


async def test_nothing_is_suggested_to_those_who_may_not_change_the_corpus(town: Town) -> None:
    role = town.guild.add_role("visitors")
    role.permissions |= 1 << 5
    shelve(town, 2)
    async with town.bot(admin_guilds=()):
        for command, option in [("list", "collection"), ("rollback", "generation")]:
            found = await town.server.autocomplete(
                town.owner, town.channel, f"corpus {command}", option, ""
            )
            assert found == [], command


async def test_article_is_shown_with_its_size_its_place_and_where_it_comes_from(
    town: Town,
) -> None:
    async with town.bot(reindex=REAL):
        operators = plain(await look(town, "show", article="Harbour vote"))
        await ends(await add(town, heron()), "**Added**")
        added = plain(await look(town, "show", article="heron"))

    assert "From my operator's own files" in operators
    assert "In no collection" in operators
    assert "2 paragraphs, 1 statement\n" in added
    assert "Added from Discord" in added
    assert "Marsh Courier" in added


async def test_status_tells_what_serves_who_made_it_and_what_can_be_gone_back_to(
    town: Town,
) -> None:
    async with town.bot(reindex=REAL) as bot:
        older = bot.services.sources.status().manifest.id
        await ends(await add(town, heron()), "**Added**")
        newer = bot.services.sources.status().manifest.id
        shown = plain(await look(town, "status"))

    assert f"**{newer}**" in shown
    assert "5 articles, 26 paragraphs" in shown
    assert "By you" in shown
    assert "MB on disk in all" in shown
    assert f"- {older}, <t:" in shown


async def test_history_tells_what_was_done_by_whom_and_how_it_ended(town: Town, bot: Bot) -> None:
    await fill(bot.services.state, town)

    shown = plain(await look(town, "history"))

    lines = shown.splitlines()[1:]
    said = [line.split(" · ", 1)[1] for line in lines]
    assert said == [
        "someone · **remove** harbour-vote · ⛔ refused",
        "the operator's terminal · **roll-back** 000001-abcdef · ✅ done",
        "the bot by itself · **re-index** · ⚠️ failed: the disk is full",
        "you · **add** heron · ✅ done: 1 added, 0 changed, 0 removed",
    ]


async def test_history_is_told_in_german(town: Town, bot: Bot) -> None:
    await fill(bot.services.state, town)

    shown = plain(await look(town, "history", None, "de"))

    assert GERMAN.say(text("curating-you")) in shown
    assert GERMAN.say(text("curating-the-operator")) in shown
    assert "done" not in shown


async def test_history_of_another_server_is_not_told(town: Town, bot: Bot) -> None:
    stranger = Actor(by=By.PERSON, user=town.owner.id, guild=999)
    await bot.services.state.audit.note(stranger, Action.ADD, "elsewhere", Ending.DONE)

    assert plain(await look(town, "history")) == str(text("curating-no-history"))


async def test_history_is_turned_page_by_page_and_hides_what_it_repeats(
    town: Town, bot: Bot
) -> None:
    owner = Actor(by=By.PERSON, user=town.owner.id, guild=town.guild.id)
    for number in range(12):
        target = f"**{number}** @everyone"
        await bot.services.state.audit.note(owner, Action.REMOVE, target, Ending.DONE)

    second = await town.press(await look(town, "history"), "▶", town.owner)

    assert plain(second).count("**remove**") == 2
    assert r"\*\*0\*\* \@everyone" in plain(second)
    assert "2 / 2" in [button.get("label") for button in second.buttons]
    assert plain(await look(town, "history", page=2)) == plain(second)


async def test_who_was_forgotten_is_someone_and_the_deed_stays(town: Town, bot: Bot) -> None:
    await fill(bot.services.state, town)

    await bot.services.state.people.forget(town.owner.id)

    shown = plain(await look(town, "history"))
    assert "someone · **add** heron · ✅ done" in shown
    assert "you ·" not in shown


async def test_history_that_cannot_be_read_is_one_clear_message(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    async with town.bot():
        path = town.folder / "data" / "state.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            shown = await look(town, "history")
        again = await look(town, "history")

    assert "ref " in shown.text
    assert plain(again) == str(text("curating-no-history"))


async def fill(state: State, town: Town) -> None:
    """Keep something that the owner, the bot, the operator and a member did, in that order."""
    audit = state.audit
    owner = Actor(by=By.PERSON, user=town.owner.id, guild=town.guild.id)
    ann = Actor(by=By.PERSON, user=town.ann.id, guild=town.guild.id)
    counts = {"generation": "000002-abcdef", "added": 1, "changed": 0, "removed": 0}
    await audit.note(owner, Action.ADD, "heron", Ending.DONE, counts)
    await audit.note(THE_BOT, Action.REINDEX, "", Ending.FAILED, {"why": "the disk is full"})
    await audit.note(THE_OPERATOR, Action.ROLLBACK, "000001-abcdef", Ending.DONE)
    await audit.note(ann, Action.REMOVE, "harbour-vote", Ending.REFUSED, {"why": "No."})


@pytest.mark.usefixtures("bot")
async def test_germans_look_through_it_in_german(town: Town) -> None:
    status = plain(await look(town, "status", None, "de"))
    listed = plain(await look(town, "list", None, "de"))
    shown = plain(await look(town, "show", None, "de", article="Harbour vote"))

    assert "4 Artikel, 24 Absätze, 7 Aussagen" in status
    assert GERMAN.say(text("curating-list", total=4)) in listed
    assert GERMAN.say(text("curating-operators")) in shown
