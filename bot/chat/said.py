"""Somebody's statements: `/said`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.chat import notices
from bot.chat.answering import Answering
from bot.chat.completing import choices_of
from bot.chat.escaping import escape_line, without_mentions
from bot.chat.sending import show_publicly
from bot.chat.suggesting import LONGEST_CHOICE, suggest_speakers
from bot.errors import PilcrowError
from bot.offload import Offload
from bot.requested import SaidBy
from bot.saying import read_period, request_of
from bot.speakers import Speakers

# More than this is no day.
_LONGEST_DAY: Final = 100
_LONGEST_ERROR: Final = 500


class Said(commands.Cog):
    """Shows what people say; whom to ask for is suggested as a name is typed."""

    def __init__(self, answering: Answering, speakers: Speakers, lookups: Offload) -> None:
        self._answering = answering
        self._speakers = speakers
        self._lookups = lookups

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
        since: Range[str, 1, _LONGEST_DAY] | None = None,
        until: Range[str, 1, _LONGEST_DAY] | None = None,
    ) -> None:
        """Show what somebody said in the articles, word for word, and where it stands."""
        try:
            request = _request(speaker, about, since, until)
        except PilcrowError as error:  # nobody else need see what was typed wrong
            text = escape_line(str(error), _LONGEST_ERROR)
            await interaction.response.send_message(text, ephemeral=True)
            return
        await interaction.response.defer(thinking=True)
        card = await self._answering.card(request, interaction.guild_id)
        await show_publicly(interaction, card)

    @said.autocomplete("speaker")
    async def _suggest_speakers(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await choices_of(self._lookups, suggest_speakers, self._speakers, typed)


def _request(speaker: str, about: str | None, since: str | None, until: str | None) -> SaidBy:
    """Return what is asked for. Raises `PilcrowError` for no name, no date, or no period."""
    period = read_period(since, until, datetime.now(UTC).date())
    asked = request_of(without_mentions(speaker), without_mentions(about or ""), period)
    return SaidBy(name=asked.speaker or "", about=asked.topic, since=asked.since, until=asked.until)
