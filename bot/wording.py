"""The words in which an answer is put, the same in Discord and in a terminal."""

from __future__ import annotations

from datetime import date

from bot.answer import Citation
from corpus import StatementKind

ABSTAINED = "The articles do not answer this."
UNDATED = "undated"


def attribution_of(citation: Citation) -> str:
    """Return whose words are cited, and how the article carries them."""
    how = "reported" if citation.statement is StatementKind.REPORTED else "quoted"
    return f"{citation.speaker}, {how}"


def day_of(published_at: str | None) -> str:
    """Return a date as people write it: "14 October 2022"."""
    if not published_at:
        return UNDATED
    day = date.fromisoformat(published_at[:10])
    return f"{day.day} {day:%B %Y}"


def source_line(citation: Citation) -> str:
    """Return what a reader sees of a source: title, paragraph, outlet, date, link, locator."""
    parts = [
        citation.title,
        f"¶{citation.paragraph}",
        citation.source,
        day_of(citation.published_at),
        citation.url,
        citation.locator,
    ]
    return " · ".join(part for part in parts if part)
