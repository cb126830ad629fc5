"""Two generations side by side: which articles one has and the other has not, or has otherwise."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from index.errors import DamagedGenerationError
from index.folder import DataFolder
from index.generations import STORE_FILE, manifest_of, verify_file
from index.store import ArticleRecord, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The articles of one generation against another's; those removed are as they were before."""

    added: tuple[ArticleRecord, ...]
    changed: tuple[ArticleRecord, ...]
    removed: tuple[ArticleRecord, ...]


def compare(data: DataFolder, before: str, after: str) -> Comparison:
    """Return what the generation `after` has otherwise than the generation `before`.

    Each is in the order of ids. Raises `SearchIndexError` where one of them is not there, is
    damaged, or is too old to be compared.
    """
    with _opened(data, before) as old, _opened(data, after) as new:
        was, now = old.article_fingerprints(), new.article_fingerprints()
        both = was.keys() & now.keys()
        return Comparison(
            added=_records(new, now.keys() - was.keys()),
            changed=_records(new, {each for each in both if was[each] != now[each]}),
            removed=_records(old, was.keys() - now.keys()),
        )


def _records(store: Store, ids: set[str]) -> tuple[ArticleRecord, ...]:
    return tuple(filter(None, map(store.article, sorted(ids))))


@contextmanager
def _opened(data: DataFolder, name: str) -> Iterator[Store]:
    """Open the store of a generation once its hash is verified."""
    verify_file(data, manifest_of(data, name), STORE_FILE)
    try:
        with closing(Store(data.generations / name / STORE_FILE)) as store:
            yield store
    except sqlite3.Error as error:
        raise DamagedGenerationError(name, f"{STORE_FILE}: {error}") from error
