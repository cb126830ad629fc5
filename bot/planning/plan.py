"""The plan of a question: whether it asks who said what, and about what, when and where."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.planning.claims import Claim, read_claim, read_claim_before
from bot.planning.details import Context, Details, read_details
from bot.planning.forms import FORMS, FRAMES, MARKS, Ask, Form
from bot.planning.periods import parse_period
from bot.planning.quotations import find_quoted
from bot.planning.speakers import is_named, is_outlet, is_proper, is_somebody, without_possessive
from bot.planning.tidying import tidied

__all__ = ["Ask", "Plan", "plan"]

# Characters of a question, and of what of it is not in quotation marks; more is a pasted text.
_LONGEST = 4000
_LONGEST_UNQUOTED = 160

_NAMES_AND_MONTHS = frozenset({"april", "august", "june", "may"})
_FRONT = re.compile(r"([^,]{3,60}), ?(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a question asks for, in its own words; all None where it goes the usual way.

    `topic` is what to search with: what is spoken about, or else the words of `quote`. `quote` is
    what somebody may have said. The days `since` and `until` are included. With a `speaker`,
    `Ask.PASSAGES` goes the usual way, too, but takes it for granted that they spoke of `topic`.
    """

    kind: Ask = Ask.PASSAGES
    speaker: str | None = None
    topic: str | None = None
    quote: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None


def plan(question: str, today: date | None = None, outlets: Collection[str] = ()) -> Plan:
    """Return the plan of `question`; what is not recognised goes the usual way.

    Dates are seen from `today`, by default the day it is in UTC. The names in `outlets`, those of
    the corpus, are understood after "in" and "on", too.
    """
    if len(question) > _LONGEST:
        return Plan()
    text = tidied(question)
    if _unquoted_length(text) > _LONGEST_UNQUOTED:
        return Plan()
    context = Context(today or datetime.now(UTC).date(), outlets)
    return _plan_after_front(text, context) or _plan_plain(text, context) or Plan()


def _unquoted_length(text: str) -> int:
    quoted = find_quoted(text)
    return len(quoted.before) + len(quoted.after) if quoted else len(text)


def _plan_after_front(text: str, context: Context) -> Plan | None:
    """Return the plan of "In May, what did X say?"; None where no date or outlet comes first."""
    front = _FRONT.match(text)
    details = read_details(front[1], context) if front else None
    if front is None or details is None or details.topic:
        return None
    found = _plan_plain(text[front.end() :], context)
    return found and _with(found, details)


def _plan_plain(text: str, context: Context) -> Plan | None:
    framed = _plan_framed(text, context)
    if framed:
        return framed
    for form in FORMS:
        match = form.pattern.fullmatch(text)
        found = _plan_of(form, match, context) if match else None
        if found:
            return found
    before = read_claim_before(text)
    return _plan_claim(Plan(kind=Ask.WHO_SAID), before) if before else None


def _plan_framed(text: str, context: Context) -> Plan | None:
    """Return the plan of "'Epic fail': was that X?"; None where no such words come first."""
    quoted = find_quoted(text)
    if quoted is None:
        return None
    frame = " ".join(filter(None, (quoted.before, MARKS, quoted.after)))
    for form in FRAMES:
        match = form.pattern.fullmatch(frame)
        speaker = without_possessive(match["name"]) if match else None
        if speaker and _can_speak(speaker, form, frame, context):
            return Plan(kind=form.ask, speaker=speaker, quote=quoted.words, topic=quoted.words)
    return None


def _plan_of(form: Form, match: re.Match[str], context: Context) -> Plan | None:
    parts = match.groupdict()
    speaker = without_possessive(parts["name"]) if "name" in parts else None
    if speaker is not None and not _can_speak(speaker, form, match.string, context):
        return None
    asked = Plan(kind=form.ask, speaker=speaker)
    if "claim" in parts:
        claim = read_claim(parts["claim"], context, quoted=form.quoted)
        return _plan_claim(asked, claim) if claim else None
    details = read_details(parts["rest"], context, clause=form.clause, listener=form.listener)
    if details is None or (speaker is None and details.topic is None):
        return None
    return _with(replace(asked, topic=details.topic), details)


def _can_speak(speaker: str, form: Form, question: str, context: Context) -> bool:
    if not is_somebody(speaker):
        return False
    if parse_period(speaker, context.today) and speaker.lower() not in _NAMES_AND_MONTHS:
        return False
    if form.proper:
        return is_proper(speaker) and not is_outlet(speaker, context.outlets)
    return not form.named or is_named(speaker, question)


def _plan_claim(asked: Plan, claim: Claim) -> Plan:
    return _with(replace(asked, quote=claim.quote, topic=claim.topic or claim.quote), claim.details)


def _with(asked: Plan, details: Details | None) -> Plan:
    """Return `asked` with the dates and the outlet of `details` where it has none."""
    if details is None:
        return asked
    if details.period and not (asked.since or asked.until):
        asked = replace(asked, since=details.period.since, until=details.period.until)
    return replace(asked, outlet=asked.outlet or details.outlet)
