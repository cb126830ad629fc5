"""Where the code flushes: every call of what of `index.durable` reaches the disk's flushes."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from index import durable

_ROOT: Final = Path(__file__).resolve().parents[1]
_ROOMS: Final = ("index", "bot")
_DURABLE: Final = Path(durable.__file__)
# What needs no trial here, by module, and why.
_ELSEWHERE: Final = {
    "bot.evaluation.report": "writes no part of the data folder",
    "bot.locking": "makes the data folder for state.db, which SQLite writes",
    "bot.state.secret": "writes a file with a mode of its own, beside state.db",
}
_FLUSHES: Final = frozenset({"disk.sync_file", "disk.sync_folder"})


def explained(site: str) -> str:
    """Return why a flush at `site` is not missed here, "" where nothing explains it."""
    caller, _, _ = site.partition(" > ")
    return _ELSEWHERE.get(caller.rpartition(":")[0].rpartition(".")[0], "")


def unseen(seen: Collection[str]) -> list[str]:
    """Return the calls in the code that flush, as module:line, of which none of `seen` tells.

    Those are as `campaigns.disk.Call.site` has them.
    """
    told = [site.partition(" > ")[0].rpartition(":") for site in seen]
    lines = {(way.rpartition(".")[0], int(line)) for way, _, line in told}
    return [
        f"{module}:{call.lineno}"
        for module, call in _calls_of(_flushing())
        if not any((module, line) in lines for line in _lines_of(call))
    ]


def _flushing() -> frozenset[str]:
    """Return the public functions of `index.durable` that flush, by themselves or by another."""
    functions = {
        node.name: {_name_of(call) for call in _calls_in(node)}
        for node in ast.parse(_DURABLE.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    found = {name for name, called in functions.items() if called & _FLUSHES}
    while more := {name for name, called in functions.items() if called & found} - found:
        found |= more
    return _FLUSHES | {name for name in found if not name.startswith("_")}


def _calls_of(names: Collection[str]) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of one of `names` that stands in what runs, with its module."""
    for file in (file for room in _ROOMS for file in sorted((_ROOT / room).rglob("*.py"))):
        text = file.read_text(encoding="utf-8")
        module = ".".join(file.relative_to(_ROOT).with_suffix("").parts)
        if file == _DURABLE or "durable" not in text or module in _ELSEWHERE:
            continue
        for call in _calls_in(ast.parse(text)):
            if _name_of(call) in names:
                yield module, call


def _calls_in(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def _name_of(call: ast.Call) -> str:
    """Return the last name of what is called, with `disk.` where that is asked itself."""
    steps = ast.unparse(call.func).split(".")
    return ".".join(steps[-2:] if "disk" in steps[-2:-1] else steps[-1:])


def _lines_of(call: ast.Call) -> range:
    return range(call.lineno, (call.end_lineno or call.lineno) + 1)
