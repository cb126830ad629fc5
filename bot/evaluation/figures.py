"""What asking every question of a set gave, in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer import Answer
from bot.evaluation.metrics import Abstention, Metrics, Place, auroc, mean_of, metrics_of
from bot.evaluation.questions import Question
from index.manifest import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A question and the answer that it got."""

    question: Question
    answer: Answer

    @property
    def answerable(self) -> bool:
        """Whether an article answers the question."""
        return bool(self.question.relevant)

    @property
    def metrics(self) -> Metrics:
        """The ranking metrics; only an answerable question has them."""
        return metrics_of(self.answer.ranking, self.question.relevant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a set gave; `abstention` is None where every question has an answer.

    Ranking metrics are those of the answerable questions, `kinds` has them by kind. `texts` holds
    every relevant paragraph and every one that was ranked first, as far as the articles have it.
    """

    name: str
    articles: int
    paragraphs: int
    metrics: Metrics
    kinds: dict[str, Metrics]
    abstention: Abstention | None
    seconds: dict[str, float]
    outcomes: tuple[Outcome, ...]
    texts: Mapping[Place, str]


def measure(
    name: str,
    counts: Counts,
    outcomes: Sequence[Outcome],
    seconds: dict[str, float],
    texts: Mapping[Place, str],
) -> Evaluation:
    """Return what `outcomes` of the set `name` give."""
    return Evaluation(
        name=name,
        articles=counts.articles,
        paragraphs=counts.paragraphs,
        metrics=mean_of([outcome.metrics for outcome in outcomes if outcome.answerable]),
        kinds={
            kind: mean_of([outcome.metrics for outcome in alike])
            for kind, alike in by_kind(outcomes).items()
        },
        abstention=_abstention(outcomes),
        seconds=seconds,
        outcomes=tuple(outcomes),
        texts=texts,
    )


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Return the answerable ones of `outcomes` by kind, the kinds in order of their names."""
    answerable = [outcome for outcome in outcomes if outcome.answerable]
    kinds = sorted({outcome.question.kind for outcome in answerable})
    return {kind: [o for o in answerable if o.question.kind == kind] for kind in kinds}


def halves(outcomes: Sequence[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """Return the answerable and the unanswerable ones of `outcomes`."""
    return [o for o in outcomes if o.answerable], [o for o in outcomes if not o.answerable]


def _abstention(outcomes: Sequence[Outcome]) -> Abstention | None:
    answerable, silent = halves(outcomes)
    if not answerable or not silent:
        return None
    return Abstention(
        auroc=auroc(
            [outcome.answer.confidence for outcome in answerable],
            [outcome.answer.confidence for outcome in silent],
        ),
        refused_unanswerable=_refused(silent),
        refused_answerable=_refused(answerable),
    )


def _refused(outcomes: Sequence[Outcome]) -> float:
    return sum(not outcome.answer.answered for outcome in outcomes) / len(outcomes)
