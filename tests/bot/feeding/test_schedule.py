"""Feeds are looked at again after a pause that grows with failures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeding.schedule import next_look

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "asked", "minutes"),
    [(0, None, 30), (1, None, 60), (3, None, 240), (9, None, 1440), (0, 7200, 120), (1, 60, 60)],
)
def test_pause_doubles_with_failures_up_to_a_day(
    failures: int, asked: float | None, minutes: float
) -> None:
    assert next_look(NOW, 30, failures, asked, 0) == NOW + timedelta(minutes=minutes)


@given(
    minutes=st.floats(1, 10_080),
    failures=st.integers(0, 10_000),
    asked=st.none() | st.floats(0, 86_400),
    chance=st.floats(0, 1),
)
def test_pause_is_never_shorter_than_set_or_asked_nor_endless(
    minutes: float, failures: int, asked: float | None, chance: float
) -> None:
    pause = next_look(NOW, minutes, failures, asked, chance) - NOW

    assert pause >= timedelta(minutes=minutes) - timedelta(milliseconds=1)
    assert pause >= timedelta(seconds=asked or 0)
    longest = max(timedelta(days=1), timedelta(minutes=minutes))
    assert pause <= longest * 1.1 + timedelta(seconds=1)


def test_feeds_that_were_added_together_drift_apart() -> None:
    looks = {next_look(NOW, 30, 0, None, chance / 10) for chance in range(10)}

    assert len(looks) == 10
