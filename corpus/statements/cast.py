"""The cast of an article: everybody it has named, and whom a pronoun or a role means.

Salience after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994): every
mention adds weight by its place in the sentence, and the weights fade from sentence to sentence.
The weights here are few, and were set by benchmarks/quotes.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from operator import itemgetter

from corpus.statements.first_names import Gender
from corpus.statements.names import Mention

# What a mention adds: being in the sentence, and being its subject, an object, or who speaks in it.
RECENT, SUBJECT, OBJECT, SPEAKER = 100.0, 200.0, -50.0, 100.0
_FADING = 0.4
# One whose gender is not known is meant less likely than one whose gender fits.
_UNKNOWN_GENDER = 0.85
# A single word may be no person at all.
_UNCERTAIN = 0.7
_FAINT = 1.0
# Less than the subject of the sentence before last has: what is fainter, and not known to be a
# person, is nobody's pronoun.
_HEARD_OF = 45.0
# Somebody with more of the likeliest one's weight than this makes a pronoun unclear.
_NEAR = 0.6
# So many pronouns more tell another gender than a first name does.
_VOTES = 2


@dataclass(eq=False, slots=True)
class Person:
    """Somebody, or something, that an article names; `words` are those of the fullest form."""

    name: str
    words: tuple[str, ...]
    gender: Gender = Gender.UNKNOWN
    is_titled: bool = False
    is_person: bool = False
    is_body: bool = False
    salience: float = 0.0
    mentions: int = 0
    roles: set[str] = field(default_factory=set)
    pronouns: Counter[Gender] = field(default_factory=Counter)

    @classmethod
    def unnamed(cls) -> Person:
        """Return somebody whom the article does not name, and a pronoun may mean."""
        return cls("", (), is_person=True)

    def may_be(self, mention: Mention) -> bool:
        """Tell whether `mention` can name this person."""
        short, long = sorted((self.words, mention.words), key=len)
        if not set(short) <= set(long) or (short[-1] != long[-1] and len(short) > 1):
            return _initials_fit(short, long)
        if short[-1] != long[-1]:
            # A first name alone, or a word of an organisation's name.
            return len(mention.words) == 1 and self.words[0] == mention.words[0] and self.is_person
        return not self._is_other(mention)

    def _is_other(self, mention: Mention) -> bool:
        gender = mention.gender
        return Gender.UNKNOWN not in {gender, self.gender} and gender is not self.gender

    def take(self, mention: Mention) -> None:
        """Learn from another mention."""
        self.mentions += 1
        if len(mention.words) > len(self.words):
            self.words, self.name = mention.words, mention.text
        if mention.title_gender:
            self.gender, self.is_titled = mention.title_gender, True
        self.gender = self.gender or mention.gender
        self.is_person |= mention.is_person
        self.is_body &= mention.is_body

    def goes_with(self, pronoun: Gender) -> None:
        """Learn from a pronoun that stands right behind the name: Lindsey Graham, in his speech."""
        self.pronouns[pronoun] += 1
        (often, votes), *others = self.pronouns.most_common()
        if not self.is_titled and votes - sum(count for _, count in others) >= _VOTES:
            self.gender = often


def _initials_fit(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether two names differ only in initials: D. Trump, Donald J. Trump."""
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    return all(
        any(one == other or (len(one) == 1 and other.startswith(one)) for other in long)
        for one in short[:-1]
    )


class Cast:
    """Everybody an article has named up to a point of it."""

    def __init__(self) -> None:
        self._present: list[Person] = []  # who has been named of late
        self._by_role: dict[str, list[Person]] = {}
        self._by_word: dict[str, list[Person]] = {}

    def meet(self, mention: Mention) -> Person:
        """Return whom `mention` names: somebody met before, or a new person."""
        person = self.find(mention)
        if person is None:
            person = Person(mention.text, mention.words, is_body=mention.is_body)
        person.take(mention)
        self.learn(person, set(mention.titles))
        for word in {person.words[0], person.words[-1]}:
            _add(self._by_word, word, person)
        return person

    def learn(self, person: Person, roles: Iterable[str]) -> None:
        """Learn that `person` has `roles`."""
        for role in roles:
            if role not in person.roles:
                person.roles.add(role)
                _add(self._by_role, role, person)

    def raise_salience(self, person: Person, weight: float) -> None:
        """Give `person` more weight."""
        if not person.salience:
            self._present.append(person)
        person.salience += weight

    def find(self, mention: Mention) -> Person | None:
        """Return whom `mention` names, None for somebody new."""
        known = {id(p): p for word in mention.words for p in self._by_word.get(word, ())}
        fitting = [p for p in known.values() if p.may_be(mention)]
        # A surname that several bear means whom the article names most.
        return max(
            fitting, key=lambda p: (p.words[-1] == mention.words[-1], p.mentions), default=None
        )

    def fade(self) -> None:
        """Let everybody recede by a sentence."""
        for person in self._present:
            person.salience *= _FADING
            if person.salience < _FAINT:
                person.salience = 0.0
        self._present = [person for person in self._present if person.salience]

    def meant_by(self, gender: Gender) -> tuple[Person | None, bool]:
        """Return whom a pronoun of `gender` means, and whether nobody else comes near."""
        weighed = ((self._weight(person, gender), person) for person in self._present)
        best = nlargest(2, (item for item in weighed if item[0] > 0), key=itemgetter(0))
        if not best:
            return None, False
        return best[0][1], len(best) == 1 or best[1][0] < _NEAR * best[0][0]

    def with_role(self, roles: Collection[str]) -> Person | None:
        """Return whom a role such as "the former mayor" means: the likeliest one who has it."""
        wanted = set(roles)
        bearers = (p for role in wanted for p in self._by_role.get(role, ()) if not p.is_body)
        return max(
            bearers, key=lambda p: (len(p.roles & wanted), p.salience, p.mentions), default=None
        )

    def _weight(self, person: Person, gender: Gender) -> float:
        if person.is_body:
            return 0.0
        if person.gender is not Gender.UNKNOWN and gender is not Gender.UNKNOWN:
            return person.salience if person.gender is gender else 0.0
        if not person.is_person and person.salience < _HEARD_OF:
            return 0.0
        if person.is_person or len(person.words) > 1:
            return person.salience * (_UNKNOWN_GENDER if gender is not Gender.UNKNOWN else 1.0)
        return person.salience * _UNCERTAIN


def _add(known: dict[str, list[Person]], key: str, person: Person) -> None:
    people = known.setdefault(key, [])
    if person not in people:
        people.append(person)
