"""How sure an answer is, in the words in which people are told."""

from __future__ import annotations

from enum import Enum
from typing import Final

from bot.answer import Answer, AnswerKind

# On the evaluation sets one of the four passages shown is right for 97 of 100 answers that are
# surer than this (squad), and for about 75 of those that are not; docs/ranking.md has the table.
LEAST_LIKELY: Final = 0.9


class Certainty(Enum):
    """Whether an answer is likely right, uncertain, or none at all."""

    LIKELY = "likely"
    UNCERTAIN = "uncertain"
    NONE = "none"


def certainty_of(answer: Answer) -> Certainty:
    """Return how sure `answer` is.

    Somebody's statements are as sure as their attribution, which settled that they are cited.
    """
    if answer.kind is AnswerKind.ABSTAINED:
        return Certainty.NONE
    sure = answer.kind is AnswerKind.SAID or answer.confidence >= LEAST_LIKELY
    return Certainty.LIKELY if sure else Certainty.UNCERTAIN
