"""How the bot is, gathered from what runs."""

from __future__ import annotations

import math
from pathlib import Path
from threading import Event

import pytest

from bot.health import Health, MessageContent, Queue, Serving, serving_of
from index.errors import NoGenerationError
from index.generations import DataFolder, current_manifest
from tests.bot.health.gauges import NOW, SERVING, Line, Patient


async def test_a_bot_that_is_well_has_no_problem() -> None:
    health = Patient().health()

    with health.connection(Line()):
        figures = await health.figures()

    assert figures.problems == ()
    assert (figures.serving, figures.generation_age) == (SERVING, 7200.0)
    assert (figures.latency, figures.queue.pending) == (0.125, 3)
    assert figures.memory > 2**20
    assert 0 <= figures.uptime < 60


@pytest.mark.parametrize(
    ("patient", "line", "told"),
    [
        pytest.param(Patient(), None, "It is not connected to Discord.", id="never connected"),
        pytest.param(
            Patient(), Line(connected=False), "It is not connected to Discord.", id="lost"
        ),
        pytest.param(
            Patient(served=NoGenerationError(Path("data"))),
            Line(),
            "Nothing is indexed yet in data. Run: pilcrow index",
            id="nothing indexed",
        ),
        pytest.param(
            Patient(served=PermissionError(13, "Permission denied")),
            Line(),
            "[Errno 13] Permission denied",
            id="disk",
        ),
        pytest.param(
            Patient(model_loaded=False),
            Line(),
            "The model is not loaded: wait, or read the log.",
            id="no model",
        ),
    ],
)
async def test_what_keeps_it_from_answering_is_one_sentence(
    patient: Patient, line: Line | None, told: str
) -> None:
    health = patient.health()

    if line is None:
        figures = await health.figures()
    else:
        with health.connection(line):
            figures = await health.figures()

    assert figures.problems == (told,)
    assert figures.to_json()["well"] is False


async def test_a_connection_is_forgotten_when_its_client_ends() -> None:
    health = Patient().health()
    with health.connection(Line()):
        before = await health.figures()

    after = await health.figures()

    assert (before.connected, after.connected, after.latency) == (True, False, None)


@pytest.mark.parametrize("latency", [math.nan, math.inf], ids=str)
async def test_a_latency_that_is_not_known_is_none(latency: float) -> None:
    health = Patient().health()

    with health.connection(Line(latency=latency)):
        assert (await health.figures()).latency is None


async def test_a_disk_that_hangs_is_told_and_waited_for_by_one_thread() -> None:
    go_on = Event()
    began: list[int] = []

    def hang() -> Serving:
        began.append(1)
        go_on.wait(30)
        return SERVING

    health = Health(
        serving=hang,
        queue=lambda: Queue(pending=0, expected_wait=0),
        model_loaded=lambda: True,
        patience=0.01,
    )

    hung = [await health.figures() for _ in range(3)]
    go_on.set()
    reading = health._reading
    assert reading is not None
    await reading
    mended = await health.figures()

    assert {figures.index_problem for figures in hung} == {
        "What is served cannot be read in time: check the disk."
    }
    assert (len(began), mended.serving) == (1, SERVING)


async def test_the_last_failure_has_its_time_and_is_counted() -> None:
    health = Patient().health()
    before = (await health.figures()).last_error_at

    health.failed(ValueError("of a person"))

    assert (before, (await health.figures()).last_error_at) == (None, NOW)
    assert b'pilcrow_errors_total{type="ValueError"} 1.0' in health.metrics.exposed()


async def test_json_has_every_figure_and_says_since_when() -> None:
    health = Patient().health()
    health.message_content = MessageContent.REFUSED
    health.failed(ValueError())

    with health.connection(Line()):
        found = (await health.figures()).to_json()

    assert found.pop("uptime_seconds") >= 0
    assert found.pop("memory_bytes") > 0
    assert found.pop("version")
    assert found == {
        "well": True,
        "problems": [],
        "connected": True,
        "latency_seconds": 0.125,
        "queue": {"pending": 3, "expected_wait_seconds": 1.5},
        "generation": {
            "id": "000007-a1b2",
            "built_at": "2026-10-01T12:00:00+00:00",
            "age_seconds": 7200.0,
            "articles": 51,
            "paragraphs": 702,
        },
        "model_loaded": True,
        "message_content": "refused by Discord",
        "last_error_at": "2026-10-01T14:00:00+00:00",
    }


def test_what_is_served_is_told_by_its_manifest(samples: DataFolder) -> None:
    manifest = current_manifest(samples)

    serving = serving_of(manifest)

    assert (serving.generation, serving.articles) == (manifest.id, manifest.counts.articles)
    assert serving.built_at.utcoffset() is not None
