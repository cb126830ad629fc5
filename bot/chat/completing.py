"""Suggestions on their way to whoever types."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from discord import app_commands

from bot.chat.suggesting import Suggestion
from bot.errors import PilcrowError
from bot.offload import Offload
from index.errors import SearchIndexError

_log = logging.getLogger(__name__)

T = TypeVar("T")


async def choices_of(
    offload: Offload, suggest: Callable[[T, str], list[Suggestion]], among: T, typed: str
) -> list[app_commands.Choice[str]]:
    """Return what `suggest` finds `among` something for what is typed; nothing where it fails."""
    try:
        found = await offload.run(suggest, among, typed)
    except (PilcrowError, SearchIndexError) as error:
        _log.info("nothing to suggest: %s", type(error).__name__)
        return []
    return [app_commands.Choice(name=item.name, value=item.value) for item in found]
