"""What two runs of a crowd showed, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

_ACKNOWLEDGED_WITHIN: Final = 3.0
_RATIO: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run showed; times in seconds.

    `counts` are those answered, told to wait, failed and never acknowledged.
    """

    acknowledged: list[float]
    answered: list[float]
    counts: Counter[str]
    span: tuple[float, float]  # on the monotonic clock
    bot_gaps: list[float]
    discord_gaps: list[float]
    reindexing: bool  # until after the last answer


# A name, a part of `Run`, a percentile of it, and whether the ratio of the runs has a target.
_FIGURES: Final = (
    ("acknowledged, p95 (s)", "acknowledged", 95, False),
    ("acknowledged, max (s)", "acknowledged", 100, False),
    ("time to answer, p50 (s)", "answered", 50, True),
    ("time to answer, p95 (s)", "answered", 95, True),
    ("gap of the bot's loop, p99 (s)", "bot_gaps", 99, True),
    ("gap of the bot's loop, max (s)", "bot_gaps", 100, True),
    ("gap of Discord's loop, p99 (s)", "discord_gaps", 99, False),
    ("gap of Discord's loop, max (s)", "discord_gaps", 100, False),
)
_OUTCOMES: Final = ("answered", "told to wait", "failed", "never acknowledged")


def tell(alone: Run, busy: Run) -> int:
    """Print both runs and what misses its target; return 1 where something does."""
    print(f"{'':32}{'alone':>10}{'re-index':>10}{'ratio':>10}")
    missed = []
    for name, part, percent, targeted in _FIGURES:
        one, other = (_percentile(getattr(run, part), percent) for run in (alone, busy))
        print(f"{name:32}{one:10.3f}{other:10.3f}{other / one:10.2f}")
        if targeted and other > _RATIO * one:
            missed.append(name)
    for what in _OUTCOMES:
        print(f"{what:32}{alone.counts[what]:10}{busy.counts[what]:10}")
    print(f"re-index ran until after the last answer: {'yes' if busy.reindexing else 'no'}")
    missed += [*_missed(alone), *_missed(busy), *([] if busy.reindexing else ["re-index"])]
    print(f"targets missed: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return float(np.percentile(seconds, percent)) if seconds else float("nan")


def _missed(run: Run) -> Iterator[str]:
    if not run.answered:
        yield "answered"
    if max(run.acknowledged, default=0.0) > _ACKNOWLEDGED_WITHIN:
        yield f"acknowledged within {_ACKNOWLEDGED_WITHIN:g} s"
    yield from (what for what in ("failed", "never acknowledged") if run.counts[what])
