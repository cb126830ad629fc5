"""What attribution makes: who speaks, how sure that is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.model import Evidence, Statement, StatementKind
from corpus.statements.cast import Person
from corpus.statements.cues import Cue, Strength
from corpus.statements.phrases import Subject
from corpus.statements.quotations import Quotation

# A speaker less sure than this is not shown.
SHOWN_LEVEL = 0.5

# A quotation of fewer words is a phrase inside somebody else's sentence.
WORDS_OF_A_QUOTATION = 5

# How sure it is that a cue tells whose words a quotation is, by how well the cue attributes; and
# the share that stays where its subject is not beside it.
_BY_CUE = {Strength.SAYS: 0.95, Strength.JUDGES: 0.8}
_APART = 0.85
# And what stays of that where the words are the article's own.
_REPORTED = {Strength.SAYS: 0.9, Strength.JUDGES: 0.75}
_UNNAMED = 0.4


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a subject means, and how sure that is."""

    person: Person | None = None
    share: float = 0.0

    @property
    def named(self) -> Meant:
        """The same, or nobody where it is somebody whom the article does not name."""
        return self if self.person and self.person.name else Meant()


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks, as far as it is known, how sure that is, and what it rests on."""

    speaker: Person | None = None
    text: str | None = None
    cue: str | None = None
    confidence: float = 0.0
    evidence: Evidence = Evidence.NOTHING

    @classmethod
    def by(cls, cue: Cue, meant: Meant) -> Speech:
        """Return the speech of the subject of `cue`, which means `meant`."""
        if meant.person is None or not cue.subject.is_somebody:
            return cls(None, cue.subject.text, cue.word, _UNNAMED)
        sure = _BY_CUE[cue.strength] * (1.0 if cue.sure else _APART) * meant.share
        evidence = Evidence.NAME if cue.subject.mention else Evidence.PRONOUN
        return cls(meant.person, cue.subject.text, cue.word, sure, evidence)

    def reported(self, strength: Strength) -> Speech:
        """Return the speech as one that a cue of `strength` reports without a quotation."""
        return replace(self, confidence=self.confidence * _REPORTED[strength])

    @classmethod
    def about(cls, subject: Subject, meant: Meant, sure: float) -> Speech:
        """Return the speech of whom a sentence without a cue is about."""
        return cls(meant.person, subject.text, None, sure * meant.share, Evidence.SENTENCE)

    @property
    def is_shown(self) -> bool:
        """Whether it is sure enough to name the speaker."""
        return self.speaker is not None and self.confidence >= SHOWN_LEVEL

    def followed(self, by: float, evidence: Evidence) -> Speech:
        """Return the same speaker for words that follow, less sure by a factor."""
        return Speech(self.speaker, self.text, None, self.confidence * by, evidence)


NOBODY = Speech()


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement whose speaker's name is not settled until the article has been read."""

    paragraph: int
    start: int
    end: int
    kind: StatementKind
    speech: Speech

    @classmethod
    def quoting(cls, paragraph: int, quotation: Quotation, speech: Speech) -> Draft:
        """Return the statement that a quotation is: direct, or partial where it is a phrase."""
        direct = quotation.words >= WORDS_OF_A_QUOTATION or quotation.is_sentence
        kind = StatementKind.DIRECT if direct else StatementKind.PARTIAL
        return cls(paragraph, quotation.start, quotation.end, kind, speech)

    def settled(self) -> Statement:
        """Return the statement with its speaker's fullest name, where that is sure enough."""
        speech = self.speech
        name = speech.speaker.name if speech.speaker else None
        return Statement(
            paragraph=self.paragraph,
            start=self.start,
            end=self.end,
            kind=self.kind,
            speaker=name if speech.is_shown else None,
            speaker_text=speech.text,
            cue=speech.cue,
            confidence=round(speech.confidence, 2),
            evidence=speech.evidence,
            likely=None if speech.is_shown else name,
        )
