"""The figures of an earlier run, and whether the figures of this one are worse."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.errors import PilcrowError
from bot.evaluation.export import evaluation_to_json
from bot.evaluation.figures import Evaluation
from bot.evaluation.metrics import Abstention, Metrics
from bot.evaluation.noise import named, noise_of
from bot.evaluation.questions import QuestionSet

# Figures are printed with as many.
_DIGITS: Final = 4
_LOWER_IS_BETTER: Final = frozenset({"refused_answerable"})
_MAKE: Final = "make one with pilcrow eval FOLDER --json > FILE"
_RENEW: Final = "make a new one with pilcrow eval FOLDER --json > FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The figures of an earlier run by name, and of which set they are."""

    path: Path
    set_name: str
    questions: int
    figures: Mapping[str, float]

    def check(self, asked: QuestionSet) -> None:
        """Raise `PilcrowError` where `asked` is not the set that this is of."""
        if (self.set_name, self.questions) != (asked.name, len(asked.questions)):
            raise PilcrowError(
                f"{self.path} is of the set {self.set_name} with {self.questions} questions, not "
                f"of {asked.name} with {len(asked.questions)}: {_RENEW}."
            )
        if self.figures.keys() != _names_of(asked):
            raise PilcrowError(
                f"{self.path} is of questions of other kinds than {asked.name} has: {_RENEW}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure before and now; it tells something only where it moved by more than `noise`."""

    name: str
    before: float
    now: float
    noise: float

    @property
    def rise(self) -> float:
        """By how much the figure is higher, in as many digits as it is printed with."""
        return round(self.now - self.before, _DIGITS)

    @property
    def is_worse(self) -> bool:
        """Whether the figure got worse by more than its noise."""
        return -self._gain > self.noise

    @property
    def verdict(self) -> str:
        """What to think of the change, in a word; "" where luck may explain it."""
        return "worse" if self.is_worse else "better" if self._gain > self.noise else ""

    @property
    def _gain(self) -> float:
        return -self.rise if self.name in _LOWER_IS_BETTER else self.rise

    def __str__(self) -> str:
        moved = "rose" if self.rise > 0 else "fell"
        return (
            f"{self.name} {moved} by more than its noise: {self.before:.4f} in the baseline, "
            f"{self.now:.4f} now, noise {self.noise:.4f}"
        )


def read_baseline(path: Path) -> Baseline:
    """Read what `pilcrow eval --json` printed into the file `path`. Raises `PilcrowError`."""
    try:
        printed = json.loads(path.read_text(encoding="utf-8"))
        return Baseline(
            path=path,
            set_name=str(printed["set"]),
            questions=int(printed["questions"]),
            figures=_figures(printed),
        )
    except OSError:
        raise PilcrowError(f"{path} cannot be read: {_MAKE}.") from None
    except KeyError as error:
        raise PilcrowError(f"{path} is no baseline, it has no {error}: {_MAKE}.") from None
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise PilcrowError(f"{path} is no baseline: {_MAKE}.") from None


def compare(baseline: Baseline, evaluation: Evaluation) -> list[Change]:
    """Return every figure of `evaluation` beside that of `baseline`, which is of the same set."""
    noise = noise_of(evaluation)
    return [
        Change(name=name, before=baseline.figures[name], now=now, noise=_rounded_up(noise[name]))
        for name, now in _figures(evaluation_to_json(evaluation)).items()
    ]


def _figures(printed: dict[str, Any]) -> dict[str, float]:
    """Return the figures in what was `printed`, by name; a single kind has those of all."""
    figures = {name: _fraction(printed["metrics"][name]) for name in Metrics.NAMES}
    kinds = printed["kinds"]
    for kind, metrics in kinds.items() if len(kinds) > 1 else ():
        figures |= {named(name, kind): _fraction(metrics[name]) for name in Metrics.NAMES}
    if abstention := printed["abstention"]:
        figures |= {name: _fraction(abstention[name]) for name in Abstention.NAMES}
    return figures


def _fraction(value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(value)
    return float(value)


def _names_of(asked: QuestionSet) -> set[str]:
    """Return the names of the figures that `asked` will have."""
    kinds = {question.kind for question in asked.questions if question.relevant}
    by_kind = {named(name, kind) for name in Metrics.NAMES for kind in kinds if len(kinds) > 1}
    both = len({bool(question.relevant) for question in asked.questions}) == 2
    return {*Metrics.NAMES, *by_kind, *(Abstention.NAMES if both else ())}


def _rounded_up(noise: float) -> float:
    """Return `noise` with as many digits as the figures have, so that rounding decides nothing."""
    return math.ceil(noise * 10**_DIGITS) / 10**_DIGITS
