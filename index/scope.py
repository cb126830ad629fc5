"""Which articles a search may look in: by outlet, and by when they were published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.store import Store

_Days = NDArray[np.datetime64]
_DAY = "datetime64[D]"

_ARTICLES = "SELECT key, id, source, published_at FROM articles ORDER BY key"
_ARTICLE_OF_ROW = (
    "SELECT paragraphs.article FROM passages "
    "JOIN paragraphs ON paragraphs.key = passages.paragraph ORDER BY passages.row"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a search is limited to: the outlets `sources`, any where empty, and a period.

    The days `since` and `until` are included. An undated article is in no period.
    """

    sources: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is left out."""
        return not (self.sources or self.since or self.until)


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Selection:
    """What is in a scope: ids and keys of articles, and rows of the vector index in order."""

    articles: frozenset[str]
    keys: tuple[int, ...]
    rows: NDArray[np.int64]


class ScopeTable:
    """Outlets and dates of a generation's articles, as arrays: a scope is applied to all at once.

    Arrays of articles are in the order of their keys; rows are those of the vector index.
    """

    def __init__(self, store: Store) -> None:
        articles = store.connection.execute(_ARTICLES).fetchall()
        self._keys = np.array([key for key, *_ in articles], dtype=np.int64)
        self._ids = [article_id for _, article_id, *_ in articles]
        self._sources = [source for *_, source, _ in articles]
        self._days: _Days = np.array([_day(published) for *_, published in articles], _DAY)
        owners = store.connection.execute(_ARTICLE_OF_ROW).fetchall()
        keys_of_rows = np.array([key for (key,) in owners], dtype=np.int64)
        self._article_of_row = np.searchsorted(self._keys, keys_of_rows)

    @cached_property
    def outlets(self) -> tuple[tuple[str, int], ...]:
        """The outlets, each with how many articles it has, those with most first."""
        counts = Counter(source for source in self._sources if source)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which articles were published, each once, in order."""
        return tuple(np.unique(self._days[~np.isnat(self._days)]).tolist())

    def select(self, scope: Scope) -> Selection:
        """Return what is in `scope`."""
        inside = self._of_sources(scope.sources) & self._within(scope.since, scope.until)
        return Selection(
            articles=frozenset(self._ids[place] for place in np.flatnonzero(inside)),
            keys=tuple(self._keys[inside].tolist()),
            rows=np.flatnonzero(inside[self._article_of_row]),
        )

    def _of_sources(self, sources: frozenset[str]) -> NDArray[np.bool_]:
        return np.array([not sources or source in sources for source in self._sources], dtype=bool)

    def _within(self, since: date | None, until: date | None) -> NDArray[np.bool_]:
        inside = np.ones(len(self._ids), dtype=bool)
        # What has no date is neither before nor after a day.
        if since:
            inside &= self._days >= np.datetime64(since, "D")
        if until:
            inside &= self._days <= np.datetime64(until, "D")
        return inside


def _day(published_at: str | None) -> str:
    return (published_at or "NaT")[:10]
