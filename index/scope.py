"""Which articles a search may look in: by outlet, and by when they were published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.store import Store

_Days = NDArray[np.datetime64]
_DAY = "datetime64[D]"

_ARTICLES = "SELECT key, id, source, published_at, collection FROM articles ORDER BY key"
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Columns:
    """All articles in the order of their keys; `of_row` has the place of each row's article."""

    keys: NDArray[np.int64]
    ids: tuple[str, ...]
    sources: tuple[str | None, ...]
    collections: tuple[str, ...]
    days: _Days
    of_row: NDArray[np.intp]

    @classmethod
    def read(cls, store: Store) -> _Columns:
        rows = store.connection.execute(_ARTICLES).fetchall()
        keys = np.array([key for key, *_ in rows], dtype=np.int64)
        owners = store.connection.execute(_ARTICLE_OF_ROW).fetchall()
        return cls(
            keys=keys,
            ids=tuple(article_id for _, article_id, *_ in rows),
            sources=tuple(source for _, _, source, *_ in rows),
            collections=tuple(collection for *_, collection in rows),
            days=np.array([_day(published) for *_, published, _ in rows], _DAY),
            of_row=np.searchsorted(keys, np.array([key for (key,) in owners], dtype=np.int64)),
        )


class ScopeTable:
    """Outlets and dates of a generation's articles, as arrays: a scope is applied to all at once.

    Arrays of articles are in the order of their keys; rows are those of the vector index.
    """

    def __init__(self, articles: _Columns, inside: NDArray[np.bool_]) -> None:
        self._articles = articles
        self._inside = inside

    @classmethod
    def of(cls, store: Store) -> ScopeTable:
        """Read the table of all articles in `store`."""
        articles = _Columns.read(store)
        return cls(articles, np.ones(len(articles.ids), dtype=bool))

    def only(self, collections: Collection[str]) -> ScopeTable:
        """Return the table of the articles in `collections`: others are in no scope of it."""
        return ScopeTable(
            self._articles, _among(self._articles.collections, collections) & self._inside
        )

    @cached_property
    def outlets(self) -> tuple[tuple[str, int], ...]:
        """The outlets, each with how many articles it has, those with most first."""
        sources = (self._articles.sources[place] for place in np.flatnonzero(self._inside))
        counts = Counter(source for source in sources if source)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which articles were published, each once, in order."""
        days = self._articles.days[self._inside]
        return tuple(np.unique(days[~np.isnat(days)]).tolist())

    def select(self, scope: Scope) -> Selection:
        """Return what is in `scope`."""
        articles, inside = self._articles, self._inside.copy()
        if scope.sources:
            inside &= _among(articles.sources, scope.sources)
        # What has no date is neither before nor after a day.
        if scope.since:
            inside &= articles.days >= np.datetime64(scope.since, "D")
        if scope.until:
            inside &= articles.days <= np.datetime64(scope.until, "D")
        return Selection(
            articles=frozenset(articles.ids[place] for place in np.flatnonzero(inside)),
            keys=tuple(articles.keys[inside].tolist()),
            rows=np.flatnonzero(inside[articles.of_row]),
        )


def _among(values: Sequence[str | None], wanted: Collection[str]) -> NDArray[np.bool_]:
    return np.array([value in wanted for value in values], dtype=bool)


def _day(published_at: str | None) -> str:
    return (published_at or "NaT")[:10]
