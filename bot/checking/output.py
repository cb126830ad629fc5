"""A checked quotation on a terminal or a pipe, and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from bot.checking.diffs import spaced
from bot.checking.verdicts import sentences_of
from bot.checking.verifying import Check
from bot.export import citation_to_json
from bot.terminal import Terminal
from bot.wording import printable
from index.differing import Change, Op

_STYLES = {Op.EQUAL: "", Op.REMOVED: "red strike", Op.ADDED: "green"}
_SIGNS = {Op.REMOVED: ("[-", "-]"), Op.ADDED: ("{+", "+}")}


def show_check(check: Check, terminal: Terminal) -> None:
    """Write what was found of a quotation, the changes, and the sources."""
    terminal.write(Text(sentences_of(check)))
    if check.changes:
        terminal.write(Text("\n    ").append_text(_diff(check.changes)))
    if check.citations:
        terminal.write(Text(""))
        terminal.show_citations(check.citations)


def check_to_json(check: Check) -> dict[str, Any]:
    """Return `check` as `pilcrow verify --json` prints it."""
    return {
        "text": check.text,
        "verdict": check.verdict,
        "speaker": check.speaker_found,
        "citations": [citation_to_json(citation) for citation in check.citations],
        "changes": [{"op": change.op, "text": change.text} for change in check.changes],
    }


def _diff(changes: Sequence[Change]) -> Text:
    text = Text()
    for change in spaced(changes):
        opening, closing = _SIGNS.get(change.op, ("", ""))
        text.append(f"{opening}{printable(change.text)}{closing}", style=_STYLES[change.op])
    return text
