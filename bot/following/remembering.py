"""What a conversation keeps of an answer."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.access import FULL
from bot.answer import Answer, AnswerKind, Citation
from bot.following.conversation import Conversation
from bot.following.names import fullest, people_asked_about, people_in
from bot.following.sentences import said_sentence
from bot.following.things import thing_in
from bot.planning import Ask, Plan, plan
from bot.planning.small_talk import without_small_talk
from bot.requested import Filters, Question, Request
from bot.saying.notes import is_friendly
from corpus import StatementKind, may_be_same

# Locators and people that are kept, and characters of the words that are pointed at.
_MOST_SHOWN: Final = 200
_MOST_PEOPLE: Final = 8
_LONGEST_QUOTE: Final = 150
# The planner reads no longer question without quotation marks.
_LONGEST_REPORTED: Final = 80
_LONGEST_TITLE: Final = 200
# A question that is longer is a pasted text: nothing is carried over of its words.
_LONGEST: Final = 400

_QUOTATION_MARK: Final = re.compile(r"[\"“”„«»]")
# Words at the end of what was cut that lead on to what is gone.
_LOOSE_END: Final = re.compile(
    r"(?:[ ,]+(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|whose|is|was|"
    r"are|were|has|have|had|would|will|his|her|their|its|as|than))+$",
    re.IGNORECASE,
)
# As many whole clauses as there are, where that is not too little.
_CLAUSE: Final = re.compile(r"(?P<clause>.{30,})[.,;:!?–—] .*")
_THAT: Final = re.compile(
    r"\b(?:said|says|told|tells|believes|admitted|announced|claimed|added|warned|denied|insisted)"
    r"\b[^,]{0,40}? that ",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 3


def conversation_of(request: Request, answer: Answer) -> Conversation | None:
    """Return what a later question may carry over of `answer`; None of small talk."""
    if is_friendly(answer.notes):
        return None
    asked = _question(request)
    if len(asked.text) > _LONGEST:
        return None
    planned = plan(asked.text)
    who = _who(planned, answer)
    people = _people(asked.text, who, planned, answer)
    if who is None and planned.kind is Ask.PASSAGES:
        named = people_asked_about(asked.text)
        who = fullest(named[0], people) if len(named) == 1 else None
    topic = None if _is_claim(planned) else planned.topic
    thing = None if topic else thing_in(asked.text, but=planned.speaker)
    conversation = Conversation(
        asked=asked,
        kind=planned.kind,
        who=who,
        people=people,
        topic=topic,
        thing=topic or (thing.whole if thing else None),
        outlet=planned.outlet,
        since=planned.since,
        until=planned.until,
    )
    return _with_first(conversation, answer)


def _question(request: Request) -> Question:
    if isinstance(request, Question):
        text = without_small_talk(" ".join(request.text.split()))
        return Question(text=text, filters=replace(request.filters, access=FULL))
    filters = Filters(since=request.since, until=request.until)
    return Question(text=said_sentence(request.name, request.about), filters=filters)


def _is_claim(planned: Plan) -> bool:
    return planned.kind in {Ask.DID_SAY, Ask.WHO_SAID} and planned.quote is not None


def _who(planned: Plan, answer: Answer) -> str | None:
    """Return the speaker who is asked about, by the name that the articles give them."""
    if planned.speaker is None or answer.choices:
        return planned.speaker
    return fullest(planned.speaker, _speakers((*answer.citations, *answer.nearest)))


def _people(question: str, who: str | None, planned: Plan, answer: Answer) -> tuple[str, ...]:
    """Return whom "she" may mean: of several who share what was typed, each of them."""
    shared = who is not None and len(answer.choices) > 1
    named = [
        *([who] if who and not shared else []),
        *_speakers(answer.citations),
        *(people_in(question) if planned.speaker else people_asked_about(question)),
    ]
    if shared and who:
        named = [name for name in named if name != who]
    found: list[str] = []
    for name in named:
        full = fullest(name, named)
        if not any(may_be_same(full, each) for each in found):
            found.append(full)
    return tuple(found[:_MOST_PEOPLE])


def _speakers(citations: Sequence[Citation]) -> list[str]:
    return list(dict.fromkeys(each.speaker for each in citations if each.speaker))


def _with_first(conversation: Conversation, answer: Answer) -> Conversation:
    before = conversation.asked.filters.without
    shown = (spot for each in answer.citations for spot in (each.locator, *each.copies))
    every = tuple(dict.fromkeys((*before, *shown)))[-_MOST_SHOWN:]
    if not answer.citations:
        return replace(conversation, shown=every)
    first = answer.citations[0]
    speaker = first.speaker if answer.kind is AnswerKind.SAID else None
    direct = speaker is not None and first.statement is not StatementKind.REPORTED
    return replace(
        conversation,
        shown=every,
        quote=_own_words(first) if direct else _reported(first.quote),
        direct=direct,
        mentioned=tuple(people_asked_about(first.quote)[:_MOST_PEOPLE]),
        speaker=fullest(speaker, conversation.people) if speaker else None,
        day=(first.published_at or "")[:10] or None,
        title=textwrap.shorten(first.title, _LONGEST_TITLE, placeholder="…"),
    )


def _own_words(citation: Citation) -> str | None:
    """Return words of the speaker's own in `citation`, without quotation marks."""
    start = max(0, citation.start - 1)
    parts = _QUOTATION_MARK.split(citation.text[start : citation.end])
    # Every other part stands between marks.
    inside = [_plain(part) for part in parts[1::2]]
    long = [part for part in inside if len(part.split()) >= _FEWEST_WORDS]
    words = next(iter(long), "") or max(inside, key=len, default="")
    return _shortened(words, _LONGEST_QUOTE) if words else _reported(citation.quote)


def _reported(quote: str) -> str | None:
    """Return what is reported in `quote`, as far as can be told, without quotation marks."""
    text = _plain(_QUOTATION_MARK.sub("", quote))
    told = _THAT.search(text)
    return _shortened(text[told.end() :] if told else text, _LONGEST_REPORTED)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:—–-")


def _shortened(words: str, most: int) -> str | None:
    short = textwrap.shorten(words, most, placeholder="")
    if len(short) < len(" ".join(words.split())):
        short = _LOOSE_END.sub("", _CLAUSE.sub(r"\g<clause>", short))
    return short.rstrip(" .,;:!?…—–-") or None
