"""What a question says beside the speaker: the topic, the dates and the outlet."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.planning.periods import Period, joined_with, take_period
from bot.planning.speakers import WORD, is_outlet, is_somebody

# What does not change the topic is looked for in this many characters at either end.
_REACH = 80

_WORD_START = re.compile(r"(?<!\S)\S")
_OUTLET = rf"(?P<outlet>{WORD}(?: {WORD}){{0,4}})"
_BY_OUTLET = re.compile(
    rf"(?:as )?(?:according to|(?:reported|quoted|cited|told) (?:by|in|to)|per|via|"
    rf"in an? (?:article|report|story|piece|interview) (?:by|from|in|of|with|for|to)) {_OUTLET}",
    re.IGNORECASE,
)
# These stand before an outlet, and before anything else.
_PERHAPS_BY_OUTLET = re.compile(rf"(?:in|on|from|to|for|by) {_OUTLET}", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:^|[ ,]+)(?:recently|lately|so far|at all|exactly|again|anyway|publicly|in (?:public|"
    r"(?:the|your|these|any) (?:articles?|corpus|news)))$",
    re.IGNORECASE,
)
_BEFORE_TOPIC = re.compile(
    r"[,:]? ?(?:(?:in|with) (?:regards?|respect|relation|response|reply|reference) to|"
    r"on the (?:subject|topic|matter|issue|question) of|as to|"
    r"when (?:(?:he|she|they) (?:was|were) )?asked (?:about|on|why|if|whether)|"
    r"about|on|of|regarding|concerning|re|over|in|at|during|after|before|following|when|to|that|"
    r"for|against|towards?|since|until|if|while|with|by)(?: |$)",
    re.IGNORECASE,
)
_TOPIC_BEGINS = re.compile(r" (?=(?:about|on|regarding|concerning|of|that) )", re.IGNORECASE)
_LISTENER = re.compile(
    rf"(?:to )?(?P<listener>{WORD}(?: {WORD}){{0,4}}?)"
    r"(?P<rest> (?:about|on|regarding|concerning|of|that) .+)?",
    re.IGNORECASE,
)
_ANY_LISTENER = re.compile(
    r"(?:the |his |her |their |some |other )?(?:reporters?|journalists?|media|press|us|me|him|her|"
    r"them|you|everyone|people|world|audience|crowd|interviewers?)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:it|that|this|these|those|him|her|them|me|us|you|so|anything|something|everything)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Details:
    """The words after the verb, taken apart; `topic` is None where there is none."""

    topic: str | None = None
    period: Period | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a question is read with: the day it is asked, and the outlets of the corpus.

    `days` are those on which its articles were published, in order.
    """

    today: date
    outlets: Collection[str] = ()
    days: Sequence[date] = ()


def read_details(
    rest: str, context: Context, *, clause: bool = False, listener: bool = False
) -> Details | None:
    """Take apart `rest`, the words after the verb; return None if they are no topic.

    With `clause`, words without "about" before them are a topic, too. With `listener`, they begin
    with whom it was told.
    """
    text, found = _take_end(rest.strip(" ,:"), Details(), context)
    text, found = _take_start(text, found, context)
    if listener or text[:3].lower() == "to ":
        text, found = _take_listener(text, found, context)
        clause = True
    topic = _BEFORE_TOPIC.sub("", text, count=1) if _BEFORE_TOPIC.match(text) else text
    if topic == text and text and not clause:
        return None
    topic = topic.strip(" ,:")
    return replace(found, topic=None if _UNNAMED.fullmatch(topic) else topic or None)


def _take_end(text: str, found: Details, context: Context) -> tuple[str, Details]:
    for _ in range(3):  # a filler, a period and an outlet, in any order
        text = _without_filler(text)
        before, period = take_period(text, context.today)
        joined = period and joined_with(found.period, period)
        if joined:
            text, found = before, replace(found, period=joined)
        before, outlet = _take_outlet(text, context.outlets)
        if outlet and not found.outlet:
            text, found = before, replace(found, outlet=outlet)
    return text, found


def _without_filler(text: str) -> str:
    filler = _FILLER.search(text, max(0, len(text) - _REACH))
    return text[: filler.start()] if filler else text


def _take_outlet(text: str, outlets: Collection[str]) -> tuple[str, str | None]:
    for word in _WORD_START.finditer(text, max(0, len(text) - _REACH)):
        before = text[: word.start()].rstrip(" ,")
        sure = _BY_OUTLET.fullmatch(text, word.start())
        if sure and is_somebody(sure["outlet"]):
            return before, sure["outlet"]
        perhaps = _PERHAPS_BY_OUTLET.fullmatch(text, word.start())
        if perhaps and is_outlet(perhaps["outlet"], outlets):
            return before, perhaps["outlet"]
    return text, None


def _take_start(text: str, found: Details, context: Context) -> tuple[str, Details]:
    """Take "in October" from "in October about tolls", and what else can stand there."""
    for topic in _TOPIC_BEGINS.finditer(text, 0, _REACH):
        left, more = _take_end(text[: topic.start()], found, context)
        if not left:
            return text[topic.end() :], more
    return text, found


def _take_listener(text: str, found: Details, context: Context) -> tuple[str, Details]:
    match = _LISTENER.fullmatch(text)
    if match is None:
        return text, found
    rest = (match["rest"] or "").strip()
    if is_outlet(match["listener"], context.outlets):
        return rest, replace(found, outlet=found.outlet or match["listener"])
    if rest or _ANY_LISTENER.fullmatch(match["listener"]):
        return rest, found
    return text, found
