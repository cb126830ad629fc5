"""The documents name what there is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from bot.cli import app

ROOT = Path(__file__).resolve().parents[1]


def modules_of(room: str) -> set[str]:
    """Return the modules of `room`, those of its readers too; other packages are named whole."""
    files = [*(ROOT / room).glob("*.py"), *(ROOT / room / "readers").glob("*.py")]
    return {file.stem for file in files if not file.stem.startswith("__")}


def named_in_map() -> dict[str, set[str]]:
    """Return what CONTRIBUTING's table names, by room."""
    named: dict[str, set[str]] = {}
    room = ""
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        if len(cells) != 5 or not (found := re.findall(r"`([\w./]+)`", cells[2])):
            continue
        room = cells[1].strip().strip("`/") or room
        named.setdefault(room, set()).update(found)
        if found == ["readers/"]:
            named[room].update(re.findall(r"`(\w+)`", cells[3]))
    return named


@pytest.mark.parametrize("room", ["corpus", "index", "bot"])
def test_the_map_names_every_module_and_no_other(room: str) -> None:
    folders = {name for name in named_in_map()[room] if name.endswith("/")}
    modules = {name for name in named_in_map()[room] - folders if "." not in name}

    assert modules == modules_of(room)
    assert [name for name in folders if not (ROOT / room / name).is_dir()] == []


def test_readme_names_every_command_of_the_command_line_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = typer.main.get_command(app)

    assert set(re.findall(r"^\| `pilcrow (\w+)", readme, re.MULTILINE)) == set(
        getattr(commands, "commands", {})
    )
