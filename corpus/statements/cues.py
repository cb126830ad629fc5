"""Cues: the words that attribute, and whose words each of them tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.statements.lexicon import JUDGING, NOUNS, PHRASAL, SAYING
from corpus.statements.phrases import Phrases, Subject
from corpus.statements.subjects import Subjects
from corpus.statements.tokens import DASHES

# Cues that are no verbs.
ACCORDING, DASH, LABEL = "according to", "—", ":"
# What signs and letters do, so that whoever else is named in the sentence does not.
_NEVER_ALONE = frozenset({"read", "reads"})


class Strength(IntEnum):
    """How well a cue attributes: a judgement alone does not, and an opinion hardly."""

    JUDGES = 1
    SAYS = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes, at tokens `first` to `last`; `sure`: its subject is beside it.

    `claims`: it is somebody's claim that something is so, whatever others say of it.
    """

    first: int
    last: int
    word: str
    subject: Subject
    strength: Strength
    sure: bool
    claims: bool = False

    @property
    def is_verb(self) -> bool:
        """Whether it is the verb of a clause that is not a relative one."""
        return not self.subject.relative and (self.word in SAYING or self.word not in NOUNS)


def find_cues(phrases: Phrases, subjects: Subjects) -> list[Cue]:
    """Return the cues of a sentence, in order."""
    found: list[Cue] = []
    for place, token in enumerate(phrases.tokens):
        if token.quotation:
            found += _label(phrases, place)
            found += _dashed(phrases, place)
        elif token.lower == "according":
            found += _according(phrases, subjects, place)
        elif token.lower in SAYING or token.lower in JUDGING or _is_phrasal(phrases, place):
            found += _verb(phrases, subjects, place, found)
        if token.lower in NOUNS:
            found += _noun(phrases, subjects, place)
    return sorted(found, key=lambda cue: cue.first)


def _is_phrasal(phrases: Phrases, place: int) -> bool:
    return phrases.word(place) in PHRASAL and PHRASAL[phrases.word(place)] == phrases.word(
        place + 1
    )


def _verb(
    phrases: Phrases, subjects: Subjects, place: int, earlier: Sequence[Cue]
) -> Iterator[Cue]:
    word = phrases.tokens[place].lower
    if phrases.is_noun(place):
        return
    says = word in SAYING or _is_phrasal(phrases, place)
    strength = Strength.SAYS if says else Strength.JUDGES
    if word.endswith("ing"):
        told = [cue.subject for cue in earlier if cue.is_verb and cue.subject.is_somebody]
        subject = subjects.before_participle(place, told[-1] if told else None)
        if subject is not None:
            yield Cue(place, place, word, subject, strength, sure=subject.last == place - 1)
        return
    inverted = subjects.behind(place) if strength is Strength.SAYS else None
    beside = inverted or subjects.before(place)
    if beside is not None:
        both = subjects.together(beside)
        if both is not None:
            yield Cue(place, place, word, both, strength, sure=True)
        yield Cue(place, place, word, beside, strength, sure=True)
    elif not phrases.is_passive(place) and word not in _NEVER_ALONE:
        subject = subjects.main(place)
        if subject is not None:
            yield Cue(place, place, word, subject, strength, sure=False)


def _noun(phrases: Phrases, subjects: Subjects, place: int) -> Iterator[Cue]:
    """X's claim that, his tweet “…”, in a statement: “…”."""
    word = phrases.tokens[place].lower
    owner = subjects.owner(place) or subjects.author(place)
    if owner is not None and (phrases.word(place + 1) == "that" or phrases.introduces(place)):
        claims = phrases.word(place + 1) == "that" and phrases.is_quotation(place + 2)
        yield Cue(place, place, word, owner, Strength.SAYS, sure=True, claims=claims)
    elif (
        owner is None
        and phrases.introduces(place)
        and (subject := subjects.main(place)) is not None
    ):
        yield Cue(place, place, word, subject, Strength.JUDGES, sure=False)


def _according(phrases: Phrases, subjects: Subjects, place: int) -> Iterator[Cue]:
    if phrases.word(place + 1) != "to":
        return
    subject = subjects.following(place + 2)
    if subject is not None:
        yield Cue(place, place + 1, ACCORDING, subject, Strength.SAYS, sure=True)


def _label(phrases: Phrases, place: int) -> Iterator[Cue]:
    """Tsikhanouskaya: “…”."""
    named = phrases.mention_ending(place - 2)
    if place >= 2 and phrases.tokens[place - 1].text == ":" and named and named.first == 0:
        yield Cue(place - 1, place - 1, LABEL, Subject.of(named), Strength.SAYS, sure=True)


def _is_caption(phrases: Phrases, place: int) -> bool:
    """Tell whether all that follows at `place` is who that is: Ann Lee, leader of the party."""
    following = range(place + 1, len(phrases.tokens))
    words = all(phrases.tokens[i].is_word or phrases.mark(i) in {",", "."} for i in following)
    return phrases.mark(place) == "," and words and not any(map(phrases.acts, following))


def _dashed(phrases: Phrases, place: int) -> Iterator[Cue]:
    """“…” — Mike Pence."""
    tokens = phrases.tokens
    if place + 2 >= len(tokens) or tokens[place + 1].text not in DASHES:
        return
    named = phrases.mention_beginning(place + 2)
    if named and (named.last >= len(tokens) - 2 or _is_caption(phrases, named.last + 1)):
        yield Cue(place + 1, place + 1, DASH, Subject.of(named), Strength.SAYS, sure=True)
