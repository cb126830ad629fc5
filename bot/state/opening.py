"""`state.db` opened: its parts, and what is too old dropped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.errors import StateError
from bot.places import SECRET_FILE
from bot.state.answers import Answers
from bot.state.audit import BLANK, Audit
from bot.state.commands import Commands
from bot.state.database import MARK_UNCLEAN, Database
from bot.state.feeds import Feeds
from bot.state.forgetting import Forgetting
from bot.state.hashing import Hasher
from bot.state.people import People
from bot.state.places import Places
from bot.state.secret import read_or_make
from bot.state.votes import Votes

KEEP_DAYS: Final = 90

_log = logging.getLogger(__name__)


class State:
    """Everything that is kept, by what it is about.

    Every method of its parts is one transaction and raises `StateError` when it fails. Ids go in as
    Discord has them; those of people and of where they asked are kept as hashes.
    """

    def __init__(self, database: Database, hasher: Hasher, keep_days: int) -> None:
        self._database = database
        self._keep_days = keep_days
        forgetting = Forgetting()
        self.answers = Answers(database, hasher, forgetting)
        self.votes = Votes(database, hasher)
        self.places = Places(database, hasher)
        self.people = People(database, hasher, forgetting)
        self.commands = Commands(database)
        self.audit = Audit(database, hasher)
        self.feeds = Feeds(database, hasher)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, path: Path, now: datetime | None = None, *, keep_days: int = KEEP_DAYS
    ) -> AsyncIterator[State]:
        """Open the database at `path` with the secret beside it, making what is not there.

        What was kept for `keep_days` is dropped. Raises `NewerStateError` when a later Pilcrow
        wrote it, or `StateError` when it cannot be used. `now` is UTC.
        """
        async with Database.open(path) as database:
            state = cls(database, await _hasher(database, path), keep_days)
            await state.sweep(now)
            yield state

    async def sweep(self, now: datetime | None = None) -> None:
        """Drop answers, their questions and votes that have been kept long enough.

        Of what was done with the corpus it is then forgotten by whom.
        """
        before = (now or datetime.now(UTC)) - timedelta(days=self._keep_days)
        await self.answers.drop_before(before)
        await self.audit.blank_before(before)
        try:
            await self._database.clean()
        except StateError as error:  # the next sweep and whoever is forgotten next try again
            _log.warning("copies of what was deleted could not be cleaned away yet: %s", error)


async def _hasher(database: Database, path: Path) -> Hasher:
    """Return what hashes with the secret beside `path`; drop what another secret hashed.

    That could never be found again, not even to be forgotten. A database from before there was a
    secret is cleaned then, too: what it deleted is still in its free pages. The transaction also
    keeps two starts from making a secret each.
    """
    async with database.transaction() as run:
        secret = await asyncio.to_thread(read_or_make, path.with_name(SECRET_FILE))
        hasher = Hasher(secret)
        if not await run("SELECT 1 FROM secret WHERE mark = ?", hasher.mark):
            await run("DELETE FROM votes")
            await run("DELETE FROM answers WHERE person IS NOT NULL")
            await run(BLANK)
            await run("DELETE FROM feed_entries")
            await run("DELETE FROM secret")
            await run("INSERT INTO secret (mark) VALUES (?)", hasher.mark)
            await run(MARK_UNCLEAN)
    return hasher
