"""One person across articles: which of the names that articles give are one person's.

Two names are taken for one person's only where nothing speaks against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.aliases import Aliases
from corpus.joining import Group, Item, join, join_bare, join_full, join_initials, join_scripts
from corpus.parts import NameParts, parse_name, tidy
from corpus.spelling import surname_key


@dataclass(frozen=True, slots=True)
class Person:
    """A person, or an organisation, that speaks.

    `name` is the fullest form that is much used, as written and without titles; `forms` are all
    that there are, the most used first.
    """

    name: str
    forms: tuple[str, ...]


class People:
    """All who speak in a corpus, those who speak most first."""

    def __init__(self, people: Sequence[Person], by_name: Mapping[str, Person]) -> None:
        self.people = tuple(people)
        self._by_name = by_name

    def person_of(self, name: str) -> Person:
        """Return the person that `name` stands for; `name` is one of those that were grouped."""
        return self._by_name[name]


def group_people(spoken: Mapping[str, int], aliases: Aliases = Aliases()) -> People:  # noqa: B008
    """Group names into people; `spoken` counts the statements made under each name.

    What `aliases` say wins over every rule.
    """
    grouping = _Grouping(spoken, aliases)
    buckets = grouping.by_surname()
    for step in (join_full, join_scripts, join_initials, join_bare):
        for bucket in buckets:
            step(bucket)
    return grouping.people()


class _Grouping:
    """All items of a corpus, and the aliases that pin some of them."""

    def __init__(self, spoken: Mapping[str, int], aliases: Aliases) -> None:
        self._spoken = spoken
        self._aliases = aliases
        self._items: dict[tuple[tuple[str, ...], bool], Item] = {}
        for name in sorted({*spoken, *(name for line in aliases.lines for name in line)}):
            self._add(name)
        for number, line in enumerate(aliases.lines):
            self._pin(number, line)

    def by_surname(self) -> list[list[Item]]:
        """Return the items by what the spellings of their surnames share.

        An organisation of one word is among them, since a surname alone may stand for it.
        """
        buckets: dict[str, list[Item]] = defaultdict(list)
        for item in self._items.values():
            word = item.parts.surname or (item.parts.words[0] if len(item.parts.words) == 1 else "")
            if word:
                buckets[surname_key(word)].append(item)
        return [buckets[key] for key in sorted(buckets)]

    def people(self) -> People:
        """Return the groups of which the corpus has words, as people."""
        by_name: dict[str, Person] = {}
        weights: Counter[Person] = Counter()
        for group in dict.fromkeys(item.group for item in self._items.values()):
            if group.is_spoken:
                person = self._person(group)
                for name in (form for item in group.items for form in item.forms):
                    by_name[name] = person
                    weights[person] += self._spoken.get(name, 0)
        ordered = sorted(weights, key=lambda person: (-weights[person], person.name, person.forms))
        return People(ordered, by_name)

    def _add(self, name: str) -> None:
        parts = parse_name(name)
        item = self._items.setdefault((parts.words, parts.is_whole), Item(parts))
        item.forms[name] = parts
        item.spoken = item.spoken or name in self._spoken
        if (not parts.latin, parts.given) < (not item.parts.latin, item.parts.given):
            item.parts = parts  # of two ways to take the same words apart, always the same one

    def _pin(self, number: int, line: Sequence[str]) -> None:
        keys = [(parse_name(name).words, whole) for name in line for whole in (False, True)]
        items = [self._items[key] for key in keys if key in self._items]
        join(items)
        items[0].group.line = number

    def _person(self, group: Group) -> Person:
        used: Counter[str] = Counter()
        names = [name for item in group.items for name in item.forms]
        for name in names:
            used[tidy(name)] += self._spoken.get(name, 0)
        forms = tuple(sorted(used, key=lambda form: (-used[form], form)))
        if group.line is not None:
            return Person(self._aliases.lines[group.line][0], forms)
        spoken = {name: self._spoken[name] for name in names if name in self._spoken}
        return Person(shown_name(spoken), forms)


def shown_name(used: Mapping[str, int]) -> str:
    """Return which name of one person to show; `used` counts how often each is."""
    shown: Counter[tuple[bool, int, str]] = Counter()
    for name, count in used.items():
        parts = parse_name(name)
        shown[parts.latin, _fullness(parts), parts.shown] += count
    return max(shown, key=lambda key: (*key[:2], shown[key], len(key[2]), key[2]))[2]


def _fullness(parts: NameParts) -> int:
    """Rank a form for showing: with a first name, with an initial, with neither."""
    return min(2, len(parts.given[0])) if parts.given else 0
