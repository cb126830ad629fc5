"""Looking people up: who speaks in the articles, as a name is typed."""

from __future__ import annotations

import re
from typing import Final
from weakref import WeakKeyDictionary

from bot.access import FULL, Access
from bot.pages import Cut, Page
from corpus import fold, handle_of
from index.generation import Generation
from index.serving import LiveIndex
from index.store import PersonRecord

# So much of what is typed is looked for: no name is longer.
_LONGEST: Final = 100
_HANDLE: Final = re.compile(r"[0-9a-f]{16}")
_WORD: Final = re.compile(r"\w+")


class Speakers:
    """Finds people of the current generation; several threads may ask at once.

    Only who speaks in what `access` covers is found, counted and named as there.
    """

    def __init__(self, index: LiveIndex) -> None:
        self._index = index
        # The folded forms of all people of a generation, or of a part of it, in their order.
        self._folded = WeakKeyDictionary[Generation, list[str]]()

    def suggest(self, typed: str, limit: int, access: Access = FULL) -> list[PersonRecord]:
        """Return up to `limit` people with `typed` in one of their names, who says most first.

        Where it begins a word comes before where it is inside one. Where nobody's name holds it,
        whoever may be meant is returned. Raises a `SearchIndexError` when nothing can be served.
        """
        text = typed[:_LONGEST]
        with self._index.lease(access.covers) as generation:
            people = generation.people.people
            needle = _spaced(text)
            forms = self._forms_of(generation)
            holding = [place for place, form in enumerate(forms) if needle.lstrip() in form]
            if not holding:
                return list(generation.people.match(text).people[:limit])
            holding.sort(key=lambda place: needle not in forms[place])
            return [people[place] for place in holding[:limit]]

    def knows(self, name: str, access: Access = FULL) -> bool:
        """Tell whether somebody who is shown as `name` speaks in the articles."""
        with self._index.lease(access.covers) as generation:
            return any(person.name == name for person in generation.people.people)

    def named(self, text: str, access: Access = FULL) -> str:
        """Return the name that `text` is the handle of; `text` itself where it is none."""
        if not _HANDLE.fullmatch(text):
            return text
        with self._index.lease(access.covers) as generation:
            names = (person.name for person in generation.people.people)
            return next((name for name in names if handle_of(name) == text), text)

    def listed(self, access: Access = FULL, page: int = 1, size: int = 20) -> Page[PersonRecord]:
        """Return page `page` of all who speak, `size` to a page, who says most first."""
        with self._index.lease(access.covers) as generation:
            people = generation.people.people
            cut = Cut.at(page, size, len(people))
            return Page(people[cut.before : cut.before + size], cut)

    def _forms_of(self, generation: Generation) -> list[str]:
        """Return what can be typed of each person: folded once, not at every letter."""
        forms = self._folded.get(generation)
        if forms is None:
            forms = [
                "\n".join(_spaced(form) for form in dict.fromkeys((person.name, *person.forms)))
                for person in generation.people.people
            ]
            self._folded[generation] = forms
        return forms


def _spaced(text: str) -> str:
    """Return the folded words of `text`, with a space before each."""
    return "".join(f" {word}" for word in _WORD.findall(fold(text)))
