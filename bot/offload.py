"""The one border between the event loop and what computes."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from statistics import median
from threading import Lock
from typing import Any, Final, ParamSpec, TypeVar

from bot.errors import BusyError, PilcrowError, StoppingError
from bot.language import text
from bot.limits import in_words
from bot.turns import Job, Turns

P = ParamSpec("P")
T = TypeVar("T")

# So many of one person's questions may wait; those that are being answered do not count.
WAITING_EACH: Final = 3
# The pace is the median of so many jobs, the latest; before the first, a job is taken to last
# so many seconds.
_RECENT: Final = 50
_GUESS: Final = 1.0


class TooManyWaitingError(PilcrowError):
    """A person has enough questions in the queue already; `waiting` says how many."""

    def __init__(self, waiting: int) -> None:
        super().__init__(text("limits-person-queue", waiting=waiting))
        self.waiting = waiting


class Offload:
    """Runs functions on a few threads, where keys take turns: nobody's flood delays the others.

    At most `limit` run and wait at a time, and at most `each` of one key wait.
    """

    def __init__(self, threads: int, limit: int, each: int = WAITING_EACH) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="pilcrow")
        self._threads = threads
        self._limit = limit
        self._each = each
        self._turns = Turns()
        self._durations: deque[float] = deque(maxlen=_RECENT)
        self._closed = False
        self._lock = Lock()

    @property
    def pending(self) -> int:
        """How many functions are running or waiting, also where nobody awaits them any more."""
        with self._lock:
            return self._turns.running + self._turns.waiting

    @property
    def waiting(self) -> int:
        """How many functions wait for a thread."""
        with self._lock:
            return self._turns.waiting

    @property
    def running(self) -> int:
        """How many functions have a thread."""
        with self._lock:
            return self._turns.running

    def expected_wait(self) -> float:
        """Return the seconds until all that is pending has ended, at the pace of late."""
        with self._lock:
            return self._expected_wait()

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function` off the event loop, as the only one of its key; return its result.

        Raises `BusyError` at once when too many are waiting already.
        """
        return await self.run_for(object(), function, *args, **kwargs)

    async def run_for(
        self, key: Hashable, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `function` off the event loop when it is the turn of `key`; return its result.

        Raises at once `TooManyWaitingError` when enough of `key` wait already, `BusyError` when too
        many wait in all, and `StoppingError` after `close`.
        """
        future: Future[T] = Future()
        job = Job(key=key, function=partial(function, *args, **kwargs), future=future)
        self._admit(job)
        future.add_done_callback(partial(self._forget, job))
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Drop what waits, whose awaiters are cancelled, and let what runs end."""
        with self._lock:
            self._closed = True
            dropped = self._turns.clear()
        for job in dropped:
            job.future.cancel()
        self._executor.shutdown(wait=True)

    def _admit(self, job: Job) -> None:
        with self._lock:
            self._refuse(job.key)
            if self._turns.running < self._threads:  # then nothing waits
                self._executor.submit(self._work, job)
                self._turns.began(job.key)
            else:
                self._turns.add(job)

    def _refuse(self, key: Hashable) -> None:
        if self._closed:
            raise StoppingError
        waiting = self._turns.waiting_of(key)
        if waiting >= self._each:
            raise TooManyWaitingError(waiting)
        pending = self._turns.running + self._turns.waiting
        if pending >= self._limit:
            raise BusyError(pending, in_words(self._expected_wait()))

    def _expected_wait(self) -> float:
        pace = median(self._durations) if self._durations else _GUESS
        return pace * (self._turns.running + self._turns.waiting) / self._threads

    def _forget(self, job: Job, future: Future[Any]) -> None:
        if future.cancelled():
            with self._lock:
                self._turns.remove(job)

    def _work(self, job: Job | None) -> None:
        """Do `job` and then whatever waits; runs on a thread."""
        while job is not None:
            deliver = self._do(job)
            # Whoever gets the result sees that the job has ended.
            following = self._next(job)
            deliver()
            job = following

    def _do(self, job: Job) -> Callable[[], None]:
        """Call the function of `job`; return what hands over what came of it."""
        future = job.future
        if not future.set_running_or_notify_cancel():
            return _nothing
        began = time.monotonic()
        try:
            result = job.function()
        except BaseException as error:
            return partial(future.set_exception, _deliverable(error))
        else:
            return partial(future.set_result, result)
        finally:
            with self._lock:
                self._durations.append(time.monotonic() - began)

    def _next(self, ended: Job) -> Job | None:
        with self._lock:
            self._turns.ended(ended.key)
            return self._turns.take()


def _deliverable(error: BaseException) -> Exception:
    """Return `error` as one that can be awaited and caught.

    An iteration that ends never gets through to who awaits; what is no `Exception`, as a library's
    panic, would end more than what failed.
    """
    if isinstance(error, Exception) and not isinstance(error, StopIteration):
        return error
    failed = RuntimeError(f"{type(error).__name__}: {error}")
    failed.__cause__ = error
    return failed


def _nothing() -> None:
    """Hand over nothing: nobody waits for it any more."""
