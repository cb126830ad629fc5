"""When a feed is looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

_MOST: Final = timedelta(days=1)
_MOST_DOUBLINGS: Final = 12
# Feeds that were added together drift apart, so that they are not all looked at together.
_SPREAD: Final = 0.1


def next_look(
    now: datetime, minutes: float, failures: int, asked: float | None, chance: float
) -> datetime:
    """Return when to look again at a feed that failed so many times in a row.

    The pause of `minutes` doubles with each failure, up to a day, and is never shorter than the
    seconds that the server `asked` for. `chance`, from 0 to 1, makes it up to a tenth longer.
    """
    pause = timedelta(minutes=minutes * 2.0 ** min(failures, _MOST_DOUBLINGS))
    longest = max(_MOST, timedelta(minutes=minutes))
    pause = min(pause, longest) * (1 + _SPREAD * chance)
    return now + max(pause, timedelta(seconds=asked or 0.0))
