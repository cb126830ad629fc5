"""Texts and queries as they are compared: words by their stems, and what each is worth."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: where it begins, as it is written, and its stem."""

    start: int
    word: str
    stem: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a query asks about: `stems`, each once, and a word of the query for each.

    `rarity` tells, in the same order, what finding it is worth: more, the fewer paragraphs hold it.
    `names` tells which of them are names or numbers. `pairs` are stems that stand side by side.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    rarity: Floats
    names: NDArray[np.bool_]
    pairs: Mapping[tuple[str, str], float]

    @cached_property
    def total(self) -> float:
        """How much is asked for: the sum of what all of it is worth."""
        return float(self.rarity.sum())

    def held_in(self, stems: Collection[str]) -> NDArray[np.bool_]:
        """Return which of the terms are among `stems`."""
        return np.array([stem in stems for stem in self.stems], dtype=bool)

    def shares(self, held: NDArray[np.bool_] | Floats) -> Floats:
        """Return for each row of `held`, shape (rows, terms), the part of the terms it tells.

        Parts are from 0 to 1, by what the terms are worth.
        """
        shares: Floats = held @ self.rarity / (self.total or 1.0)
        return shares

    def share(self, held: NDArray[np.bool_] | Floats) -> float:
        """Return the part of the terms that `held`, shape (terms,), tells, from 0 to 1."""
        return float(self.shares(held))

    def share_of_names(self, held: NDArray[np.bool_]) -> float:
        """Return the part of the names, by what they are worth; 1 where there are none."""
        worth = float(self.rarity[self.names].sum())
        return float((self.rarity * held)[self.names].sum()) / worth if worth else 1.0

    def share_of_pairs(self, pairs: Collection[tuple[str, str]]) -> float:
        """Return the part of the pairs that are among `pairs`, by what they are worth, 0 to 1."""
        held = sum(worth for pair, worth in self.pairs.items() if pair in pairs)
        return held / (sum(self.pairs.values()) or 1.0)
