"""What a re-index did and what a rollback will do, by the titles of what the server may read."""

from __future__ import annotations

from bot.language import ENGLISH, text
from tests.bot.chat.articles import HARBOUR
from tests.bot.chat.curating.admins import REAL, assign, ends
from tests.bot.chat.town import Town
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message

QUESTION = "How did the council vote on the harbour entrance?"
TOWER = "Tower\n\nThe tower is open again on every day of the week."


def rewrite(town: Town) -> None:
    """Add an article, change one and remove one; nothing is indexed for it."""
    changed = HARBOUR.replace("nine to two", "eight to three")
    (town.articles / "harbour-vote.md").write_text(changed, encoding="utf-8")
    (town.articles / "tower.txt").write_text(TOWER, encoding="utf-8")
    gone = next(path for path in town.articles.iterdir() if "ferr" in path.name.lower())
    gone.unlink()


async def reindex(town: Town) -> Exchange:
    return await town.server.slash(town.owner, town.channel, "corpus reindex")


async def rollback(town: Town, locale: str | None = None) -> Message:
    exchange = await town.server.slash(
        town.owner, town.channel, "corpus rollback", force=False, locale=locale
    )
    return await exchange.message()


async def test_summary_names_what_was_added_changed_and_removed(town: Town) -> None:
    rewrite(town)
    async with town.bot(reindex=REAL):
        summary = await ends(await reindex(town), "**Re-indexed** in")

    assert "1 added, 1 changed, 1 removed" in summary
    lines = [line.replace("\u2068", "").replace("\u2069", "") for line in summary.splitlines()]
    assert [line for line in lines if ": " in line][-3:] == [
        "Added: Tower",
        "Changed: Harbour vote",
        "Removed: Ferries",
    ]


async def test_titles_of_other_servers_are_counted_and_not_named(town: Town) -> None:
    (town.articles / "secret").mkdir()
    assign(town, {town.guild.id: ["news"]})
    async with town.bot(reindex=REAL):
        (town.articles / "secret" / "vault.txt").write_text(TOWER.replace("Tower", "Vault"))
        summary = await ends(await reindex(town), "**Re-indexed** in")
        asked = await rollback(town)

    assert "1 added, 0 changed, 0 removed" in summary
    assert "Vault" not in summary
    assert "**1 article** go" in asked.text
    assert "Vault" not in asked.text


async def test_rollback_shows_what_comes_back_and_goes_and_is_there_at_once(town: Town) -> None:
    rewrite(town)
    town.index()
    async with town.bot():
        assert "eight to three" in (await town.ask(QUESTION)).text

        asked = await rollback(town)

        assert "**1 article** comes back: \u2068Ferries\u2069" in asked.text
        assert "**1 article** will be as it was then: \u2068Harbour vote\u2069" in asked.text
        assert "**1 article** goes: \u2068Tower\u2069" in asked.text
        done = await town.press(asked, ENGLISH.say(text("curating-back-yes")), town.owner)
        assert "**Back**" in done.text
        assert done.buttons == []
        assert "nine to two" in (await town.ask(QUESTION)).text


async def test_rollback_is_asked_in_german_when_a_german_asks(town: Town) -> None:
    rewrite(town)
    town.index()
    async with town.bot():
        asked = await rollback(town, "de")

    assert "**1 Artikel** kommt zurück: \u2068Ferries\u2069" in asked.text
    assert "**1 Artikel** fällt weg: \u2068Tower\u2069" in asked.text


async def test_reindex_after_a_rollback_says_why_nothing_was_published(town: Town) -> None:
    rewrite(town)
    town.index()
    async with town.bot(reindex=REAL) as bot:
        newer = bot.services.sources.status().manifest.id
        await town.press(await rollback(town), "Go back", town.owner)

        said = await ends(await reindex(town), "**Nothing has changed**")

    assert f"Generation {newer} holds just this and was rolled back from" in said
