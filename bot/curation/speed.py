"""How fast an index run is, and how long it still takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.reindexing import Progress
from index.progress import Phase

# Nothing is foretold before so many seconds of a phase: the first pieces tell little.
_FIRST: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How many pieces of its phase a run does in a second, and how many seconds the rest takes."""

    per_second: float
    seconds_left: float


class Speedometer:
    """Measures a run by its progress; times are seconds of any one clock."""

    def __init__(self) -> None:
        self._phase: Phase | None = None
        self._began = 0.0
        self._done = 0

    def at(self, progress: Progress, now: float) -> Speed | None:
        """Return how fast the phase of `progress` goes, None while that is not known."""
        if progress.phase is not self._phase or progress.done < self._done:
            self._phase, self._began, self._done = progress.phase, now, progress.done
        seconds, done = now - self._began, progress.done - self._done
        if seconds < _FIRST or done <= 0:
            return None
        rate = done / seconds
        left = max(progress.total - progress.done, 0)
        return Speed(per_second=rate, seconds_left=left / rate)
