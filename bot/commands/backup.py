"""Commands that keep a copy of everything, and put it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.common import data_of, failures, read_settings
from bot.places import STATE_FILE


def backup(
    file: Annotated[Path, typer.Argument(help="The zip file to write; keep it to yourself.")],
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there already.")
    ] = False,
) -> None:
    """Write all that is kept to one file, also while the bot runs."""
    from bot.backup.making import back_up  # noqa: PLC0415

    with failures():
        made = back_up(data_of(read_settings()), file, replace=force)
        typer.echo(
            f"{made.file}: {made.files} files, {made.size / 2**20:.1f} MB, "
            f"{f'generation {made.generation}' if made.generation else 'nothing indexed yet'}. "
            "It holds the secret of this installation: keep it where only you can read it."
        )


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `pilcrow backup` wrote.")],
) -> None:
    """Put everything back as a backup has it; what was there is kept beside it."""
    from bot.backup.restoring import restore as put_back  # noqa: PLC0415

    with failures():
        settings = read_settings()
        restored = put_back(data_of(settings), file)
        typer.echo(f"{settings.data} is as it was at {restored.listing.made_at}.")
        if restored.before:
            typer.echo(
                f"What was there before is in {restored.before}: remove it once all is well."
            )
        if STATE_FILE in restored.listing.files:
            typer.echo("Whoever was forgotten since then (/forget-me) is kept again: tell them.")
        if not restored.has_generation:
            typer.echo("Nothing was indexed then. Run: pilcrow index")
