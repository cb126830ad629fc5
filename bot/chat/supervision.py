"""Keeps the bot connected until it is told to stop, or Discord refuses it for good."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import discord

from bot.errors import DiscordRefusedError

_log = logging.getLogger(__name__)

_WRONG_KEY: Final = (
    "Discord does not accept the token. Set DISCORD_TOKEN to the one that "
    "https://discord.com/developers/applications shows under Bot (Reset Token makes a new one)."
)
_INTENTS: Final = (
    "Discord refuses the bot an intent. Look at Bot, Privileged Gateway Intents, at "
    "https://discord.com/developers/applications; Pilcrow itself needs none of them."
)
_TOO_MANY: Final = (
    "Discord refuses one connection for so many servers. Invite the bot to fewer than 2,500."
)
_OUTDATED: Final = "Discord no longer speaks this version of its protocol. Update Pilcrow."

_BY_CLOSE_CODE: Final = {
    4004: _WRONG_KEY,
    4010: _TOO_MANY,
    4011: _TOO_MANY,
    4012: _OUTDATED,
    4013: _INTENTS,
    4014: _INTENTS,
}


@dataclass(slots=True, kw_only=True)
class Backoff:
    """Pauses that double from `first` to `longest` seconds, until a connection has lasted."""

    first: float = 1.0
    longest: float = 300.0
    lasting: float = 120.0
    _next: float = 0.0

    def after(self, lasted: float) -> float:
        """Return the pause after a connection that lasted so many seconds."""
        if lasted >= self.lasting or not self._next:
            self._next = self.first
        pause, self._next = self._next, min(self._next * 2, self.longest)
        # All bots of the world come back after an outage: not at the same moment.
        return pause * random.uniform(0.75, 1.0)  # noqa: S311 - no secret


def reason_to_end(error: BaseException | None) -> str | None:
    """Return the sentence for an `error` that trying again cannot mend; None where it may."""
    if isinstance(error, discord.LoginFailure):
        return _WRONG_KEY
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return _INTENTS
    if isinstance(error, discord.ConnectionClosed):
        return _BY_CLOSE_CODE.get(error.code)
    return None


async def supervise(
    connect: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    wind_down: Callable[[], Awaitable[None]],
    backoff: Backoff,
) -> None:
    """Run `connect` again whenever it ends, until `stop` is set.

    Before a connection is ended for `stop`, `wind_down` is awaited. Raises `DiscordRefusedError`
    where trying again is in vain.
    """
    loop = asyncio.get_running_loop()
    while not stop.is_set():
        began = loop.time()
        error = await _run(connect, stop, wind_down)
        if stop.is_set():
            return
        sentence = reason_to_end(error)
        if sentence is not None:
            raise DiscordRefusedError(sentence) from error
        pause = backoff.after(loop.time() - began)
        _log.warning("the connection ended (%s); trying again in %.1f s", _named(error), pause)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)


async def _run(
    connect: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    wind_down: Callable[[], Awaitable[None]],
) -> BaseException | None:
    """Run `connect` until it ends or `stop` is set; return what it raised."""
    running = asyncio.ensure_future(connect())
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            await wind_down()
    finally:
        stopping.cancel()
        running.cancel()
        results = await asyncio.gather(running, stopping, return_exceptions=True)
    return results[0] if isinstance(results[0], BaseException) else None


def _named(error: BaseException | None) -> str:
    return f"{type(error).__name__}: {error}" if error is not None else "no error"
