"""`/status`: what is indexed, and how the bot is, for anybody."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.cards import corpus as cards
from bot.chat.cards.layout import Card, Colour
from bot.chat.sending import show
from bot.chat.visitors import Visitors
from bot.curation import Curator
from bot.health import Health
from bot.offload import Offload
from bot.sources import Sources


class Status(commands.Cog):
    """Tells anyone what is indexed, and how the bot is."""

    def __init__(
        self,
        curator: Curator,
        sources: Sources,
        lookups: Offload,
        visitors: Visitors,
        health: Health,
    ) -> None:
        self._curator = curator
        self._sources = sources
        self._lookups = lookups
        self._visitors = visitors
        self._health = health

    @app_commands.command()
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Tell what is indexed, and since when, and how I am."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        found = await self._lookups.run(self._sources.status, visitor.access)
        lines = cards.status_lines(found, self._curator.since, visitor.language)
        lines += ["", *cards.health_lines(await self._health.figures(), visitor.language)]
        await show(interaction, Card(text="\n".join(lines), colour=Colour.SOURCE))
