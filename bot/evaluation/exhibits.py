"""What the report shows as charts, each with its legend and how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.evaluation.charts import LOOKS, draw_recall, draw_refusals, draw_reliability
from bot.evaluation.curves import calibration_error, recall_by_place, refusals, reliability
from bot.evaluation.figures import Evaluation, Outcome, by_kind, halves
from bot.evaluation.metrics import Abstention


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of a legend: a shape, the page's variable that has its colour, and what it means."""

    shape: str
    colour: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A chart as SVG, its heading, its legend, and a sentence or two on how to read it."""

    title: str
    svg: str
    keys: tuple[Key, ...]
    caption: str


def exhibits_of(evaluation: Evaluation) -> list[Exhibit]:
    """Return the charts for which `evaluation` has questions."""
    exhibits = []
    if evaluation.kinds:
        exhibits.append(_recall(evaluation))
    if evaluation.abstention is not None:
        exhibits.append(_reliability(evaluation.outcomes))
        exhibits.append(_refusals(evaluation.outcomes, evaluation.abstention))
    return exhibits


def _recall(evaluation: Evaluation) -> Exhibit:
    named = dict(_kinds_of(evaluation))
    curves = [recall_by_place(outcomes) for outcomes in named.values()]
    title = "Recall by place"
    caption = (
        "Of the paragraphs that answer and can be among ten, the share that is among the first "
        "one, two, up to ten."
    )
    left_out = len(evaluation.kinds) - len(named) + 1 if len(named) > 1 else 0
    if left_out:
        caption += f" The {left_out} kinds with the fewest questions are left out."
    spoken = f"{caption} From {curves[0][0]:.3f} at the first place to {curves[0][-1]:.3f} at ten."
    return Exhibit(
        title=title,
        svg=draw_recall(curves, title, spoken),
        keys=tuple(
            Key(shape=look.shape, colour=look.colour, meaning=name)
            for look, name in zip(LOOKS, named, strict=False)
        ),
        caption=caption,
    )


def _kinds_of(evaluation: Evaluation) -> Iterator[tuple[str, list[Outcome]]]:
    """Yield all answerable questions, then those of each kind, as many kinds as can be drawn."""
    answerable, _ = halves(evaluation.outcomes)
    yield f"all ({len(answerable):,})", answerable
    kinds = by_kind(evaluation.outcomes)
    if len(kinds) == 1:
        return
    most = sorted(kinds, key=lambda kind: -len(kinds[kind]))[: len(LOOKS) - 1]
    for kind in sorted(most):
        yield f"{kind} ({len(kinds[kind]):,})", kinds[kind]


def _reliability(outcomes: tuple[Outcome, ...]) -> Exhibit:
    bins = reliability(outcomes)
    title = "Reliability"
    caption = (
        "Of the questions with about the same confidence, the share that the articles answer. "
        "On the dashed line, confidence is a probability; on average it is off by "
        f"{calibration_error(bins):.3f}. Below, how many questions there are."
    )
    return Exhibit(
        title=title,
        svg=draw_reliability(bins, title, caption),
        keys=(
            Key(shape="■", colour=LOOKS[1].colour, meaning="answerable"),
            Key(shape="■", colour=LOOKS[2].colour, meaning="unanswerable"),
        ),
        caption=caption,
    )


def _refusals(outcomes: tuple[Outcome, ...], abstention: Abstention) -> Exhibit:
    shipped = (abstention.refused_answerable, abstention.refused_unanswerable)
    title = "Refusals"
    caption = (
        "What every threshold of confidence would refuse. The nearer to the upper left corner, "
        f"the better: the area under the curve is {abstention.auroc:.3f}. This run refused "
        f"{shipped[1]:.3f} of the unanswerable questions and {shipped[0]:.3f} of the answerable."
    )
    return Exhibit(
        title=title,
        svg=draw_refusals(refusals(outcomes), shipped, title, caption),
        keys=(
            Key(shape="━", colour=LOOKS[1].colour, meaning="any threshold"),
            Key(shape="●", colour=LOOKS[2].colour, meaning="this run"),
        ),
        caption=caption,
    )
