"""What speaks for it that paragraphs hold the answer to a query."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Figures that can be compared between queries.

    `nearness`: the best cosine of a passage with the query, or the mean over its parts where that
    is better. `coverage`: the share of what the query asks about that the best paragraph holds, its
    title, outlet and date with it. `names`: the share of its names and numbers that the best ten
    hold together. `passage`: how much of what is asked the best paragraph's quote holds, words that
    are only like it in meaning with it. `asked`: how much is asked for, the sum of its words'
    rarities. `words`: how many different words that are. `missing`: names and figures of the
    question that the best hit lacks.
    """

    nearness: float = 0.0
    coverage: float = 0.0
    names: float = 0.0
    passage: float = 0.0
    asked: float = 0.0
    words: int = 0
    missing: tuple[str, ...] = ()

    @property
    def log_asked(self) -> float:
        """`asked` on a scale on which long questions do not outweigh all else."""
        return math.log1p(self.asked)
