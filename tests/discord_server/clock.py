"""The time that the server goes by."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970 that run on by themselves and that a test can `advance`."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self._ahead += seconds


def iso(moment: float) -> str:
    """Write `moment` (seconds since 1970) the way that Discord does."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds")
