"""Commands are given to Discord only when they have changed."""

from __future__ import annotations

import asyncio
import json
import logging
from hashlib import sha256
from typing import Any

from discord import app_commands

from bot.chat.patience import WITHIN
from bot.chat.sending import LOST
from bot.errors import StateError
from bot.state import State

_log = logging.getLogger(__name__)


async def sync_when_changed(
    tree: app_commands.CommandTree[Any], application: int, state: State
) -> None:
    """Give the commands of `tree` to Discord unless it has them; a failure to is logged.

    The bot goes on with the commands that Discord has; the next start tries again.
    """
    digest = digest_of_commands(tree)
    try:
        if await state.commands.synced(application) == digest:
            return
        async with asyncio.timeout(WITHIN):
            commands = await tree.sync()
        await state.commands.set_synced(application, digest)
    except (*LOST, StateError):
        _log.exception("the commands could not be synced; restart the bot to try again")
        return
    _log.info("synced %d commands", len(commands))


def digest_of_commands(tree: app_commands.CommandTree[Any]) -> str:
    """Return a hash that changes whenever the commands of `tree` do."""
    commands = [command.to_dict(tree) for command in tree.get_commands()]
    ordered = sorted(commands, key=lambda command: str(command["name"]))
    return sha256(json.dumps(ordered, sort_keys=True).encode()).hexdigest()
