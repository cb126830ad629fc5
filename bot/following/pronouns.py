"""Pronouns of a question that mean somebody or something of the conversation."""

from __future__ import annotations

import re
from typing import Final

from bot.following.conversation import Conversation
from bot.following.followed import Unclear
from bot.following.names import meant_by, names_in

_WORD: Final = r"[^\W\d_]['’\w-]*"
_WH: Final = (
    r"(?:(?:(?:in|on|at|to|with|for|from|about|of|by|since|until) )?"
    rf"(?:what|which|who|whom|whose|when|where|why|how)(?:['’]?s)?(?: {_WORD}){{0,4}}?)"
)
_AUX: Final = (
    r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should|might|must|"
    r"didn['’]?t|doesn['’]?t|isn['’]?t|wasn['’]?t|hasn['’]?t|won['’]?t|wouldn['’]?t)"
)
_PERSON: Final = r"(?P<person>he|she|they)"
_OWNER: Final = r"(?P<owner>his|her|their|its)"
_OBJECT: Final = r"(?P<object>him|her|them|it|that|this)"
_BEHIND: Final = r"(?P<behind>(?: .*)?)"
_NO_NOUN: Final = rf"(?!(?:the|an?|and|or|that|who|whose|which|if|when) ){_WORD}"
_PREPOSITION: Final = (
    r"(?:about|on|of|to|with|against|for|from|by|regarding|concerning|after|before|in|at)"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# The subject of the question: "what did she say?", "which party does he lead?", "is she rich?"
_SUBJECTS: Final = (
    _pattern(rf"(?P<before>(?:{_WH} )?{_AUX} ){_PERSON}\b{_BEHIND}"),
    _pattern(
        r"(?P<before>(?:what|everything|anything|all|the things)(?: else| that)? )"
        rf"{_PERSON}\b{_BEHIND}"
    ),
    _pattern(rf"(?P<before>(?:(?:{_WH} )?{_AUX} |who(?:['’]s) )?){_OWNER} (?P<behind>[^\W\d_].*)"),
    _pattern(rf"(?P<before>(?:{_WH} )?(?:is|are|was|were) ){_OBJECT}(?P<behind>)"),
    _pattern(
        rf"(?P<before>.*\b(?:quot(?:e|ation)s?|statements?|remarks?|comments?|more|anything|"
        rf"something|everything|news|articles?) (?:by|from|of|about|on) ){_OBJECT}(?P<behind>)"
    ),
    _pattern(
        rf"(?P<before>.*\b(?:according to|in the (?:view|opinion|words) of) ){_OBJECT}"
        r"(?P<behind>(?:,.*)?)"
    ),
)
# "it" and "that" as a subject, where they are not only the grammar's.
_IT: Final = _pattern(rf"(?P<before>(?:{_WH} )?{_AUX} )(?P<object>it|that|this)\b{_BEHIND}")
_EXPLETIVE: Final = _pattern(
    r".*\b(?:it|this|that) (?:(?:be|been|get|getting) )?(?:\w+ ){0,5}?(?:to|that|who|for|if)\b.*|"
    r".*\bit (?:(?:be|been|get|getting) )?(?:still |always |so |too |very )?(?:cold|hot|warm|cool|"
    r"dark|light|late|early|rain\w*|snow\w*|wind\w*|sunny|wet|dry|foggy|icy|easy|hard|difficult|"
    r"possible|legal|illegal|ok|okay|normal|worth|time|christmas|easter|spring|summer|autumn|"
    r"winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|a |an )\b.*|"
    r".*\btime is it.*|.*\b(?:this|that) (?!cost|happen|mean|start|end|begin|open|go|take|come|"
    r"was|is|work|affect|change|matter|help|become|look|sound|make|be|done|built|made|said|"
    r"announced|decided|true|in|on|at|so|right|really|legal|new)\w.*"
)
# The object of who is asked for: "who replaced him?", "what caused it?", "who is against it?"
_OBJECTS: Final = (
    _pattern(
        rf"(?P<before>(?:who|what|which {_WORD}|how many {_WORD})(?: {_NO_NOUN}){{1,3}} )"
        rf"{_OBJECT}(?P<behind>(?: {_PREPOSITION} .*)?)"
    ),
    # Of a subject that is named: what is said "about her" is about another.
    _pattern(
        rf"(?P<before>(?:{_WH} )?{_AUX} {_WORD}(?: (?!and\b|that\b|who\b|which\b|if\b|when\b|"
        rf"while\b|because\b){_WORD}){{1,6}} {_PREPOSITION} ){_OBJECT}(?P<behind>)"
    ),
    _pattern(
        rf"(?P<before>(?:{_WH} )?{_AUX} (?:any(?:one|body)|some(?:one|body)|others?|people|"
        rf"every(?:one|body)) {_WORD}(?: {_WORD}){{0,2}} ){_OBJECT}(?P<behind>)"
    ),
    _pattern(
        rf"(?P<before>who (?:else )?{_WORD}(?: {_WORD}){{0,4}}? {_PREPOSITION} ){_OBJECT}"
        r"(?P<behind>)"
    ),
)
_ANOTHER: Final = _pattern(
    rf"(?P<before>.*(?:\b(?:say|said|think|thought|tell|told|speak|spoken|talk|hear|write|comment|"
    rf"mention|reply|react|respond)\b).*\b{_PREPOSITION} ){_OBJECT}(?P<behind>)"
)
_CLAUSE_FIRST: Final = re.compile(
    r"(?:when|after|before|while|as|since|if|once)\b[^,]*,", re.IGNORECASE
)
_THINGS: Final = frozenset({"it", "that", "this"})


def resolved(text: str, conversation: Conversation | None) -> str | Unclear | None:
    """Return `text` with names for the pronouns that point out of it.

    None where it has none. What a pronoun may mean inside `text` is never looked for outside.
    """
    if _CLAUSE_FIRST.match(text) and names_in(text):
        return None
    for pattern in (*_SUBJECTS, *_OBJECTS):
        match = pattern.fullmatch(text)
        if match and not _stands(text, match):
            return _replaced(match, conversation)
    match = _IT.fullmatch(text)
    if match and not _EXPLETIVE.fullmatch(text):
        return _replaced(match, conversation)
    return None


def owned(words: str, conversation: Conversation) -> str | Unclear:
    """Return `words` with a name for the pronoun that they begin with: "his wife"."""
    owner, _, rest = words.partition(" ")
    if owner.lower() not in {"his", "her", "their", "its"} or not rest:
        return words
    found = _owner(owner, conversation)
    return found if isinstance(found, Unclear) else f"{found} {rest}"


def thing_of(conversation: Conversation) -> str | Unclear:
    """Return what "it" means."""
    return conversation.thing or Unclear.NOTHING


def _stands(text: str, match: re.Match[str]) -> bool:
    """Tell whether what the pronoun of `match` means is in `text` itself, or nothing at all."""
    named = bool(names_in(match["before"]))
    pronoun = match.groupdict().get("object")
    if pronoun is None:
        return named
    if pronoun.lower() in _THINGS:
        return _EXPLETIVE.fullmatch(text) is not None
    # What somebody says "about her" is about another.
    return named and _ANOTHER.fullmatch(text) is None


def _replaced(match: re.Match[str], conversation: Conversation | None) -> str | Unclear:
    if conversation is None:
        return Unclear.NO_CONVERSATION
    parts = match.groupdict()
    before, behind = match["before"], match["behind"]
    if parts.get("person"):
        name = meant_by(match["person"], conversation)
    elif parts.get("owner"):
        name = _owner(match["owner"], conversation)
    elif match["object"].lower() in _THINGS:
        name = thing_of(conversation)
    else:
        name = meant_by(match["object"], conversation, names_in(before))
    if isinstance(name, Unclear):
        return name
    if parts.get("owner"):
        name += " "
    rest = _with_object(behind, name, conversation)
    return rest if isinstance(rest, Unclear) else f"{before}{name}{rest}"


def _owner(owner: str, conversation: Conversation) -> str | Unclear:
    is_thing = owner.lower() == "its"
    found = thing_of(conversation) if is_thing else meant_by(owner, conversation)
    return found if isinstance(found, Unclear) else f"{found}'s"


_BEHIND_IT: Final = _pattern(
    rf"(?P<before>(?: {_WORD}){{1,5}}? {_PREPOSITION} |(?: {_WORD})? (?:meet|know|like|support) )"
    rf"{_OBJECT}"
)


def _with_object(behind: str, subject: str, conversation: Conversation) -> str | Unclear:
    """Return `behind`, the rest of a question, with whom or what "about it" at its end means."""
    match = _BEHIND_IT.fullmatch(behind)
    if match is None:
        return behind
    pronoun = match["object"].lower()
    if pronoun in _THINGS:
        found = thing_of(conversation)
    else:
        found = meant_by(pronoun, conversation, [subject])
    return found if isinstance(found, Unclear) else f"{match['before']}{found}"
