"""Whether two paragraphs are copies: the same words but for an editor's small changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

import regex
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from bot.citing.lexicon import OPPOSED
from bot.citing.reading import TELLING, Kind, Word, read_words
from corpus.statements.lexicon import SAYING
from index.passages import Span

# The share of the shorter text's words that the other holds, in one order, from which on the two
# are read closely.
_SHARED: Final = 0.8
# The same for distinct words in any order: this costs least, and most texts fail it.
_VOCABULARY: Final = 0.6
# What an editor may have changed inside sentences, as a share of the shorter text's words.
_EDITED: Final = 0.15
# Words as alike as this, of 100, are one in another spelling.
_SAME_SPELLING: Final = 70
# Shorter texts are copies only where all words are the same, longer ones only where all characters
# are: comparing costs the square of the length.
_FEWEST: Final = 8
_LONGEST: Final = 6_000

_WORD: Final = regex.compile(r"\w+")
# "LONDON (Reuters) -": capitals or brackets, then a dash, before the first sentence.
_DATELINE: Final = regex.compile(
    r"\s*(?=[^—–\n]{0,70}(?:\b\p{Lu}{3,}\b|\([^()\n]{1,30}\)))[^.!?\n—–]{1,70}?(?:[—–]|\s--?\s)\s*"
)


class Quotable:
    """A text, and the words of it that an answer would quote."""

    def __init__(self, text: str, quoted: Span) -> None:
        self._text = text
        self._quoted = quoted

    def copies(self, other: Quotable, lacking: float = 0.0) -> bool:
        """Tell whether citing this beside `other` tells nothing more.

        Both texts are one, but for whole sentences that only one has, which agency sent it, and
        small edits; no number, name or denial differs. What is quoted stands in `other`, too, but
        for a share of `lacking`, from 0 to 1, of its words.
        """
        if self._plain == other._plain:
            return True
        if max(len(self._text), len(other._text)) > _LONGEST or not self._resembles(other):
            return False
        if self._norms == other._norms:
            return bool(self._norms)
        return self._is_edited(other, lacking)

    def _resembles(self, other: Quotable) -> bool:
        fewer = min(len(self._vocabulary), len(other._vocabulary))
        return len(self._vocabulary & other._vocabulary) >= _VOCABULARY * fewer

    def _is_edited(self, other: Quotable, lacking: float) -> bool:
        fewer = min(len(self._norms), len(other._norms))
        if fewer < _FEWEST or LCSseq.similarity(self._norms, other._norms) < _SHARED * fewer:
            return False
        edited = missing = 0
        for gap in _gaps(self._words, other._words):
            if gap.is_addition:
                missing += _words_in(gap.own, self._quoted)
            elif gap.tells:
                return False
            else:
                edited += gap.size
        quoted = _words_in(self._words, self._quoted)
        return edited <= _EDITED * fewer and missing <= lacking * quoted

    @cached_property
    def _plain(self) -> str:
        return " ".join(self._text.split())

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text.casefold()))

    @cached_property
    def _words(self) -> Sequence[Word]:
        dateline = _DATELINE.match(self._text)
        first = dateline.end() if dateline else 0
        return [word for word in read_words(self._text) if word.start >= first]

    @cached_property
    def _norms(self) -> list[str]:
        return [word.norm for word in self._words]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words that one text has, the other, or each others of its own, between words of both.

    `whole` tells that the gap begins where a sentence begins, and ends where one ends.
    """

    own: Sequence[Word]
    others: Sequence[Word]
    whole: bool

    @property
    def is_addition(self) -> bool:
        """Whether these are whole sentences of one side."""
        return self.whole and not (self.own and self.others)

    @property
    def tells(self) -> bool:
        """Whether the words may make another fact: only spelling, grammar, and more, do not."""
        words = (*self.own, *self.others)
        if any(word.kind in TELLING or word.stem in OPPOSED for word in words):
            return True
        own, others = (_content(side) for side in (self.own, self.others))
        return bool(own and others) and fuzz.ratio(own, others) < _SAME_SPELLING

    @property
    def size(self) -> int:
        """How many words it takes to make one side of the other."""
        return max(len(self.own), len(self.others))


def _words_in(words: Sequence[Word], quoted: Span) -> int:
    """Return how many of `words` are quoted."""
    return sum(word.start < quoted.end and quoted.start < word.end for word in words)


def _content(words: Sequence[Word]) -> str:
    """Return what `words` tell, without verbs of saying: which one it is does not matter."""
    return " ".join(
        word.norm for word in words if word.kind is Kind.PLAIN and word.norm not in SAYING
    )


def _gaps(own: Sequence[Word], others: Sequence[Word]) -> Iterator[_Gap]:
    """Yield where two texts differ, in order."""
    norms = [word.norm for word in own], [word.norm for word in others]
    for tag, first, behind, other_first, other_behind in SequenceMatcher(
        None, *norms
    ).get_opcodes():
        if tag != "equal":
            whole = _is_whole(own, first, behind) and _is_whole(others, other_first, other_behind)
            yield _Gap(own[first:behind], others[other_first:other_behind], whole)


def _is_whole(words: Sequence[Word], first: int, behind: int) -> bool:
    """Tell whether a sentence begins, or the text, at `first`, and one ends at `behind`."""
    begins = first == 0 or words[first - 1].closes
    ends = behind in {first, len(words)} or words[behind - 1].closes
    return begins and ends
