"""What the command line prints for programs, in the form that others rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.wording import printable

if TYPE_CHECKING:
    from bot.answer import Answer, Citation
    from bot.evaluation import Evaluation
    from index.building import Report
    from index.manifest import Manifest


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return `answer` as `pilcrow ask --json` prints it."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "kind": answer.kind,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_to_json(citation) for citation in answer.citations],
    }


def evaluation_to_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return `evaluation` as `pilcrow eval --json` prints it."""
    return {
        "set": evaluation.name,
        "articles": evaluation.articles,
        "paragraphs": evaluation.paragraphs,
        "questions": evaluation.questions,
        "metrics": evaluation.metrics.to_json(),
        "kinds": {kind: metrics.to_json() for kind, metrics in evaluation.kinds.items()},
        "abstention": evaluation.abstention.to_json() if evaluation.abstention else {},
        "seconds": {name: round(value, 4) for name, value in evaluation.seconds.items()},
    }


def write_details(path: Path, evaluation: Evaluation) -> None:
    """Write a line of JSON for every question to `path`."""
    with path.open("w", encoding="utf-8") as file:
        for question, answer in evaluation.answers:
            line = {
                "id": question,
                "ranking": [list(place) for place in answer.ranking],
                "answered": answer.answered,
                "confidence": round(answer.confidence, 4),
                "citations": [citation.locator for citation in answer.citations],
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def report_to_json(report: Report, seconds: float) -> dict[str, Any]:
    """Return what an index run did as `pilcrow index --json` prints it."""
    return {
        "published": report.published,
        "generation": report.manifest.id,
        "articles": report.manifest.counts.articles,
        "paragraphs": report.manifest.counts.paragraphs,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "embedded": report.embedded,
        "reused": report.reused,
        "seconds": round(seconds, 3),
        "skipped": [{"path": item.path, "reason": item.reason} for item in report.skipped],
    }


def status_to_json(manifest: Manifest) -> dict[str, Any]:
    """Return what is indexed as `pilcrow status --json` prints it."""
    return {
        "generation": manifest.id,
        "created_at": manifest.created_at,
        "articles": manifest.counts.articles,
        "paragraphs": manifest.counts.paragraphs,
        "statements": manifest.counts.statements,
        "skipped": manifest.counts.skipped,
        "model": manifest.model,
        "paths": list(manifest.paths) if manifest.paths is not None else None,
    }


def status_to_text(manifest: Manifest) -> str:
    """Return what is indexed in three lines for a person."""
    counts = manifest.counts
    moment = manifest.created_at.replace("T", " ").replace("Z", " UTC")
    where = ", ".join(manifest.paths) if manifest.paths is not None else "PILCROW_CORPUS"
    held = f"{counts.articles} articles, {counts.paragraphs} paragraphs"
    lines = (
        f"Generation {manifest.id}, indexed {moment}",
        f"{held}, {counts.statements} statements ({counts.skipped} skipped)",
        f"from {where}, embedded with {manifest.model}",
    )
    return "\n".join(map(printable, lines))


def citation_to_json(citation: Citation) -> dict[str, Any]:
    """Return `citation` as every command prints it."""
    return {
        "locator": citation.locator,
        "article": citation.article,
        "title": citation.title,
        "paragraph": citation.paragraph,
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "speaker": citation.speaker,
        "source": citation.source,
        "published_at": citation.published_at,
        "url": citation.url,
        "score": round(citation.score, 4),
    }
