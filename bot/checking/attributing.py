"""Whose words stand in a place: the statements that hold it, and the speaker asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.answer import Citation
from corpus import StatementKind
from index.generation import Generation, Reader
from index.passages import Span
from index.quoting import Place, nearest_paragraphs
from index.store import ParagraphRecord, StatementRecord

# A statement that holds less than this of a stretch is not whose words the stretch is.
_MOST_OF_IT: Final = 0.5
# A statement that shares less than this of what a text is about is not near it.
_NEAR: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The speaker asked for: as typed, the keys of who that may be, how read where misspelt."""

    typed: str
    people: frozenset[int]
    read_as: str | None

    @property
    def known(self) -> bool:
        """Whether anybody of that name speaks in the articles."""
        return bool(self.people)

    def said(self, record: StatementRecord | None) -> bool:
        """Tell whether `record` is a statement of whoever is asked for."""
        return record is not None and record.person in self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A place of a text, with the statement that each of its paragraphs has it in."""

    place: Place
    statements: tuple[StatementRecord | None, ...]

    @property
    def record(self) -> StatementRecord | None:
        """The statement that has most of it: one whose speaker is known before one without."""
        sizes = [span.end - span.start for _, span in self.place.spans]
        held = [(r, size) for r, size in zip(self.statements, sizes, strict=True) if r]
        named = [item for item in held if item[0].statement.speaker]
        return max(named or held, key=lambda item: item[1])[0] if held else None

    @property
    def speaker(self) -> str | None:
        """Who says it, None where the article is not clear about that, or says it itself."""
        return self.record.statement.speaker if self.record else None

    @property
    def quoted(self) -> bool:
        """Whether it stands in somebody's own words."""
        record = self.record
        return record is not None and record.statement.kind is not StatementKind.REPORTED

    @property
    def citations(self) -> tuple[Citation, ...]:
        """A citation for each paragraph: together they are one quotation."""
        cited = [
            _cite(paragraph, span, self.place.score, record)
            for (paragraph, span), record in zip(self.place.spans, self.statements, strict=True)
        ]
        return (*cited[:1], *(replace(citation, runs_on=True) for citation in cited[1:]))


def whose(generation: Generation, typed: str) -> Asked:
    """Return who of those who speak in the articles `typed` may be."""
    found = generation.people.match(typed)
    people = frozenset(person.key for person in found.people)
    return Asked(typed=typed, people=people, read_as=found.read_as)


def sightings_of(reader: Reader, places: Sequence[Place]) -> list[Sighting]:
    """Return each of `places` with the statements that hold it."""
    keys = {paragraph.key for place in places for paragraph, _ in place.spans}
    held = _by_paragraph(reader, sorted(keys))
    return [
        Sighting(
            place=place,
            statements=tuple(
                _holding(held.get(paragraph.key, ()), span) for paragraph, span in place.spans
            ),
        )
        for place in places
    ]


def closest_statement(generation: Generation, reader: Reader, text: str) -> Citation | None:
    """Return the statement that shares most of what `text` is about, None where none is near."""
    paragraphs = {paragraph.key: paragraph for paragraph in nearest_paragraphs(reader, text)}
    terms = reader.words.terms(text, generation.manifest.counts.paragraphs)
    shares = [
        (terms.share(terms.held_in(reader.words.stems_of(_words_of(record, paragraphs)))), record)
        for records in _by_paragraph(reader, list(paragraphs)).values()
        for record in records
    ]
    near = [item for item in shares if item[0] >= _NEAR]
    if not near:
        return None
    share, record = max(near, key=_nearness)
    span = Span(record.statement.start, record.statement.end)
    return _cite(paragraphs[record.paragraph], span, share, record)


def _nearness(item: tuple[float, StatementRecord]) -> tuple[float, int]:
    share, record = item
    return share, record.statement.start - record.statement.end


def _words_of(record: StatementRecord, paragraphs: dict[int, ParagraphRecord]) -> str:
    return paragraphs[record.paragraph].text[record.statement.start : record.statement.end]


def _by_paragraph(reader: Reader, keys: Sequence[int]) -> dict[int, list[StatementRecord]]:
    held: dict[int, list[StatementRecord]] = {}
    for record in reader.store.statements_in(keys):
        held.setdefault(record.paragraph, []).append(record)
    return held


def _holding(records: Iterable[StatementRecord], span: Span) -> StatementRecord | None:
    """Return the statement that holds most of `span`, of equal ones the innermost.

    All that its speaker says there counts: a quotation may be interrupted ("…," she said. "…").
    """

    def held(record: StatementRecord) -> int:
        return min(span.end, record.statement.end) - max(span.start, record.statement.start)

    def closeness(record: StatementRecord) -> tuple[int, int, float]:
        length = record.statement.end - record.statement.start
        return held(record), -length, record.statement.confidence

    touching = [record for record in records if held(record) > 0]
    best = max(touching, key=closeness, default=None)
    if best is None:
        return None
    together = _covered(record for record in touching if _same_speaker(record, best))
    inside = sum(span.start <= place < span.end for place in together)
    return best if inside >= _MOST_OF_IT * (span.end - span.start) else None


def _covered(records: Iterable[StatementRecord]) -> set[int]:
    return {
        place for record in records for place in range(record.statement.start, record.statement.end)
    }


def _same_speaker(record: StatementRecord, other: StatementRecord) -> bool:
    return record == other or (record.person is not None and record.person == other.person)


def _cite(
    paragraph: ParagraphRecord, span: Span, score: float, record: StatementRecord | None
) -> Citation:
    if record is None:
        return Citation.of(paragraph, span, score)
    statement = record.statement
    return Citation.of(paragraph, span, score, statement.speaker, statement.kind)
