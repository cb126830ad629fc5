"""Outlets as people write them: "cbs sports" for CBSSports.com, "the gaurdian", "NYT"."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from bot.errors import UnusableInputError
from bot.language import Listed, Text
from bot.language import text as told
from corpus import fold

# What divides a paper's name from that of a part of it, or from its motto.
_PART: Final = re.compile(r"\s+[-–—|·]\s+|:\s+")
_SITE: Final = re.compile(r"^www\.|\.(?:com?|org|net|news|tv|co\.uk|com\.au|in)$")
_GENERIC_END: Final = re.compile(r"(?<=\w\w)\s+(?:news|online|magazine)$")
_SIGNS: Final = re.compile(r"[^\w]+|_")

# Of 100: at least this much alike, a name is taken for another that is misspelt.
_MISSPELT: Final = 80
# Of shorter names, one letter makes another: CNN is not CNBC.
_SHORTEST_MISSPELT: Final = 5
# At least this much alike, it is worth trying.
_ALIKE: Final = 55
_SHOWN: Final = 3
_TYPED: Final = 60


class NoSuchOutletError(UnusableInputError):
    """An outlet that no article is from."""


class Outlets:
    """The outlets of a corpus, those with most articles first, to be found as people type them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        # By what is typed: the whole name or the paper's; that without "News"; the initials.
        self._by_key = tuple(
            _grouped(self.names, keys) for keys in (_names_keys, _short_keys, _initials)
        )

    def named(self, typed: str) -> frozenset[str]:
        """Return the outlets that `typed` names, one or several of one paper; none if unknown."""
        if typed in self.names:
            return frozenset({typed})
        plain, key = self._by_key[0], _key(typed)
        levels = (
            (plain, [key]),
            (self._by_key[1], [key]),
            (self._by_key[2], [key]),
            (plain, _initials(typed)),
        )
        found = (found for names, keys in levels for each in keys if (found := names.get(each)))
        return next(found, frozenset())

    def meant(self, typed: str) -> tuple[frozenset[str], str | None]:
        """Return the outlets that `typed` means, and what it was read as where it is misspelt.

        Raises `NoSuchOutletError`, whose sentence tells what to try instead.
        """
        text = " ".join(typed.split())
        found = self.named(typed) or self.named(text)
        if found:
            return found, None
        near = self._near(text, _MISSPELT) if len(_key(text)) >= _SHORTEST_MISSPELT else []
        if not near:
            raise NoSuchOutletError(self._sentence(text))
        return near[0], outlet_name(near[0])

    def suggest(self, typed: str, limit: int) -> list[str]:
        """Return up to `limit` outlets with `typed` in their names, or else those alike.

        Those that begin with it come first, then those with most articles.
        """
        text, key = " ".join(fold(typed).split()), _key(typed)
        held = [name for name in self.names if text in fold(name) or (key and key in _key(name))]
        if not held:
            near = self._near(typed, _MISSPELT)
            held = [name for name in self.names if any(name in sources for sources in near)]
        held.sort(key=lambda name: not fold(name).startswith(text))
        return held[:limit]

    def _near(self, text: str, cutoff: int) -> list[frozenset[str]]:
        """Return the outlets whose names are like `text`, the likest first."""
        names = self._by_key[0]
        found = process.extract(
            _key(text), list(names), scorer=fuzz.ratio, score_cutoff=cutoff, limit=_SHOWN
        )
        return list(dict.fromkeys(names[key] for key, _, _ in found))

    def _sentence(self, text: str) -> Text:
        if not self.names:
            return told("errors-no-outlets")
        first = Listed(self.names[:_SHOWN])
        if not text:
            return told("errors-outlet-empty", first=first)
        shown = textwrap.shorten(text, _TYPED, placeholder="…")
        near = tuple(outlet_name(sources) for sources in self._near(text, _ALIKE))
        if near:
            return told("errors-outlet-try", typed=shown, near=Listed(near, "or"))
        return told("errors-outlet", typed=shown, first=first)


@lru_cache(maxsize=4)
def outlets_of(names: tuple[str, ...]) -> Outlets:
    """Return the outlets `names`; the same again for the same corpus."""
    return Outlets(names)


def outlet_name(sources: frozenset[str]) -> str:
    """Return what to call `sources`: the paper's name where they are parts of one paper."""
    names = outlet_names(sources).items
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def outlet_names(sources: frozenset[str]) -> Listed:
    """Return what to call each of `sources`: the papers' names where they are several."""
    papers = {_key(paper_of(source)): paper_of(source) for source in sorted(sources)}
    return Listed(tuple(sources if len(sources) == 1 else sorted(papers.values())), "or")


def paper_of(source: str) -> str:
    """Return the name of the paper: "BBC News" for "BBC News - Technology"."""
    return _PART.split(source.strip(), maxsplit=1)[0]


def _grouped(
    names: Iterable[str], keys_of: Callable[[str], Iterable[str]]
) -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for name in names:
        for key in keys_of(name):
            grouped.setdefault(key, set()).add(name)
    return {key: frozenset(group) for key, group in grouped.items() if key}


def _names_keys(name: str) -> set[str]:
    return {_key(name), _key(paper_of(name))}


def _short_keys(name: str) -> set[str]:
    return {_SIGNS.sub("", _GENERIC_END.sub("", _words(paper_of(name))))}


def _initials(name: str) -> list[str]:
    words = _words(paper_of(name)).split()
    return ["".join(word[0] for word in words)] if len(words) >= 3 else []


def _key(text: str) -> str:
    return _SIGNS.sub("", _words(text))


def _words(text: str) -> str:
    """Return the folded words of a name without what does not tell it from another."""
    folded = " ".join(fold(text).replace("&", " and ").split())
    return _SITE.sub("", folded).removeprefix("the ")
