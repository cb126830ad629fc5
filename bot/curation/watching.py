"""The folders of articles watched: once they have changed and are quiet again, a re-index."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from bot.errors import PilcrowError
from index.errors import SearchIndexError

_log = logging.getLogger(__name__)

# A folder that never comes to rest is indexed all the same, after so many quiet times.
_MOST_QUIET_TIMES: Final = 20
# How often the folders to watch are asked for again, in seconds: an index run may name others.
_LOOK_AGAIN: Final = 60.0


async def watch(
    folders: Callable[[], Sequence[Path]],
    quiet: float,
    reindex: Callable[[], Awaitable[None]],
    look_again: float = _LOOK_AGAIN,
) -> None:
    """Call `reindex` each time that what lies in `folders` has changed and was quiet for a while.

    That is `quiet` seconds. What changed before it was watched is looked for once, `look_again`
    seconds after the start at the latest. Runs until it is cancelled. A run that fails is logged;
    the next change starts another one.
    """
    missing: set[Path] = set()
    while True:
        named = tuple(folders())
        there = [folder for folder in named if folder.exists()]
        _tell_missing(set(named) - set(there), missing)
        missing = set(named) - set(there)
        if there:
            await _follow(there, quiet, reindex, look_again, folders)
        else:
            await asyncio.sleep(look_again)


async def _follow(
    there: Sequence[Path],
    quiet: float,
    reindex: Callable[[], Awaitable[None]],
    look_again: float,
    folders: Callable[[], Sequence[Path]],
) -> None:
    """Re-index as what lies in `there` changes, for as long as `folders` names the same.

    What changes during a run is seen after it.
    """
    step = round(quiet * 1000)
    watching = awatch(
        *there,
        watch_filter=_counts(there),
        step=step,
        debounce=step * _MOST_QUIET_TIMES,
        rust_timeout=round(look_again * 1000),
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    first = True
    async with aclosing(watching):
        async for changes in watching:
            if changes or first:
                await _reindex(reindex)
            first = False
            if [folder for folder in folders() if folder.exists()] != list(there):
                return


def _counts(folders: Sequence[Path]) -> Callable[[Change, str], bool]:
    """Return what tells whether a change counts: hidden files and folders are never read."""
    roots = [folder.resolve() for folder in folders]

    def counts(_: Change, name: str) -> bool:
        path = Path(name)
        inner = next((path.relative_to(r) for r in roots if path.is_relative_to(r)), path)
        return not any(part.startswith(".") for part in inner.parts)

    return counts


async def _reindex(reindex: Callable[[], Awaitable[None]]) -> None:
    try:
        await reindex()
    except (PilcrowError, SearchIndexError, OSError) as error:
        _log.warning("the articles changed, and could not be indexed: %s", error)


def _tell_missing(missing: set[Path], known: set[Path]) -> None:
    for folder in sorted(missing - known):
        _log.warning("%s is not there; it is watched once it is", folder)
