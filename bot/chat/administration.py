"""The corpus from Discord: `/corpus reindex` for admins, `/status` for everybody."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat import notices
from bot.chat.failures import record
from bot.chat.layout import Card
from bot.chat.pacing import Pace
from bot.chat.permissions import Admins
from bot.chat.sending import LOST, embed_of, show
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

    def __init__(
        self,
        admins: Admins,
        reindexer: Reindexer,
        sources: Sources,
        offload: Offload,
        timing: Timing = DEFAULT_TIMING,
    ) -> None:
        self._admins = admins
        self._reindexer = reindexer
        self._sources = sources
        self._offload = offload
        self._timing = timing

    @app_commands.command()
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Tell what is indexed, and since when."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        found = await self._offload.run(self._sources.status)
        await show(interaction, notices.status(found, self._reindexer.since))

    @corpus.command()
    async def reindex(self, interaction: discord.Interaction[Any]) -> None:
        """Read the articles again, and answer from what they say now."""
        self._admins.check_sender(interaction)
        # Before anything is awaited: of two who ask at the same moment, one is refused.
        with self._reindexer.claim() as run:
            _log.info(
                "re-index asked for by user %d in guild %s",
                interaction.user.id,
                interaction.guild_id,
            )
            first = embed_of(notices.reindexing(None))
            response = await interaction.response.send_message(embed=first)
            message = _LongLivedMessage(interaction, response.message_id, self._timing.token)
            pace = Pace(message.edit, self._timing.between_edits)
            async with pace.sending():
                pace.show(await _reindex(run, interaction, pace))


async def _reindex(run: Run, interaction: discord.Interaction[Any], pace: Pace) -> Card:
    async def tell(progress: Progress) -> None:
        pace.show(notices.reindexing(progress))

    try:
        return notices.reindexed(await run(tell))
    except Exception as error:  # whatever it was, the message must not go on promising
        return notices.not_reindexed(record(error, f"re-index {interaction.id}", []))


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

    async def edit(self, card: Card) -> None:
        """Show `card`; a failure to is logged, since a re-index does not depend on it."""
        try:
            await self._edit(embed_of(card))
        except LOST as error:
            _log.warning("progress could not be shown: %s", error)

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
