"""Who was forgotten a moment ago, for what was still being answered then."""

from __future__ import annotations

import time
from typing import Final

# Nothing is answered for longer, in seconds.
_LONGEST: Final = 3600.0


class Forgetting:
    """Remembers, in memory alone, when somebody was forgotten."""

    def __init__(self) -> None:
        self._moments: dict[str, float] = {}

    def note(self, person: str) -> None:
        """Remember that a person, by their hash, is forgotten now."""
        now = time.monotonic()
        recent = {who: at for who, at in self._moments.items() if now - at < _LONGEST}
        self._moments = recent | {person: now}

    def within(self, person: str, seconds: float) -> bool:
        """Return whether a person was forgotten within the last `seconds`."""
        at = self._moments.get(person)
        return at is not None and time.monotonic() - at <= seconds
