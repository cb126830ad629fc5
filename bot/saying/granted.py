"""What a question takes for granted that somebody said, where it is another who says it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answer import AnswerKind, Citation
from bot.planning import Plan
from bot.planning.speakers import is_name
from bot.saying import notes
from bot.saying.claims import HOLDS, near_the_best
from bot.saying.found import Found, Served
from bot.saying.relevance import relevance_of
from bot.saying.spoken import spoken_by
from bot.saying.who import Who, is_named_in
from corpus import Statement, fold, split_sentences
from index.passages import Span
from index.retrieved import Hit, Retrieved


def of_another(served: Served, asked: Plan, who: Who, retrieved: Retrieved) -> Found | None:
    """Return who says what `asked` takes for granted of `who`; None where nobody else plainly does.

    That is so where the best of `retrieved` has most of the topic where another is quoted, does not
    name `who`, and nothing that `who` says is near to the topic.
    """
    named = who.people or is_name(who.typed)
    if not named or not retrieved.hits or is_named_in(retrieved.hits[0].paragraph.text, who):
        return None
    said = _said_of_it(served, asked.topic or "", retrieved)
    closest = [citation for hit, citation in said if hit is retrieved.hits[0]]
    if not closest or any(_is_of(citation, who) for _, citation in said):
        return None
    confidence = _confidence(served, asked, who)
    return _abstained(who, closest[0], confidence) if confidence < served.min_confidence else None


def _said_of_it(served: Served, topic: str, retrieved: Retrieved) -> list[tuple[Hit, Citation]]:
    """Return the statements of the best hits whose sentences hold most of `topic`."""
    hits = {hit.paragraph.key: hit for hit in near_the_best(retrieved)}
    with served.generation.reader() as reader:
        terms = reader.words.terms(topic, served.generation.manifest.counts.paragraphs)
        found = []
        for record in reader.store.statements_in(list(hits)):
            hit, statement = hits[record.paragraph], record.statement
            words = reader.words.stems_of(" ".join(_sentences(hit.paragraph.text, statement)))
            if statement.speaker and terms.share(terms.held_in(words)) >= HOLDS:
                found.append((hit, _cite(hit, statement)))
    return found


def _sentences(text: str, statement: Statement) -> Iterator[str]:
    """Yield the sentences of `text` that `statement` stands in: the cue is part of what is told."""
    for start, end in split_sentences(text):
        if start < statement.end and statement.start < end:
            yield text[start:end]


def _cite(hit: Hit, statement: Statement) -> Citation:
    span = Span(statement.start, statement.end)
    return Citation.of(hit.paragraph, span, hit.score, statement.speaker, statement.kind)


def _is_of(citation: Citation, who: Who) -> bool:
    """Tell whether `citation` is words of `who`, or of one called by a part of the name only."""
    speaker = set(fold(citation.speaker or "").split())
    forms = (form for person in who.people for form in (person.name, *person.forms))
    names = (set(fold(name).split()) for name in (who.typed, *forms))
    return any(speaker <= name or name <= speaker for name in names)


def _confidence(served: Served, asked: Plan, who: Who) -> float:
    """Return how sure it is that anything that `who` says is about the topic."""
    spoken = spoken_by(served.generation, who.people)
    if not spoken:
        return 0.0
    topic = asked.topic or ""
    return relevance_of(served.generation, served.embedder, topic, spoken).confidence


def _abstained(who: Who, closest: Citation, confidence: float) -> Found:
    missing = notes.not_on_it(who.name, closest, known=bool(who.people))
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=confidence,
        notes=(*who.notes, missing),
        nearest=(closest,),
        choices=who.choices,
    )
