"""Which questions are alike: by their words, and by how near a model finds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.vectors import Vectors
from index.wording import Token, read_tokens

# From which cosine on two questions count as alike. With the default model, five of six paraphrases
# pass, and 7 of 100,000 pairs of questions about the same few dozen subjects.
ALIKE: Final = 0.80

# Words that may come and go without a change of what is asked. Question words are not among them.
_STOP_WORDS: Final = frozenset(
    """a an and are be been being but can could did do does for had has have in is it of on or
    please pls so tell me than that the their them then there these they this those to was were
    will with would you
    das dem den der des die ein eine einem einen einer eines hat haben ist sind und war waren wird
    au aux de du est et été la le les sont un une
    del el es está fue la las los son un una y""".split()
)
# What asks for a time is no more alike to what asks for a reason than to any other question.
_KINDS: Final = {
    word: kind
    for kind, words in enumerate(
        (
            "when wann quand cuándo",
            "where wo wohin woher où dónde adónde",
            "why warum wieso weshalb pourquoi",
            "who whom whose wer wen wem wessen qui quién quiénes",
        ),
        1,
    )
    for word in words.split()
}
_AMOUNT: Final = len(_KINDS) + 1
_AMOUNTS: Final = frozenset(
    {("how", "many"), ("how", "much"), ("wie", "viel"), ("wie", "viele"), ("combien", "de")}
)


def words_of(text: str) -> frozenset[str]:
    """Return the words of `text` that tell questions apart; its order, case and marks do not.

    Where there are none but stop words, they are these; without any word it is empty.
    """
    words = frozenset(_norms(text))
    return words - _STOP_WORDS or words


def groups_of(texts: Sequence[str], vectors: Vectors) -> list[list[int]]:
    """Return the places of `texts` in groups that are alike, each place in one group.

    `vectors`, shape (len(texts), dimension), are unit vectors of them. A group's first place is
    its centre, which all others are alike to: no chain of likenesses joins what is far apart. The
    largest groups are taken first, and of two as large the one whose centre comes earlier.
    """
    alike = _alike(texts, vectors)
    groups = []
    left = np.ones(len(texts), dtype=bool)
    counts = alike.sum(axis=1)
    while left.any():
        centre = int(np.argmax(np.where(left, counts, -1)))
        members = np.flatnonzero(alike[centre] & left)
        groups.append([centre, *(int(place) for place in members if place != centre)])
        left[members] = False
        counts = counts - alike[:, members].sum(axis=1)
    return groups


def _alike(texts: Sequence[str], vectors: Vectors) -> NDArray[np.bool_]:
    """Return which of `texts` are alike, shape (texts, texts); each is to itself."""
    numbers: dict[frozenset[str], int] = {frozenset(): 0}
    kinds, figures = [], []
    for text in texts:
        norms = _norms(text)
        digits = frozenset(word for word in norms if word.isdecimal())
        kinds.append(_kind(norms))
        figures.append(numbers.setdefault(digits, len(numbers)))
    near = vectors @ vectors.T >= ALIKE
    alike: NDArray[np.bool_] = near & _agree(kinds) & _agree(figures)
    np.fill_diagonal(alike, val=True)
    return alike


def _agree(codes: Sequence[int]) -> NDArray[np.bool_]:
    """Return which pairs of `codes` do not differ; 0 tells nothing and agrees with all."""
    row = np.array(codes, dtype=np.int64)
    column = row[:, np.newaxis]
    agree: NDArray[np.bool_] = (row == column) | (row == 0) | (column == 0)
    return agree


def _kind(norms: Sequence[str]) -> int:
    """Return what the first question word asks for, 0 where none tells it."""
    for place, word in enumerate(norms):
        if tuple(norms[place : place + 2]) in _AMOUNTS:
            return _AMOUNT
        if word in _KINDS:
            return _KINDS[word]
    return 0


def _norms(text: str) -> list[str]:
    return [_norm(token) for token in read_tokens(text) if token.is_word]


def _norm(token: Token) -> str:
    return token.norm.casefold().removesuffix("'s")
