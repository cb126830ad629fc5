"""Who and what is named in a text, and whom a pronoun may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from bot.following.conversation import Conversation
from bot.following.followed import Unclear
from bot.planning import Ask
from bot.planning.speakers import is_named, is_proper
from corpus import fold, may_be_same
from corpus.statements.first_names import Gender, gender_of, is_first_name
from corpus.statements.names import Mention, find_mentions
from corpus.statements.tokens import sentences_of, tokens_of

PRONOUNS: Final = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.SHE),
    **dict.fromkeys(("they", "them", "their", "theirs", "it", "its"), Gender.UNKNOWN),
}
_KIN: Final = re.compile(
    r".*\b(?:wife|husband|son|daughter|brother|sister|mother|father|partner|family|party|team|"
    r"rivals?|opponents?|allies|ally|successor|predecessor|colleagues?|lawyers?|supporters)",
    re.IGNORECASE,
)
# A single name behind one of these is that of a place or a thing.
_OF_A_PLACE: Final = re.compile(r"\b(?:in|at|from|of|near|to|on|over|for|with|the)$", re.IGNORECASE)
_I: Final = re.compile(r"I(?:['’]\w+)?")
_LONGEST: Final = 2000


def gender(name: str) -> Gender:
    """Return the gender that the first name in `name` tells."""
    words = name.split()
    return gender_of(fold(words[0])) if len(words) > 1 else Gender.UNKNOWN


def people_in(text: str) -> list[str]:
    """Return the people named in `text` who are plainly people, in order."""
    return _distinct(each.text for _, each in _mentions(text) if each.is_person)


def people_asked_about(question: str) -> list[str]:
    """Return the people in `question`, and single names that may be somebody's."""
    return _distinct(
        each.text
        for before, each in _mentions(question)
        if each.is_person or not (each.is_body or _OF_A_PLACE.search(before))
    )


def names_in(text: str) -> list[str]:
    """Return all names in `text`, in order."""
    return _distinct(each.text for _, each in _mentions(text))


def is_body(name: str) -> bool:
    """Tell whether `name` is that of an organisation or a place."""
    return any(each.is_body for _, each in _mentions(f"by {name}"))


def fullest(name: str, among: Iterable[str]) -> str:
    """Return the longest of `among` that may be `name`, or else `name`."""
    same = [each for each in among if may_be_same(name, each)]
    return max([name, *same], key=lambda each: len(each.split()))


def is_speaker(name: str, *, about: bool) -> bool:
    """Guess whether `name`, a new subject of a conversation, is somebody who speaks.

    With `about`, it stood behind "what about", which rather asks for a topic.
    """
    if is_named(name, "A B") and not name[:1].isupper():
        return True  # a role
    if _KIN.fullmatch(name):
        return True
    if not is_proper(name) or is_body(name):
        return False
    words = name.split()
    return is_first_name(fold(words[0])) if len(words) > 1 else not about


def meant_by(pronoun: str, conversation: Conversation, but: Sequence[str] = ()) -> str | Unclear:
    """Return whom `pronoun` means in `conversation`: none of `but`, who are named beside it.

    Who was asked about comes first, then the only one of that gender, then the only one of whom
    the gender is not known.
    """
    wanted = PRONOUNS[pronoun.lower()]
    people = [
        each
        for each in conversation.people
        if not any(may_be_same(each, other) for other in but)
        and (wanted is Gender.UNKNOWN or not is_body(each))
    ]
    if wanted is Gender.UNKNOWN:
        fitting = [
            each for each in people if pronoun.lower() not in {"it", "its"} or not gender(each)
        ]
        return _one(fitting, conversation.who)
    if conversation.who in people and gender(conversation.who or "") in {wanted, Gender.UNKNOWN}:
        return conversation.who or Unclear.NOBODY
    found = _of_gender(people, wanted)
    if found:
        return _one(found, None)
    return _mentioned(conversation, wanted, but)


def _mentioned(conversation: Conversation, wanted: Gender, but: Sequence[str]) -> str | Unclear:
    """Return the one of that gender whom what was shown names.

    Beside somebody's statements, one of whom the gender is not known may be meant as well.
    """
    others = (*but, *conversation.people)
    named = [
        each
        for each in conversation.mentioned
        if not any(may_be_same(each, other) for other in others)
    ]
    if conversation.kind is Ask.PASSAGES:
        return _one(_of_gender(named, wanted), None)
    return _one([each for each in named if gender(each) in {wanted, Gender.UNKNOWN}], None)


def _of_gender(people: Sequence[str], wanted: Gender) -> list[str]:
    """Return those of that gender, or else those of whom it is not known."""
    known = [each for each in people if gender(each) is wanted]
    return known or [each for each in people if not gender(each)]


def _one(people: Sequence[str], first: str | None) -> str | Unclear:
    if first in people and first is not None:
        return first
    if not people:
        return Unclear.NOBODY
    return people[0] if len(people) == 1 else Unclear.SEVERAL


def _mentions(text: str) -> Iterable[tuple[str, Mention]]:
    """Yield each name in `text`, with what stands before it."""
    shown = text[:_LONGEST]
    sentences = list(sentences_of(tokens_of(shown, [])))
    pairs = ((each, mention) for each in sentences for mention in find_mentions(each, frozenset()))
    return [
        (shown[: each[mention.first].start].rstrip(), mention)
        for each, mention in pairs
        if not _I.fullmatch(mention.text)
    ]


def _distinct(names: Iterable[str]) -> list[str]:
    """Return `names` once each, the fullest form of each."""
    found = list(dict.fromkeys(names))
    return list(dict.fromkeys(chain(fullest(name, found) for name in found)))
