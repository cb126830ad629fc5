"""What goes wrong, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.evaluation.figures import Evaluation, Outcome
from bot.evaluation.metrics import Place
from bot.excerpts import excerpt
from corpus import locator_of

# Relevant paragraphs that are shown of a question.
_EXPECTED: Final = 3
# Characters of a paragraph that are shown.
_ROOM: Final = 240


class FailureKind(StrEnum):
    """How an answer is wrong, as a reader is told."""

    ANSWERED = "answered, though no article answers this"
    REFUSED = "refused, though an article answers this"
    OUTRANKED = "another paragraph came first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph: where it is, enough of its text, and its rank; None where it has none."""

    locator: str
    text: str
    rank: int | None

    @property
    def placed(self) -> str:
        """The rank, in words."""
        return f"found at {self.rank}" if self.rank else "not among the ten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A question that was answered wrongly.

    `expected` are the best of the paragraphs that answer, and there are `unshown` more; `first` is
    what came first, its text the words that are quoted. `weight`, from 0 to 1, is how bad it is.
    """

    kind: FailureKind
    question: str
    id: str
    confidence: float
    expected: tuple[Shown, ...]
    unshown: int
    first: Shown | None
    weight: float


def worst_failures(evaluation: Evaluation, limit: int) -> list[Failure]:
    """Return at most `limit` failures of `evaluation`, those that were surest of it first.

    A failure weighs how sure the answer was of what is wrong: its confidence, or for a refusal what
    is missing from it; and less where the right paragraph came close behind the first.
    """
    found = sorted(_failures(evaluation), key=lambda failure: (-failure.weight, failure.id))
    return found[:limit]


def _failures(evaluation: Evaluation) -> Iterator[Failure]:
    for outcome in evaluation.outcomes:
        judged = _judge(outcome)
        if judged is not None:
            yield _failure(evaluation, outcome, *judged)


def _judge(outcome: Outcome) -> tuple[FailureKind, float] | None:
    """Return how `outcome` is wrong, and its weight; None where it is right."""
    answer = outcome.answer
    if not outcome.answerable:
        return (FailureKind.ANSWERED, answer.confidence) if answer.answered else None
    if not answer.answered:
        return FailureKind.REFUSED, 1 - answer.confidence
    missed = 1 - outcome.metrics.mrr_10
    return (FailureKind.OUTRANKED, answer.confidence * missed) if missed else None


def _failure(evaluation: Evaluation, outcome: Outcome, kind: FailureKind, weight: float) -> Failure:
    ranks = {place: rank for rank, place in enumerate(outcome.answer.ranking, 1)}
    relevant = sorted(outcome.question.relevant, key=lambda p: (ranks.get(p, len(ranks) + 1), p))
    return Failure(
        kind=kind,
        question=outcome.question.text,
        id=outcome.question.id,
        confidence=outcome.answer.confidence,
        expected=tuple(
            _shown(place, evaluation.texts.get(place, ""), ranks.get(place))
            for place in relevant[:_EXPECTED]
        ),
        unshown=len(relevant[_EXPECTED:]),
        first=next((_first(evaluation, outcome, place) for place in ranks), None),
        weight=weight,
    )


def _first(evaluation: Evaluation, outcome: Outcome, place: Place) -> Shown:
    """Return the paragraph at `place` with the words of it that the answer quotes."""
    cited = (*outcome.answer.citations, *outcome.answer.nearest)
    quotes = (c.quote for c in cited if (c.article, c.paragraph) == place)
    return _shown(place, next(quotes, evaluation.texts.get(place, "")), 1)


def _shown(place: Place, text: str, rank: int | None) -> Shown:
    _, _, begin = excerpt(text, 0, 0, _ROOM)
    return Shown(locator=locator_of(*place), text=begin, rank=rank)
