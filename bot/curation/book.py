"""What is done with the corpus, written down as it begins and ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Coroutine, Sequence
from typing import Any, Final, TypeVar

from bot.acts import Action, Actor, Ending
from bot.errors import (
    PilcrowError,
    ReindexBusyError,
    ReindexCancelledError,
    ReindexStoppedError,
    StateError,
)
from bot.reindexing import Outcome
from bot.state import Audit

_log = logging.getLogger(__name__)

_LONGEST: Final = 300
_Result = TypeVar("_Result")


class Book:
    """Keeps the audit trail; where that fails, the change itself goes on, and it is logged."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._left = set[int]()

    @property
    def left_off(self) -> frozenset[int]:
        """The keys of what this bot has begun, and nobody goes on with."""
        return frozenset(self._left)

    async def keep(
        self, actor: Actor, action: Action, target: str, work: Coroutine[Any, Any, _Result]
    ) -> _Result:
        """Return what comes of `work`, which `actor` wants; its beginning and ending are kept.

        What is cut off because the bot or a connection ends stays as if it were running, and is
        `left_off`: the next connection or start goes on.
        """
        key = await self._begin(actor, action, target)
        try:
            result = await work
        except (asyncio.CancelledError, ReindexStoppedError):
            self._left.update([] if key is None else [key])
            raise
        except ReindexCancelledError:
            await self._end(key, Ending.CANCELLED, {})
            raise
        except ReindexBusyError as error:
            await self._end(key, Ending.REFUSED, _why(error))
            raise
        except Exception as error:
            await self._end(key, Ending.FAILED, _why(error))
            raise
        await self._end(key, *_ending_of(result))
        return result

    async def note(
        self,
        actor: Actor,
        action: Action,
        target: str,
        ending: Ending,
        why: PilcrowError | None = None,
    ) -> None:
        """Keep what began and ended at once."""
        try:
            await self._audit.note(actor, action, target, ending, _why(why) if why else {})
        except StateError as error:
            _log.warning("the audit trail lacks a %s: %s", action, error)

    async def under_way(self) -> frozenset[int]:
        """Return the keys of what has not ended: as the bot starts, of what was cut off."""
        try:
            return frozenset(entry.key for entry in await self._audit.under_way())
        except StateError as error:
            _log.warning("the audit trail cannot be read: %s", error)
            return frozenset()

    async def cut_off(self, keys: Collection[int]) -> None:
        """Keep that what began as `keys` was cut off; it is `left_off` no more."""
        self._left.difference_update(keys)
        try:
            await self._audit.cut_off(keys)
        except StateError as error:  # the next start does it again
            _log.warning("the audit trail lacks what was cut off: %s", error)

    async def _begin(self, actor: Actor, action: Action, target: str) -> int | None:
        try:
            return await self._audit.begin(actor, action, target)
        except StateError as error:
            _log.warning("the audit trail lacks a %s: %s", action, error)
            return None

    async def _end(self, key: int | None, ending: Ending, detail: dict[str, object]) -> None:
        if key is None:
            return
        try:
            await self._audit.end(key, ending, detail)
        except StateError as error:
            _log.warning("the audit trail lacks how entry %d ended: %s", key, error)


def named(ids: Sequence[str]) -> str:
    """Return how the trail tells of several articles: the first, and how many more."""
    return ids[0] if len(ids) == 1 else f"{ids[0]} (+{len(ids) - 1})" if ids else ""


def _ending_of(result: object) -> tuple[Ending, dict[str, object]]:
    if not isinstance(result, Outcome):
        return Ending.DONE, {}
    detail: dict[str, object] = {
        "generation": result.generation,
        "added": result.added,
        "changed": result.changed,
        "removed": result.removed,
    }
    return (Ending.DONE if result.published else Ending.UNCHANGED), detail


def _why(error: Exception) -> dict[str, object]:
    """Return what went wrong: of ours the sentence, of others only what kind it was."""
    return {
        "why": str(error)[:_LONGEST] if isinstance(error, PilcrowError) else type(error).__name__
    }
