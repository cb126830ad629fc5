"""`/corpus status`, `list`, `show` and `history`: what is there, and how it came to be."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.access import Access
from bot.added import Added
from bot.chat.cards.curating import (
    ARTICLES_A_PAGE,
    EVERYTHING,
    Overview,
    article_card,
    list_card,
    overview_card,
)
from bot.chat.cards.escaping import plain_line
from bot.chat.cards.history import ENTRIES_A_PAGE, history_card
from bot.chat.cards.layout import Card
from bot.chat.components import Click, Handler
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.sending import show
from bot.chat.suggesting import LONGEST_CHOICE, MOST_CHOICES
from bot.chat.visitors import Visitor, Visitors
from bot.curation import Curator
from bot.curation.holdings import Holdings
from bot.errors import NoSuchParagraphError
from bot.language import text
from bot.offload import Offload
from bot.sources import Sources
from bot.state import State
from corpus import handle_of
from index.folder import DataFolder
from index.held import Held, held_generations, size_of


class Reviewing:
    """Shows the corpus to those who may change it, for their eyes only.

    Articles are those of the server's own collections; generations are of the whole corpus.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that is reviewed
        self,
        doorkeeper: Doorkeeper,
        curator: Curator,
        data: DataFolder,
        added: Added,
        holdings: Holdings,
        sources: Sources,
        lookups: Offload,
        state: State,
        visitors: Visitors,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._curator = curator
        self._data = data
        self._added = added
        self._holdings = holdings
        self._sources = sources
        self._lookups = lookups
        self._state = state
        self._visitors = visitors

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the arrows of the lists."""
        return {"list": self._turn_list, "history": self._turn_history}

    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Show what serves, since when and by whom, its size, and what can be gone back to."""
        visitor = await self._admitted(interaction)
        status = await self._lookups.run(self._sources.status)
        people = (await self._lookups.run(self._sources.summary)).people
        held, size = await asyncio.to_thread(self._on_disk)
        overview = Overview(
            served=status.manifest,
            people=people,
            by=await self._state.audit.published(visitor.origin.user, status.manifest.id),
            held=held,
            size=size,
            since=self._curator.since,
        )
        await show(interaction, overview_card(overview, visitor.language))

    async def list_(
        self, interaction: discord.Interaction[Any], collection: str | None, page: int = 1
    ) -> None:
        """List the articles of a collection, or of all that the server may read."""
        visitor = await self._admitted(interaction)
        await show(interaction, await self._lookups.run(self._list, visitor, collection, page))

    async def show(self, interaction: discord.Interaction[Any], article: str) -> None:
        """Show what is known of an article beside what it says."""
        visitor = await self._admitted(interaction)
        await show(interaction, await self._lookups.run(self._article, visitor, article))

    async def history(self, interaction: discord.Interaction[Any], page: int = 1) -> None:
        """Show what was done with the corpus, and by whom."""
        visitor = await self._admitted(interaction)
        await self._show_history(interaction, visitor, page)

    async def suggest_collections(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Suggest collections that the server may read."""
        if not await self._doorkeeper.admits(interaction):
            return []
        visitor = await self._visitors.of_server(interaction)
        names = await self._lookups.run(self._collections, visitor.access)
        found = [name for name in names if typed.strip().casefold() in name.casefold()]
        return [
            app_commands.Choice(name=plain_line(name, LONGEST_CHOICE) or "?", value=name)
            for name in found
            if len(name) <= LONGEST_CHOICE
        ][:MOST_CHOICES]

    async def _admitted(self, interaction: discord.Interaction[Any]) -> Visitor:
        await self._doorkeeper.admit(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        return await self._visitors.of_server(interaction)

    async def _turn_list(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await self._doorkeeper.admit(interaction)
        await interaction.response.defer()
        visitor = await self._visitors.of_server(interaction)
        stands_for, page = click.parts[0], click.number(1)
        names = await self._lookups.run(self._collections, visitor.access)
        collection = next((name for name in names if handle_of(name) == stands_for), None)
        if collection is None and stands_for != EVERYTHING:
            raise NoSuchParagraphError(text("curating-collection-gone"))
        await show(interaction, await self._lookups.run(self._list, visitor, collection, page))

    async def _turn_history(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await self._doorkeeper.admit(interaction)
        await interaction.response.defer()
        visitor = await self._visitors.of_server(interaction)
        await self._show_history(interaction, visitor, click.number(1))

    async def _show_history(
        self, interaction: discord.Interaction[Any], visitor: Visitor, page: int
    ) -> None:
        found = await self._state.audit.history(
            visitor.origin.user, visitor.origin.guild, page, ENTRIES_A_PAGE
        )
        await show(interaction, history_card(found, visitor.language))

    def _on_disk(self) -> tuple[Sequence[Held], int]:
        return held_generations(self._data), size_of(self._data)

    def _collections(self, access: Access) -> list[str]:
        return [name for name, _ in self._sources.summary(access).collections if name]

    def _list(self, visitor: Visitor, collection: str | None, page: int) -> Card:
        access = visitor.access
        if collection is not None:
            named = frozenset({collection.strip().strip("/")})
            access = access.within(Access(collections=named))
        found = self._sources.latest(access, ARTICLES_A_PAGE, page)
        return list_card(found, collection, visitor.language)

    def _article(self, visitor: Visitor, typed: str) -> Card:
        named = self._sources.article(typed, visitor.access)
        holding = self._holdings.held(named.id, visitor.access)
        if holding is None:  # published over between the two
            raise NoSuchParagraphError(text("errors-no-article", typed=typed))
        added = self._added.holds(named.id)
        return article_card(holding, added=added, language=visitor.language)
