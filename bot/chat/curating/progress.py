"""A message that shows how far a change of the corpus is, for however long it takes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import discord

from bot.chat.cards.layout import Card
from bot.chat.components import view_of
from bot.chat.pacing import Pace
from bot.chat.sending import LOST, embed_of, files_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How often progress is edited, and how long an interaction's token is relied on, in seconds.

    Discord throttles edits that come more often, and ends the token after fifteen minutes.
    """

    between_edits: float = 2.0
    token: float = 14 * 60.0


DEFAULT_TIMING: Final = Timing()


@asynccontextmanager
async def progress_of(
    interaction: discord.Interaction[Any], message_id: int | None, timing: Timing
) -> AsyncIterator[Pace]:
    """Yield what shows cards in the public answer to `interaction`, its message `message_id`.

    The last card is shown in any case, also after the interaction has ended.
    """
    message = _LongLivedMessage(interaction, message_id, timing.token)
    pace = Pace(message.edit, timing.between_edits)
    async with pace.sending():
        yield pace


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
        """Show `card`; a failure to is logged once: the change itself does not depend on it."""
        try:
            await self._edit(card)
        except LOST as error:
            level = logging.INFO if self._lost else logging.WARNING
            self._lost = True
            _log.log(level, "progress could not be shown: %s", error)

    async def _edit(self, card: Card) -> None:
        if self._loop.time() < self._token_ends:
            await self._interaction.edit_original_response(**_edited(card))
        elif not self._refused:
            await self._edit_as_bot(card)

    async def _edit_as_bot(self, card: Card) -> None:
        try:
            if self._message is None:
                self._message = await self._as_message(card)
            else:
                await self._message.edit(**_edited(card))
        except discord.Forbidden:
            self._refused = True  # as the next try would be, and each counts against the bot
            raise

    async def _as_message(self, card: Card) -> discord.Message | discord.PartialMessage | None:
        """Edit the same message as the bot that wrote it, or else write another one."""
        channel: Any = self._interaction.channel
        if channel is None or self._message_id is None:
            return None
        message: discord.PartialMessage = channel.get_partial_message(self._message_id)
        try:
            await message.edit(**_edited(card))
        except discord.HTTPException:
            sent: discord.Message = await channel.send(**_written(card))
            return sent
        return message


def _edited(card: Card) -> dict[str, Any]:
    return {"embed": embed_of(card), "view": view_of(card), "attachments": files_of(card)}


def _written(card: Card) -> dict[str, Any]:
    view = view_of(card)
    return {"embed": embed_of(card), "files": files_of(card)} | ({"view": view} if view else {})
