"""Which collections may be read somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The `collections` that may be read, None for all; one covers those inside it, too.

    The articles that lie in no sub-folder are the collection "".
    """

    collections: frozenset[str] | None = None

    def covers(self, collection: str) -> bool:
        """Return whether the articles of `collection` may be read."""
        if self.collections is None:
            return True
        if not collection:
            return "" in self.collections
        steps = collection.split("/")
        return any("/".join(steps[:end]) in self.collections for end in range(1, len(steps) + 1))

    def within(self, other: Access) -> Access:
        """Return what both cover."""
        if self.collections is None or other.collections is None:
            return other if self.collections is None else self
        mine = {name for name in self.collections if other.covers(name)}
        theirs = {name for name in other.collections if self.covers(name)}
        return Access(collections=frozenset(mine | theirs))


FULL: Final = Access()
