"""How much is tried: little and always the same, or with HYPOTHESIS_PROFILE=long much and new."""

from __future__ import annotations

import os
from typing import Final

from hypothesis import HealthCheck, settings

_IS_LONG: Final = os.environ.get("HYPOTHESIS_PROFILE") == "long"
_TIMES: Final = 100  # a long run takes so many times as many examples
PATIENCE: Final = 7200 if _IS_LONG else 120  # seconds that one test may take
LARGE: Final = 1_000_000 if _IS_LONG else 200_000  # characters


def effort(examples: int) -> settings:
    """Return settings for so many examples, which no slow machine lets fail."""
    return settings(
        max_examples=examples * _TIMES if _IS_LONG else examples,
        derandomize=not _IS_LONG,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
