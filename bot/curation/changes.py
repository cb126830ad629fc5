"""What becomes other when another generation answers, as far as a server may know."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.access import Access
from index.comparing import compare
from index.errors import SearchIndexError
from index.folder import DataFolder
from index.store import ArticleRecord

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How many articles there are, and the `titles` of those that a server may read."""

    count: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The articles that are there only after a change, on both sides of it, or only before."""

    added: Part
    changed: Part
    removed: Part


def changes_between(data: DataFolder, before: str, after: str, access: Access) -> Changes | None:
    """Return what the generation `after` has otherwise than `before`; titles where `access` is.

    None where they cannot be compared: one may be swept, damaged or of an older format.
    """
    try:
        found = compare(data, before, after)
    except SearchIndexError as error:
        _log.info("generations cannot be compared: %s", error)
        return None
    return Changes(
        added=_part(found.added, access),
        changed=_part(found.changed, access),
        removed=_part(found.removed, access),
    )


def _part(articles: Sequence[ArticleRecord], access: Access) -> Part:
    titles = tuple(each.title for each in articles if access.covers(each.collection))
    return Part(count=len(articles), titles=titles)
