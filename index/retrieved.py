"""What a search gives: paragraphs with scores, and what speaks for an answer among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.evidence import Evidence
from index.passages import Span
from index.store import ParagraphRecord
from index.terms import Terms

# The best hits that may hold a query's names together.
_TOGETHER = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A paragraph that was found.

    `score` ranks it, from 0 to 1, within this query only. `cosine` is that of its best passage, and
    `coverage` the share of what the query asks about, by rarity of the words, that the paragraph,
    its title, outlet and date hold: both can be compared between queries. `best` is the passage to
    quote, `passage` how much of the query it holds, words like it in meaning with it. `held` are
    the stems of the query that are here, `unlike` those that no word here is like. `figures` are
    what the score is made of, by the places of `Feature`; none where paragraphs were given.
    """

    paragraph: ParagraphRecord
    score: float
    cosine: float
    coverage: float
    best: Span
    passage: float = 0.0
    held: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    figures: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The hits of a query that asks for `terms`, best first.

    `missing` are names and figures of the question that the best hit lacks, and `unmentioned` other
    words.
    """

    hits: tuple[Hit, ...]
    terms: Terms
    missing: tuple[str, ...] = ()
    unmentioned: tuple[str, ...] = ()

    def of(self, hits: Iterable[Hit]) -> Retrieved:
        """Return the same with `hits`, some of these, or all in another order."""
        return replace(self, hits=tuple(hits))

    def evidence(self) -> Evidence:
        """Return what speaks for it that the hits hold an answer."""
        if not self.hits:
            return Evidence(asked=self.terms.total)
        together = frozenset[str]().union(*(hit.held for hit in self.hits[:_TOGETHER]))
        return Evidence(
            nearness=max(hit.cosine for hit in self.hits),
            coverage=self.hits[0].coverage,
            names=self.terms.share_of_names(self.terms.held_in(together)),
            passage=self.hits[0].passage,
            asked=self.terms.total,
            words=len(self.terms.stems),
            missing=self.missing,
        )
