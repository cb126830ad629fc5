"""Feeds that are looked at for new articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.errors import PilcrowError
from bot.language import text
from bot.state.database import Database
from bot.state.hashing import Hasher

_FEED: Final = (
    "key, url, guild, collection, channel, etag, modified, next_at, failures, last_ok, problem"
)

_ADD: Final = (
    "INSERT OR IGNORE INTO feeds "  # noqa: S608 - constants
    f"(url, guild, collection, channel, next_at) VALUES (?, ?, ?, ?, ?) RETURNING {_FEED}"
)


class FeedExistsError(PilcrowError):
    """A feed that the server has already."""

    def __init__(self) -> None:
        super().__init__(text("errors-feed-exists"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of a server, whose articles go into `collection`; `channel` is told of new ones.

    `etag` and `modified` are what the feed was recognised by when it was last read. `next_at` and
    `last_ok` are UTC. `failures` are those since then, and `problem` tells of the last.
    """

    key: int
    url: str
    guild: int
    collection: str
    channel: int | None
    etag: str | None
    modified: str | None
    next_at: datetime
    failures: int
    last_ok: datetime | None
    problem: str


class Feeds:
    """Keeps feeds, and which of their entries were seen."""

    def __init__(self, database: Database, hasher: Hasher) -> None:
        self._database = database
        self._hasher = hasher

    async def add(
        self, url: str, guild: int, collection: str, channel: int | None, next_at: datetime
    ) -> Feed:
        """Keep a feed. Raises `FeedExistsError`."""
        rows = await self._database.run(
            _ADD,
            url,
            guild,
            collection,
            channel,
            _iso(next_at),
        )
        if not rows:
            raise FeedExistsError
        return _feed(*rows[0])

    async def of(self, guild: int) -> list[Feed]:
        """Return the feeds of a server, in the order in which they came."""
        return await self._some("guild = ? ORDER BY key", guild)

    async def get(self, key: int) -> Feed | None:
        """Return a feed, None where there is none."""
        found = await self._some("key = ?", key)
        return found[0] if found else None

    async def remove(self, key: int) -> bool:
        """Forget a feed and what was seen of it; return whether there was one."""
        (removed,) = await self._database.change(("DELETE FROM feeds WHERE key = ?", key))
        return removed > 0

    async def due(self, now: datetime) -> list[Feed]:
        """Return the feeds that are to be looked at, who waits longest first."""
        return await self._some("next_at <= ? ORDER BY next_at, key", _iso(now))

    async def looked_at(  # noqa: PLR0913 - all that a look tells
        self,
        key: int,
        *,
        next_at: datetime,
        etag: str | None,
        modified: str | None,
        failures: int,
        problem: str,
        ok_at: datetime | None,
    ) -> None:
        """Keep what came of a look; without `ok_at`, the last good one stays as it was."""
        await self._database.run(
            "UPDATE feeds SET next_at = ?, etag = ?, modified = ?, failures = ?, problem = ?, "
            "last_ok = coalesce(?, last_ok) WHERE key = ?",
            _iso(next_at),
            etag,
            modified,
            failures,
            problem,
            None if ok_at is None else _iso(ok_at),
            key,
        )

    async def unseen(self, key: int, entries: Sequence[str]) -> list[str]:
        """Return those of `entries`, by what a feed calls them, that were not seen, in order."""
        hashes = [self._hasher.entry(entry) for entry in entries]
        rows = await self._database.run(
            "SELECT entry FROM feed_entries WHERE feed = ? "
            "AND entry IN (SELECT value FROM json_each(?))",
            key,
            json.dumps(hashes),
        )
        seen = {row[0] for row in rows}
        return [entry for entry, stands in zip(entries, hashes, strict=True) if stands not in seen]

    async def counts(self, guild: int) -> dict[int, int]:
        """Return how many entries became articles, by the keys of the feeds of a server."""
        rows = await self._database.run(
            "SELECT feed, sum(taken) FROM feed_entries JOIN feeds ON feeds.key = feed "
            "WHERE guild = ? GROUP BY feed",
            guild,
        )
        return {int(feed): int(taken) for feed, taken in rows}

    async def seen(self, key: int, entries: Sequence[str], *, taken: bool = False) -> None:
        """Keep that `entries` were seen, and whether they became articles.

        Nothing is kept where the feed was removed meanwhile.
        """
        await self._database.run(
            "INSERT OR IGNORE INTO feed_entries (feed, entry, taken) "
            "SELECT feeds.key, value, ? FROM feeds, json_each(?) WHERE feeds.key = ?",
            taken,
            json.dumps([self._hasher.entry(entry) for entry in entries]),
            key,
        )

    async def _some(self, condition: str, *values: object) -> list[Feed]:
        query = f"SELECT {_FEED} FROM feeds WHERE {condition}"  # noqa: S608 - constants
        return [_feed(*row) for row in await self._database.run(query, *values)]


def _feed(*row: Any) -> Feed:  # noqa: ANN401 - a row
    key, url, guild, collection, channel, etag, modified, next_at, failures, last_ok, problem = row
    return Feed(
        key=key,
        url=url,
        guild=guild,
        collection=collection,
        channel=channel,
        etag=etag,
        modified=modified,
        next_at=datetime.fromisoformat(next_at),
        failures=failures,
        last_ok=None if last_ok is None else datetime.fromisoformat(last_ok),
        problem=problem,
    )


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
