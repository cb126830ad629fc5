"""Who is meant by a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from bot.checking import Asked
from bot.language import Text
from bot.saying import notes
from corpus import fold, last_name
from index.generation import Generation
from index.store import PersonRecord

# Names this much like one that is not known are shown to choose from, of 100.
_ALIKE: Final = 75
_MOST_ALIKE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Those who may be meant by `typed`, who says most first; `read_as` where it is misspelt."""

    typed: str
    people: tuple[PersonRecord, ...]
    read_as: str | None = None

    @property
    def name(self) -> str:
        """What to call them."""
        names = dict.fromkeys(person.name for person in self.people)
        return next(iter(names)) if len(names) == 1 else self.typed

    @property
    def choices(self) -> tuple[str, ...]:
        """The names of several who share what was typed."""
        names = tuple(dict.fromkeys(person.name for person in self.people))
        return names if len(names) > 1 else ()

    @property
    def notes(self) -> tuple[Text, ...]:
        """Say how the name was understood, where that is not plain."""
        if self.read_as:
            return (notes.read_as(self.read_as),)
        return (notes.several(self.typed),) if self.choices else ()

    @property
    def asked(self) -> Asked:
        """The same for checking a quotation."""
        keys = frozenset(person.key for person in self.people)
        return Asked(typed=self.typed, people=keys, read_as=self.read_as)


def whom(generation: Generation, typed: str, speaker: str | None = None) -> Who:
    """Return who is meant by `typed`; only `speaker` where that name of several was chosen."""
    if speaker is not None:
        chosen = tuple(each for each in generation.people.people if each.name == speaker)
        return Who(typed=speaker, people=chosen)
    found = generation.people.match(typed)
    return Who(typed=typed, people=found.people, read_as=found.read_as)


def is_named_in(text: str, who: Who) -> bool:
    """Tell whether `text` holds the last name of any who may be meant."""
    known = (form for person in who.people for form in (person.name, *person.forms))
    names = {last_name(name) for name in (who.typed, *known)}
    words = fold(text).replace("'s", "").split()
    return not names.isdisjoint(word.strip('.,;:!?()“”"') for word in words)


def by_surname(generation: Generation, people: Sequence[PersonRecord]) -> tuple[PersonRecord, ...]:
    """Return whom articles call by the surname alone of the only one of `people`.

    That is likely the same person where nobody else with that surname says more.
    """
    surname = last_name(people[0].name) if len(people) == 1 else ""
    sharing = generation.people.match(surname).people if surname else ()
    bare = tuple(each for each in sharing if fold(each.name) == surname)
    named = [each for each in sharing if each not in bare]
    return bare if named and named[0].key == people[0].key else ()


def names_like(generation: Generation, typed: str) -> tuple[str, ...]:
    """Return the names nearest to one that nobody has."""
    names = list(dict.fromkeys(person.name for person in generation.people.people))
    near = process.extract(
        typed, names, scorer=fuzz.WRatio, processor=str.lower,
        score_cutoff=_ALIKE, limit=_MOST_ALIKE,
    )  # fmt: skip
    return tuple(name for name, _, _ in near)
