"""What a question asks for, as far as articles may differ on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.citing.lexicon import stem_of
from bot.citing.reading import Kind, read_words
from index.words import content_words


class Asked(Enum):
    """What two articles may tell differently."""

    FIGURE = auto()
    DATE = auto()
    CLAIM = auto()


_WHEN: Final = re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|month|time|year)\b")
_HOW_MANY: Final = re.compile(
    r"\bhow (?:big|deep|far|fast|heavy|high|large|long|many|much|old|tall|wide)\b"
    r"|\b(?:amount|cost|costs|death toll|figure|number|percentage|price|share|size|sum|total)\b"
)
# Here the answer is a name or a reason: figures beside it are not what is asked.
_NO_FIGURE: Final = re.compile(r"\s*(?:where|who|whom|whose|why)\b")
# Words of asking for an amount: the sentence that tells it need not have them.
_OF_ASKING: Final = frozenset(
    map(stem_of, "amount big come cost date day figure long number old time total year".split())
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question asks for, and the stems of its `words`, without those of grammar.

    `subject` are those of them that it asks about, and `names` those that are names.
    """

    kinds: frozenset[Asked]
    words: frozenset[str]
    subject: frozenset[str]
    names: frozenset[str]


def read_asking(question: str) -> Asking:
    """Return what `question` asks for; an empty one may ask for a figure or a claim."""
    # The first word of a question has a capital whatever it is.
    names = read_words(question)[1:]
    content = {stem_of(word) for word in content_words(question)} if question.strip() else set()
    return Asking(
        kinds=_kinds(question.lower()),
        words=frozenset(content),
        subject=frozenset(content - _OF_ASKING),
        names=frozenset(word.stem for word in names if word.kind is Kind.NAME),
    )


def _kinds(question: str) -> frozenset[Asked]:
    if _WHEN.search(question):
        return frozenset({Asked.DATE})
    if _HOW_MANY.search(question):
        return frozenset({Asked.FIGURE})
    if _NO_FIGURE.match(question):
        return frozenset({Asked.CLAIM})
    return frozenset({Asked.FIGURE, Asked.CLAIM})
