"""The people of the server, their roles, and ids for everything."""

from __future__ import annotations

from dataclasses import dataclass

from tests.discord_server.clock import Clock
from tests.discord_server.permissions import Permission

_EPOCH_MS = 1_420_070_400_000  # Discord's own: the start of 2015


class Snowflakes:
    """Ids that grow with time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Return a fresh id."""
        by_time = (int(self._clock.now() * 1000) - _EPOCH_MS) << 22
        self._last = max(by_time, self._last + 1)
        return self._last


@dataclass(slots=True, eq=False, kw_only=True)
class User:
    """A person, or the bot."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"

    @property
    def mention(self) -> str:
        """What is written to mention the user."""
        return f"<@{self.id}>"


@dataclass(slots=True, eq=False, kw_only=True)
class Role:
    """A role of a guild."""

    id: int
    name: str
    permissions: Permission
    position: int
    managed: bool = False

    @property
    def mention(self) -> str:
        """What is written to mention the role."""
        return f"<@&{self.id}>"


@dataclass(slots=True, eq=False, kw_only=True)
class Member:
    """A user in a guild."""

    user: User
    roles: list[Role]
    joined_at: float
