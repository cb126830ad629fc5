"""What the bot does by itself while it runs: goes on with what was cut off, sweeps, watches."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.acts import THE_BOT
from bot.curation import Curator
from bot.errors import StateError
from bot.reindexing import Reindexer, untold
from bot.settings import Settings
from bot.state import State
from index.building import remembered_paths
from index.folder import DataFolder

_log = logging.getLogger(__name__)

_DAY: Final = 24 * 3600.0
# After watching has failed, in seconds.
_WATCH_AGAIN: Final = 60.0


@asynccontextmanager
async def doing_chores(
    settings: Settings, state: State, curator: Curator, reindexer: Reindexer
) -> AsyncIterator[None]:
    """Do all that inside the block; then a run of `reindexer` that is active is ended, too."""
    chores = [
        asyncio.create_task(_sweep_daily(state), name="sweep"),
        asyncio.create_task(_resume(curator), name="resume"),
    ]
    if settings.watch:
        chores.append(asyncio.create_task(_watch(settings, curator), name="watch"))
    try:
        yield
    finally:
        await reindexer.close()
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)


async def _resume(curator: Curator) -> None:
    """Go on with what was cut off; nobody else would tell that it failed."""
    try:
        await curator.resume()
    except Exception:
        _log.exception("what was cut off could not be gone on with")


async def _sweep_daily(state: State) -> None:
    """Drop each day what has been kept long enough; opening dropped what was there before."""
    while True:
        await asyncio.sleep(_DAY)
        try:
            await state.sweep()
        except StateError:
            _log.exception("what is too old could not be dropped")


async def _watch(settings: Settings, curator: Curator) -> None:
    """Re-index whenever what the last index run read has changed."""
    from bot.curation.watching import watch  # noqa: PLC0415 - only where it is switched on

    data = DataFolder(settings.data)

    def folders() -> list[Path]:
        named = remembered_paths(data)
        return [Path(path) for path in named] if named is not None else [settings.corpus]

    async def reindex() -> None:
        await curator.reindex(THE_BOT, untold)

    while True:
        try:
            await watch(folders, settings.watch_seconds, reindex)
        except OSError as error:  # such as too many folders for the system
            _log.warning("the articles cannot be watched for now: %s", error)
        except Exception:
            _log.exception("the articles cannot be watched for now")
        await asyncio.sleep(_WATCH_AGAIN)
