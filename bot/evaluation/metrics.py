"""How good rankings and abstentions are: pure figures, all fractions.

hit@k: one relevant paragraph is among the first k. mrr@10: the mean of one over the rank of the
first relevant one. recall@10: the relevant among the first ten, over min(10, how many there are);
p@5 the same with five. As in the description of the evaluation sets.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Ranking metrics of one question, or their means over several."""

    NAMES: ClassVar[tuple[str, ...]] = ("hit@1", "hit@4", "hit@10", "mrr@10", "recall@10", "p@5")

    hit_1: float
    hit_4: float
    hit_10: float
    mrr_10: float
    recall_10: float
    p_5: float

    def values(self) -> tuple[float, ...]:
        """Return the figures in the order of `NAMES`."""
        return (self.hit_1, self.hit_4, self.hit_10, self.mrr_10, self.recall_10, self.p_5)

    def to_json(self) -> dict[str, float]:
        """Return the figures by their names."""
        return {
            name: round(value, 4) for name, value in zip(self.NAMES, self.values(), strict=True)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """How well confidence tells answerable questions from others, and what was refused of each."""

    NAMES: ClassVar[tuple[str, ...]] = ("auroc", "refused_unanswerable", "refused_answerable")

    auroc: float
    refused_unanswerable: float
    refused_answerable: float

    def to_json(self) -> dict[str, float]:
        """Return the figures by their names."""
        values = (self.auroc, self.refused_unanswerable, self.refused_answerable)
        return {name: round(value, 4) for name, value in zip(self.NAMES, values, strict=True)}


def metrics_of(ranking: Sequence[Place], relevant: Collection[Place]) -> Metrics:
    """Return the metrics of one answerable question."""
    found = [place in relevant for place in ranking[:10]]
    first = found.index(True) + 1 if True in found else 0
    return Metrics(
        hit_1=float(any(found[:1])),
        hit_4=float(any(found[:4])),
        hit_10=float(any(found)),
        mrr_10=1 / first if first else 0.0,
        recall_10=sum(found) / min(10, len(relevant)),
        p_5=sum(found[:5]) / min(5, len(relevant)),
    )


def mean_of(metrics: Sequence[Metrics]) -> Metrics:
    """Return the means of `metrics`; zeros when there are none."""
    count = max(1, len(metrics))
    columns = list(zip(*(each.values() for each in metrics), strict=True)) or [()] * 6
    means = [sum(column) / count for column in columns]
    return Metrics(
        hit_1=means[0],
        hit_4=means[1],
        hit_10=means[2],
        mrr_10=means[3],
        recall_10=means[4],
        p_5=means[5],
    )


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the chance that a random score of `positive` is above one of `negative`, ties half.

    The Mann-Whitney statistic, by ranks.
    """
    labelled = sorted(
        [(score, True) for score in positive] + [(score, False) for score in negative]
    )
    rank_sum = 0.0
    place = 0
    while place < len(labelled):
        end = place
        while end < len(labelled) and labelled[end][0] == labelled[place][0]:
            end += 1
        positives = sum(label for _, label in labelled[place:end])
        rank_sum += positives * (place + 1 + end) / 2
        place = end
    count = len(positive)
    return (rank_sum - count * (count + 1) / 2) / (count * len(negative))
