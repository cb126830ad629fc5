"""Finding the people that somebody means by a name as typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.parts import NameParts, may_fit, parse_name, tidy
from corpus.spelling import given_key, surname_key

# A name this short is another name when one letter differs.
_TOO_SHORT = 4
# From here on any one letter may be another: before, Clifton is no Clinton, but Clintin may be.
_MIDDLE = 8
# From here on two letters may be wrong.
_LONG = 10
_SHORTEST_MISSPELT_GIVEN = 6
_VOWELS = frozenset("aeiouy")


class Named(Protocol):
    """Who can be found: a person's name, all forms of it, and how many statements there are."""

    @property
    def name(self) -> str:
        """The name that is shown."""

    @property
    def forms(self) -> Sequence[str]:
        """The names that the articles use."""

    @property
    def statements(self) -> int:
        """How much this person says."""


P = TypeVar("P", bound=Named)


@dataclass(frozen=True, slots=True)
class NameMatch(Generic[P]):
    """The people who may be meant, who says most first; several share what was typed.

    `read_as` is the name of the one who was found where no article spells it as it was typed.
    """

    people: tuple[P, ...] = ()
    read_as: str | None = None


def match_people(typed: str, people: Sequence[P]) -> NameMatch[P]:
    """Return those of `people` who may be meant by `typed`; `NameIndex` does so many times."""
    return NameIndex(people).match(typed)


_Entry = tuple[int, NameParts]
_Alike = Callable[[str, str], bool]


class NameIndex(Generic[P]):
    """People by all that they can be found by."""

    def __init__(self, people: Sequence[P]) -> None:
        self.people = tuple(people)
        self._bare = [True] * len(self.people)
        self._by_words: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_first: dict[str, set[int]] = defaultdict(set)
        self._by_text: dict[str, list[_Entry]] = defaultdict(list)
        self._by_last: dict[str, list[_Entry]] = defaultdict(list)
        self._by_sound: dict[str, list[_Entry]] = defaultdict(list)
        for place, person in enumerate(self.people):
            for form in dict.fromkeys((person.name, *person.forms)):
                self._add(place, parse_name(form))

    def match(self, typed: str) -> NameMatch[P]:
        """Return who may be meant by `typed`: by a name as spelled, else by one spelled nearly so.

        With a first name, only those whose first name fits are meant.
        """
        text = tidy(typed)
        # Capitals tell a particle from a first name, and few people type them.
        parts = parse_name(text.title() if text.islower() else text)
        found = self._spelled(parts)
        if found:
            return NameMatch(self._ordered(found))
        people = self._ordered(self._nearly_spelled(parts))
        return NameMatch(people, people[0].name if len(people) == 1 else None)

    def _add(self, place: int, parts: NameParts) -> None:
        self._by_words[parts.words].add(place)
        if parts.is_whole:
            self._by_text[" ".join(parts.words)].append((place, parts))
            return
        for last in {parts.core[-1], parts.surname}:
            self._by_last[last].append((place, parts))
        self._by_sound[surname_key(parts.surname)].append((place, parts))
        if parts.given:
            self._by_first[parts.given[0]].add(place)
            self._bare[place] = False

    def _ordered(self, places: Iterable[int]) -> tuple[P, ...]:
        """Return the people at `places`, who says most first, those of no first name last."""

        def rank(place: int) -> tuple[bool, int, str]:
            person = self.people[place]
            return self._bare[place], -person.statements, person.name

        return tuple(self.people[place] for place in sorted(places, key=rank))

    def _spelled(self, parts: NameParts) -> set[int]:
        exact = self._by_words.get(parts.words, set())
        if parts.is_bare:
            return exact | self._surnamed(parts) or _only(self._by_first.get(parts.words[-1]))
        return exact or _fitting(parts, self._by_last.get(parts.surname, []), str.__eq__)

    def _nearly_spelled(self, parts: NameParts) -> set[int]:
        if parts.is_whole:
            return _places(_misspelt(" ".join(parts.words), self._by_text))
        same = self._by_sound.get(surname_key(parts.surname), [])
        if parts.is_bare:
            return _places(same or self._misspelt_surname(parts))
        return (
            _fitting(parts, same, _sounds_like)
            or _fitting(parts, same, _sounds_like, any_suffix=not parts.suffix)
            or _only(self._surnamed(parts))
            or _fitting(parts, same, _is_misspelt)
            or _fitting(parts, self._misspelt_surname(parts), _sounds_like)
        )

    def _surnamed(self, parts: NameParts) -> set[int]:
        """Return who has a name that ends in the words of `parts`, which may be two surnames."""
        length = len(parts.core)
        return {
            place
            for place, other in self._by_last.get(parts.core[-1], [])
            if parts.suffix in {"", other.suffix}
            and (other.core[-length:] == parts.core or parts.core == (other.surname,))
        }

    def _misspelt_surname(self, parts: NameParts) -> list[_Entry]:
        return _misspelt(parts.core[-1], self._by_last) or _misspelt(
            surname_key(parts.surname), self._by_sound
        )


