"""Checked quotations as cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.answer import Citation
from bot.chat.cards.answers import answer_page
from bot.chat.cards.escaping import escape_line, isolate, size
from bot.chat.cards.layout import Card, Colour
from bot.checking import Check
from bot.checking.diffs import spaced
from bot.checking.verdicts import sentences_of
from bot.language import Language
from bot.state import KeptAnswer
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


def check_card(checks: Sequence[Check], answer_id: str | None, language: Language) -> Card:
    """Show `checks`, of one quotation or of several in a message, above all that they cite.

    Without `answer_id` there is nothing to press.
    """
    room = _ROOM // len(checks)
    head = "\n\n".join(_verdict(check, room, language, named=len(checks) > 1) for check in checks)
    citations = citations_of(checks)
    if not citations:
        return Card(text=head, colour=Colour.ABSTAINED)
    page = answer_page(citations, answer_id, language, head=head)
    return page if any(check.confirmed for check in checks) else replace(page, colour=Colour.NOTICE)


def is_check(kept: KeptAnswer) -> bool:
    """Tell whether `kept` holds what checks cite: nothing was asked, and nothing ranked."""
    return kept.request is None and not kept.answer.ranking


def another_check_page(kept: KeptAnswer, page: int, text: str, language: Language) -> Card:
    """Show another page, from 0, of what was cited for checks whose message has `text` so far.

    What was found of the quotations stands above, and stays: only what is cited is kept.
    """
    above = takewhile(lambda line: not line.startswith(">"), text.split("\n"))
    head = "\n".join(above).strip("\n")
    return answer_page(kept.answer.citations, kept.id, language, page, head=head)


def citations_of(checks: Sequence[Check]) -> tuple[Citation, ...]:
    """Return all that `checks` cite, in their order."""
    return tuple(citation for check in checks for citation in check.citations)


def _verdict(check: Check, room: int, language: Language, *, named: bool) -> str:
    """Say what was found of a quotation in at most `room` units; `named`, say of which."""
    lines = [f"“{isolate(escape_line(check.text, _BEGINNING))}”"] if named else []
    lines.append(f"**{sentences_of(check, _name, language)}**")
    left = room - sum(size(line) + 1 for line in lines)
    return "\n".join([*lines, *_diff(check.changes, left)])


def _diff(changes: Sequence[Change], room: int) -> Iterator[str]:
    """Yield the changes in a line of `room` units, what was removed struck, what was added bold."""
    if not changes or room < _LEAST_DIFF:
        return
    line = ""
    for change in spaced(changes):
        sign = _SIGNS[change.op]
        shown = _shortened(change)
        piece = f"{sign}{shown}{sign}" if shown else change.text and " "
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
