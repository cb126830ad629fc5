"""Questions about what an answer has shown: when it was, who said it, whether it is so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.following.conversation import Conversation
from bot.following.followed import Outcome, Read, Unclear
from bot.following.forms import Move
from bot.following.names import PRONOUNS, gender
from bot.following.sentences import with_adverb
from bot.planning import Ask
from corpus.statements.first_names import Gender

# The groups of a form, by name.
Parts = Mapping[str, str | None]

_PLAIN: Final = {
    "when exactly": "when",
    "since when": "when",
    "how long ago": "when",
    "when and where": "when",
    "where and when": "when",
    "where exactly": "where",
    "how come": "why",
    "how so": "how",
    "how exactly": "how",
}
_ADVERBS: Final = frozenset({"when", "where", "why"})


def asked_back(move: Move, conversation: Conversation, parts: Parts) -> Outcome | None:
    """Return what `move` asks about the first citation; None where it asks for more of the same.

    Somebody's words are asked for again, as words of theirs on which the citation is the answer:
    its line of source tells the day.
    """
    if not conversation.shown or conversation.quote is None:
        return Unclear.NOTHING
    if conversation.speaker is None:
        return _of_a_passage(move, conversation, parts)
    if not _fits(parts.get("person"), conversation.speaker):
        return Unclear.NOBODY
    return _of_words(move, conversation, conversation.speaker, parts)


def claim_of(conversation: Conversation) -> str | None:
    """Return the words of the first citation, as they stand behind "say"."""
    if conversation.quote is None:
        return None
    return f"“{conversation.quote}”" if conversation.direct else f"that {conversation.quote}"


def _of_words(move: Move, conversation: Conversation, speaker: str, parts: Parts) -> Outcome:
    claim, topic = claim_of(conversation), conversation.topic
    match move:
        case Move.WHO:
            return Read(text=f"Who said {claim}?")
        case Move.OTHERS:
            said = f"anything about {topic}" if topic else claim
            return Read(text=f"Who said {said}?", more=True)
        case Move.TRUE:
            return Read(text=f"Did {speaker} say {claim}?")
        case Move.MEANT:
            return Read(text=f"What did {speaker} mean by “{conversation.quote}”?")
    return _at_what(_adverb(parts), speaker, claim or "", topic)


def _at_what(adverb: str, speaker: str, claim: str, topic: str | None) -> Outcome:
    """Ask when, where or why `speaker` said `claim`; the why is told of the topic, if at all."""
    if adverb not in _ADVERBS:
        return Unclear.NOTHING
    if adverb == "why" and topic:
        return Read(text=f"Why did {speaker} speak about {topic}?")
    return Read(text=f"{adverb.capitalize()} did {speaker} say {claim}?")


def _of_a_passage(move: Move, conversation: Conversation, parts: Parts) -> Outcome | None:
    asked = conversation.asked.text
    match move:
        case Move.WHO:
            return Read(text=with_adverb(asked, "who was it"))
        case Move.TRUE | Move.OTHERS:
            return None
        case Move.MEANT:
            return Read(text=f"What does “{conversation.quote}” mean?")
    adverb, who = _adverb(parts), conversation.who
    if conversation.kind is Ask.SAID and who and conversation.topic and adverb in _ADVERBS:
        return Read(text=f"{adverb.capitalize()} did {who} speak about {conversation.topic}?")
    return Read(text=with_adverb(asked, adverb))


def _adverb(parts: Parts) -> str:
    adverb = (parts.get("adverb") or "when").lower()
    return (
        "when" if adverb.startswith(("on ", "in ", "what", "which")) else _PLAIN.get(adverb, adverb)
    )


def _fits(pronoun: str | None, name: str) -> bool:
    wanted = PRONOUNS[pronoun.lower()] if pronoun else Gender.UNKNOWN
    return Gender.UNKNOWN in {wanted, gender(name)} or gender(name) is wanted
