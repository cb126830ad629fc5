"""Citing what somebody says: what several articles carry is one citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Final

from bot.answer import Citation
from bot.citing import Quotable, fold
from bot.saying.spoken import Run
from corpus import StatementKind, locator_of
from index.passages import Span

# Runs that are looked through for copies of those that are cited.
_LOOKED_AT: Final = 500
# Fewer words are one statement only where they are told on one day.
_LONG: Final = 5


def cite(runs: Iterable[Run], limit: int) -> tuple[Citation, ...]:
    """Return at most `limit` citations, scored by their order; what is told again is a copy."""
    told = fold(map(_Told, islice(runs, _LOOKED_AT)), _Told.repeats, limit)
    cited = [(folded, each) for folded in told for each in folded.head.run][:limit]
    citations = []
    for place, (folded, each) in enumerate(cited):
        first = folded.head.run[0]
        citation = each.cite(1 - place / len(cited), runs_on=each is not first)
        copies = [locator_of(*again.place) for copy in folded.copies for again in copy.run]
        citations.append(replace(citation, copies=tuple(copies) if each is first else ()))
    return tuple(citations)


class _Told:
    """A run, and the words that are told in it, without what stands between them."""

    def __init__(self, run: Run) -> None:
        self.run = run
        statements = [record.statement for each in run for record in each.records]
        self._reported = all(each.kind is StatementKind.REPORTED for each in statements)
        words = "\n".join(text for each in run for text in each.texts)
        self._long = len(words.split()) >= _LONG
        self._words = Quotable(words, Span(0, len(words)))

    def repeats(self, other: _Told) -> bool:
        """Tell whether an article carries here what another carries as `other`.

        A few words may be said on two days.
        """
        one, two = self.run[0], other.run[0]
        alike = one.person == two.person and self._reported == other._reported
        apart = one.paragraph.article.id != two.paragraph.article.id
        likely = self._long or one.day == two.day
        return alike and apart and likely and self._words.copies(other._words)
