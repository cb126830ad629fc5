"""Questions: `/ask`, a mention, a direct message, a ping-reply."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.chat import notices
from bot.chat.answering import Answering
from bot.chat.completing import choices_of
from bot.chat.escaping import escape_line, without_mentions
from bot.chat.failures import tell_message
from bot.chat.inflight import InFlight
from bot.chat.layout import Card, Colour
from bot.chat.sending import may_write, reply, show_publicly, typing
from bot.chat.suggesting import LONGEST_CHOICE, suggest_outlets
from bot.errors import PilcrowError, StoppingError
from bot.offload import Offload
from bot.planning.outlets import NoSuchOutletError
from bot.requested import NO_FILTERS, Filters, Question
from bot.saying import read_period
from bot.sources import Sources

_log = logging.getLogger(__name__)

_ASKING: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})

# More than this is no day.
_LONGEST_DAY: Final = 100
_LONGEST_ERROR: Final = 500


class Asking(commands.Cog):
    """Answers questions, from wherever they come."""

    def __init__(
        self,
        own_id: int,
        answering: Answering,
        sources: Sources,
        lookups: Offload,
        in_flight: InFlight,
    ) -> None:
        self._own_id = own_id
        self._answering = answering
        self._sources = sources
        self._lookups = lookups
        self._in_flight = in_flight

    @app_commands.command()
    @app_commands.describe(
        question="What you would like to know.",
        source="Only articles of this outlet.",
        since="Only articles from this day on, none undated: 2022-10-13, 13 October, or last week.",
        until="Only articles up to this day, none undated: 2022-10-20, or yesterday.",
    )
    async def ask(
        self,
        interaction: discord.Interaction[Any],
        question: str,
        source: Range[str, 1, LONGEST_CHOICE] | None = None,
        since: Range[str, 1, _LONGEST_DAY] | None = None,
        until: Range[str, 1, _LONGEST_DAY] | None = None,
    ) -> None:
        """Ask the articles; the answer is in their own words."""
        try:
            period = read_period(since, until, datetime.now(UTC).date())
        except PilcrowError as error:  # nobody else need see what was typed wrong
            text = escape_line(str(error), _LONGEST_ERROR)
            await interaction.response.send_message(text, ephemeral=True)
            return
        await interaction.response.defer(thinking=True)
        filters = Filters(
            sources=(source,) if source else (), since=period.since, until=period.until
        )
        card = await self._answer(question, interaction.guild_id, filters)
        await show_publicly(interaction, card)

    @ask.autocomplete("source")
    async def _suggest_outlets(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await choices_of(self._lookups, suggest_outlets, self._sources, typed)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer `message` if it is for the bot."""
        if not is_for(self._own_id, message):
            return
        if not may_write(message):
            _log.warning(
                "may not write in channel %d: message %d is not answered",
                message.channel.id,
                message.id,
            )
            return
        self._in_flight.enter(partial(tell_message, message, StoppingError()))
        try:
            async with typing(message.channel):
                guild = message.guild.id if message.guild else None
                card = await self._answer(message.content, guild)
            await reply(message, card)
        except Exception as error:  # the boundary: whatever it was, the asker is told
            await tell_message(message, error)

    async def _answer(self, written: str, guild: int | None, filters: Filters = NO_FILTERS) -> Card:
        question = without_mentions(written)
        if not question:
            return Card(text=notices.HINT, colour=Colour.NOTICE)
        text = cut(question, notices.LONGEST_QUESTION)
        note = notices.CUT if text != question else ""
        try:
            return await self._answering.card(Question(text=text, filters=filters), guild, note)
        except NoSuchOutletError as error:
            return Card(text=escape_line(str(error), _LONGEST_ERROR), colour=Colour.NOTICE)


def cut(question: str, most: int) -> str:
    """Return `question` in at most `most` characters, cut between words where it has any."""
    if len(question) <= most:
        return question
    kept = question[: most + 1]
    return kept.rpartition(" ")[0].rstrip() or kept[:most]


def is_for(own_id: int, message: discord.Message) -> bool:
    """Return whether `message` asks the bot, whose user id is `own_id`.

    In a server it must mention the bot, as a reply with a ping does, or the role that Discord made
    for the bot, which looks the same to people. No bot is ever answered.
    """
    if message.author.bot or message.webhook_id is not None or message.type not in _ASKING:
        return False
    if message.guild is None or any(user.id == own_id for user in message.mentions):
        return True
    role = message.guild.self_role
    return role is not None and role.id in message.raw_role_mentions
