"""Somebody's statements: `/said`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.asked import Place
from bot.chat.asking import LONGEST_DAY
from bot.chat.cards import notices
from bot.chat.cards.escaping import without_mentions
from bot.chat.completing import Completing
from bot.chat.inquiring import Inquiring
from bot.chat.sending import show_publicly
from bot.chat.suggesting import LONGEST_CHOICE, suggest_speakers
from bot.chat.visitors import Visitors
from bot.requested import SaidBy
from bot.saying import read_period, request_of
from bot.speakers import Speakers


class Said(commands.Cog):
    """Shows what people say; whom to ask for is suggested as a name is typed."""

    def __init__(
        self,
        inquiring: Inquiring,
        visitors: Visitors,
        speakers: Speakers,
        completing: Completing,
    ) -> None:
        self._inquiring = inquiring
        self._visitors = visitors
        self._speakers = speakers
        self._completing = completing

    @app_commands.command()
    @app_commands.describe(
        speaker="Whose words you want: a name such as Tsikhanouskaya.",
        about="What they are about, such as sanctions. Without it, the newest come first.",
        since="From this day on: 2022-10-13, 13 October, or last week.",
        until="Up to this day: 2022-10-20, or yesterday.",
    )
    async def said(
        self,
        interaction: discord.Interaction[Any],
        speaker: Range[str, 1, LONGEST_CHOICE],
        about: Range[str, 1, notices.LONGEST_QUESTION] | None = None,
        since: Range[str, 1, LONGEST_DAY] | None = None,
        until: Range[str, 1, LONGEST_DAY] | None = None,
    ) -> None:
        """Show what somebody said in the articles, word for word, and where it stands."""
        request = _request(speaker, about, since, until)
        await interaction.response.defer(thinking=True)
        visitor = await self._visitors.of(interaction)
        given = await self._inquiring.request(visitor, request, Place.COMMAND)
        await self._inquiring.shown(given, await show_publicly(interaction, given.card))

    @said.autocomplete("speaker")
    async def _suggest_speakers(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_speakers, self._speakers, typed)


def _request(speaker: str, about: str | None, since: str | None, until: str | None) -> SaidBy:
    """Return what is asked for. Raises `UnusableInputError` for no name, no date, or no period."""
    period = read_period(since, until, datetime.now(UTC).date())
    asked = request_of(without_mentions(speaker), without_mentions(about or ""), period)
    return SaidBy(name=asked.speaker or "", about=asked.topic, since=asked.since, until=asked.until)
