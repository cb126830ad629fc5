"""Attribution: each quotation and each report to whom the article gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Article, Evidence, Paragraph, Statement, StatementKind
from corpus.statements.clauses import Sentence, read_sentence
from corpus.statements.cues import LABEL
from corpus.statements.hearing import Heard, Hearing
from corpus.statements.linking import cue_of, has_cue_beside, is_introduced, reports_alone
from corpus.statements.names import capitals_inside
from corpus.statements.phrases import Subject
from corpus.statements.quotations import Quotation, find_quotations
from corpus.statements.scare_quotes import is_nobodys
from corpus.statements.speech import NOBODY, WORDS_OF_A_QUOTATION, Draft, Speech
from corpus.statements.tokens import Token, sentences_of, tokens_of

# How sure it is that a quotation without a cue is the words of whom its sentence is about: behind
# a colon, long, or short; and of whom the sentence before is about.
_INTRODUCED, _LONG, _SHORT, _SENTENCE_BEFORE = 0.75, 0.65, 0.4, 0.55
# How sure it is that what stands behind a name and a colon is said by who bears it.
_LABELLED = 0.85
_LONG_WORDS = 4
# What stays of that when words go on: over paragraphs, in the paragraph, in the next one and those
# behind it; and when a paragraph without quotations comes between.
_RUNS_ON, _FOLLOWS, _NEXT_PARAGRAPH, _STILL, _PAUSE = 0.95, 0.9, 0.7, 0.95, 0.7


def find_statements(article: Article) -> list[Statement]:
    """Return the statements of `article`, in reading order; marked paragraphs hold none."""
    read = [_read(paragraph) for paragraph in article.paragraphs if paragraph.mark is None]
    known = frozenset(
        word for each in read for sentence in each.sentences for word in capitals_inside(sentence)
    )
    reading = _Reading(known)
    drafts = [draft for each in read for draft in reading.statements_of(each)]
    return [draft.settled() for draft in drafts]


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph cut into quotations and sentences."""

    number: int
    text: str
    quotations: Sequence[Quotation]
    sentences: Sequence[Sequence[Token]]

    @property
    def leads_on(self) -> bool:
        """Whether the next paragraph goes on with a quotation."""
        opens = self.text.rstrip().endswith(":")
        return opens or any(quotation.open_ended for quotation in self.quotations[-1:])


