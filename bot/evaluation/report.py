"""The report of an evaluation: one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bot.evaluation.baseline import Change
from bot.evaluation.exhibits import exhibits_of
from bot.evaluation.failures import worst_failures
from bot.evaluation.figures import Evaluation, by_kind, halves
from bot.evaluation.metrics import Metrics
from bot.wording import printable
from index.durable import replace_file

# Failures in a report for which no number was asked.
_FAILURES: Final = 20


def write_report(
    path: Path, evaluation: Evaluation, changes: Sequence[Change], failures: int
) -> None:
    """Write the report to `path` in one step, with the worst `failures`, or 20 where that is 0.

    `changes` are those against a baseline, empty without one.
    """
    page = render(evaluation, changes, failures or _FAILURES)
    # Half a character, which JSON can hold, cannot be written as UTF-8.
    replace_file(path.resolve(), page.encode("utf-8", "replace"))


def render(evaluation: Evaluation, changes: Sequence[Change], failures: int) -> str:
    """Return the page, with at most `failures` of the worst."""
    answerable, silent = halves(evaluation.outcomes)
    kinds = by_kind(evaluation.outcomes)
    return _page().render(
        evaluation=evaluation,
        names=Metrics.NAMES,
        rows=[
            ("all", len(answerable), evaluation.metrics),
            *((kind, len(kinds[kind]), evaluation.kinds[kind]) for kind in kinds if len(kinds) > 1),
        ],
        unanswerable=len(silent),
        changes=changes,
        exhibits=exhibits_of(evaluation),
        failures=worst_failures(evaluation, failures),
    )


def _page() -> Template:
    environment = Environment(
        loader=PackageLoader("bot.evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    return environment.get_template("report.html")


def _plain(value: object) -> object:
    """Return `value`, a text without characters that turn the direction of all that follows."""
    return printable(value) if type(value) is str else value
