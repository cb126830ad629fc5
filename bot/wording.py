"""The words in which an answer is put, the same in Discord and in a terminal."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.language import text

if TYPE_CHECKING:  # so that `pilcrow status` starts fast
    from bot.answer import Citation

ELLIPSIS: Final = "…"
ABSTAINED: Final = text("notes-abstained")
UNDATED: Final = "undated"

# Control characters, line and paragraph separators, and what turns the direction of writing.
_DRIVING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """What a reader sees of a source, in the order in which it is read; what is empty is left out.

    Each is ready to be shown.
    """

    number: str = ""
    attribution: str = ""
    title: str = ""
    paragraph: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""
    locator: str = ""

    def __str__(self) -> str:
        return " · ".join(filter(None, astuple(self)))


def is_reported(citation: Citation) -> bool:
    """Return whether the article tells what was said in words of its own."""
    from corpus import StatementKind  # noqa: PLC0415 - so that `pilcrow status` starts fast

    return citation.statement is StatementKind.REPORTED


def kind_of(citation: Citation) -> str:
    """Return how the article carries the words that are cited."""
    return "reported" if is_reported(citation) else "quoted"


def attribution_of(citation: Citation) -> str:
    """Return whose words are cited, and how the article carries them."""
    from corpus import StatementKind  # noqa: PLC0415 - so that `pilcrow status` starts fast

    reported = citation.statement is StatementKind.REPORTED and citation.source
    by = f" by {citation.source}" if reported else ""
    return f"{citation.speaker}, {kind_of(citation)}{by}"


def day_of(published_at: str | None) -> str:
    """Return a date as people write it: "14 October 2022"."""
    if not published_at:
        return UNDATED
    day = date.fromisoformat(published_at[:10])
    return f"{day.day} {day:%B %Y}"


def source_line(citation: Citation, paragraphs: str) -> str:
    """Return the source of `citation`, which is of `paragraphs`, as a terminal shows it."""
    line = SourceLine(
        title=citation.title,
        paragraph=paragraphs,
        outlet=citation.source or "",
        date=day_of(citation.published_at),
        url=citation.url or "",
        locator=citation.locator,
    )
    return str(line)


def printable(text: str) -> str:
    """Return `text` with a space for each character that would drive a terminal, all else as is."""
    return _DRIVING.sub(" ", text)
