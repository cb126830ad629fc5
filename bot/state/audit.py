"""The audit trail: what was done with the corpus, by whom, and how it ended."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.acts import Action, Actor, By, Ending
from bot.pages import Cut, Page
from bot.state.database import Database
from bot.state.hashing import Hasher

_ENTRY: Final = "key, at, by, person, action, target, ending, detail"
# Of a server are its own entries, and those of nobody in any server.
_OF_GUILD: Final = "(? IS NULL OR guild IS ? OR guild IS NULL)"
# Forgets who it was. Of what was refused, what it was about is only what somebody typed.
BLANK: Final = (
    f"UPDATE audit SET person = NULL, target = iif(ending = '{Ending.REFUSED}', '', target), "  # noqa: S608
    f"detail = iif(ending = '{Ending.REFUSED}', '{{}}', detail) WHERE person IS NOT NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was done, or tried, `at` a moment in UTC.

    `is_you` tells whether it was the reader, and `known` whether it is still kept which person it
    was. `detail` is what the ending has to tell, ready for JSON.
    """

    key: int
    at: datetime
    by: By
    is_you: bool
    known: bool
    action: Action
    target: str
    ending: Ending
    detail: Mapping[str, Any]


class Audit:
    """Keeps what is done with the corpus; people and servers are kept as hashes."""

    def __init__(self, database: Database, hasher: Hasher) -> None:
        self._database = database
        self._hasher = hasher

    async def begin(self, actor: Actor, action: Action, target: str = "") -> int:
        """Keep that something begins; return the key by which it ends."""
        return await self._keep(actor, action, target, Ending.RUNNING, {})

    async def end(
        self, key: int, ending: Ending, detail: Mapping[str, object] | None = None
    ) -> None:
        """Keep how something ended."""
        await self._database.run(
            "UPDATE audit SET ending = ?, detail = ? WHERE key = ?",
            ending,
            json.dumps(dict(detail or {})),
            key,
        )

    async def note(
        self,
        actor: Actor,
        action: Action,
        target: str,
        ending: Ending,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """Keep something that began and ended at once."""
        await self._keep(actor, action, target, ending, detail or {})

    async def history(
        self, reader: int | None, guild: int | None, page: int = 1, size: int = 10
    ) -> Page[Entry]:
        """Return a page of what was done in `guild` and by nobody in any, the newest first.

        Without a `guild` it is everything. `reader` is whoever is told "you".
        """
        place = self._hasher.guild(guild)
        ((total,),) = await self._database.run(
            f"SELECT count(*) FROM audit WHERE {_OF_GUILD}",  # noqa: S608 - constants
            place,
            place,
        )
        cut = Cut.at(page, size, total)
        rows = await self._database.run(
            f"SELECT {_ENTRY} FROM audit WHERE {_OF_GUILD} "  # noqa: S608 - constants
            "ORDER BY key DESC LIMIT ? OFFSET ?",
            place,
            place,
            cut.size,
            cut.before,
        )
        you = None if reader is None else self._hasher.user(reader)
        return Page(tuple(_entry(you, *row) for row in rows), cut)

    async def published(self, reader: int | None, generation: str) -> Entry | None:
        """Return what made `generation` the current one the last time, None where it is not kept.

        `reader` is as for `history`.
        """
        rows = await self._database.run(
            f"SELECT {_ENTRY} FROM audit WHERE ending = ? "  # noqa: S608 - constants
            "AND (json_extract(detail, '$.generation') = ? OR (action = ? AND target = ?)) "
            "ORDER BY key DESC LIMIT 1",
            Ending.DONE,
            generation,
            Action.ROLLBACK,
            generation,
        )
        you = None if reader is None else self._hasher.user(reader)
        return _entry(you, *rows[0]) if rows else None

    async def under_way(self) -> list[Entry]:
        """Return what has begun and not ended, the oldest first."""
        rows = await self._database.run(
            f"SELECT {_ENTRY} FROM audit WHERE ending = ? ORDER BY key",  # noqa: S608 - constants
            Ending.RUNNING,
        )
        return [_entry(None, *row) for row in rows]

    async def cut_off(self, keys: Collection[int]) -> None:
        """Keep that what began as `keys`, and is under way, was cut off."""
        await self._database.run(
            "UPDATE audit SET ending = ? WHERE ending = ? "
            "AND key IN (SELECT value FROM json_each(?))",
            Ending.CUT_OFF,
            Ending.RUNNING,
            json.dumps(sorted(keys)),
        )

    async def blank_before(self, moment: datetime) -> None:
        """Forget who did what was done before `moment`, and what was typed and refused.

        What was done stays.
        """
        await self._database.erase((f"{BLANK} AND at < ?", _iso(moment)))

    async def _keep(
        self,
        actor: Actor,
        action: Action,
        target: str,
        ending: Ending,
        detail: Mapping[str, object],
    ) -> int:
        rows = await self._database.run(
            "INSERT INTO audit (at, by, person, guild, action, target, ending, detail) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
            _iso(datetime.now(UTC)),
            actor.by,
            None if actor.user is None else self._hasher.user(actor.user),
            self._hasher.guild(actor.guild),
            action,
            target,
            ending,
            json.dumps(dict(detail)),
        )
        return int(rows[0][0])


def _entry(  # noqa: PLR0913, PLR0917 - a row
    you: str | None,
    key: int,
    at: str,
    by: str,
    person: str | None,
    action: str,
    target: str,
    ending: str,
    detail: str,
) -> Entry:
    return Entry(
        key=key,
        at=datetime.fromisoformat(at),
        by=By(by),
        is_you=person is not None and person == you,
        known=person is not None,
        action=Action(action),
        target=target,
        ending=Ending(ending),
        detail=json.loads(detail),
    )


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
