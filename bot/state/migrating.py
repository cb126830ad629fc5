"""The tables of `state.db`, made and brought up to date by the scripts of `bot/migrations`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from bot.errors import NewerStateError

# Runs a query with its values inside a transaction; returns its rows.
Run = Callable[..., Awaitable[Sequence[Any]]]


async def migrate(run: Run, path: Path) -> None:
    """Bring the database at `path` up to date.

    Raises `NewerStateError` when a later Pilcrow wrote it.
    """
    ((found,),) = await run("PRAGMA user_version")
    known = scripts()
    if found > len(known):
        raise NewerStateError(path, found, len(known))
    for script in known[found:]:
        for statement in script.split(";\n"):
            await run(statement)
    if found < len(known):
        await run(f"PRAGMA user_version = {len(known)}")


def scripts() -> list[str]:
    """Return the scripts in the order of their numbers; the first makes version 1.

    Each statement ends with a line, and only statements do so with a semicolon.
    """
    folder = resources.files("bot") / "migrations"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    return [file.read_text(encoding="utf-8") for file in files]
