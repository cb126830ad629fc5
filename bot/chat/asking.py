"""Questions by command: `/ask`, and "Ask Pilcrow about this" on any message."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.asked import Place
from bot.chat.completing import Completing
from bot.chat.inquiring import Before, Inquiring, latest_conversation
from bot.chat.sending import show, show_publicly
from bot.chat.suggesting import LONGEST_CHOICE, suggest_outlets
from bot.chat.verifying import text_of
from bot.chat.visitors import Visitors
from bot.requested import Filters
from bot.saying import read_period
from bot.sources import Sources
from bot.state import State

MENU: Final = "Ask Pilcrow about this"
# More than this is no day.
LONGEST_DAY: Final = 100


class Asking(commands.Cog):
    """Answers questions; `menu` is what stands in the menu of every message."""

    def __init__(
        self,
        inquiring: Inquiring,
        visitors: Visitors,
        sources: Sources,
        completing: Completing,
        state: State,
    ) -> None:
        self._inquiring = inquiring
        self._visitors = visitors
        self._sources = sources
        self._completing = completing
        self._state = state
        self.menu = app_commands.ContextMenu(name=MENU, callback=self._ask_about)

    @app_commands.command()
    @app_commands.describe(
        question="What you would like to know.",
        source="Only articles of this outlet.",
        since="Only articles from this day on, none undated: 2022-10-13, 13 October, or last week.",
        until="Only articles up to this day, none undated: 2022-10-20, or yesterday.",
        private="Show the answer to you alone; you can share it afterwards.",
    )
    async def ask(
        self,
        interaction: discord.Interaction[Any],
        question: str,
        source: Range[str, 1, LONGEST_CHOICE] | None = None,
        since: Range[str, 1, LONGEST_DAY] | None = None,
        until: Range[str, 1, LONGEST_DAY] | None = None,
        private: bool = False,
    ) -> None:
        """Ask the articles; the answer is in their own words."""
        period = read_period(since, until, datetime.now(UTC).date())
        sources = (source,) if source else ()
        filters = Filters(sources=sources, since=period.since, until=period.until)
        await self._ask(interaction, question, Place.COMMAND, filters, private=private)

    @ask.autocomplete("source")
    async def _suggest_outlets(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_outlets, self._sources, typed)

    async def _ask_about(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        """Ask what a message asks, for the eyes of whoever wants to know."""
        await self._ask(interaction, text_of(message), Place.MENU, Filters(), private=True)

    async def _ask(
        self,
        interaction: discord.Interaction[Any],
        written: str,
        place: Place,
        filters: Filters,
        *,
        private: bool,
    ) -> None:
        await interaction.response.defer(thinking=True, ephemeral=private)
        visitor = await self._visitors.of(interaction)
        given = await self._inquiring.inquire(
            visitor,
            written,
            place,
            filters=filters,
            private=private,
            conversation=await self._conversation(interaction) if place is Place.COMMAND else None,
        )
        send = show if private else show_publicly
        await self._inquiring.shown(given, await send(interaction, given.card))

    async def _conversation(self, interaction: discord.Interaction[Any]) -> Before:
        """Return what a command goes on with: in a thread or a direct message, the last answer."""
        if interaction.guild_id is not None and not isinstance(interaction.channel, discord.Thread):
            return None
        visitor = await self._visitors.of(interaction)
        return await latest_conversation(self._state, visitor.origin)
