"""A follow-up question, read as a question that stands on its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from bot.following.conversation import Conversation
from bot.following.followed import Followed, Outcome, Read, Unclear
from bot.following.forms import FORMS, Form, Move
from bot.following.moves import Moves, means_a_time
from bot.following.pronouns import resolved
from bot.following.sentences import sentence
from bot.following.shape import is_phrase, points
from bot.planning import Ask, plan
from bot.planning.small_talk import small_talk
from bot.planning.tidying import tidied
from bot.requested import NO_FILTERS, Question
from corpus import may_be_same

# Nothing that is longer goes on from something else.
_LONGEST: Final = 200
_LEAD: Final = re.compile(
    r"^(?:(?:ok(?:ay)?|so|but|and|also|then|well|or|plus|thanks|thank you|thx|ty|cheers|hm+|um+|oh|"
    r"ah|wow|interesting|got it|i see|alright|now)\b[\s,.!…:;–—-]+|"
    r"(?:yes|yeah|yep|no|right|cool|great|nice|good|sure|perfect|awesome|hi|hello|hey)"
    r"[,.!…:;–—-]+\s*)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"about\b", re.IGNORECASE)
_SHORT_IS: Final = re.compile(r"^(?P<word>what|who|where|when|how|why)(?:'s|s)\b", re.IGNORECASE)
_JOINS: Final = re.compile(r"(?:and|but|or|also|plus)\b", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"[ ,]+(?:then|though|too|as well|again|anyway|by the way|btw|actually|instead|mate|bot)$",
    re.IGNORECASE,
)
_MOST_LEADS: Final = 4
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
_ELSE: Final = re.compile(r"\b(?:else|more|other)\b", re.IGNORECASE)
# These are small talk where nothing was said before.
_ASKS_BACK: Final = re.compile(
    r"(?:really|seriously|for real|are you sure|go on|true|right|next)\W*", re.IGNORECASE
)


def follow(text: str, conversation: Conversation | None, *, today: date | None = None) -> Followed:
    """Return the question that `text` asks where `conversation` was last answered, if any was.

    What stands on its own, and what is not recognised, stays as it was typed. A period such as
    "last week" is seen from `today`, by default the day it is in UTC.
    """
    typed = Question(text=text, filters=NO_FILTERS)
    line = " ".join(text[: _LONGEST + 1].split()).translate(_PLAIN)
    if len(text) > _LONGEST or _is_small_talk(line, conversation):
        return Followed(request=typed)
    core, joined = _core(line)
    outcome = _outcome(core, conversation, today or datetime.now(UTC).date(), joined=joined)
    if isinstance(outcome, Unclear):
        return Followed(request=typed, unclear=outcome)
    if outcome is None or conversation is None:
        return Followed(request=_without_shown(typed, conversation))
    return _followed(outcome, conversation)


def _is_small_talk(line: str, conversation: Conversation | None) -> bool:
    if conversation is not None and _ASKS_BACK.fullmatch(line):
        return False
    return not line or small_talk(line) is not None


def _core(line: str) -> tuple[str, bool]:
    """Return what `line` asks, without what leads in, and whether it goes on with "and"."""
    joined = False
    for _ in range(_MOST_LEADS):
        lead = _LEAD.match(line)
        if lead is None:
            break
        joined = joined or _JOINS.match(line) is not None
        line = line[lead.end() :]
    core = tidied(line) or line
    if _ABOUT.match(core) and not _ABOUT.match(line):  # "Tell me about the ferry" is all there is
        core = line
    return _SHORT_IS.sub(r"\g<word> is", _TAIL.sub("", core) or core), joined


def _outcome(
    core: str, conversation: Conversation | None, today: date, *, joined: bool
) -> Outcome | None:
    for form in FORMS:
        match = form.pattern.fullmatch(core)
        if match and (joined or not form.joined) and _may_be(form, match, conversation):
            if conversation is None:
                return Unclear.NO_CONVERSATION
            return Moves(conversation, today).made(form.move, match.groupdict())
    found = resolved(core, conversation)
    if found is None or isinstance(found, Unclear):
        return found
    return Read(text=sentence(found), more=_ELSE.search(core) is not None)


def _may_be(form: Form, found: re.Match[str], conversation: Conversation | None) -> bool:
    """Tell whether what was `found` can go on from something, and is no question of its own."""
    parts = found.groupdict()
    if form.spoken and not _is_spoken(conversation, parts.get("name")):
        return False
    match form.move:
        case Move.ABOUT:
            topic = parts["topic"]
            return (is_phrase(topic) or points(topic)) and not means_a_time(found[0])
        case Move.OUTLET:
            return is_phrase(parts["new"]) and not points(parts["new"])
        case Move.OTHER:
            new = parts["new"]
            alone = conversation is None and not form.joined and not parts.get("about")
            return means_a_time(new) or (not alone and (is_phrase(new) or points(new)))
    return True


def _is_spoken(conversation: Conversation | None, name: str | None) -> bool:
    """Tell whether somebody's words were asked for, and of `name`, where there is one."""
    if conversation is None or not conversation.who:
        return False
    if name is None:
        return conversation.kind is not Ask.PASSAGES
    return conversation.speaker is not None and may_be_same(name, conversation.speaker)


def _followed(read: Read, conversation: Conversation) -> Followed:
    filters = replace(conversation.asked.filters, without=conversation.shown if read.more else ())
    if read.redated:
        filters = replace(filters, since=None, until=None)
    if read.resourced:
        filters = replace(filters, sources=())
    request = Question(text=read.text, filters=filters)
    return Followed(request=request, read_as=read.shown_as or read.text)


def _without_shown(typed: Question, conversation: Conversation | None) -> Question:
    """Return `typed` without what was shown where it asks what else the same person said."""
    if conversation is None or not conversation.who or not _ELSE.search(typed.text):
        return typed
    asked = plan(typed.text)
    same = asked.speaker is not None and may_be_same(asked.speaker, conversation.who)
    if asked.kind is not Ask.SAID or not same:
        return typed
    return replace(typed, filters=replace(typed.filters, without=conversation.shown))
