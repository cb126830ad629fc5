"""What the bot is in the middle of, so that it can end in good order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


class InFlight:
    """The tasks that answer somebody, each with what tells them that it was cut short."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], Callable[[], Awaitable[None]]] = {}

    def enter(self, tell: Callable[[], Awaitable[None]]) -> None:
        """Count the current task until it ends; `tell` is awaited where it must be cut short."""
        task = asyncio.current_task()
        if task is not None:
            self._tasks[task] = tell
            task.add_done_callback(lambda ended: self._tasks.pop(ended, None))

    async def settle(self, patience: float) -> None:
        """Let what is active end within `patience` seconds; cancel what does not, and await it."""
        active = self._tasks.keys() - {asyncio.current_task()}
        if not active:
            return
        _, late = await asyncio.wait(active, timeout=patience)
        told = [self._tasks[task] for task in late]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        await asyncio.gather(*(tell() for tell in told), return_exceptions=True)
