"""What somebody says: about a topic or about anything, at any time or in a period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answer import AnswerKind
from bot.language import Text
from bot.planning import Period, Plan
from bot.saying import notes
from bot.saying.beside import beside
from bot.saying.found import Found, Served
from bot.saying.further import not_shown
from bot.saying.relevance import Relevance, relevance_of
from bot.saying.retold import cite
from bot.saying.spoken import (
    Run,
    Spoken,
    likely_places,
    newest_first,
    of_outlet,
    places,
    runs_of,
    spoken_by,
    surest_first,
    within,
)
from bot.saying.who import Who, by_surname

_MOST: Final = 10
NEAREST: Final = 3


def said(served: Served, asked: Plan, who: Who) -> Found:
    """Return the statements of `who`: those about the topic of `asked`, or the newest first."""
    everything = not_shown(spoken_by(served.generation, who.people), served.without)
    period = Period(asked.since, asked.until)
    inside = within(everything, period)
    if not inside:
        return _silent(who, period, everything)
    if asked.topic is None:
        return _anything(served, asked, who, inside)
    relevance = relevance_of(served.generation, served.embedder, asked.topic, inside)
    if relevance.confidence < served.min_confidence:
        return _nothing_about(asked, who, relevance, inside)
    return _about(served, asked, who, relevance, inside)


def _anything(served: Served, asked: Plan, who: Who, spoken: Sequence[Spoken]) -> Found:
    """Cite the newest first; rank the surest first, and of equally sure ones the newest.

    The citations are to be read, so they keep the order of time. The ranking tells how sure it is
    that a paragraph holds words of `who`, which its date says nothing about. It also holds what is
    too unsure to be cited: words of whom articles call by the surname alone, doubtful statements,
    and what tells of `who` beside them.
    """
    confidence = max(each.confidence for each in spoken)
    runs = runs_of(spoken)
    ranking = _ranking(served, asked, who, spoken)
    if confidence < served.min_confidence:
        return Found(kind=AnswerKind.ABSTAINED, confidence=confidence, ranking=ranking)
    return _found(asked, who, runs, confidence, ranking)


def _ranking(
    served: Served, asked: Plan, who: Who, spoken: Sequence[Spoken]
) -> tuple[tuple[str, int], ...]:
    period = Period(asked.since, asked.until)
    bare = within(spoken_by(served.generation, by_surname(served.generation, who.people)), period)
    everything = newest_first([*spoken, *bare])
    surest = list(dict.fromkeys(each.place for each in surest_first(everything)))
    if len(surest) >= _MOST:
        return tuple(surest[:_MOST])
    likely = likely_places(served.generation, who.people)
    return (*surest, *likely, *beside(served.generation, who.people, spoken))


def _about(
    served: Served, asked: Plan, who: Who, relevance: Relevance, spoken: Sequence[Spoken]
) -> Found:
    """Cite the most relevant first, as far as the judge is convinced."""
    runs = sorted(runs_of(spoken), key=relevance.of, reverse=True)
    cited = [run for run in runs if relevance.confidence_in(run) >= served.min_confidence]
    cited = cited or runs[:1]
    surest = max(each.confidence for run in cited for each in run)
    confidence = min(surest, relevance.confidence)
    if confidence < served.min_confidence:
        return Found(kind=AnswerKind.ABSTAINED, confidence=confidence)
    return _found(asked, who, cited, confidence, places(runs))


def _found(
    asked: Plan,
    who: Who,
    runs: Sequence[Run],
    confidence: float,
    ranking: tuple[tuple[str, int], ...],
) -> Found:
    there = of_outlet(runs, asked.outlet) if asked.outlet else runs
    elsewhere = (notes.not_from(asked.outlet, who.name),) if asked.outlet and not there else ()
    return Found(
        kind=AnswerKind.SAID,
        confidence=confidence,
        citations=cite(there or runs, _MOST),
        ranking=ranking,
        notes=(*who.notes, *elsewhere),
        choices=who.choices,
    )


def _nothing_about(asked: Plan, who: Who, relevance: Relevance, spoken: Sequence[Spoken]) -> Found:
    runs = sorted(runs_of(spoken), key=relevance.of, reverse=True)
    period = Period(asked.since, asked.until)
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=relevance.confidence,
        notes=(*who.notes, notes.nothing_about(who.name, asked.topic or "", period)),
        nearest=cite(runs, NEAREST),
        choices=who.choices,
    )


def _silent(who: Who, period: Period, spoken: Sequence[Spoken]) -> Found:
    """Say that there is nothing in `period`, with the last before it or the first after it."""
    introduction, near = _beside(period, spoken)
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=0.0,
        notes=(*who.notes, notes.silent(who.name, period, introduction)),
        nearest=cite(runs_of(near), NEAREST),
        choices=who.choices,
    )


def _beside(period: Period, spoken: Sequence[Spoken]) -> tuple[Text, Sequence[Spoken]]:
    """Return which of `spoken`, the newest first, is nearest to `period`, and what that is."""
    if period.since:
        before = [each for each in spoken if each.day and each.day < period.since.isoformat()]
        if before:
            return notes.BEFORE, before
    dated = [each for each in spoken if each.day]
    if dated:
        return notes.AFTER, sorted(dated, key=lambda each: each.day)
    return notes.UNDATED, spoken
