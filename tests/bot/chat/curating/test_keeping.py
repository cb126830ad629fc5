"""Additions of several servers at the same moment."""

from __future__ import annotations

from tests.bot.chat.curating.admins import add, assign, ends, line, lines
from tests.bot.chat.town import Town
from tests.bot.reindexes import OUTCOME, Pipe, stub, told


async def test_id_is_taken_by_whoever_comes_first(town: Town) -> None:
    """Both want to look the id up while a re-index is still running."""
    other = town.server.add_guild("Elsewhere")
    channel = other.add_channel("general")
    assign(town, {town.guild.id: ["news"], other.id: ["vault"]})
    pipe = Pipe(town.folder)
    steps = (told("reading", 0, 1), pipe.step, {"out": OUTCOME})
    ours = lines("a.jsonl", line("heron", "Ours", "The heron is ours."))
    theirs = lines("a.jsonl", line("heron", "Theirs", "The heron is theirs."))
    async with town.bot(reindex=stub(*steps), admin_guilds=(town.guild.id, other.id)):
        running = await town.server.slash(town.owner, town.channel, "corpus reindex")
        await ends(running, "reading articles")
        first = await add(town, ours)
        await ends(first, "waiting for its turn")
        second = await add(town, theirs, user=other.owner, channel=channel)
        await ends(second, "waiting for its turn")
        await pipe.release()
        await ends(first, "**Adding** 1 article")
        await pipe.release()
        await ends(first, "**Added**")
        refused = await ends(second, "**Nothing was added**")

    assert "another article has its id already" in refused
    (kept,) = (town.folder / "data" / "articles").rglob("*.jsonl")
    assert kept.parent.name == "news"
    assert "The heron is ours." in kept.read_text(encoding="utf-8")
