"""Gathers the figures from what runs."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final, Protocol

import psutil

from bot.errors import PilcrowError
from bot.health.figures import Figures, MessageContent, Queue, Serving, version
from bot.health.metrics import Metrics
from index.errors import SearchIndexError

# A disk that takes longer than this many seconds to say what is served does not answer questions.
_PATIENCE: Final = 2.0
_SLOW: Final = "What is served cannot be read in time: check the disk."


class Connection(Protocol):
    """The connection to Discord; `latency` is seconds, not finite where it is not known."""

    @property
    def connected(self) -> bool:
        """Whether events come in."""
        ...

    @property
    def latency(self) -> float:
        """How long the last heartbeat took."""
        ...


class Health:
    """How the bot is, from the start on; `metrics` counts with it.

    `serving` tells what is served or raises, and may read the disk: it is called on a thread.
    `queue` and `model_loaded` are called on the event loop. `message_content` may be set anew
    whenever Discord decides otherwise.
    """

    def __init__(
        self,
        *,
        serving: Callable[[], Serving],
        queue: Callable[[], Queue],
        model_loaded: Callable[[], bool],
        message_content: MessageContent = MessageContent.NOT_ASKED_FOR,
        patience: float = _PATIENCE,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.metrics = Metrics()
        self.message_content = message_content
        self._serving = serving
        self._queue = queue
        self._model_loaded = model_loaded
        self._patience = patience
        self._now = now
        self._began = time.monotonic()
        self._connection: Connection | None = None
        self._last_error_at: datetime | None = None
        self._reading: asyncio.Future[Serving] | None = None

    @contextmanager
    def connection(self, connection: Connection) -> Iterator[None]:
        """Watch `connection` inside the block."""
        self._connection = connection
        try:
            yield
        finally:
            self._connection = None

    def failed(self, error: BaseException) -> None:
        """Remember that something failed, and count it."""
        self._last_error_at = self._now()
        self.metrics.failed(error)

    async def figures(self) -> Figures:
        """Return the figures of this moment, and give them to the metrics."""
        serving, problem = await self._served()
        connection = self._connection
        latency = connection.latency if connection else math.nan
        figures = Figures(
            at=self._now(),
            version=version(),
            uptime=time.monotonic() - self._began,
            connected=connection is not None and connection.connected,
            latency=latency if math.isfinite(latency) else None,
            queue=self._queue(),
            memory=psutil.Process().memory_info().rss,
            serving=serving,
            index_problem=problem,
            model_loaded=self._model_loaded(),
            message_content=self.message_content,
            last_error_at=self._last_error_at,
        )
        self.metrics.observe(figures)
        return figures

    async def _served(self) -> tuple[Serving | None, str | None]:
        """Return what is served, or else why nothing is."""
        # While a disk hangs, one thread waits for it, however often it is asked after.
        if self._reading is None:
            self._reading = asyncio.ensure_future(asyncio.to_thread(self._serving))
        reading = self._reading
        done, _ = await asyncio.wait({reading}, timeout=self._patience)
        if not done:
            return None, _SLOW
        if self._reading is reading:
            self._reading = None
        try:
            return reading.result(), None
        except (SearchIndexError, PilcrowError, OSError) as error:
            return None, str(error)
