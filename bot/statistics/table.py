"""The questions as a table for a spreadsheet: CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC
from typing import Final

from bot.asked import Asked
from bot.statistics.without_ids import without_ids

HEADER: Final = (
    "asked_at",
    "question",
    "answered",
    "confidence",
    "seconds",
    "cited",
    "titles",
    "ups",
    "downs",
    "reasons",
)

# Where a spreadsheet could take what follows for a formula: at the beginning of a cell, and behind
# what another country's spreadsheet takes for the end of one. Quotation marks and spaces do not
# keep it from doing so.
_FORMULA: Final = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=(?:[^\S\t\r\n]|\")*[=+\-@＝＋－＠]|[\t\r])")
_BETWEEN: Final = " | "


def to_csv(asked: Sequence[Asked]) -> bytes:
    """Return `asked` as CSV: UTF-8 with a byte order mark, a header, then a line a question.

    Times are UTC. It holds no ids of people, and nothing that a spreadsheet would compute: an
    apostrophe stands before what looks like a formula (see `defused`).
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(map(_row, asked))
    return file.getvalue().encode("utf-8-sig", errors="replace")


def defused(text: str) -> str:
    """Return `text` with an apostrophe before all that a spreadsheet could take for a formula.

    That is "=", "+", "-" or "@", also of full width, a tab or a carriage return, at the beginning
    or behind a semicolon, a tab or the end of a line, spaces and quotation marks left aside.
    """
    return _FORMULA.sub("'", text)


def _row(asked: Asked) -> tuple[str, ...]:
    """Return the cells of a line. What people and articles wrote is defused; figures need not."""
    return (
        asked.asked_at.astimezone(UTC).isoformat(timespec="seconds"),
        defused(without_ids(asked.text)),
        "yes" if asked.answered else "no",
        f"{asked.confidence:.3f}",
        f"{asked.seconds:.3f}",
        defused(_BETWEEN.join(asked.cited)),
        defused(_BETWEEN.join(asked.titles)),
        str(asked.ups),
        str(asked.downs),
        defused(_BETWEEN.join(asked.reasons)),
    )
