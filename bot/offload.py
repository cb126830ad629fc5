"""The one border between the event loop and what computes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from bot.errors import BusyError

P = ParamSpec("P")
T = TypeVar("T")


class Offload:
    """Runs functions on a few threads; refuses more than `limit` at a time, running and waiting."""

    def __init__(self, threads: int, limit: int) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="pilcrow")
        self._limit = limit
        self._pending = 0
        self._counting = Lock()

    @property
    def pending(self) -> int:
        """How many functions are running or waiting, also where nobody awaits them any more."""
        return self._pending

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function` off the event loop and return its result.

        Raises `BusyError` at once when too many are waiting already.
        """
        if self._pending >= self._limit:
            raise BusyError(self._pending)
        job = self._executor.submit(partial(function, *args, **kwargs))
        self._count(1)
        job.add_done_callback(self._ended)
        return await asyncio.wrap_future(job)

    def close(self) -> None:
        """Drop what waits and let what runs end."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _ended(self, _: Future[Any]) -> None:
        self._count(-1)

    def _count(self, change: int) -> None:
        with self._counting:  # jobs end on their threads
            self._pending += change
