"""Progress at a pace that Discord likes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.chat.cards.layout import Card


class Pace:
    """Passes on the newest card with at least `interval` seconds between two, and each once."""

    def __init__(self, send: Callable[[Card], Awaitable[None]], interval: float) -> None:
        self._send = send
        self._interval = interval
        self._newest: Card | None = None
        self._sent: Card | None = None
        self._sent_at = -interval
        self._changed = asyncio.Event()
        self._ended = False

    def show(self, card: Card) -> None:
        """Have `card` sent when it is time, unless a newer one comes before."""
        self._newest = card
        self._changed.set()

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """Send inside the block; the last card is sent in any case before the block is left."""
        task = asyncio.create_task(self._keep_sending())
        try:
            yield
        finally:
            # What is being sent is left to end: the pause before the last card counts from there.
            self._ended = True
            self._changed.set()
            await task

    async def _keep_sending(self) -> None:
        while not self._ended or self._changed.is_set():
            await self._changed.wait()
            self._changed.clear()
            await self._send_newest()

    async def _send_newest(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._sent_at + self._interval - loop.time()))
        card = self._newest
        if card is None or card == self._sent:
            return
        self._sent = card
        await self._send(card)
        self._sent_at = loop.time()
