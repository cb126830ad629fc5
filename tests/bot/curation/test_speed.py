"""How fast a run is, and how long it still takes."""

from __future__ import annotations

import pytest

from bot.curation.speed import Speed, Speedometer
from bot.reindexing import Progress
from index.progress import Phase


def embedding(done: int, total: int = 100) -> Progress:
    return Progress(phase=Phase.EMBEDDING, done=done, total=total)


def test_nothing_is_foretold_when_a_phase_has_just_begun() -> None:
    speedometer = Speedometer()

    assert speedometer.at(embedding(0), 10.0) is None
    assert speedometer.at(embedding(5), 10.5) is None


def test_rate_and_time_left_are_those_of_the_phase() -> None:
    speedometer = Speedometer()
    speedometer.at(embedding(10), 10.0)

    assert speedometer.at(embedding(30), 14.0) == Speed(per_second=5.0, seconds_left=14.0)


def test_measure_begins_anew_when_another_phase_does() -> None:
    speedometer = Speedometer()
    speedometer.at(Progress(phase=Phase.READING, done=0, total=9), 0.0)
    speedometer.at(Progress(phase=Phase.READING, done=9, total=9), 9.0)

    assert speedometer.at(embedding(0), 10.0) is None
    found = speedometer.at(embedding(50), 12.0)
    assert found == Speed(per_second=25.0, seconds_left=2.0)


@pytest.mark.parametrize(
    ("done", "total"), [(100, 100), (120, 100)], ids=["all is done", "more than was foretold"]
)
def test_nothing_is_left_when_the_phase_is_done(done: int, total: int) -> None:
    speedometer = Speedometer()
    speedometer.at(embedding(0), 0.0)

    found = speedometer.at(embedding(done, total), 2.0)

    assert found is not None
    assert found.seconds_left == 0


def test_nothing_is_foretold_when_nothing_moves() -> None:
    speedometer = Speedometer()
    speedometer.at(embedding(10), 0.0)

    assert speedometer.at(embedding(10), 60.0) is None
