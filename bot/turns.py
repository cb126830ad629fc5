"""Whose turn it is, where several wait for the same threads."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Job:
    """A function to call for `key`, and where its result goes."""

    key: Hashable
    function: Callable[[], Any]
    future: Future[Any]


class Turns:
    """Says which job is next: keys take turns, and each key's jobs keep their order.

    A key whose job runs comes after every key that has none running, and queues again when that
    job has ended. So whoever waits with nothing running sees each other key begin at most one job
    before it. What has ended or was removed leaves nothing behind.
    """

    def __init__(self) -> None:
        self._jobs: dict[Hashable, deque[Job]] = {}
        self._running: Counter[Hashable] = Counter()
        # Keys with something waiting, each in one of these, in order of their turns.
        self._ready: dict[Hashable, None] = {}
        self._resting: dict[Hashable, None] = {}

    @property
    def running(self) -> int:
        """How many jobs have begun and not ended."""
        return self._running.total()

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return sum(map(len, self._jobs.values()))

    def waiting_of(self, key: Hashable) -> int:
        """Return how many jobs of `key` wait."""
        return len(self._jobs.get(key, ()))

    def add(self, job: Job) -> None:
        """Let `job` wait for its turn."""
        self._jobs.setdefault(job.key, deque()).append(job)
        if job.key not in self._ready and job.key not in self._resting:
            (self._resting if self._running[job.key] else self._ready)[job.key] = None

    def take(self) -> Job | None:
        """Return the next job, which begins now, or None where nothing waits."""
        if not self._jobs:
            return None
        key = next(iter(self._ready or self._resting))
        jobs = self._jobs[key]
        job = jobs.popleft()
        self._leave(key)
        if jobs:
            self._resting[key] = None
        else:
            del self._jobs[key]
        self.began(key)
        return job

    def began(self, key: Hashable) -> None:
        """Count a job of `key` as running."""
        self._running[key] += 1

    def ended(self, key: Hashable) -> None:
        """Count a job of `key` as ended: what waits of it queues again, behind the others."""
        self._running[key] -= 1
        if not self._running[key]:
            del self._running[key]
        if key in self._resting:
            del self._resting[key]
            self._ready[key] = None

    def remove(self, job: Job) -> None:
        """Forget `job` if it still waits."""
        jobs = self._jobs.get(job.key)
        if jobs is None or job not in jobs:
            return
        jobs.remove(job)
        if not jobs:
            del self._jobs[job.key]
            self._leave(job.key)

    def clear(self) -> list[Job]:
        """Forget everything that waits, and return it."""
        dropped = [job for jobs in self._jobs.values() for job in jobs]
        for waiting in (self._jobs, self._ready, self._resting):
            waiting.clear()
        return dropped

    def _leave(self, key: Hashable) -> None:
        self._ready.pop(key, None)
        self._resting.pop(key, None)
