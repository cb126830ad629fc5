"""A curator at work: real files, a real state, and index runs that do as they are told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.acts import Action, Actor, By, Ending
from bot.added import Added
from bot.curation import Curator, Listener
from bot.intake import NewArticle
from bot.intake.canonical import article_of
from bot.reindexing import Outcome, Progress, Reindexer
from bot.state import Entry, State
from index.building import Plan, build
from index.folder import DataFolder
from index.generations import current_manifest
from tests.bot.reindexes import stub
from tests.discord_server.waiting import Changes
from tests.fakes import BagOfWordsEmbedder

ANN = Actor(by=By.PERSON, user=71, guild=830)
MODEL = "bag-of-words"


@dataclass(kw_only=True)
class Desk:
    """A data folder, an audit trail, and what is `told` of index runs."""

    folder: Path
    state: State
    told: list[Progress] = field(default_factory=list)

    @property
    def data(self) -> DataFolder:
        return DataFolder(self.folder / "data")

    @property
    def added(self) -> Added:
        return Added(self.data)

    @property
    def current(self) -> str:
        return current_manifest(self.data).id

    def curator(self, *steps: object) -> Curator:
        """Return a curator whose index runs take `steps`."""
        return self.curator_of(Reindexer(os.environ, stub(*steps), patience=10))

    def curator_of(self, reindexer: Reindexer) -> Curator:
        return Curator(self.data, MODEL, reindexer, self.added, self.state.audit)

    async def tell(self, progress: Progress) -> None:
        self.told.append(progress)

    async def heard(self, phase: str) -> None:
        """Wait until a run has told that it is in `phase`."""
        changes = Changes()
        await changes.wait_for(
            lambda: any(each.phase == phase for each in self.told) or None, phase, 10
        )

    def index(self, text: str = "The ferry sails on Monday.", model: str = MODEL) -> str:
        """Index one article that says `text`; return the generation."""
        articles = self.folder / "articles"
        articles.mkdir(exist_ok=True)
        (articles / "ferry.txt").write_text(f"Ferry\n\n{text}", encoding="utf-8")
        build(self.data, Plan(default=articles), BagOfWordsEmbedder(model))
        return self.current

    async def entries(self) -> list[Entry]:
        """Return the audit trail as ann reads it, the oldest entry first."""
        found = await self.state.audit.history(ANN.user, ANN.guild)
        return list(reversed(found.items))

    async def kept(self) -> list[tuple[Action, str, Ending]]:
        return [(each.action, each.target, each.ending) for each in await self.entries()]

    @contextmanager
    def locked_state(self) -> Iterator[None]:
        """Lock the state inside the block, as another process does that writes."""
        path = self.folder / "state.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield


def article(article_id: str, text: str = "The tower is open again.") -> NewArticle:
    return article_of(article_id, {"title": "Tower", "paragraphs": [text]})


async def reindexed(curator: Curator, desk: Desk, actor: Actor = ANN) -> Outcome:
    """Re-index for somebody who does not wait for others."""
    async with curator.claim(actor) as run:
        return await run(desk.tell)


def noting(into: list[str]) -> Listener:
    """Return a listener that keeps the generations it is told."""

    def note(generation: str) -> None:
        into.append(generation)

    return note
