"""What each way to go on makes of a conversation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.following.conversation import Conversation
from bot.following.followed import Outcome, Read, Unclear
from bot.following.forms import Move
from bot.following.names import is_speaker, meant_by, names_in
from bot.following.pronouns import owned, thing_of
from bot.following.sentences import (
    body_of,
    outlet_words,
    period_words,
    said_sentence,
    sentence,
)
from bot.following.shown import Parts, asked_back, claim_of
from bot.following.things import thing_in
from bot.planning import Ask, Period, parse_period, plan
from bot.planning.periods import take_period
from corpus import may_be_same

# Days and months without a year are those nearest to the day of the answer.
_HALF_A_YEAR: Final = timedelta(days=183)
_OWN_YEAR: Final = re.compile(
    r"\b\d{4}\b|\b(?:last|this|ago|yesterday|today|past|now)\b", re.IGNORECASE
)
_PREPOSITION: Final = re.compile(
    r"(?P<word>in|on|at|of|during|between|from|by|to|for|with|near|under) (?P<rest>.+)",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(r"it|that|this|those|these|so", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"(?:he|him|she|her|they|them)", re.IGNORECASE)


def means_a_time(phrase: str) -> bool:
    """Tell whether `phrase` is nothing but a day or a period."""
    return parse_period(phrase, date(2024, 12, 31)) is not None


@dataclass(frozen=True, slots=True)
class Moves:
    """The ways to go on from `conversation`, on the day `today`."""

    conversation: Conversation
    today: date

    def made(self, move: Move, parts: Parts) -> Outcome:
        """Return what `move` makes, with the `parts` of its form."""
        made: Outcome
        match move:
            case Move.MORE:
                made = self._more()
            case Move.MORE_SAID:
                made = self._more_said(parts)
            case Move.ABOUT:
                made = self._about(parts)
            case Move.OTHER:
                made = self._other(parts.get("new") or "", about=bool(parts.get("about")))
            case Move.OUTLET:
                made = self._from_outlet(parts.get("new") or "")
            case Move.SINCE | Move.BEFORE | Move.THAT_DAY:
                made = self._beside_the_day(move)
            case _:
                made = asked_back(move, self.conversation, parts) or self._more()
        return made

    # What was asked, again.

    def _more(self) -> Outcome:
        now = self.conversation
        if not now.shown:
            return Unclear.NOTHING
        if now.kind is Ask.SAID and now.who:
            return Read(text=self._said(now.who, now.topic, more=True), more=True)
        text = sentence(body_of(now.asked.text))
        return Read(text=text, shown_as=f"{text[:-1]}, apart from what was shown?", more=True)

    def _more_said(self, parts: Parts) -> Outcome:
        who = self._whom(parts.get("person"))
        topic = self._topic(parts.get("topic"))
        if isinstance(who, Unclear):
            return who
        if isinstance(topic, Unclear):
            return topic
        return Read(text=self._said(who, topic, more=True), more=True)

    # Something else of it.

    def _about(self, parts: Parts) -> Outcome:
        now, person, more = self.conversation, parts.get("person"), bool(parts.get("more"))
        topic = self._topic(parts.get("topic"))
        if isinstance(topic, Unclear) or topic is None:
            return topic or Unclear.NOTHING
        if not person and now.kind is Ask.PASSAGES:
            body = body_of(now.asked.text)
            before, about, _ = body.rpartition(" about ")
            if about:
                return Read(text=sentence(f"{before} about {topic}"))
            if now.who is None:
                return self._instead(topic)
        who = self._whom(person)
        if isinstance(who, Unclear):
            return who
        return Read(text=self._said(who, topic, more=more), more=more)

    def _other(self, typed: str, *, about: bool) -> Outcome:
        period = self._period(typed)
        if period:
            return self._in_period(period)
        placed = _PREPOSITION.fullmatch(typed)
        if placed:
            return self._placed(placed["word"].lower(), placed["rest"])
        new = self._named(typed)
        if isinstance(new, Unclear):
            return new
        if _PRONOUN.fullmatch(typed) or is_speaker(new, about=about):
            return self._somebody_else(new)
        if self.conversation.kind is Ask.PASSAGES:
            return self._instead(new)
        return self._about({"topic": new})

    def _named(self, typed: str) -> str | Unclear:
        """Return who or what `typed` means: "him", "his wife", "the grain deal"."""
        now = self.conversation
        if _PRONOUN.fullmatch(typed):
            return meant_by(typed, now, [now.who] if now.who else [])
        return thing_of(now) if _POINTS.fullmatch(typed) else owned(typed, now)

    def _somebody_else(self, new: str) -> Outcome:
        now = self.conversation
        typed = plan(now.asked.text).speaker
        if now.kind is Ask.SAID:
            same = now.topic is not None and may_be_same(new, now.topic)
            return Read(text=self._said(new, None if same else now.topic))
        if now.kind is Ask.WHO_SAID:
            words = claim_of(now)
            return Read(text=f"Did {new} say {words}?") if words else Unclear.NOTHING
        old = typed or now.who
        body = body_of(now.asked.text)
        there = next((name for name in names_in(body) if old and may_be_same(name, old)), typed)
        if there and there in body:
            return Read(text=sentence(body.replace(there, new, 1)))
        return self._instead(new)

    def _instead(self, new: str) -> Outcome:
        """Ask the same of `new`: a name in place of a name, a thing in place of a thing."""
        body = body_of(self.conversation.asked.text)
        names, thing = names_in(body), thing_in(body)
        if new[:1].isupper() and names and not (thing and names[-1] in thing.core):
            before, _, behind = body.rpartition(names[-1])
            return Read(text=sentence(f"{before}{new}{behind}"))
        if thing is None or new[:1].isupper():
            return Unclear.NOTHING
        # "The Night of Boats" is a name as a whole.
        named = thing.core.rpartition(" ")[2][:1].isupper()
        return Read(text=sentence(body.replace(thing.whole if named else thing.core, new, 1)))

    # Another time, place or outlet.

    def _placed(self, word: str, place: str) -> Outcome:
        now = self.conversation
        if now.kind is Ask.SAID and now.who:
            asked = self._said(now.who, now.topic, outlet=False)[:-1]
            return Read(text=f"{asked} {word} {place}?", resourced=word == "in")
        body = body_of(now.asked.text)
        before, there, old = body.rpartition(f" {word} ")
        same = there and len(old.split()) <= 3
        return Read(text=sentence(f"{before if same else body} {word} {place}"))

    def _from_outlet(self, outlet: str) -> Outcome:
        now = self.conversation
        if now.kind is Ask.SAID and now.who:
            period = Period(now.since, now.until)
            return Read(text=said_sentence(now.who, now.topic, period, outlet), resourced=True)
        body = body_of(now.asked.text)
        return Read(text=f"{body}{outlet_words(outlet)}?", resourced=True)

    def _beside_the_day(self, move: Move) -> Outcome:
        day = date.fromisoformat(self.conversation.day) if self.conversation.day else None
        if day is None:
            return Unclear.NOTHING
        if move is Move.SINCE:
            return self._in_period(Period(day + timedelta(days=1), None))
        if move is Move.BEFORE:
            return self._in_period(Period(None, day - timedelta(days=1)))
        return self._in_period(Period(day, day))

    def _in_period(self, period: Period) -> Outcome:
        now = self.conversation
        if now.kind is Ask.SAID and now.who:
            text = said_sentence(now.who, now.topic, period, now.outlet)
            return Read(text=text, redated=True)
        body, _ = take_period(body_of(now.asked.text), self.today)
        return Read(text=f"{sentence(body)[:-1]}{period_words(period)}?", redated=True)

    # Parts of a sentence.

    def _said(self, who: str, topic: str | None, *, more: bool = False, outlet: bool = True) -> str:
        now = self.conversation
        period = Period(now.since, now.until)
        return said_sentence(who, topic, period, now.outlet if outlet else None, more=more)

    def _whom(self, pronoun: str | None) -> str | Unclear:
        now = self.conversation
        if pronoun:
            return meant_by(pronoun, now)
        if now.who:
            return now.who
        return now.people[0] if len(now.people) == 1 else _lacking(now)

    def _topic(self, typed: str | None) -> str | Unclear | None:
        if typed is None:
            return None
        if _POINTS.fullmatch(typed):
            return thing_of(self.conversation)
        if _PRONOUN.fullmatch(typed):
            who = self.conversation.who
            return meant_by(typed, self.conversation, [who] if who else [])
        return owned(typed, self.conversation)

    def _period(self, phrase: str) -> Period | None:
        day = self.conversation.day
        if day is None or _OWN_YEAR.search(phrase):
            return parse_period(phrase, self.today)
        seen = min(self.today, date.fromisoformat(day) + _HALF_A_YEAR)
        return parse_period(phrase, seen)


def _lacking(conversation: Conversation) -> Unclear:
    return Unclear.SEVERAL if conversation.people else Unclear.NOBODY
