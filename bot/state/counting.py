"""What statistics read of answers: small, as they read a great many."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.answer import Answer
from bot.asked import Asked


def counted_to_json(answer: Answer) -> dict[str, Any]:
    """Return of `answer` what is counted, without the words that it cites."""
    return {
        "text": answer.question,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "cited": [citation.locator for citation in answer.citations],
        "titles": [citation.title for citation in answer.citations],
    }


def asked_from_row(
    counted: str, asked_at: str, seconds: float, ups: int, downs: int, reasons: str
) -> Asked:
    """Return what was kept as `counted`, with its votes."""
    kept = json.loads(counted)
    return Asked(
        text=kept["text"],
        asked_at=datetime.fromisoformat(asked_at),
        answered=kept["answered"],
        confidence=kept["confidence"],
        seconds=seconds,
        cited=tuple(kept["cited"]),
        titles=tuple(kept["titles"]),
        ups=ups,
        downs=downs,
        reasons=tuple(json.loads(reasons)),
    )
