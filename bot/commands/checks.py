"""Commands that check: how good the answers are, and whether all is set up well."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.common import EXIT_ERROR, Json, failures, print_json, read_settings
from bot.errors import PilcrowError

if TYPE_CHECKING:
    from bot.evaluation.baseline import Change
    from bot.evaluation.figures import Evaluation


def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder with articles.jsonl and questions.jsonl.")
    ],
    details: Annotated[
        Path | None, typer.Option("--details", help="Write a line of JSON for every question.")
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            help="Compare with a file that an earlier run printed with --json.",
        ),
    ] = None,
    worst: Annotated[
        int,
        typer.Option(
            "--failures", min=0, help="Show so many of the worst failures; with --json on stderr."
        ),
    ] = 0,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="Write a page of HTML with charts and the worst failures."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Index an evaluation set aside, ask every question, and print how good the answers are.

    Exit status 1 when a figure is worse than the baseline's by more than its noise.
    """
    from bot.evaluation.baseline import compare, read_baseline  # noqa: PLC0415
    from bot.evaluation.export import write_details  # noqa: PLC0415
    from bot.evaluation.questions import read_set  # noqa: PLC0415
    from bot.evaluation.running import run  # noqa: PLC0415

    with failures():
        _check_writable(details)
        _check_replaceable(report)
        asked = read_set(folder)
        before = read_baseline(baseline) if baseline else None
        if before:
            before.check(asked)
        evaluation = run(read_settings(), asked)
        changes = compare(before, evaluation) if before else []
        if details:
            write_details(details, evaluation)
        if report:
            from bot.evaluation.report import write_report  # noqa: PLC0415

            write_report(report, evaluation, changes, worst)
        _show(evaluation, changes, worst, as_json=as_json)
    if any(change.is_worse for change in changes):
        raise typer.Exit(EXIT_ERROR)


def doctor(
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every file that is kept, which takes longer.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Look for the usual mistakes and say how to mend each; exit status 1 when one is found."""
    from bot.doctor import examine  # noqa: PLC0415

    with failures():
        findings = examine(read_settings(), deep=deep)
        if as_json:
            print_json({"findings": [finding.to_json() for finding in findings]})
        else:
            for finding in findings:
                typer.echo(finding.to_text())
    if not all(finding.well for finding in findings):
        raise typer.Exit(EXIT_ERROR)


def _show(evaluation: Evaluation, changes: Sequence[Change], worst: int, *, as_json: bool) -> None:
    from bot.evaluation import showing  # noqa: PLC0415
    from bot.evaluation.export import evaluation_to_json  # noqa: PLC0415
    from bot.evaluation.failures import worst_failures  # noqa: PLC0415

    console = showing.console_on(stderr=as_json)
    if as_json:
        print_json(evaluation_to_json(evaluation))
    else:
        showing.show_evaluation(console, evaluation)
        showing.show_changes(console, changes)
    showing.show_failures(console, worst_failures(evaluation, worst))
    showing.tell_worse(changes)


def _check_writable(path: Path | None) -> None:
    """Raise `PilcrowError` where nothing can be written to `path`; before a long run, not after."""
    if path is None:
        return
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise _not_writable(path)


def _check_replaceable(path: Path | None) -> None:
    """Raise `PilcrowError` where no file can be put in the place of `path`."""
    if path is None:
        return
    if (path.exists() and not path.is_file()) or not os.access(path.resolve().parent, os.W_OK):
        raise _not_writable(path)


def _not_writable(path: Path) -> PilcrowError:
    return PilcrowError(
        f"{path} cannot be written: name a file in a folder that exists and may be written to."
    )
