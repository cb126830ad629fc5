"""The one border between the event loop and what computes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from bot.errors import BusyError

P = ParamSpec("P")
T = TypeVar("T")


class Offload:
    """Runs functions on a few threads; refuses more than `limit` at a time, running and waiting."""

    def __init__(self, threads: int, limit: int) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="pilcrow")
        self._limit = limit
        self._pending = 0

    @property
    def pending(self) -> int:
        """How many functions are running or waiting."""
        return self._pending

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function` off the event loop and return its result.

        Raises `BusyError` at once when too many are waiting already.
        """
        if self._pending >= self._limit:
            raise BusyError(self._pending)
        self._pending += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._executor, lambda: function(*args, **kwargs))
        finally:
            self._pending -= 1

    def close(self) -> None:
        """Drop what waits and let what runs end."""
        self._executor.shutdown(wait=True, cancel_futures=True)
