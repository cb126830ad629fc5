"""What the retriever gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The words to search with, and what speaks for an article without being a condition.

    A long question asks for several things; `parts` are its clauses, each to be found for itself.
    `sources` and `days` are outlets and days of publishing that the words name.
    """

    text: str
    parts: tuple[Query, ...] = ()
    sources: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
