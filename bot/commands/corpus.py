"""Commands about the articles themselves: index them, and tell what is in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.common import (
    Json,
    data_of,
    failures,
    finish_what_was_cut_off,
    print_json,
    read_settings,
)
from bot.errors import PilcrowError

if TYPE_CHECKING:
    from index.manifest import Manifest


def index(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Folders or files to index instead of PILCROW_CORPUS; remembered."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Index the paths that the last run was given.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Build a generation even where nothing has changed.")
    ] = False,
    background: Annotated[
        bool,
        typer.Option("--background", help="Run at low priority; tell progress as JSON Lines."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Build and publish a generation from folders or files."""
    from bot.indexing import plan_of, run_index  # noqa: PLC0415

    with failures():
        if paths and again:
            raise PilcrowError("Give paths or --again, not both.")
        if not all(path.strip() for path in paths or ()):
            raise PilcrowError("A path is empty: name a folder or a file.")
        settings = read_settings()
        plan = plan_of(settings, [Path(path) for path in paths or ()], again=again, force=force)
        report = run_index(settings, plan, background=background, as_json=as_json)
        if not background:  # whoever started that keeps it
            from bot.curation.operating import keep_index_run  # noqa: PLC0415

            keep_index_run(settings, report)


def people(as_json: Json = False) -> None:
    """List who speaks in the articles, and under which names."""
    from bot.people import people_to_json, show_people  # noqa: PLC0415
    from index.people import read_people  # noqa: PLC0415

    with failures():
        found = read_people(data_of(read_settings()))
        if as_json:
            print_json(people_to_json(found))
        else:
            show_people(found)


def statements(
    file: Annotated[str, typer.Argument(help="A file of articles; it is not indexed.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON Lines, one statement a line.")
    ] = False,
) -> None:
    """List the statements that a file holds: where, how, whose, and in which words."""
    from bot.listing import list_statements  # noqa: PLC0415

    with failures():
        for listed in list_statements(read_settings(), file):
            if as_json:
                print_json(listed.to_json())
            else:
                typer.echo(listed.to_text())


def status(as_json: Json = False) -> None:
    """Tell what is indexed and since when."""
    from bot.places import data_folder  # noqa: PLC0415
    from index.generations import DataFolder, current_manifest  # noqa: PLC0415

    with failures():
        data = DataFolder(data_folder())
        finish_what_was_cut_off(data.path)
        _show(current_manifest(data), as_json=as_json)


def rollback(
    generation: Annotated[
        str | None,
        typer.Argument(help="A generation on disk, older or newer; else the one before."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Go back to the generation before the current one, or to the one that is named."""
    from bot.curation.operating import keep_rollback  # noqa: PLC0415
    from index.generations import rollback as roll_back  # noqa: PLC0415

    with failures():
        settings = read_settings()
        manifest = roll_back(data_of(settings), generation)
        _show(manifest, as_json=as_json)
        keep_rollback(settings, manifest)


def _show(manifest: Manifest, *, as_json: bool) -> None:
    from bot.export import status_to_json, status_to_text  # noqa: PLC0415

    if as_json:
        print_json(status_to_json(manifest))
    else:
        typer.echo(status_to_text(manifest))
