"""Hearing a sentence: everybody whom it names, and whom its pronouns and roles mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.statements.cast import OBJECT, RECENT, SPEAKER, SUBJECT, Cast, Person
from corpus.statements.clauses import Sentence
from corpus.statements.first_names import Gender
from corpus.statements.names import Mention
from corpus.statements.phrases import Subject
from corpus.statements.speech import Meant, Speech

# How sure it is whom a pronoun means where nobody else comes near, and where somebody does; whom a
# role means that somebody has, and one that nobody is known to have.
_CLEAR, _UNCLEAR, _BEARER, _DESCRIBED, _LIKELIEST = 0.8, 0.7, 0.75, 0.6, 0.5
# Whoever is given words as surely as this is somebody.
_SURE_SPEAKER = 0.7


class Heard:
    """Whom the subjects of a sentence mean, by the tokens where they begin."""

    def __init__(self, by_place: Mapping[int, Meant]) -> None:
        self._by_place = by_place

    def meant(self, subject: Subject) -> Meant:
        """Return whom `subject` means."""
        return self._by_place.get(subject.first, Meant())


class Hearing:
    """Hears the sentences of an article one after another."""

    def __init__(self) -> None:
        self._cast = Cast()

    def hear(self, sentence: Sentence) -> Heard:
        """Meet everybody in a sentence, in order, and settle whom each subject means."""
        self._cast.fade()
        subjects = {subject.first: subject for subject in sentence.subjects.all}
        subjects |= {cue.subject.first: cue.subject for cue in sentence.cues}
        newcomer = sentence.subjects.newcomer
        if newcomer is not None:
            subjects.setdefault(newcomer.first, newcomer)
        mentions = {mention.first: mention for mention in sentence.mentions}
        meant: dict[int, Meant] = {}
        for place in sorted(subjects.keys() | mentions.keys()):
            if place in mentions:
                person = self._meet(sentence, mentions[place], is_subject=place in subjects)
                meant[place] = Meant(person, 1.0)
            else:
                meant[place] = self._mean(subjects[place])
        return Heard(meant)

    def meant_later(self, subject: Subject) -> Meant:
        """Return whom a subject of the sentence before means, seen from this one."""
        if subject.mention is not None:
            return Meant(self._cast.find(subject.mention), 1.0)
        return self._meant_by(subject).named

    def remember(self, speeches: Iterable[Speech]) -> None:
        """Remember who has spoken: whom a pronoun means next."""
        for speech in speeches:
            if speech.speaker is not None and speech.confidence >= _SURE_SPEAKER:
                self._cast.raise_salience(speech.speaker, SPEAKER)
                speech.speaker.is_person |= not speech.speaker.is_body

    def _meet(self, sentence: Sentence, mention: Mention, *, is_subject: bool) -> Person:
        person = self._cast.meet(mention)
        self._cast.learn(person, sentence.phrases.roles_of(mention))
        pronoun = sentence.phrases.pronoun_behind(mention) if is_subject else None
        if pronoun is not None and mention is sentence.mentions[0]:
            person.goes_with(pronoun)
        weight = RECENT + (SUBJECT if is_subject else OBJECT)
        self._cast.raise_salience(person, RECENT / 2 if mention.possessive else weight)
        return person

    def _mean(self, subject: Subject) -> Meant:
        if subject.is_newcomer:
            self._cast.raise_salience(Person.unnamed(), RECENT + SUBJECT)
            return Meant()
        meant = self._meant_by(subject)
        if meant.person is not None and meant.share > _LIKELIEST:
            self._cast.raise_salience(meant.person, RECENT + SUBJECT)
        return meant.named

    def _meant_by(self, subject: Subject) -> Meant:
        """Return whom a pronoun or a role means."""
        if subject.gender is not None:
            person, clear = self._cast.meant_by(subject.gender)
            return Meant(person, _CLEAR if clear else _UNCLEAR)
        if not subject.roles:
            return Meant()
        bearer = self._cast.with_role(subject.roles)
        if bearer is not None:
            return Meant(bearer, _BEARER)
        person, clear = self._cast.meant_by(Gender.UNKNOWN)
        # "The 68-year-old President" tells more of somebody who has been named.
        described = any(role[0].isdigit() for role in subject.roles)
        return Meant(person, _DESCRIBED if clear and described else _LIKELIEST)
