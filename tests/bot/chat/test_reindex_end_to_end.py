"""A re-index by an admin, with the command that the bot really runs and a real, tiny model."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reindexing import COMMAND
from index.building import Plan, build
from index.embedder import SentenceTransformerEmbedder
from index.generations import DataFolder
from tests.bot.chat.town import Town
from tests.discord_server.exchange import Exchange
from tests.discord_server.world import User
from tests.tiny_model import make_tiny_model

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[3]
OLD = "How did the council vote on the harbour entrance?"
NEW = "Which orchards did the hailstorm flatten?"
ORCHARDS = """Hailstorm

The hailstorm flattened the orchards of Velmark on Sunday.
"""


async def reindex(town: Town, user: User) -> Exchange:
    return await town.server.slash(user, town.channel, "corpus reindex", force=True)


async def test_new_article_is_found_and_a_removed_one_is_gone_when_an_admin_has_reindexed(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    town.embedder = SentenceTransformerEmbedder(str(make_tiny_model(tmp_path / "tiny")))
    build(DataFolder(town.folder / "data"), Plan(default=town.articles), town.embedder)
    (town.articles / "hailstorm.txt").write_text(ORCHARDS, encoding="utf-8")
    (town.articles / "harbour-vote.md").unlink()
    # A model of random weights finds everything near everything: words decide.
    async with town.bot(reindex=COMMAND, min_confidence=0):
        before = await town.ask(OLD)
        assert "nine to two" in before.text
        assert "orchards" not in (await town.ask(NEW)).description

        refusal = await (await reindex(town, town.ann)).message()
        assert "You need the permission Manage Server" in refusal.text
        assert refusal.visible_to is town.ann
        assert "nine to two" in (await town.ask(OLD, private=True)).text

        exchange = await reindex(town, town.owner)
        summary = await exchange.message()
        # Loading the model in a process of its own takes seconds.
        await exchange.changes.wait_for(
            lambda: "**Re-indexed** in" in summary.text or "**Not" in summary.text or None,
            "the summary",
            60,
        )

        assert "1 added, 0 changed, 1 removed" in summary.text
        found = await town.ask(NEW)
        assert "flattened the orchards of Velmark" in found.text
        assert "nine to two" not in (await town.ask(OLD)).text
        gone = await town.server.slash(town.ann, town.channel, "source", locator="harbour-vote#2")
        assert "No article is called “harbour-vote”" in (await gone.message()).text
        # What was cited before can still be read.
        place = "nine to two" in before.embeds[0]["description"].split("\n**1**")[0]
        assert place
        assert "no longer among the articles" in (await town.press(before, "[1]")).text
