"""The corpus from Discord: `/corpus reindex` for admins, `/status` for everybody."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.cards import corpus as cards
from bot.chat.cards.layout import Card, Colour
from bot.chat.failures import Blame, record
from bot.chat.pacing import Pace
from bot.chat.permissions import Admins
from bot.chat.sending import LOST, embed_of, show
from bot.chat.visitors import Visitors, language_for
from bot.health import Health
from bot.language import Language
from bot.offload import Offload
from bot.reindexing import Progress, Reindexer, Run
from bot.sources import Sources

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How often progress is edited, and how long an interaction's token is relied on, in seconds.

    Discord throttles edits that come more often, and ends the token after fifteen minutes.
    """

    between_edits: float = 2.0
    token: float = 14 * 60.0


DEFAULT_TIMING: Final = Timing()


class Administration(commands.Cog):
    """Re-indexes for those who may, and tells anyone what is indexed."""

    corpus = app_commands.Group(
        name="corpus",
        description="What the bot answers from.",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
    )

    def __init__(  # noqa: PLR0913, PLR0917 - what administration takes
        self,
        admins: Admins,
        reindexer: Reindexer,
        sources: Sources,
        offload: Offload,
        visitors: Visitors,
        health: Health,
        timing: Timing = DEFAULT_TIMING,
    ) -> None:
        self._admins = admins
        self._reindexer = reindexer
        self._sources = sources
        self._offload = offload
        self._visitors = visitors
        self._health = health
        self._timing = timing

    @app_commands.command()
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Tell what is indexed, and since when, and how I am."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        found = await self._offload.run(self._sources.status, visitor.access)
        lines = cards.status_lines(found, self._reindexer.since, visitor.language)
        lines += ["", *cards.health_lines(await self._health.figures(), visitor.language)]
        await show(interaction, Card(text="\n".join(lines), colour=Colour.SOURCE))

    @corpus.command()
    async def reindex(self, interaction: discord.Interaction[Any]) -> None:
        """Read the articles again, and answer from what they say now."""
        await self._admins.check_sender(interaction)
        # Before anything is awaited: of two who ask at the same moment, one is refused.
        with self._reindexer.claim() as run:
            _log.info(
                "re-index asked for in guild %s by interaction %d",
                interaction.guild_id,
                interaction.id,
            )
            language = language_for(interaction)
            first = embed_of(cards.reindexing(None, language))
            response = await interaction.response.send_message(embed=first)
            message = _LongLivedMessage(interaction, response.message_id, self._timing.token)
            pace = Pace(message.edit, self._timing.between_edits)
            async with pace.sending():
                pace.show(await self._reindex(run, interaction.id, pace, language))

    async def _reindex(self, run: Run, asked: int, pace: Pace, language: Language) -> Card:
        async def tell(progress: Progress) -> None:
            pace.show(cards.reindexing(progress, language))

        try:
            outcome = await run(tell)
        except Exception as error:  # whatever it was, the message must not go on promising
            self._health.metrics.reindexed("failed")
            why = record(error, Blame(what=f"re-index {asked}"), language, self._health)
            return cards.not_reindexed(why, language)
        self._health.metrics.reindexed("published" if outcome.published else "unchanged")
        return cards.reindexed(outcome, language)


class _LongLivedMessage:
    """The answer to an interaction, which can be edited after the interaction's token has ended."""

    def __init__(
        self, interaction: discord.Interaction[Any], message_id: int | None, token: float
    ) -> None:
        self._interaction = interaction
        self._message_id = message_id
        self._loop = asyncio.get_running_loop()
        self._token_ends = self._loop.time() + token
        self._message: discord.Message | discord.PartialMessage | None = None
        self._refused = False
        self._lost = False

    async def edit(self, card: Card) -> None:
        """Show `card`; a failure to is logged once: a re-index does not depend on it."""
        try:
            await self._edit(embed_of(card))
        except LOST as error:
            level = logging.INFO if self._lost else logging.WARNING
            self._lost = True
            _log.log(level, "progress could not be shown: %s", error)

    async def _edit(self, embed: discord.Embed) -> None:
        if self._loop.time() < self._token_ends:
            await self._interaction.edit_original_response(embed=embed)
        elif not self._refused:
            await self._edit_as_bot(embed)

    async def _edit_as_bot(self, embed: discord.Embed) -> None:
        try:
            if self._message is None:
                self._message = await self._as_message(embed)
            else:
                await self._message.edit(embed=embed)
        except discord.Forbidden:
            self._refused = True  # as the next try would be, and each counts against the bot
            raise

    async def _as_message(
        self, embed: discord.Embed
    ) -> discord.Message | discord.PartialMessage | None:
        """Edit the same message as the bot that wrote it, or else write another one."""
        channel: Any = self._interaction.channel
        if channel is None or self._message_id is None:
            return None
        message: discord.PartialMessage = channel.get_partial_message(self._message_id)
        try:
            await message.edit(embed=embed)
        except discord.HTTPException:
            sent: discord.Message = await channel.send(embed=embed)
            return sent
        return message
