"""`state.db` copied while others use it, and looked at closely."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.errors import NewerStateError, StateError
from bot.state.migrating import scripts
from index.errors import StoreWriteError


async def copy_database(path: Path, to: Path) -> None:
    """Copy the database at `path` to the new file `to`, as it is at one moment.

    Others may read and write it meanwhile. Raises `StateError`, or `StoreWriteError` for `to`.
    """
    async with _opened(path) as source:
        try:
            await asyncio.to_thread(_try, to, "ab")
            async with aiosqlite.connect(to) as target:
                await source.backup(target)
        # Of the target: the source was just read.
        except (OSError, aiosqlite.OperationalError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            raise StoreWriteError(to, why or type(error).__name__) from error


async def check_database(path: Path) -> None:
    """Look at all of the database at `path`.

    Raises `StateError` where it is damaged, `NewerStateError` when a later Pilcrow wrote it.
    """
    async with _opened(path) as connection:
        ((found,),) = await connection.execute_fetchall("PRAGMA integrity_check(1)")
        if found != "ok":
            raise StateError(path, f"it is damaged: {found}")
        if list(await connection.execute_fetchall("PRAGMA foreign_key_check")):
            raise StateError(path, "it is damaged: rows belong to others that are gone")
        ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    if version > len(scripts()):
        raise NewerStateError(path, version, len(scripts()))


@asynccontextmanager
async def _opened(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    try:
        await asyncio.to_thread(_try, path, "rb")
        # Not read-only: what a bot that died was writing is first rolled back.
        async with aiosqlite.connect(_existing(path), uri=True) as connection:
            yield connection
    except (OSError, aiosqlite.Error) as error:
        raise StateError(path, str(error)) from error


def _try(path: Path, mode: str) -> None:
    """Open the file `path` once. Raises `OSError`.

    aiosqlite leaves a thread behind where it cannot open one, which may outlive the event loop.
    """
    path.open(mode).close()


def _existing(path: Path) -> str:
    """Return how SQLite opens the file `path` without making one."""
    return f"{path.absolute().as_uri()}?mode=rw"
