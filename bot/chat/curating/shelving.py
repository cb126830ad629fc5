"""Where what is added goes, and what it may replace: never what another server's articles are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.access import Access
from bot.added import Added, check_collection
from bot.chat.cards.adding import Addition, LeftOut
from bot.curation.holdings import Holdings
from bot.errors import UnusableInputError
from bot.intake import Intake, NewArticle
from bot.language import Listed, text

# What stands for no collection where one is typed.
TOP: Final = "/"

_NAMED: Final = 10
_TAKEN: Final = text("adding-taken")
_TWICE: Final = text("adding-twice")


class WrongCollectionError(UnusableInputError):
    """A collection that this server cannot add to."""


def collection_for(typed: str | None, access: Access) -> str:
    """Return the collection that `typed` means where `access` may be read: "" for none.

    Without one it is the only collection of the server, or none where all may be read. Raises
    `WrongCollectionError`, and `NoSuchCollectionError` for what can be no collection.
    """
    if typed is None:
        return _only_one(access)
    name = "" if typed.strip() == TOP else typed.strip()
    check_collection(name)
    if not access.covers(name):
        if not access.collections:
            raise WrongCollectionError(text("adding-nowhere"))
        listed, shown = _listed(access.collections), name or text("setup-top-folder")
        raise WrongCollectionError(text("adding-not-this-collection", name=shown, names=listed))
    return name


def _only_one(access: Access) -> str:
    if access.collections is None:
        return ""
    if not access.collections:
        raise WrongCollectionError(text("adding-nowhere"))
    if len(access.collections) > 1:
        listed = _listed(access.collections)
        raise WrongCollectionError(text("adding-which-collection", names=listed))
    (name,) = access.collections
    return name


def _listed(collections: frozenset[str]) -> Listed:
    names = [name or TOP for name in sorted(collections)]
    return Listed(tuple(names[:_NAMED]), "or")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What is to be added, and `replaces`: the ids of the operator's own articles among it."""

    addition: Addition
    replaces: frozenset[str] = field(default=frozenset())


class Shelves:
    """Sorts what was read into what is new, what replaces, and what is left out.

    An id that an article has which `access` does not cover is taken, and it is not told by whom.
    """

    def __init__(self, added: Added, holdings: Holdings) -> None:
        self._added = added
        self._holdings = holdings

    def sort(
        self,
        intake: Intake,
        collection: str,
        access: Access,
        left_out: Sequence[LeftOut] = (),
    ) -> Shelved:
        """Sort `intake`, whose articles are to go to `collection`; `left_out` goes before it."""
        first: dict[str, NewArticle] = {}
        twice = [each for each in intake.articles if first.setdefault(each.id, each) is not each]
        found = self._sort(list(first.values()), access)
        all_left_out = [
            *left_out,
            *(LeftOut(name=each.path, why=each.reason) for each in intake.skipped),
            *(LeftOut(name=each.title, why=_TWICE) for each in twice),
            *(LeftOut(name=each.title, why=_TAKEN) for each in found.taken),
        ]
        addition = Addition(
            collection=collection,
            added=tuple(found.new),
            replaced=tuple(found.again),
            left_out=tuple(all_left_out),
        )
        return Shelved(addition=addition, replaces=frozenset(found.operators))

    def _sort(self, articles: Sequence[NewArticle], access: Access) -> _Sorted:
        ids = [article.id for article in articles]
        added = self._added.collections_of(ids)
        indexed = self._holdings.of_ids(ids)
        found = _Sorted()
        for article in articles:
            places = set(added.get(article.id, ()))
            if article.id in indexed:
                places.add(indexed[article.id].collection)
            if not all(map(access.covers, places)):
                found.taken.append(article)
                continue
            (found.again if places else found.new).append(article)
            if article.id in indexed and article.id not in added:
                found.operators.append(article.id)
        return found


@dataclass(slots=True)
class _Sorted:
    new: list[NewArticle] = field(default_factory=list)
    again: list[NewArticle] = field(default_factory=list)
    taken: list[NewArticle] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)
