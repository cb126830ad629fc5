"""An evaluation on a terminal or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from bot.evaluation.baseline import Change
from bot.evaluation.failures import Failure
from bot.evaluation.figures import Evaluation
from bot.evaluation.metrics import Metrics
from bot.wording import printable


def console_on(*, stderr: bool = False) -> Console:
    """Return a console on stdout, or on stderr; on a pipe it breaks no line."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, soft_wrap=not stream.isatty())


def show_evaluation(console: Console, evaluation: Evaluation) -> None:
    """Write the figures of `evaluation` as tables."""
    console.print(_metrics_table(evaluation))
    if evaluation.abstention is not None:
        figures = evaluation.abstention.to_json().items()
        line = ", ".join(f"{name} {value:.3f}" for name, value in figures)
        console.print(Text(f"Abstention: {line}"))
    seconds = ", ".join(f"{name} {value:.3f} s" for name, value in evaluation.seconds.items())
    console.print(Text(f"Time: {seconds}"))


def show_changes(console: Console, changes: Sequence[Change]) -> None:
    """Write what is different of `changes` against a baseline; nothing without one."""
    if not changes:
        return
    changed = [change for change in changes if change.rise]
    if not changed:
        console.print(Text("Every figure is as in the baseline."))
        return
    table = Table(title="Against the baseline", caption="noise: what luck alone may change")
    table.add_column("figure")
    for name in ("baseline", "now", "change", "noise"):
        table.add_column(name, justify="right")
    table.add_column("")
    for change in changed:
        figures = f"{change.before:.4f} {change.now:.4f} {change.rise:+.4f} {change.noise:.4f}"
        table.add_row(escape(printable(change.name)), *figures.split(), change.verdict)
    console.print(table)


def tell_worse(changes: Sequence[Change]) -> None:
    """Tell on stderr which of `changes` are for the worse, a line each."""
    sys.stderr.writelines(f"{printable(str(c))}\n" for c in changes if c.is_worse)


def show_failures(console: Console, failures: Sequence[Failure]) -> None:
    """Write `failures`, numbered, each with what was expected and what came first."""
    for number, failure in enumerate(failures, 1):
        console.print(Text(""))
        head = Text(f"{number:>2}  ", style="bold cyan").append(failure.kind, style="bold red")
        console.print(head.append(f" · confidence {failure.confidence:.2f}", style="default"))
        _show_line(console, "question", failure.question)
        for expected in failure.expected:
            _show_line(
                console, "expected", f"{expected.locator} ({expected.placed}): {expected.text}"
            )
        if failure.unshown:
            _show_line(console, "", f"and {failure.unshown} more that answer")
        if failure.first:
            _show_line(console, "first", f"{failure.first.locator}: {failure.first.text}")


def _show_line(console: Console, label: str, text: str) -> None:
    console.print(Text(f"    {label:<9} ", style="dim").append(printable(text), style="not dim"))


def _metrics_table(evaluation: Evaluation) -> Table:
    table = Table(
        title=escape(
            f"{printable(evaluation.name)}: {evaluation.articles} articles, "
            f"{evaluation.paragraphs} paragraphs, {len(evaluation.outcomes)} questions"
        )
    )
    table.add_column("kind")
    for name in Metrics.NAMES:
        table.add_column(name, justify="right")
    for kind, metrics in {"all": evaluation.metrics, **evaluation.kinds}.items():
        table.add_row(
            escape(printable(kind)), *(f"{value:.3f}" for value in metrics.to_json().values())
        )
    return table
