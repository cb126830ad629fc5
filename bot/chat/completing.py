"""Suggestions on their way to whoever types."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final, TypeVar

import discord
from discord import app_commands

from bot.access import Access
from bot.chat.failures import Blame, record
from bot.chat.suggesting import Suggestion
from bot.chat.visitors import Visitors, language_for
from bot.errors import BusyError
from bot.offload import Offload
from index.errors import NoGenerationError

_log = logging.getLogger(__name__)

T = TypeVar("T")

# Discord waits three seconds for suggestions.
_WITHIN: Final = 2.0


class Completing:
    """Suggests what may be read where somebody types."""

    def __init__(self, visitors: Visitors, offload: Offload) -> None:
        self._visitors = visitors
        self._offload = offload

    async def choices(
        self,
        interaction: discord.Interaction[Any],
        suggest: Callable[[T, str, Access], list[Suggestion]],
        among: T,
        typed: str,
    ) -> list[app_commands.Choice[str]]:
        """Return what `suggest` finds `among` something for what is typed; nothing on failure."""
        try:
            async with asyncio.timeout(_WITHIN):
                visitor = await self._visitors.of(interaction)
                found = await self._offload.run(suggest, among, typed, visitor.access)
        except (BusyError, NoGenerationError, TimeoutError) as error:
            _log.info("nothing to suggest: %s", type(error).__name__)
            return []
        except Exception as error:  # the boundary: discord.py would leave the asker waiting
            blame = Blame(what=f"suggestions for interaction {interaction.id}", private=(typed,))
            record(error, blame, language_for(interaction), interaction.client.services.health)
            return []
        return [app_commands.Choice(name=item.name, value=item.value) for item in found]
