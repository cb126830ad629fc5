"""Which way a question about who said what goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import AnswerKind
from bot.planning import Ask, Period, Plan
from bot.planning.periods import is_no_date
from bot.planning.quotations import find_quoted
from bot.planning.speakers import is_name
from bot.planning.tidying import tidied
from bot.saying import notes
from bot.saying.claims import did_say, said_by_another, who_said
from bot.saying.found import Found, Served, passages, places_of
from bot.saying.spoken import is_within, spoken_by
from bot.saying.statements import said
from bot.saying.who import Who, names_like, whom
from corpus import fold, last_name
from index.search import Hit


def find(
    served: Served, question: str, asked: Plan, hits: Sequence[Hit], speaker: str | None = None
) -> Found | None:
    """Return what answers `question`, planned as `asked`; None where it goes the usual way.

    `hits` are the usual way's. Where several share the name, `speaker` is the one who was chosen.
    """
    quoted = find_quoted(question) is not None
    if asked.quote is not None and not any(map(str.isalnum, asked.quote)):
        return None
    if asked.kind is Ask.WHO_SAID:
        return who_said(served, asked, hits, quoted=quoted)
    who = whom(served.generation, asked.speaker, speaker) if asked.speaker else None
    if who is None:
        return None
    if not who.people:
        return _of_nobody(served, question, asked, who, hits) if _names(question, who) else None
    if is_no_date(asked.topic or ""):
        return _no_date(asked, who)
    if asked.kind is Ask.DID_SAY:
        found = did_say(served, asked, who, quoted=quoted)
    else:
        found = said(served, asked, who)
    return found if quoted else _or_usual(served, asked, who, hits, found)


def find_said(served: Served, asked: Plan, speaker: str | None = None) -> Found:
    """Return what the speaker of `asked` says; without one of that name, names like it."""
    name = asked.speaker or ""
    who = whom(served.generation, name, speaker)
    if who.people:
        return said(served, asked, who)
    return _nobody(served, who, 0.0)


def _or_usual(
    served: Served, asked: Plan, who: Who, hits: Sequence[Hit], found: Found
) -> Found | None:
    """Return `found`, or what the usual way has on a topic of which the speaker says nothing.

    A name that nobody has, and a topic of which who has one like it says nothing, is not meant.
    """
    if found.kind is not AnswerKind.ABSTAINED or asked.topic is None:
        return found
    if who.read_as is not None:
        return None
    return _told_of(served, asked, who, hits) or found


def _told_of(served: Served, asked: Plan, who: Who, hits: Sequence[Hit]) -> Found | None:
    """Return passages that answer and name the speaker, who is not quoted on the topic.

    What is known to be of another time than asked is left out.
    """
    period = Period(asked.since, asked.until)
    days = ((hit.paragraph.article.published_at or "")[:10] for hit in hits)
    near = [hit for hit, day in zip(hits, days, strict=True) if not day or is_within(day, period)]
    if asked.kind is not Ask.SAID or not near or not _is_named(near[0], who):
        return None
    note = notes.not_quoted(who.name, asked.topic or "", period)
    told = passages(near, served.min_confidence, (note,))
    if not told.citations:
        return None
    own = {spoken.place for spoken in spoken_by(served.generation, who.people)}
    # Where they are quoted all the same, the reader sees on what.
    return told if own.isdisjoint(places_of(told.citations)) else replace(told, notes=())


def _is_named(hit: Hit, who: Who) -> bool:
    names = {last_name(name) for person in who.people for name in (person.name, *person.forms)}
    words = set(fold(hit.paragraph.text).replace("'s", "").split())
    return not names.isdisjoint(word.strip('.,;:!?()“”"') for word in words)


def _names(question: str, who: Who) -> bool:
    """Tell whether `question` plainly asks for a name: what begins with one may be keywords."""
    return is_name(who.typed) and not tidied(question).startswith(who.typed)


def _of_nobody(served: Served, question: str, asked: Plan, who: Who, hits: Sequence[Hit]) -> Found:
    """Return what there is on a question about somebody who does not speak, and say that."""
    if asked.kind is Ask.DID_SAY and find_quoted(question):
        found = said_by_another(served, asked, who)
        if found:
            return found
    told = passages(hits, served.min_confidence, (notes.nobody_but(who.typed),))
    return told if told.citations else _nobody(served, who, told.confidence)


def _nobody(served: Served, who: Who, confidence: float) -> Found:
    """Say that nobody is called so, with names like it."""
    alike = names_like(served.generation, who.typed)
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=confidence,
        notes=(notes.nobody(who.typed, alike=bool(alike)),),
        choices=alike,
    )


def _no_date(asked: Plan, who: Who) -> Found:
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=0.0,
        notes=(*who.notes, notes.no_date(asked.topic or "")),
    )
