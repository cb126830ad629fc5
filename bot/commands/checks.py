"""Commands that check: how good the answers are, and whether all is set up well."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.common import EXIT_ERROR, Json, failures, print_json, read_settings
from bot.errors import PilcrowError


def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder with articles.jsonl and questions.jsonl.")
    ],
    details: Annotated[
        Path | None, typer.Option("--details", help="Write a line of JSON for every question.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Index an evaluation set aside, ask every question, and print how good the answers are."""
    from bot.evaluation import evaluate_folder  # noqa: PLC0415
    from bot.export import evaluation_to_json, write_details  # noqa: PLC0415

    with failures():
        if details and (details.is_dir() or not details.parent.is_dir()):
            raise PilcrowError(f"{details} cannot be written: name a file in a folder that exists.")
        evaluation = evaluate_folder(read_settings(), folder)
        if details:
            write_details(details, evaluation)
        if as_json:
            print_json(evaluation_to_json(evaluation))
        else:
            from bot.terminal import Terminal  # noqa: PLC0415

            Terminal().show_evaluation(evaluation)


def doctor(as_json: Json = False) -> None:
    """Look for the usual mistakes and say how to mend each; exit status 1 when one is found."""
    from bot.doctor import examine  # noqa: PLC0415

    with failures():
        findings = examine(read_settings())
        if as_json:
            print_json({"findings": [finding.to_json() for finding in findings]})
        else:
            for finding in findings:
                typer.echo(finding.to_text())
    if not all(finding.well for finding in findings):
        raise typer.Exit(EXIT_ERROR)