def _read(paragraph: Paragraph) -> _Text:
    quotations = find_quotations(paragraph.text)
    tokens = tokens_of(paragraph.text, quotations)
    return _Text(paragraph.number, paragraph.text, quotations, list(sentences_of(tokens)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with whom its subjects mean, what stood before it, and who spoke before it."""

    paragraph: _Text
    sentence: Sentence
    heard: Heard
    before: Sentence | None
    spoken: Speech


class _Reading:
    """What has been read of an article so far."""

    def __init__(self, known_words: frozenset[str]) -> None:
        self._known_words = known_words
        self._hearing = Hearing()
        self._last = NOBODY  # who spoke last
        self._runs_on = False

    def statements_of(self, paragraph: _Text) -> Iterator[Draft]:
        """Yield the statements of the next paragraph."""
        spoken, before, place = NOBODY, None, None
        for tokens in paragraph.sentences:
            sentence = read_sentence(tokens, self._known_words)
            heard = self._hearing.hear(sentence)
            place = _Place(paragraph, sentence, heard, before, spoken)
            labelled = _labelled(place)
            drafts = [labelled] if labelled else self._drafts(place)
            yield from drafts
            speeches = [draft.speech for draft in drafts if draft.speech.speaker]
            self._hearing.remember(speeches)
            unnamed = [draft.speech for draft in drafts if draft.speech.cue]
            spoken, before = next(iter(speeches or unnamed), spoken), sentence
            if labelled:
                break
        self._leave(paragraph, place, spoken)

    def _leave(self, paragraph: _Text, last: _Place | None, spoken: Speech) -> None:
        """Remember who may go on in the next paragraph."""
        self._runs_on = paragraph.leads_on
        if spoken is not NOBODY:
            self._last = spoken
        elif paragraph.leads_on and last is not None:
            self._last = self._announced(last)
        elif not paragraph.quotations:
            self._last = self._last.followed(_PAUSE, self._last.evidence)

    def _drafts(self, place: _Place) -> list[Draft]:
        """Return the statements of a sentence: its quotations, and what it reports besides."""
        number = place.paragraph.number
        quoted = [
            Draft.quoting(number, quotation, speech)
            for at, quotation in place.sentence.quotations
            if not _is_nobodys(place, at, quotation)
            and (speech := self._speech_of(place, at, quotation)) is not None
        ]
        return [*quoted, *_reports(number, place.sentence, place.heard, quoted)]

    def _speech_of(self, place: _Place, at: int, quotation: Quotation) -> Speech | None:
        """Return whose words a quotation is; None for a phrase that is given to nobody."""
        cue = cue_of(at, place.sentence)
        if cue is not None:
            return Speech.by(cue, place.heard.meant(cue.subject))
        speech = self._speech_without_cue(place, at, quotation)
        return speech if speech.confidence or quotation.words >= WORDS_OF_A_QUOTATION else None

    def _speech_without_cue(self, place: _Place, at: int, quotation: Quotation) -> Speech:
        if self._runs_on and place.before is None and at == 0:
            return self._last.followed(_RUNS_ON, Evidence.RUNS_ON)
        if not place.sentence.is_quotation:
            return _speech_in(place, at, quotation)
        if place.spoken is not NOBODY:
            return place.spoken.followed(_FOLLOWS, Evidence.BEFORE)
        if place.before is not None:
            return self._about(place.before)
        goes_on = self._last.evidence is Evidence.BEFORE
        return self._last.followed(_STILL if goes_on else _NEXT_PARAGRAPH, Evidence.BEFORE)

    def _announced(self, place: _Place) -> Speech:
        """Return whose words a sentence that ends with a colon says will follow."""
        cues = [cue for cue in place.sentence.cues if cue.is_verb and cue.subject.is_somebody]
        if cues:
            return Speech.by(cues[-1], place.heard.meant(cues[-1].subject))
        return self._about(place.sentence)

    def _about(self, sentence: Sentence) -> Speech:
        """Return the speech of whom the sentence before is about."""
        subject = sentence.subject
        if subject is None:
            return NOBODY
        return Speech.about(subject, self._hearing.meant_later(subject), _SENTENCE_BEFORE)


def _is_nobodys(place: _Place, at: int, quotation: Quotation) -> bool:
    words = place.paragraph.text[quotation.start : quotation.end]
    is_said = has_cue_beside(at, place.sentence)
    return is_nobodys(place.sentence, at, words, is_said=is_said)


def _labelled(place: _Place) -> Draft | None:
    """Return the words behind a name and a colon that begin a paragraph: VOSK: We will see.

    A transcript has labels in capitals; others report, as headlines do.
    """
    label = place.sentence.label
    if place.before is not None or label is None:
        return None
    meant = place.heard.meant(Subject.of(label))
    if meant.person is None or not meant.person.is_person:
        return None
    speech = Speech(meant.person, label.text, LABEL, _LABELLED, Evidence.NAME)
    kind = StatementKind.DIRECT if label.text.isupper() else StatementKind.REPORTED
    start = place.sentence.tokens[label.last + 2].start
    return Draft(place.paragraph.number, start, len(place.paragraph.text.rstrip()), kind, speech)


def _speech_in(place: _Place, at: int, quotation: Quotation) -> Speech:
    """Return the words of whom a sentence is about, without a verb that attributes them."""
    subject = place.sentence.subjects.main(at)
    if subject is None:
        return NOBODY
    long = _LONG if quotation.words >= _LONG_WORDS else _SHORT
    sure = _INTRODUCED if is_introduced(at, place.sentence) else long
    speech = Speech.about(subject, place.heard.meant(subject), sure)
    return speech if speech.speaker and speech.speaker.is_person else NOBODY


def _reports(
    paragraph: int, sentence: Sentence, heard: Heard, quoted: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield what a sentence reports without quoting, by everybody who is not quoted in it.

    Second hand, "A said that B had said …", is two reports: the sentence by A, the rest by B.
    """
    speakers = [draft.speech.speaker for draft in quoted]
    first = True
    for cue in sentence.cues:
        speech = Speech.by(cue, heard.meant(cue.subject))
        if not speech.speaker or speech.speaker in speakers or not reports_alone(cue, sentence):
            continue
        speakers.append(speech.speaker)
        begin = 0 if first else min(cue.first, cue.subject.first)
        span = (sentence.tokens[begin].start, sentence.end)
        reported = speech.reported(cue.strength)
        yield Draft(paragraph, *span, StatementKind.REPORTED, reported)
        first = False
