"""Citations as they are shown: a quotation that runs over paragraphs is one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answer import Citation

# Paragraphs of a quotation that are shown as one: more leave each too little room in Discord.
_MOST_JOINED: Final = 4


@dataclass(frozen=True, slots=True)
class Item:
    """Citations that are one quotation; `first` is the number, from 1, of the first of them."""

    first: int
    citations: tuple[Citation, ...]

    @property
    def head(self) -> Citation:
        """The first citation: its source is that of all."""
        return self.citations[0]

    @property
    def paragraphs(self) -> str:
        """The paragraphs as they are shown: "¶8", or "¶8–9"."""
        last = self.citations[-1].paragraph
        return f"¶{self.head.paragraph}" + (f"–{last}" if len(self.citations) > 1 else "")

    @property
    def others(self) -> int:
        """How many other articles carry the same."""
        copies = (locator for citation in self.citations for locator in citation.copies)
        return len({locator.rpartition("#")[0] for locator in copies} - {self.head.article})


def items_of(citations: Sequence[Citation]) -> list[Item]:
    """Return `citations` in order, those together that are one quotation."""
    items: list[Item] = []
    for number, citation in enumerate(citations, 1):
        last = items[-1] if items else None
        if last and _goes_on(last, citation):
            items[-1] = Item(last.first, (*last.citations, citation))
        else:
            items.append(Item(number, (citation,)))
    return items


def _goes_on(item: Item, citation: Citation) -> bool:
    before = item.citations[-1]
    return (
        citation.runs_on
        and len(item.citations) < _MOST_JOINED
        and (before.article, before.speaker) == (citation.article, citation.speaker)
        and before.paragraph + 1 == citation.paragraph
    )
