"""The command line: which commands there are, in the order in which `--help` lists them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from bot.commands.asking import ask, run, said, verify
from bot.commands.backup import backup, restore
from bot.commands.checks import doctor, evaluate
from bot.commands.common import EXIT_ERROR
from bot.commands.corpus import index, people, rollback, statements, status

app = typer.Typer(
    name="pilcrow",
    help="Answer questions from your own articles, in their own words, paragraph by paragraph.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help starts twice as fast
    pretty_exceptions_enable=False,
)
app.command()(index)
app.command()(ask)
app.command()(said)
app.command()(people)
app.command()(statements)
app.command()(verify)
app.command()(run)
app.command("eval")(evaluate)
app.command()(status)
app.command()(rollback)
app.command()(backup)
app.command()(restore)
app.command()(doctor)


def main() -> None:
    """Run the command; every expected failure becomes one sentence on stderr and an exit status."""
    _use_utf8()
    try:
        app()
    except BrokenPipeError:
        # Whoever read the output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_ERROR)


def _use_utf8() -> None:
    """Read and write UTF-8 whatever the locale says: articles hold more than ASCII."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
