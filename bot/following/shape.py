"""Whether words are a phrase, such as "the grain deal", or a question or a sentence."""

from __future__ import annotations

import re
from typing import Final

_MOST_WORDS: Final = 7
_NO_PHRASE: Final = frozenset(
    """who whom whose what when where which why how did does do has have had is are was were will
    would can could should may might must am be been not i you we he she they said says say tell
    told think thinks thought please if because although while there here that's it's nothing
    something anything everything thanks sorry no yes never won lost wins again now yet still too
    else sure ok ever then so it that this those these just very""".split()
)
_PRONOUN: Final = re.compile(r"him|her|them|he|she|they|it|that|this", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\s,;:?!“”\"()]+")
# "The year before" is a time, though none that can be told.
_OF_TIME: Final = frozenset("before after later earlier ago since".split())
_DETERMINER: Final = frozenset("the a an his her its their this that these those in of".split())


def is_phrase(text: str) -> bool:
    """Tell whether `text` may be the name of somebody, something, a place or a time."""
    words = [word.lower().strip(".") for word in _WORD.findall(text)]
    if not words or len(words) > _MOST_WORDS or not _NO_PHRASE.isdisjoint(words):
        return False
    if re.search(r"[.!?;:“”\"](?= )", text) or words[-1] in _OF_TIME:
        return False
    pairs = zip(words, [*words[1:], ""], strict=True)
    return not any(
        word not in _DETERMINER and after.endswith("ed") and len(after) > 4 for word, after in pairs
    )


def points(text: str) -> bool:
    """Tell whether `text` is a pronoun by itself."""
    return _PRONOUN.fullmatch(text) is not None
