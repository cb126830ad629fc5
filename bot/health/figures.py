"""What is known of how the bot is; nothing of a question or a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from typing import Any

from index.manifest import Manifest


class MessageContent(StrEnum):
    """Whether messages without a mention are read, and where they are not, why."""

    ON = "on"
    NOT_ASKED_FOR = "not asked for"
    REFUSED = "refused by Discord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How many questions run and wait, and the seconds until all of them are answered."""

    pending: int
    expected_wait: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The generation that answers; `built_at` is UTC."""

    generation: str
    built_at: datetime
    articles: int
    paragraphs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How the bot is at the moment `at`.

    Times are UTC, spans are seconds, `memory` is the resident bytes of the process. `latency` is
    None until a heartbeat was answered, `last_error_at` where nothing has failed. `serving` is None
    where nothing can be asked; `index_problem` then says why, for the operator alone: it may name
    folders.
    """

    at: datetime
    version: str
    uptime: float
    connected: bool
    latency: float | None
    queue: Queue
    memory: int
    serving: Serving | None
    index_problem: str | None
    model_loaded: bool
    message_content: MessageContent
    last_error_at: datetime | None

    @property
    def generation_age(self) -> float | None:
        """The seconds since what is served was built."""
        return (self.at - self.serving.built_at).total_seconds() if self.serving else None

    @property
    def problems(self) -> tuple[str, ...]:
        """Why it cannot answer: one sentence for each reason, none where it can."""
        found = (
            None if self.connected else "It is not connected to Discord.",
            None if self.serving else (self.index_problem or "Nothing is being served."),
            None if self.model_loaded else "The model is not loaded: wait, or read the log.",
        )
        return tuple(filter(None, found))

    def to_json(self) -> dict[str, Any]:
        """Return the figures for programs."""
        serving, last_error = self.serving, self.last_error_at
        return {
            "well": not self.problems,
            "problems": list(self.problems),
            "version": self.version,
            "uptime_seconds": round(self.uptime, 1),
            "connected": self.connected,
            "latency_seconds": None if self.latency is None else round(self.latency, 3),
            "queue": {
                "pending": self.queue.pending,
                "expected_wait_seconds": round(self.queue.expected_wait, 1),
            },
            "memory_bytes": self.memory,
            "generation": None if serving is None else self._generation(serving),
            "model_loaded": self.model_loaded,
            "message_content": self.message_content,
            "last_error_at": last_error.isoformat(timespec="seconds") if last_error else None,
        }

    def _generation(self, serving: Serving) -> dict[str, Any]:
        return {
            "id": serving.generation,
            "built_at": serving.built_at.isoformat(timespec="seconds"),
            "age_seconds": round(self.generation_age or 0.0, 1),
            "articles": serving.articles,
            "paragraphs": serving.paragraphs,
        }


def serving_of(manifest: Manifest) -> Serving:
    """Return what is served where the generation of `manifest` is."""
    return Serving(
        generation=manifest.id,
        built_at=datetime.fromisoformat(manifest.created_at),
        articles=manifest.counts.articles,
        paragraphs=manifest.counts.paragraphs,
    )


def version() -> str:
    """Return the version of Pilcrow that is installed; "unknown" in a bare checkout."""
    try:
        return version_of("pilcrow")
    except PackageNotFoundError:
        return "unknown"
