"""What the command line prints for programs, in the form that others rely on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.wording import printable

if TYPE_CHECKING:
    from bot.answer import Answer, Citation
    from index.building import Report
    from index.manifest import Manifest


def answer_to_json(answer: Answer, *, why: bool = False) -> dict[str, Any]:
    """Return `answer` as `pilcrow ask --json` prints it; with `why`, what led to it, too."""
    told = {"why": asdict(answer.why) if answer.why else None} if why else {}
    return {
        "question": answer.question,
        "answered": answer.answered,
        "kind": answer.kind,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_to_json(citation) for citation in answer.citations],
        **told,
    }


def report_to_json(report: Report, seconds: float) -> dict[str, Any]:
    """Return what an index run did as `pilcrow index --json` prints it."""
    return {
        "published": report.published,
        "generation": report.manifest.id,
        "rolled_back": report.rolled_back,
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
