"""Wait for conditions instead of sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

_LOOK_AGAIN = 0.02  # seconds


class Changes:
    """Wakes whoever waits whenever anything on the server has changed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def notify(self) -> None:
        """Let every waiter look again."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait_for(self, find: Callable[[], T | None], what: str, seconds: float) -> T:
        """Return the first thing other than None that `find` returns.

        Raise TimeoutError that names `what` after `seconds` of wall time.
        """
        try:
            async with asyncio.timeout(seconds):
                return await self._look(find)
        except TimeoutError:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}") from None

    async def _look(self, find: Callable[[], T | None]) -> T:
        while (found := find()) is None:
            # What a test waits for may also happen in the bot, of which nothing is heard here.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._event.wait(), _LOOK_AGAIN)
        return found
