"""What the bot is in the middle of, so that it can end in good order."""

from __future__ import annotations

import asyncio
from typing import Any


class InFlight:
    """The tasks that answer somebody."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def enter(self) -> None:
        """Count the current task until it ends."""
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def settle(self, patience: float) -> None:
        """Let what is active end within `patience` seconds; cancel what does not, and await it."""
        active = self._tasks - {asyncio.current_task()}
        if not active:
            return
        _, late = await asyncio.wait(active, timeout=patience)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
