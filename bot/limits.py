"""How often people may ask, and how they are told to wait."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from bot.errors import PilcrowError
from bot.language import Text, text
from bot.origin import Origin

Whose = Literal["person", "server"]

_MINUTE: Final = 60
# Up to here seconds are told, above it minutes.
_MOST_SECONDS: Final = 2 * _MINUTE


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` questions, at least one, within any `seconds`."""

    count: int
    seconds: float


class TooFastError(PilcrowError):
    """A question more than the `rate` allows; in `seconds` there is room for it.

    `whose` says whether it is the person who asked too much, or the server as a whole.
    """

    def __init__(self, seconds: float, whose: Whose, rate: Rate) -> None:
        span, wait = in_words(rate.seconds), in_words(seconds)
        if whose == "person":
            said = text("limits-person", count=rate.count, span=span, wait=wait)
        else:
            said = text("limits-server", count=rate.count, span=span, wait=wait)
        super().__init__(said)
        self.seconds = seconds
        self.whose = whose


class RateLimits:
    """Holds each person to the rate `person`, and each server to the rate `server`.

    Nothing is remembered of who has not asked for as long as their rate looks back. `clock` tells
    seconds and never goes back.
    """

    def __init__(
        self, person: Rate, server: Rate, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._people = _Window(person)
        self._servers = _Window(server)
        self._clock = clock

    @property
    def remembered(self) -> int:
        """How many people and servers are remembered."""
        return len(self._people) + len(self._servers)

    def check(self, origin: Origin) -> None:
        """Count a question from `origin`; one in a direct message counts for the person alone.

        Raises `TooFastError`, of whoever has to wait longer; the question then does not count.
        """
        now = self._clock()
        person = self._people.wait(origin.user, now)
        server = 0.0 if origin.guild is None else self._servers.wait(origin.guild, now)
        if person > 0 and person >= server:
            raise TooFastError(person, "person", self._people.rate)
        if server > 0:
            raise TooFastError(server, "server", self._servers.rate)
        self._people.count(origin.user, now)
        if origin.guild is not None:
            self._servers.count(origin.guild, now)


class _Window:
    """The times of the questions of each id, as far back as `rate` looks."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        # Whoever asked last is last.
        self._times: dict[int, deque[float]] = {}

    def __len__(self) -> int:
        return len(self._times)

    def wait(self, asker: int, now: float) -> float:
        """Return in how many seconds `asker` may ask; 0 for now."""
        self._forget(now)
        times = self._times.get(asker)
        if times is None or len(times) < self.rate.count:
            return 0.0
        return max(0.0, times[0] + self.rate.seconds - now)

    def count(self, asker: int, now: float) -> None:
        """Count a question that `asker` may ask."""
        # Older ones than these do not matter, and fall out by themselves.
        times = self._times.pop(asker, None) or deque(maxlen=self.rate.count)
        times.append(now)
        self._times[asker] = times

    def _forget(self, now: float) -> None:
        """Forget who has not asked for so long that it no longer matters."""
        while self._times:
            asker, times = next(iter(self._times.items()))
            if times[-1] + self.rate.seconds > now:
                return
            del self._times[asker]


def in_words(seconds: float) -> Text:
    """Return how long `seconds` are, rounded up, and never nothing: "12 seconds", "a minute"."""
    whole = max(1, math.ceil(seconds))
    if whole <= _MOST_SECONDS and whole % _MINUTE:
        return text("limits-seconds", count=whole)
    return text("limits-minutes", count=math.ceil(whole / _MINUTE))
