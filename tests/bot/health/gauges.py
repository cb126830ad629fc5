"""A bot that is well, of which a test changes what it likes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.health import Health, Queue, Serving

BUILT = datetime(2026, 10, 1, 12, tzinfo=UTC)
NOW = BUILT + timedelta(hours=2)
SERVING = Serving(generation="000007-a1b2", built_at=BUILT, articles=51, paragraphs=702)


@dataclass(slots=True)
class Line:
    """A connection to Discord."""

    connected: bool = True
    latency: float = 0.125


@dataclass(slots=True)
class Patient:
    """What the health of a bot is read from."""

    served: Serving | Exception = SERVING
    queue: Queue = field(default_factory=lambda: Queue(pending=3, expected_wait=1.5))
    model_loaded: bool = True
    patience: float = 5.0

    def health(self) -> Health:
        """Return the health of this one; it is not connected yet."""
        return Health(
            serving=self._serving,
            queue=lambda: self.queue,
            model_loaded=lambda: self.model_loaded,
            patience=self.patience,
            now=lambda: NOW,
        )

    def _serving(self) -> Serving:
        if isinstance(self.served, Exception):
            raise self.served
        return self.served
