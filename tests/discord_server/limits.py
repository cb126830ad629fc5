"""Rate limits, and the failures that a test orders."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal
from zlib import crc32

from tests.discord_server.clock import Clock
from tests.discord_server.errors import Payload

Trouble = Literal["hang", "drop", "lose"]

# What Discord says with the codes that a bot meets.
_SAID = {
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10008: "Unknown Message",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    40060: "Interaction has already been acknowledged.",
    50001: "Missing Access",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50027: "Invalid Webhook Token",
    50083: "Thread is archived",
    160004: "A thread has already been created for this message",
}


@dataclass(slots=True, kw_only=True)
class Failure:
    """Replies of `status`, or other trouble, still due on the paths that `pattern` matches."""

    method: str
    pattern: str
    status: int | Trouble
    code: int
    times: int
    retry_after: float
    via: bool

    def fits(self, method: str, path: str) -> bool:
        """Whether it is due for that request."""
        meant = self.method in (method, "*") and fnmatchcase(path, self.pattern)
        return meant and self.times > 0

    def body(self) -> Payload:
        """Return the reply."""
        if self.status == 429:
            return too_many(self.retry_after)
        message = _SAID.get(self.code, f"ordered by the test: {self.status}")
        return {"message": message, "code": self.code}


def too_many(retry_after: float) -> Payload:
    """Return the body of a 429."""
    sentence = "You are being rate limited."
    return {"message": sentence, "code": 0, "retry_after": retry_after, "global": False}


@dataclass(slots=True)
class Failures:
    """The failures that are still due; requests that hang wait for `released`."""

    due: list[Failure] = field(default_factory=list)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    hanging: int = 0

    def take(self, method: str, path: str) -> Failure | None:
        """Use up and return one failure for that request."""
        failure = next((failure for failure in self.due if failure.fits(method, path)), None)
        if failure is not None:
            failure.times -= 1
        return failure

    async def hang(self) -> None:
        """Wait until the test lets go."""
        self.hanging += 1
        try:
            await self.released.wait()
        finally:
            self.hanging -= 1

    def release(self) -> None:
        """Let go what hangs, and forget what is due."""
        self.due.clear()
        self.released.set()
        self.released = asyncio.Event()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `requests` in `seconds` on each path that `pattern` matches."""

    method: str
    pattern: str
    requests: int
    seconds: float


@dataclass(slots=True, kw_only=True)
class _Window:
    ends: float
    used: int = 0


class RateLimits:
    """Counts requests per route and major parameter, and says what is left in headers."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._windows: dict[tuple[str, str], _Window] = {}
        self.limits: list[Limit] = []

    def count(self, route: str, major: str, path: str) -> tuple[dict[str, str], float | None]:
        """Count a request; return its headers and, where it is one too many, how long to wait.

        `route` is the method and the path's template, `major` the ids that Discord counts apart.
        """
        limit = self._limit(route.split(" ", maxsplit=1)[0], path)
        window = self._window((route, major), limit)
        window.used += 1
        wait = max(window.ends - self._clock.now(), 0.0)
        headers = {
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(max(limit.requests - window.used, 0)),
            "X-RateLimit-Reset": f"{window.ends:.3f}",
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": f"{crc32(route.encode()):08x}",
        }
        return headers, wait if window.used > limit.requests else None

    def _limit(self, method: str, path: str) -> Limit:
        for limit in self.limits:
            if limit.method == method and fnmatchcase(path, limit.pattern):
                return limit
        return Limit(method=method, pattern=path, requests=50, seconds=1.0)

    def _window(self, key: tuple[str, str], limit: Limit) -> _Window:
        window = self._windows.get(key)
        if window is None or self._clock.now() >= window.ends:
            window = _Window(ends=self._clock.now() + limit.seconds)
            self._windows[key] = window
        return window
