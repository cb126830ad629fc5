"""Whether two articles tell the thing that is asked differently.

Rather a disagreement missed than one invented: sentences have to speak of one thing in mostly the
same words, at no different time, of no different names, and then differ in what is asked for.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Final

from bot.citing.asking import Asked, Asking
from bot.citing.facts import Facts, facts_of, sentences_of
from bot.citing.lexicon import stem_of
from bot.citing.reading import read_words
from index.passages import Span
from index.words import content_words

# The share of the shorter sentence's words that stand in the other, and how many at least.
_SAME_SUBJECT: Final = 0.6
_LEAST_SHARED: Final = 2
# A denial may be about anything in its sentence, so that more of both has to be the same.
_SAME_CLAIM: Final = 0.75
# The share of what a question asks about that both articles hold.
_ASKED_ABOUT: Final = 0.6
# Characters of a paragraph and of what is quoted that are read.
_MOST_READ: Final = 6_000
_MOST_SENTENCES: Final = 6


class Telling:
    """What an article tells in the words that would be quoted of it."""

    def __init__(self, article: str, title: str, text: str, quoted: Span) -> None:
        self.article = article
        self._quote = text[quoted.start : quoted.end][:_MOST_READ]
        self._context = f"{title}\n{text[:_MOST_READ]}\n{self._quote}"

    @cached_property
    def facts(self) -> list[Facts]:
        """What each of the quoted sentences states."""
        return [facts_of(sentence) for sentence in sentences_of(read_words(self._quote))][
            :_MOST_SENTENCES
        ]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the paragraph and its title."""
        return frozenset(map(stem_of, content_words(self._context)))

    def is_about(self, asking: Asking) -> bool:
        """Tell whether the article holds what is asked about, and every name of it."""
        held = asking.subject & self.stems
        enough = len(held) >= _ASKED_ABOUT * len(asking.subject)
        return enough and asking.names <= self.stems

    def disagrees(self, other: Telling, asking: Asking) -> bool:
        """Tell whether a sentence here and one of `other`, of another article, differ."""
        if self.article == other.article:
            return False
        pairs = product(self.facts, other.facts)
        return any(_Pair(one, two, self, other).differs(asking) for one, two in pairs)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence of each of two articles."""

    one: Facts
    other: Facts
    own: Telling
    others: Telling

    def differs(self, asking: Asking) -> bool:
        """Tell whether the two are about one thing and differ in what is asked for."""
        one, other = self.one, self.other
        same = _shared(one.words, other.words) or _shared(one.subject, other.subject)
        if not same or not self._may_be_one(asking):
            return False
        if asking.words and asking.words.isdisjoint(one.words & other.words):
            return False
        dates = _conflict(one.dates, other.dates)
        if dates or Asked.DATE in asking.kinds:
            return dates and Asked.DATE in asking.kinds
        figures = Asked.FIGURE in asking.kinds and self._figures_differ(asking)
        return figures or (Asked.CLAIM in asking.kinds and self._claims_differ())

    def _may_be_one(self, asking: Asking) -> bool:
        """Tell whether the articles know each other's names.

        One of them may have more to name where the question names what it is about.
        """
        known = self.one.names <= self.others.stems, self.other.names <= self.own.stems
        return any(known) if asking.names else all(known)

    def _figures_differ(self, asking: Asking) -> bool:
        """Tell whether they count what is asked for, or else anything, and never find as many."""
        one, other = self.one.figures, self.other.figures
        units = one.keys() & other.keys()
        if not asking.subject.isdisjoint(one.keys() | other.keys()):
            units &= asking.subject
        return bool(units) and all(_differ(one[unit], other[unit]) for unit in units)

    def _claims_differ(self) -> bool:
        """Tell whether one is denied, or put as its opposite, and the other is not."""
        one, other = self.one, self.other
        denied = one.denies != other.denies
        if any((pair, -side) in other.sides for pair, side in one.sides):
            # "Not approved" is "rejected"; and what rises here and falls there may do both.
            plainly = not denied and one.sides.isdisjoint(other.sides)
            return plainly and _same_claim(one.subject, other.subject)
        return denied and _same_claim(one.words, other.words)


def _shared(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    shared = len(one & other)
    return shared >= max(_LEAST_SHARED, _SAME_SUBJECT * min(len(one), len(other)))


def _same_claim(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return len(one & other) >= max(_LEAST_SHARED, _SAME_CLAIM * max(len(one), len(other)))


def _conflict(one: AbstractSet[tuple[str, str]], other: AbstractSet[tuple[str, str]]) -> bool:
    """Tell whether both have a date of one kind, each another than the other."""
    for kind in ("year", "month", "day", "weekday"):
        mine = {value for each, value in one if each == kind}
        theirs = {value for each, value in other if each == kind}
        if mine - theirs and theirs - mine:
            return True
    return False


def _differ(one: AbstractSet[Decimal], other: AbstractSet[Decimal]) -> bool:
    """Tell whether each side has a figure that the other does not have, nor as a round one."""
    return _has_own(one, other) and _has_own(other, one)


def _has_own(one: AbstractSet[Decimal], other: AbstractSet[Decimal]) -> bool:
    return any(not any(_agree(value, figure) for figure in other) for value in one)


def _agree(one: Decimal, other: Decimal) -> bool:
    """Tell whether two figures are one, perhaps rounded: to two digits, 1,190 is 1,200."""
    return one == other or _rounds_to(one, other) or _rounds_to(other, one)


def _rounds_to(exact: Decimal, rounded: Decimal) -> bool:
    digits = len(rounded.normalize().as_tuple().digits)
    return digits > 1 and Decimal(f"{exact:.{digits - 1}e}") == rounded
