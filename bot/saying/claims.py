"""Whether somebody said something, and who did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from bot.answer import AnswerKind, Citation
from bot.checking import Check, Verdict, check_quotation
from bot.judge import confidence_of
from bot.language import Text
from bot.planning import Period, Plan
from bot.saying import notes
from bot.saying.found import Found, Served, passages, places_of
from bot.saying.spoken import is_within
from bot.saying.statements import NEAREST, said
from bot.saying.who import Who
from corpus import Statement
from index.passages import Span
from index.retrieved import Hit, Retrieved
from index.store import StatementRecord

# A statement that holds less than this share of a claim's words is about something else.
HOLDS: Final = 0.5
# A passage is looked at when its score comes this near to the best one's.
_NEAR_THE_BEST: Final = 0.5
_MOST_PASSAGES: Final = 4


def did_say(served: Served, asked: Plan, who: Who, *, quoted: bool) -> Found:
    """Return where `who` says what is asked for: in these words, nearly so, or in meaning.

    Where nothing convinces, that is said, with whoever comes closest. `quoted` tells whether the
    words stood in quotation marks.
    """
    check = check_quotation(served.generation, asked.quote or "", who.asked)
    there = _in_period(check, asked)
    if check.confirmed and _convince(there, served):
        return _said(there, (*who.notes, *_changed(check)), who.choices)
    said_by_others = check.verdict in {Verdict.OTHER_SPEAKER, Verdict.NOBODY}
    meant = said(served, replace(asked, topic=asked.quote), who)
    if meant.kind is AnswerKind.SAID and not (quoted and said_by_others):
        more = (
            notes.not_said_but(who.name, _period_of(asked))
            if quoted
            else notes.not_in_these_words(who.name)
        )
        return replace(meant, notes=(*meant.notes, more))
    return _not_said(check, who, meant, _period_of(asked))


def who_said(served: Served, asked: Plan, retrieved: Retrieved, *, quoted: bool) -> Found | None:
    """Return who says what is asked for; None where only the usual way can tell.

    `retrieved` is the usual way's; `quoted` is as for `did_say`.
    """
    if asked.quote is None:  # "who said anything about the bridge?"
        return _said_in(served, asked, retrieved)
    check = check_quotation(served.generation, asked.quote, None)
    there = _in_period(check, asked)
    named = tuple(citation for citation in there if citation.speaker)
    if check.confirmed and _convince(named, served):
        return _said(named, _changed(check))
    if quoted and check.confirmed and _convince(there, served):
        return replace(_said(there, (notes.UNATTRIBUTED,)), kind=AnswerKind.PASSAGES)
    if not quoted:
        return _said_in(served, asked, retrieved)
    return _not_quoted(served, retrieved) if check.verdict is Verdict.ABSENT else None


def said_by_another(served: Served, asked: Plan, who: Who) -> Found | None:
    """Return who says what is asked for, and that `who` does not; None if nobody does."""
    check = check_quotation(served.generation, asked.quote or "", who.asked)
    if check.verdict is not Verdict.OTHER_SPEAKER:
        return None
    nothing = Found(kind=AnswerKind.ABSTAINED, confidence=0.0)
    return _not_said(check, who, nothing, _period_of(asked))


def _not_quoted(served: Served, retrieved: Retrieved) -> Found:
    """Return the usual way's answer, saying that the articles do not quote the words."""
    told = passages(retrieved, served.min_confidence)
    if told.kind is AnswerKind.ABSTAINED and told.nearest:
        nearest = notes.nearest_is(retrieved.missing)
        return replace(told, notes=(notes.NOT_QUOTED, nearest))
    return replace(told, notes=(notes.NOT_QUOTED, *told.notes))


def _said(
    citations: tuple[Citation, ...], said_of_it: tuple[Text, ...], choices: tuple[str, ...] = ()
) -> Found:
    return Found(
        kind=AnswerKind.SAID,
        confidence=max(citation.score for citation in citations),
        citations=citations,
        ranking=places_of(citations),
        notes=said_of_it,
        choices=choices,
    )


def _not_said(check: Check, who: Who, meant: Found, period: Period) -> Found:
    """Say that `who` is not quoted so, with who comes closest, or else what `who` said nearest."""
    closest = next((citation for citation in check.citations if citation.speaker), None)
    nearest = check.citations[:NEAREST]
    if closest:
        missing = notes.not_said(who.name, period, closest)
    elif check.verdict is Verdict.NOBODY:
        missing = notes.not_said_by_anybody(who.name, period)
    else:
        missing, nearest = notes.not_said_but(who.name, period), meant.nearest
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=meant.confidence if meant.kind is AnswerKind.ABSTAINED else 0.0,
        notes=(*who.notes, missing),
        nearest=nearest,
        choices=who.choices,
    )


def _period_of(asked: Plan) -> Period:
    return Period(asked.since, asked.until)


def _in_period(check: Check, asked: Plan) -> tuple[Citation, ...]:
    period = _period_of(asked)
    return tuple(c for c in check.citations if is_within((c.published_at or "")[:10], period))


def _convince(citations: Sequence[Citation], served: Served) -> bool:
    return bool(citations) and max(c.score for c in citations) >= served.min_confidence


def _changed(check: Check) -> tuple[Text, ...]:
    return (notes.CHANGED,) if check.changes else ()


def _said_in(served: Served, asked: Plan, retrieved: Retrieved) -> Found | None:
    """Return the statements of the best hits that hold most of the words asked for."""
    period = _period_of(asked)
    near = [
        hit
        for hit in near_the_best(retrieved)
        if is_within((hit.paragraph.article.published_at or "")[:10], period)
    ]
    cited = _statements_in(served, asked.quote or asked.topic or "", near)
    confidence = confidence_of(retrieved.of(hit for hit, _ in cited).evidence())
    if not cited or confidence < served.min_confidence:
        return None
    loosely = (notes.CHANGED,) if asked.quote else ()
    said_so = _said(tuple(citation for _, citation in cited), loosely)
    return replace(said_so, confidence=confidence)


def near_the_best(retrieved: Retrieved) -> list[Hit]:
    """Return the hits that are looked at for what is said: the best and those near to it."""
    best = retrieved.hits[:_MOST_PASSAGES]
    return [hit for hit in best if hit.score >= _NEAR_THE_BEST * best[0].score]


def _statements_in(served: Served, claim: str, hits: Sequence[Hit]) -> list[tuple[Hit, Citation]]:
    """Return those of `hits` where somebody says most of `claim`, each with that statement."""
    with served.generation.reader() as reader:
        terms = reader.words.terms(claim, served.generation.manifest.counts.paragraphs)
        records = reader.store.statements_in([hit.paragraph.key for hit in hits])

        def share(hit: Hit, statement: Statement) -> float:
            words = hit.paragraph.text[statement.start : statement.end]
            return terms.share(terms.held_in(reader.words.stems_of(words)))

        return [
            (hit, _cite(hit, max(likely, key=partial(share, hit))))
            for hit in hits
            if (likely := [s for s in _spoken_in(hit, records) if share(hit, s) >= HOLDS])
        ]


def _spoken_in(hit: Hit, records: Sequence[StatementRecord]) -> list[Statement]:
    return [
        record.statement
        for record in records
        if record.paragraph == hit.paragraph.key and record.statement.speaker
    ]


def _cite(hit: Hit, statement: Statement) -> Citation:
    span = Span(statement.start, statement.end)
    return Citation.of(hit.paragraph, span, hit.score, statement.speaker, statement.kind)
