"""One connection to `state.db`, prepared so that nothing is lost and nothing deleted stays."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

import aiosqlite

from bot.errors import StateError
from bot.state.migrating import Run, migrate

# A query with its values.
Statement = tuple[Any, ...]

# Together with its turn, so long may a statement wait; Discord waits three seconds.
_BUSY_MS: Final = 2_000
# In the header of the file: something was deleted since it was last written anew.
_UNCLEAN: Final = 1
# What deletes in a transaction of its own runs this, too.
MARK_UNCLEAN: Final = f"PRAGMA application_id = {_UNCLEAN}"


class Database:
    """A connection to the file at `path`; every method raises `StateError` when it fails.

    Those who share it take turns, so that nobody reads what another has only half written.
    """

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._turn = asyncio.Lock()
        self._waits = 0

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Database]:
        """Open, and where need be make or migrate, the database at `path`.

        Raises `NewerStateError` when a later Pilcrow wrote it, or `StateError` when it cannot be
        used.
        """
        try:
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            connection = await aiosqlite.connect(path, isolation_level=None)
        except (OSError, aiosqlite.Error) as error:
            raise StateError(path, str(error)) from error
        try:
            database = cls(connection, path)
            await database._prepare()
            yield database
        finally:
            await connection.close()

    async def run(self, query: str, *values: object) -> Sequence[Any]:
        """Run `query`, which is a transaction by itself, with `values`; return its rows."""
        async with self._in_turn():
            return await self._execute(query, *values)

    async def change(self, *statements: Statement) -> list[int]:
        """Run `statements` in one transaction; return how many rows each changed."""
        async with self.transaction() as run:
            return [await _changed(run, statement) for statement in statements]

    async def erase(self, *statements: Statement) -> list[int]:
        """Run `statements`, which delete, in one transaction; return how many rows each deleted.

        Deleted content is overwritten, but of rows that moved to another page, the page before may
        hold a copy, until `clean`.
        """
        async with self.transaction() as run:
            counts = [await _changed(run, statement) for statement in statements]
            if any(counts):
                await run(MARK_UNCLEAN)
        return counts

    async def clean(self) -> None:
        """Write the file anew if anything was deleted, so that no byte of that is left in it."""
        async with self._in_turn():
            ((mark,),) = await self._execute("PRAGMA application_id")
            if mark == _UNCLEAN:
                await self._execute("VACUUM")
                await self._execute("PRAGMA application_id = 0")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Run]:
        """Begin to write; all that is run inside the block happens, or nothing of it."""
        async with self._in_turn():
            try:
                await self._execute("BEGIN IMMEDIATE")
                yield self._execute
                await self._execute("COMMIT")
            except BaseException:
                with suppress(StateError):  # where there is nothing to roll back
                    await self._execute("ROLLBACK")
                raise

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        began = time.monotonic()
        try:
            # A database that is locked holds up each for a while; they must not add up.
            async with asyncio.timeout(_BUSY_MS / 1000):
                await self._turn.acquire()
        except TimeoutError as error:
            raise StateError(self._path, "it is busy for too long") from error
        try:
            await self._wait_for_locks(_BUSY_MS - round((time.monotonic() - began) * 1000))
            yield
        finally:
            self._turn.release()

    async def _wait_for_locks(self, milliseconds: int) -> None:
        """Let statements wait for so long, or nearly, where another connection locks the file."""
        if abs(milliseconds - self._waits) > _BUSY_MS // 20:
            await self._execute(f"PRAGMA busy_timeout = {max(milliseconds, 1)}")
            self._waits = milliseconds

    async def _execute(self, query: str, *values: object) -> Sequence[Any]:
        try:
            return list(await self._connection.execute_fetchall(query, values))
        except (aiosqlite.Error, ValueError) as error:  # ValueError: it is closed
            raise StateError(self._path, str(error)) from error

    async def _prepare(self) -> None:
        await self._wait_for_locks(_BUSY_MS)
        # SQLite before 3.51.3 can corrupt a database in WAL mode that two connections write.
        await self._execute("PRAGMA journal_mode = DELETE")
        await self._execute("PRAGMA synchronous = FULL")
        await self._execute("PRAGMA foreign_keys = ON")
        await self._execute("PRAGMA secure_delete = ON")
        # Where only the data folder can be written, there is no place for temporary files.
        await self._execute("PRAGMA temp_store = MEMORY")
        async with self.transaction() as run:
            await migrate(run, self._path)


async def _changed(run: Run, statement: Statement) -> int:
    await run(*statement)
    ((changed,),) = await run("SELECT changes()")
    return int(changed)
