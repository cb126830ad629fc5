"""What people ask in a server, for whoever manages it: `/gaps` and `/stats`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.asked import Asked
from bot.chat.cards.counting import GAPS_SHOWN, gaps_card, labels_of, stats_card
from bot.chat.cards.layout import LARGEST_FILE, Card, Picture
from bot.chat.permissions import check_manager
from bot.chat.sending import show
from bot.chat.visitors import Visitors
from bot.language import Language
from bot.offload import Offload
from bot.state import State
from bot.statistics import PERIODS, Gap, draw_chart, find_gaps, summarize, to_csv
from index.embedder import Embedder

_MANAGERS: Final = discord.Permissions(manage_guild=True)
_CHOICES: Final = [app_commands.Choice(name=f"{days}", value=days) for days in PERIODS]


class Counting(commands.Cog):
    """Tells what was asked, never by whom."""

    def __init__(
        self, state: State, embedder: Embedder, background: Offload, visitors: Visitors
    ) -> None:
        self._state = state
        self._embedder = embedder
        self._background = background
        self._visitors = visitors

    @app_commands.command()
    @app_commands.default_permissions(_MANAGERS)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(days="How many days back.", export="Add all questions as a CSV file.")
    @app_commands.choices(days=_CHOICES)
    async def gaps(
        self,
        interaction: discord.Interaction[Any],
        days: int = PERIODS[1],
        export: bool = False,
    ) -> None:
        """Show what people asked and the articles did not answer."""
        check_manager(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        asked = await self._asked(interaction, days)
        found = await self._background.run(self._gaps, asked)
        card = gaps_card(found, days, visitor.language)
        await show(interaction, replace(card, files=await self._exported(asked, export=export)))

    @app_commands.command()
    @app_commands.default_permissions(_MANAGERS)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(days="How many days back.", export="Add all questions as a CSV file.")
    @app_commands.choices(days=_CHOICES)
    async def stats(
        self,
        interaction: discord.Interaction[Any],
        days: int = PERIODS[1],
        export: bool = False,
    ) -> None:
        """Show how much is asked and answered, how fast, and from which articles."""
        check_manager(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        asked = await self._asked(interaction, days)
        card = await self._background.run(_drawn, asked, days, visitor.language)
        table = await self._exported(asked, export=export)
        await show(interaction, replace(card, files=(*card.files, *table)))

    async def _asked(self, interaction: discord.Interaction[Any], days: int) -> list[Asked]:
        first = _today() - timedelta(days=days - 1)
        since = datetime(first.year, first.month, first.day, tzinfo=UTC)
        return await self._state.answers.asked_in(interaction.guild_id or 0, since)

    async def _exported(self, asked: list[Asked], *, export: bool) -> tuple[Picture, ...]:
        return (await self._background.run(_table, asked),) if export else ()

    def _gaps(self, asked: list[Asked]) -> list[Gap]:
        return find_gaps(asked, self._embedder, GAPS_SHOWN)


def _drawn(asked: list[Asked], days: int, language: Language) -> Card:
    """Return the figures with their chart: some tenths of a second."""
    summary = summarize(asked, _today(), days)
    chart = Picture(name="stats.png", data=draw_chart(summary, labels_of(days, language)))
    return replace(stats_card(summary, days, language), files=(chart,))


def _table(asked: list[Asked]) -> Picture:
    """Return `asked`, in order, as a table; of very many, the newest that one file may hold."""
    data = to_csv(asked)
    while len(data) > LARGEST_FILE:
        asked = asked[(len(asked) + 1) // 2 :]
        data = to_csv(asked)
    return Picture(name=f"questions-{_today().isoformat()}.csv", data=data, shown=False)


def _today() -> date:
    return datetime.now(UTC).date()
