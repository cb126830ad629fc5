"""What `pilcrow eval` prints and writes for programs, in the form that others rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.evaluation.figures import Evaluation, Outcome


def evaluation_to_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return `evaluation` as `pilcrow eval --json` prints it."""
    return {
        "set": evaluation.name,
        "articles": evaluation.articles,
        "paragraphs": evaluation.paragraphs,
        "questions": len(evaluation.outcomes),
        "metrics": evaluation.metrics.to_json(),
        "kinds": {kind: metrics.to_json() for kind, metrics in evaluation.kinds.items()},
        "abstention": evaluation.abstention.to_json() if evaluation.abstention else {},
        "seconds": {name: round(value, 4) for name, value in evaluation.seconds.items()},
    }


def write_details(path: Path, evaluation: Evaluation) -> None:
    """Write a line of JSON for every question to `path`."""
    with path.open("w", encoding="utf-8") as file:
        for outcome in evaluation.outcomes:
            file.write(json.dumps(_details(outcome), ensure_ascii=False) + "\n")


def _details(outcome: Outcome) -> dict[str, Any]:
    answer = outcome.answer
    return {
        "id": outcome.question.id,
        "ranking": [list(place) for place in answer.ranking],
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "citations": [citation.locator for citation in answer.citations],
    }