def _places(entries: Iterable[_Entry]) -> set[int]:
    return {place for place, _ in entries}


def _only(places: set[int] | None) -> set[int]:
    return places if places and len(places) == 1 else set()


def _fitting(
    parts: NameParts, entries: Iterable[_Entry], alike: _Alike, *, any_suffix: bool = False
) -> set[int]:
    """Return who of `entries`, people of one surname, can have the first names of `parts`."""
    fitting: set[int] = set()
    by_initial: set[int] = set()
    against: set[int] = set()
    others: set[int] = set()
    for place, other in entries:
        if not other.given or not (any_suffix or other.suffix == parts.suffix):
            continue
        typed, first = parts.given[0], other.given[0]
        if not _fits(typed, first, alike):
            others.add(place)
        elif not may_fit(parts.given[1:], other.given[1:]):
            against.add(place)
        elif len(first) == 1 < len(typed):
            by_initial.add(place)
        else:
            fitting.add(place)
    # Whoever is "H. Clinton" and "Hillary Clinton" is no Harold.
    return (fitting | (by_initial - others)) - against


def _fits(typed: str, first: str, alike: _Alike) -> bool:
    if len(typed) == 1 or len(first) == 1:
        return typed[0] == first[0]
    return alike(typed, first)


def _sounds_like(one: str, other: str) -> bool:
    return given_key(one) == given_key(other)


def _is_misspelt(one: str, other: str) -> bool:
    """Tell whether a letter is doubled, left out or out of place; another one is another name."""
    return (
        min(len(one), len(other)) >= _SHORTEST_MISSPELT_GIVEN
        and (one[0], one[-1]) == (other[0], other[-1])
        and (len(one) != len(other) or sorted(one) == sorted(other))
        and OSA.distance(one, other, score_cutoff=1) == 1
    )


def _misspelt(typed: str, known: dict[str, list[_Entry]]) -> list[_Entry]:
    """Return the entries of the known words that `typed` is nearest to, if it is near enough."""
    if len(typed) <= _TOO_SHORT:
        return []
    limit = 2 if len(typed) >= _LONG else 1
    near = [
        (distance, word)
        for word, distance, _ in process.extract(
            typed, list(known), scorer=OSA.distance, score_cutoff=limit, limit=None
        )
        if _is_plausible(typed, word, int(distance))
    ]
    least = min(near, default=(0, ""))[0]
    return [entry for distance, word in near if distance == least for entry in known[word]]


def _is_plausible(typed: str, word: str, distance: int) -> bool:
    """Tell whether `typed` is rather `word` misspelt than another name."""
    if len(word) <= _TOO_SHORT or typed[0] != word[0]:
        return False
    if distance == 1 and len(typed) == len(word) < _MIDDLE:
        wrong = {
            letter
            for pair in zip(typed, word, strict=True)
            if len(set(pair)) > 1
            for letter in pair
        }
        return wrong <= _VOWELS or sorted(typed) == sorted(word)
    return True
