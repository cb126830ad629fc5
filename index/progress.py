"""How an index run tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Phase(StrEnum):
    """What an index run is doing."""

    READING = "reading"
    FINDING = "finding"
    WRITING = "writing"
    EMBEDDING = "embedding"
    PUBLISHING = "publishing"


# Called with the phase, how much of it is done, and how much there is.
Progress = Callable[[Phase, int, int], None]
