"""Which way a question about who said what goes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.answer import AnswerKind
from bot.judge import confidence_of
from bot.planning import Ask, Period, Plan
from bot.planning.periods import is_no_date
from bot.planning.quotations import find_quoted
from bot.planning.speakers import is_name
from bot.planning.tidying import tidied
from bot.saying import notes
from bot.saying.claims import did_say, said_by_another, who_said
from bot.saying.found import Found, Served, passages, places_of
from bot.saying.granted import of_another
from bot.saying.spoken import is_within, spoken_by
from bot.saying.statements import said
from bot.saying.who import Who, is_named_in, names_like, whom
from index.retrieved import Retrieved

# Behind one of these the question itself may follow.
_SIGNS: Final = re.compile(r"[:;,?–—]| - ")


def find(
    served: Served,
    question: str,
    asked: Plan,
    retrieved: Retrieved,
    speaker: str | None = None,
) -> Found | None:
    """Return what answers `question`, planned as `asked`; None where it goes the usual way.

    `retrieved` is the usual way's. Where several share the name, `speaker` is who was chosen.
    """
    quoted = find_quoted(question) is not None
    if asked.quote is not None and not any(map(str.isalnum, asked.quote)):
        return None
    if asked.kind is Ask.WHO_SAID:
        return who_said(served, asked, retrieved, quoted=quoted)
    if asked.speaker is None:
        return None
    who = whom(served.generation, asked.speaker, speaker)
    if asked.kind is Ask.PASSAGES:
        return of_another(served, asked, who, retrieved)
    if not who.people:
        named = _names(question, who, retrieved)
        return _of_nobody(served, question, asked, who, retrieved) if named else None
    found = _of_somebody(served, asked, who, retrieved, quoted=quoted)
    keywords = _are_keywords(question, who)
    unsure = keywords and (who.read_as is not None or _is_abstention(found))
    return None if unsure and _usual_answers(served, retrieved) else found


def _of_somebody(
    served: Served, asked: Plan, who: Who, retrieved: Retrieved, *, quoted: bool
) -> Found | None:
    if is_no_date(asked.topic or ""):
        return _no_date(asked, who)
    if asked.kind is Ask.DID_SAY:
        found = did_say(served, asked, who, quoted=quoted)
    else:
        found = _naming_first(said(served, asked, who), asked, who, retrieved)
    return found if quoted else _or_usual(served, asked, who, retrieved, found)


def find_said(served: Served, asked: Plan, speaker: str | None = None) -> Found:
    """Return what the speaker of `asked` says; without one of that name, names like it."""
    name = asked.speaker or ""
    who = whom(served.generation, name, speaker)
    if who.people:
        return said(served, asked, who)
    return _nobody(served, who, 0.0)


def _or_usual(
    served: Served, asked: Plan, who: Who, retrieved: Retrieved, found: Found
) -> Found | None:
    """Return `found`, or what the usual way has on a topic of which the speaker says nothing.

    Where the usual way answers, a name that nobody has, and a topic of which who has one like it
    says nothing, is not meant.
    """
    if not _is_abstention(found) or asked.topic is None:
        return found
    if who.read_as is not None:
        return None if _usual_answers(served, retrieved) else found
    # Without any, all that the speaker says was shown already.
    return _told_of(served, asked, who, retrieved) or (found if found.nearest else None)


def _told_of(served: Served, asked: Plan, who: Who, retrieved: Retrieved) -> Found | None:
    """Return passages that answer and name the speaker, who is not quoted on the topic.

    What is known to be of another time than asked is left out.
    """
    period = Period(asked.since, asked.until)
    days = {hit: (hit.paragraph.article.published_at or "")[:10] for hit in retrieved.hits}
    near = [hit for hit, day in days.items() if not day or is_within(day, period)]
    if asked.kind is not Ask.SAID or not near or not is_named_in(near[0].paragraph.text, who):
        return None
    note = notes.not_quoted(who.name, asked.topic or "", period)
    told = passages(retrieved.of(near), served.min_confidence, (note,))
    if not told.citations:
        return None
    own = {spoken.place for spoken in spoken_by(served.generation, who.people)}
    # Where they are quoted all the same, the reader sees on what.
    quoted = not own.isdisjoint(places_of(told.citations))
    return replace(told, notes=told.notes[1:]) if quoted else told


def _naming_first(found: Found, asked: Plan, who: Who, retrieved: Retrieved) -> Found:
    """Rank those hits next that name `who`, where all that they say is asked for."""
    if asked.topic is not None:
        return found
    naming = (hit for hit in retrieved.hits if is_named_in(hit.paragraph.text, who))
    more = ((hit.paragraph.article.id, hit.paragraph.number) for hit in naming)
    return replace(found, ranking=(*found.ranking, *more))


def _is_abstention(found: Found | None) -> bool:
    return found is not None and found.kind is AnswerKind.ABSTAINED


def _usual_answers(served: Served, retrieved: Retrieved) -> bool:
    return confidence_of(retrieved.evidence()) >= served.min_confidence


def _are_keywords(question: str, who: Who) -> bool:
    """Tell whether `question` is small words that may name nobody: "seals about the rocks"."""
    name, about, topic = tidied(question).partition(" about ")
    return bool(about) and name == who.typed and name.islower() and not _SIGNS.search(topic)


def _begins_with(question: str, who: Who) -> bool:
    return tidied(question).startswith(who.typed)


def _names(question: str, who: Who, retrieved: Retrieved) -> bool:
    """Tell whether `question` plainly asks for a name: what begins with one may be keywords."""
    named = is_name(who.typed) or (question.islower() and _is_written_large(who, retrieved))
    return named and not _begins_with(question, who)


def _is_written_large(who: Who, retrieved: Retrieved) -> bool:
    """Tell whether what was found has each word of the name, and always with a capital."""
    text = " ".join(hit.paragraph.text for hit in retrieved.hits)
    written = [
        set(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))
        for word in who.typed.split()
    ]
    return all(forms and not any(map(str.islower, forms)) for forms in written)


def _of_nobody(served: Served, question: str, asked: Plan, who: Who, retrieved: Retrieved) -> Found:
    """Return what there is on a question about somebody who does not speak, and say that."""
    if asked.kind is Ask.DID_SAY and find_quoted(question):
        found = said_by_another(served, asked, who)
        if found:
            return found
    note = notes.nobody_but(who.typed)
    told = passages(retrieved, served.min_confidence, (note,), question)
    if _may_speak(served, who, told, retrieved):
        told = passages(retrieved, served.min_confidence, question=question)
        return _naming_first(told, asked, who, retrieved)
    found = told if told.citations else _nobody(served, who, told.confidence)
    if not found.citations and not found.choices and told.nearest:
        nearest = notes.nearest_is(_missing_beside(retrieved, who))
        found = replace(found, notes=(*found.notes, nearest), nearest=told.nearest)
    return _naming_first(found, asked, who, retrieved)


def _may_speak(served: Served, who: Who, told: Found, retrieved: Retrieved) -> bool:
    """Tell whether what is cited names `who` beside words of one who is called otherwise there.

    "The company said" may be `who`: then it is not told that nobody of that name speaks.
    """
    cited = set(places_of(told.citations))
    keys = [
        hit.paragraph.key
        for hit in retrieved.hits
        if (hit.paragraph.article.id, hit.paragraph.number) in cited
        and is_named_in(hit.paragraph.text, who)
    ]
    with served.generation.reader() as reader:
        spoken = [record.statement for record in reader.store.statements_in(keys)]
    return any(
        each.speaker is None and (each.speaker_text or "").lower().startswith("the ")
        for each in spoken
    )


def _missing_beside(retrieved: Retrieved, who: Who) -> list[str]:
    """Return what the nearest lacks of the question beside the name, which is told already."""
    typed = who.typed.lower()
    return [word for word in retrieved.missing if word.lower() not in typed]


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
