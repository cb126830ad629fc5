"""What there is to ask: `/help`, `/latest`, `/people`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.asked import Place
from bot.chat.cards.browsing import (
    ARTICLES_A_PAGE,
    NO_OUTLET,
    PEOPLE_A_PAGE,
    help_card,
    latest_card,
    people_card,
)
from bot.chat.cards.layout import Card
from bot.chat.completing import Completing
from bot.chat.components import Click, Handler
from bot.chat.inquiring import Inquiring
from bot.chat.reading import listed_card
from bot.chat.sending import show
from bot.chat.suggesting import LONGEST_CHOICE, suggest_outlets, suggest_speakers
from bot.chat.visitors import Visitor, Visitors
from bot.offload import Offload
from bot.pages import Cut, Page
from bot.planning.outlets import NoSuchOutletError
from bot.requested import SaidBy
from bot.sources import Sources
from bot.speakers import Speakers

# Makes a card for a visitor, and whatever else it takes.
Make = Callable[..., Card]


class Browsing(commands.Cog):
    """Shows what may be asked where somebody is, for their eyes only."""

    def __init__(
        self,
        sources: Sources,
        speakers: Speakers,
        lookups: Offload,
        visitors: Visitors,
        completing: Completing,
        inquiring: Inquiring,
    ) -> None:
        self._sources = sources
        self._speakers = speakers
        self._lookups = lookups
        self._visitors = visitors
        self._completing = completing
        self._inquiring = inquiring

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the arrows and the menus of the lists."""
        return {
            "latest": self._turn_articles,
            "people": self._turn_people,
            "open": self._open,
            "say": self._say,
        }

    @app_commands.command(name="help")
    async def help_(self, interaction: discord.Interaction[Any]) -> None:
        """Tell what I know, and how to ask me."""
        await self._show(interaction, self._help)

    @app_commands.command()
    @app_commands.describe(source="Only articles of this outlet.")
    async def latest(
        self,
        interaction: discord.Interaction[Any],
        source: Range[str, 1, LONGEST_CHOICE] | None = None,
    ) -> None:
        """List the newest articles, and open one."""
        await self._show(interaction, self._latest, source or "", 1)

    @app_commands.command()
    @app_commands.describe(name="Whom you look for; without it, all are listed.")
    async def people(
        self,
        interaction: discord.Interaction[Any],
        name: Range[str, 1, LONGEST_CHOICE] | None = None,
    ) -> None:
        """List who speaks in the articles, and show what somebody said."""
        if name:
            await self._show(interaction, self._called, name)
        else:
            await self._show(interaction, self._everybody, 1)

    @latest.autocomplete("source")
    async def _suggest_outlets(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_outlets, self._sources, typed)

    @people.autocomplete("name")
    async def _suggest_speakers(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_speakers, self._speakers, typed)

    async def _turn_articles(self, interaction: discord.Interaction[Any], click: Click) -> None:
        source = "" if click.parts[0] == NO_OUTLET else click.parts[0]
        await self._turn(interaction, self._more_of_latest, source, click.number(1))

    async def _turn_people(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await self._turn(interaction, self._everybody, click.number(1))

    async def _open(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await self._show(interaction, self._listed, click.values[0])

    async def _say(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Show the statements of whoever was chosen."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        request = SaidBy(name=click.values[0])
        given = await self._inquiring.request(visitor, request, Place.MENU, private=True)
        await self._inquiring.shown(given, await show(interaction, given.card))

    async def _show(self, interaction: discord.Interaction[Any], make: Make, *args: object) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        await show(interaction, await self._lookups.run(make, visitor, *args))

    async def _turn(self, interaction: discord.Interaction[Any], make: Make, *args: object) -> None:
        await interaction.response.defer()
        visitor = await self._visitors.of(interaction)
        await show(interaction, await self._lookups.run(make, visitor, *args))

    def _help(self, visitor: Visitor) -> Card:
        summary = self._sources.summary(visitor.access)
        people = self._speakers.listed(visitor.access, size=1).items
        newest = self._sources.latest(visitor.access, limit=1).items
        return help_card(summary, people, next(iter(newest), None), visitor.language)

    def _latest(self, visitor: Visitor, source: str, page: int) -> Card:
        outlet = self._sources.outlet(source, visitor.access) if source else None
        found = self._sources.latest(visitor.access, ARTICLES_A_PAGE, page, outlet)
        return latest_card(found, visitor.language, outlet or "")

    def _more_of_latest(self, visitor: Visitor, source: str, page: int) -> Card:
        try:
            return self._latest(visitor, source, page)
        except NoSuchOutletError:  # nothing of it is left; what stands for it tells nobody anything
            nothing = Cut.at(1, ARTICLES_A_PAGE, 0)
            return latest_card(Page((), nothing), visitor.language, "")

    def _everybody(self, visitor: Visitor, page: int) -> Card:
        found = self._speakers.listed(visitor.access, page, PEOPLE_A_PAGE)
        return people_card(found, visitor.language)

    def _called(self, visitor: Visitor, name: str) -> Card:
        meant = self._speakers.named(name, visitor.access)
        found = self._speakers.suggest(meant, PEOPLE_A_PAGE, visitor.access)
        cut = Cut.at(1, PEOPLE_A_PAGE, len(found))
        return people_card(Page(tuple(found), cut), visitor.language, named=True)

    def _listed(self, visitor: Visitor, handle: str) -> Card:
        return listed_card(self._sources, handle, visitor)
