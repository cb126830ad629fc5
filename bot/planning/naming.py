"""Outlets named in a question to say whose articles are meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from bot.planning.outlets import outlets_of, paper_of

# An outlet is looked for in this many characters at the end of a text.
_REACH: Final = 80

_WORD_START: Final = re.compile(r"(?<!\S)\S")
_ARTICLE: Final = r"(?:articles?|reports?|stor(?:y|ies)|pieces?|news|coverage|headlines?|reviews?)"
# Behind these there is nothing but who tells it.
_TOLD_BY: Final = re.compile(
    rf"(?:as )?(?:according to|(?:reported|published) (?:by|in|on)|per|via|"
    rf"(?:in|from|by) (?:an? |the )?(?:recent |latest )?{_ARTICLE} (?:in|by|from|of|on)) "
    r"(?P<outlet>.{2,60})",
    re.IGNORECASE,
)
# Behind these there may be what is spoken of.
_PERHAPS_BY: Final = re.compile(r"(?P<by>in|on|from) (?P<outlet>.{2,60})", re.IGNORECASE)
# Words that make an outlet behind "in" and "on" what is spoken of: money and work go there.
_SPOKEN_OF: Final = re.compile(
    rf"\b(?:invest\w*|stakes?|shares?|stocks?|interest\w*|roles?|jobs?|work\w*|employ\w*|"
    rf"believ\w*|cuts?|{_ARTICLE}|info(?:rmation)?|facts?|details?|attacks?|opinions?|effects?|"
    r"impact|based|focus\w*|is|are|was|were)$",
    re.IGNORECASE,
)
# Behind "from", an outlet is who tells it where one of these stands before.
_TOLD: Final = re.compile(rf"\b{_ARTICLE}(?: (?:about|on|of) .+)?$", re.IGNORECASE)
_SMALL: Final = frozenset("the a an of and for on in".split())


def take_outlet(
    text: str, outlets: Collection[str], *, front: bool = False
) -> tuple[str, frozenset[str]]:
    """Return `text` without the outlet at its end that is to tell the answer, and that outlet.

    Without one, `text` and nothing. With `front`, `text` is what stands before a question.
    """
    for word in _WORD_START.finditer(text, max(0, len(text) - _REACH)):
        before = text[: word.start()].rstrip(" ,")
        told_by = _TOLD_BY.fullmatch(text, word.start())
        perhaps = _PERHAPS_BY.fullmatch(text, word.start())
        match = told_by or perhaps
        if match is None:
            continue
        if not told_by and not (front or _tells(match["by"].lower(), before)):
            continue
        if not told_by and not _is_name(match["outlet"]):
            continue
        sources = outlets_of(tuple(outlets)).named(match["outlet"])
        if sources and (told_by or _is_written(match["outlet"], sources)):
            return before, sources
    return text, frozenset()


def names_another(text: str, sources: frozenset[str], outlets: Collection[str]) -> bool:
    """Tell whether `text` names an outlet that is none of `sources`, where there are some."""
    others = _papers(tuple(outlets)).findall(text) if sources else []
    return any(not outlets_of(tuple(outlets)).named(name) <= sources for name in others)


def _tells(by: str, before: str) -> bool:
    return _TOLD.search(before) is not None if by == "from" else not _SPOKEN_OF.search(before)


def _is_name(typed: str) -> bool:
    """Tell whether `typed` is written as names are, or by somebody who writes all small."""
    words = [word for word in typed.split() if word not in _SMALL]
    return typed == typed.lower() or all(not word[0].islower() for word in words)


def _is_written(typed: str, sources: frozenset[str]) -> bool:
    """Tell whether `typed` is no ordinary words: in capitals, or a name that is made of none."""
    return typed != typed.lower() or any(map(_is_coined, sources))


def _is_coined(source: str) -> bool:
    """Tell whether a word of the name has capitals inside, as no ordinary word has."""
    return any(word[1:] != word[1:].lower() for word in paper_of(source).split())


@lru_cache(maxsize=4)
def _papers(outlets: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the names of papers in a text."""
    names = {paper_of(outlet) for outlet in outlets}
    names |= {name.removeprefix("The ") for name in names}
    longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
