"""What is counted, in the form that Prometheus reads."""

from __future__ import annotations

import pytest
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from bot.answer import AnswerKind
from bot.health import Metrics
from tests.bot.health.gauges import Line, Patient


def samples(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Return each figure by its name and the values of its labels."""
    families = text_string_to_metric_families(metrics.exposed().decode())
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def test_everything_is_counted_by_its_label() -> None:
    metrics = Metrics()

    metrics.answered(AnswerKind.SAID, 0.2)
    metrics.answered(AnswerKind.PASSAGES, 0.3)
    metrics.answered(None, 0.1)
    metrics.failed(KeyError("what somebody wrote"))
    metrics.voted(up=True)
    metrics.voted(up=False)
    metrics.limited("server")
    metrics.reindexed("failed")

    found = samples(metrics)
    assert {key: value for key, value in found.items() if key[0].endswith("_total") and value} == {
        ("pilcrow_questions_total", "said"): 1,
        ("pilcrow_questions_total", "passages"): 1,
        ("pilcrow_questions_total", "small_talk"): 1,
        ("pilcrow_errors_total", "KeyError"): 1,
        ("pilcrow_votes_total", "up"): 1,
        ("pilcrow_votes_total", "down"): 1,
        ("pilcrow_rate_limited_total", "server"): 1,
        ("pilcrow_reindex_total", "failed"): 1,
    }
    assert found["pilcrow_answer_seconds_count",] == 3
    assert found["pilcrow_answer_seconds_sum",] == pytest.approx(0.6)
    assert "wrote" not in metrics.exposed().decode()


def test_what_has_not_happened_yet_is_there_at_0() -> None:
    found = samples(Metrics())

    kinds = {key[1] for key in found if key[0] == "pilcrow_questions_total"}
    assert kinds == {"said", "passages", "abstained", "small_talk"}
    assert found["pilcrow_rate_limited_total", "person_queue"] == 0


async def test_the_figures_of_the_moment_are_gauges() -> None:
    health = Patient().health()

    with health.connection(Line()):
        await health.figures()

    found = samples(health.metrics)
    assert found["pilcrow_queue_pending",] == 3
    assert found["pilcrow_discord_latency_seconds",] == 0.125
    assert found["pilcrow_discord_connected",] == 1
    assert found["pilcrow_generation_articles",] == 51
    assert found["pilcrow_generation_paragraphs",] == 702
    assert found["pilcrow_generation_age_seconds",] == 7200
    assert found["pilcrow_memory_bytes",] > 2**20


async def test_the_gauges_of_a_bot_that_lost_everything_do_not_stand_still() -> None:
    patient = Patient()
    health = patient.health()
    with health.connection(Line()):
        await health.figures()
    patient.served = OSError()

    await health.figures()

    found = samples(health.metrics)
    assert (found["pilcrow_discord_connected",], found["pilcrow_generation_articles",]) == (0, 0)
    assert str(found["pilcrow_discord_latency_seconds",]) == "nan"


def test_two_bots_in_a_process_count_apart_and_not_in_the_library() -> None:
    first, second = Metrics(), Metrics()

    first.voted(up=True)

    assert samples(second)["pilcrow_votes_total", "up"] == 0
    assert REGISTRY.get_sample_value("pilcrow_votes_total", {"direction": "up"}) is None
