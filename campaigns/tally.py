"""What a campaign prints: how often something was tried, and how often it was survived."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

# Sentences about what was not survived are printed up to this many.
_MOST_SHOWN: Final = 20
_MEMORY: Final = Path("/dev/shm")


class BrokenError(Exception):
    """Something that must survive and did not; the text says what."""


class Tally:
    """Counts by kind, and keeps a sentence about everything that was not survived."""

    def __init__(self) -> None:
        self._tried: Counter[str] = Counter()
        self._survived: Counter[str] = Counter()
        self._problems: list[str] = []

    @property
    def problems(self) -> Sequence[str]:
        """What was not survived."""
        return self._problems

    def survived(self, kind: str) -> None:
        """Count one of `kind` that was survived."""
        self._tried[kind] += 1
        self._survived[kind] += 1

    def broke(self, kind: str, problem: object) -> None:
        """Count one of `kind` that was not survived."""
        self._tried[kind] += 1
        self._problems.append(f"{kind}: {problem}")

    def report(self) -> int:
        """Print a line for each kind and one for all; return the exit status."""
        width = max(map(len, [*self._tried, "in all"]))
        print(f"{'':{width}} {'tried':>7} {'survived':>9}")
        for kind, tried in self._tried.items():
            print(f"{kind:{width}} {tried:7} {self._survived[kind]:9}")
        print(f"{'in all':{width}} {self._tried.total():7} {self._survived.total():9}")
        for problem in self._problems[:_MOST_SHOWN]:
            print(f"NOT SURVIVED: {problem}")
        return 1 if self._problems or not self._tried else 0


def silence() -> None:
    """Keep what is logged off the terminal: here things fail by the hundred."""
    logging.getLogger().addHandler(logging.NullHandler())


def workshop() -> str | None:
    """Return the folder for what a campaign writes: in memory where that is possible.

    Nothing is lost by it: what a dead process has written is there, and what a power cut leaves is
    computed.
    """
    return str(_MEMORY) if _MEMORY.is_dir() else None
