"""Checked quotations as cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.answer import Citation
from bot.chat.answer_cards import answer_page
from bot.chat.escaping import escape_line, isolate, size
from bot.chat.layout import Card, Colour
from bot.checking import Check
from bot.checking.diffs import spaced
from bot.checking.verdicts import sentences_of
from bot.wording import ELLIPSIS
from index.differing import Change, Op

# What is above the citations has this much room, shared by all quotations of a message.
_ROOM: Final = 900
_NAME: Final = 60
_BEGINNING: Final = 60
# Less than this tells nothing of the changes.
_LEAST_DIFF: Final = 60
# A stretch without changes is shown whole up to this, else how it begins and ends.
_UNCHANGED: Final = 120
_SIGNS: Final = {Op.EQUAL: "", Op.REMOVED: "~~", Op.ADDED: "**"}


def check_card(checks: Sequence[Check], answer_id: str | None) -> Card:
    """Show `checks`, of one quotation or of several in a message, above all that they cite.

    Without `answer_id` there is nothing to press.
    """
    room = _ROOM // len(checks)
    head = "\n\n".join(_verdict(check, room, named=len(checks) > 1) for check in checks)
    citations = citations_of(checks)
    if not citations:
        return Card(text=head, colour=Colour.ABSTAINED)
    page = answer_page(citations, answer_id, head=head)
    return page if any(check.confirmed for check in checks) else replace(page, colour=Colour.NOTICE)


def citations_of(checks: Sequence[Check]) -> tuple[Citation, ...]:
    """Return all that `checks` cite, in their order."""
    return tuple(citation for check in checks for citation in check.citations)


def _verdict(check: Check, room: int, *, named: bool) -> str:
    """Say what was found of a quotation in at most `room` units; `named`, say of which."""
    lines = [f"“{isolate(escape_line(check.text, _BEGINNING))}”"] if named else []
    lines.append(f"**{sentences_of(check, _name)}**")
    left = room - sum(size(line) + 1 for line in lines)
    return "\n".join([*lines, *_diff(check.changes, left)])


def _diff(changes: Sequence[Change], room: int) -> Iterator[str]:
    """Yield the changes in a line of `room` units, what was removed struck, what was added bold."""
    if not changes or room < _LEAST_DIFF:
        return
    line = ""
    for change in spaced(changes):
        sign = _SIGNS[change.op]
        piece = f"{sign}{_shortened(change)}{sign}" if change.text != " " else " "
        if size(line) + size(piece) + size(ELLIPSIS) > room:
            line += ELLIPSIS
            break
        line += piece
    yield line


def _shortened(change: Change) -> str:
    """Return the text of `change` escaped; of one that is long, how it begins and ends."""
    text = change.text
    if len(text) <= _UNCHANGED:
        return escape_line(text, 4 * _UNCHANGED)
    half = _UNCHANGED // 2
    begins, ends = text[:half].rpartition(" ")[0], text[-half:].partition(" ")[2]
    return escape_line(f"{begins} {ELLIPSIS} {ends}", 4 * _UNCHANGED)


def _name(name: str) -> str:
    return isolate(escape_line(name, _NAME))
