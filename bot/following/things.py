"""What "it" means: the thing that a question is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.following.names import names_in, people_in

_WORD: Final = re.compile(r"[^\s,;:?!“”\"()]+")
_DETERMINER: Final = frozenset("the a an this that these those".split())
_AUXILIARY: Final = frozenset("did does do will would can could has have had should".split())
_BE: Final = frozenset("is are was were".split())
_STOPS: Final = (
    _AUXILIARY
    | _BE
    | frozenset(
        """in on at by with from about which who whom whose when where why how than into to
        for of over under after before during since until between and or but as if be been
        being not he she it they not last this next per against among through near what""".split()
    )
)
_PARTICIPLE: Final = re.compile(
    r"\w{2,}ed|built|held|made|lost|won|found|born|sold|hit|cut|paid|shut|sunk|given|taken|written|"
    r"known|shown|chosen|called|late|open|closed|finished|ready|long|big|high|old|deep|wide|far|"
    r"expensive|important|dangerous|safe|popular|new|true",
    re.IGNORECASE,
)
# Behind "did the", what a thing does; any other verb is taken to stand at the end.
_VERBS: Final = frozenset(
    """open close cost end start begin happen find say lose win get go come take make give rise fall
    break burn sink sail run leave reach hold pay ask call vote need want have help hit affect
    change last use receive earn plan decide agree mean become keep show tell report conclude
    attract draw bring stop fail arrive damage destroy kill hurt support oppose reject""".split()
)
_MOST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """The words for a thing in a question: its `core`, "the bridge", and all of them."""

    core: str
    whole: str


def thing_in(question: str, but: str | None = None) -> Thing | None:
    """Return the first thing in `question` with "the" or "a" before it, or else a name of one.

    What is `but` is none: it is who speaks.
    """
    words = list(_WORD.finditer(question))
    for place, word in enumerate(words):
        if word[0].lower() in _DETERMINER and (last := _last(words, place)) > place:
            core = question[word.start() : words[last].end()]
            if core == but:
                continue
            return Thing(core, question[word.start() : words[_end_of(words, last)].end()])
    people = people_in(question)
    names = [name for name in names_in(question) if name not in people and name != but]
    return Thing(names[-1], names[-1]) if names else None


def _last(words: list[re.Match[str]], place: int) -> int:
    """Return the place of the last word of the thing whose determiner is at `place`."""
    last = place
    for at in range(place + 1, min(place + 1 + _MOST_WORDS, len(words))):
        if words[at][0].lower() in _STOPS or not _follows(words, at):
            break
        last = at
    before = words[place - 1][0].lower() if place else ""
    if before in _AUXILIARY:
        verbs = (at for at in range(place + 2, last + 1) if words[at][0].lower() in _VERBS)
        return next(verbs, max(last, place + 2)) - 1 if last > place + 1 else last
    state_behind = before in _BE and last > place + 1 and _PARTICIPLE.fullmatch(words[last][0])
    return last - 1 if state_behind else last


def _end_of(words: list[re.Match[str]], last: int) -> int:
    """Return where "the election" ends with "in Velmark" and "the price" with "of fish"."""
    behind = [word[0] for word in words[last + 1 : last + 4]]
    if len(behind) < 2 or behind[0].lower() not in {"of", "in", "over", "at", "on"}:
        return last
    step = 3 if behind[1].lower() in _DETERMINER else 2
    if len(behind) < step or behind[step - 1].lower() in _STOPS:
        return last
    capital = behind[step - 1][:1].isupper()
    end = last + step
    while capital and end + 1 < len(words) and words[end + 1][0][:1].isupper():
        end += 1
    return end if capital or behind[0].lower() == "of" else last


def _follows(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether only a space stands before the word at `at`."""
    return words[at].start() - words[at - 1].end() == 1
