"""What has happened since the start, counted for Prometheus: no ids, and no words of anybody."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, Literal, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.answer import AnswerKind
from bot.health.figures import Figures

Limited = Literal["person", "server", "person_queue", "queue"]
Reindexed = Literal["published", "unchanged", "failed", "cancelled"]

_SMALL_TALK: Final = "small_talk"
# Up to half a second is what answering takes, three is what Discord waits for an acknowledgement.
_SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """Counts and measures, in a registry of its own."""

    content_type: Final = CONTENT_TYPE_PLAIN_0_0_4

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = self._counter(
            "questions", "Questions by what they got.", "kind", (*AnswerKind, _SMALL_TALK)
        )
        self._seconds = Histogram(
            "pilcrow_answer_seconds",
            "Seconds from a question to its answer, waiting included.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._errors = self._counter("errors", "Failures, by the name of the error.", "type")
        self._votes = self._counter("votes", "Votes on answers.", "direction", ("up", "down"))
        self._limited = self._counter(
            "rate_limited", "Questions turned away, by whose limit.", "whose", get_args(Limited)
        )
        self._reindexes = self._counter("reindex", "Re-index runs.", "outcome", get_args(Reindexed))
        self._queue = self._gauge("queue_pending", "Questions that run or wait.")
        self._wait = self._gauge("queue_wait_seconds", "Seconds until all of them are answered.")
        self._connected = self._gauge("discord_connected", "Whether Discord is connected.")
        self._latency = self._gauge("discord_latency_seconds", "Seconds a heartbeat takes.")
        self._memory = self._gauge("memory_bytes", "Resident memory.")
        self._uptime = self._gauge("uptime_seconds", "Seconds since the start.")
        self._articles = self._gauge("generation_articles", "Articles that are served.")
        self._paragraphs = self._gauge("generation_paragraphs", "Paragraphs that are served.")
        self._age = self._gauge("generation_age_seconds", "Seconds since they were indexed.")

    def answered(self, kind: AnswerKind | None, seconds: float) -> None:
        """Count a question that got an answer of `kind`, None for small talk, after `seconds`."""
        self._questions.labels(kind or _SMALL_TALK).inc()
        self._seconds.observe(seconds)

    def failed(self, error: BaseException) -> None:
        """Count a failure; of `error` only the name of its class is kept."""
        self._errors.labels(type(error).__name__).inc()

    def voted(self, *, up: bool) -> None:
        """Count a vote."""
        self._votes.labels("up" if up else "down").inc()

    def limited(self, whose: Limited) -> None:
        """Count a question that was turned away."""
        self._limited.labels(whose).inc()

    def reindexed(self, outcome: Reindexed) -> None:
        """Count a re-index that has ended."""
        self._reindexes.labels(outcome).inc()

    def observe(self, figures: Figures) -> None:
        """Take over the `figures` of this moment."""
        serving = figures.serving
        self._queue.set(figures.queue.pending)
        self._wait.set(figures.queue.expected_wait)
        self._connected.set(figures.connected)
        self._latency.set(math.nan if figures.latency is None else figures.latency)
        self._memory.set(figures.memory)
        self._uptime.set(figures.uptime)
        self._articles.set(serving.articles if serving else 0)
        self._paragraphs.set(serving.paragraphs if serving else 0)
        self._age.set(math.nan if figures.generation_age is None else figures.generation_age)

    def exposed(self) -> bytes:
        """Return everything in the text form that Prometheus reads, of type `content_type`."""
        return generate_latest(self._registry)

    def _counter(self, name: str, text: str, label: str, values: Iterable[str] = ()) -> Counter:
        """Make a counter; each of the `values` of its label is there from the start, at 0."""
        made = Counter(f"pilcrow_{name}_total", text, [label], registry=self._registry)
        for value in values:
            made.labels(value)
        return made

    def _gauge(self, name: str, text: str) -> Gauge:
        return Gauge(f"pilcrow_{name}", text, registry=self._registry)
