"""Which messages the code tells."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_SHAPE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_MAKERS = frozenset({"text", "Text"})


@dataclass(frozen=True, kw_only=True)
class Use:
    """A key in the code at `place`; `values` are those it is told with, None where not in sight."""

    key: str
    place: str
    values: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """The uses in some code, and the places where a key is computed."""

    uses: tuple[Use, ...]
    computed: tuple[str, ...]


def scan(folder: Path, topics: Iterable[str]) -> Scanned:
    """Return the uses in all modules in `folder`, `topics` being those of the catalogues."""
    known = frozenset(topics)
    uses: list[Use] = []
    computed: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        place = path.relative_to(folder.parent).as_posix()
        uses += _literals(tree, place, known)
        for call in _calls(tree):
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                uses.append(Use(key=first.value, place=place, values=_values(call)))
            else:
                computed.append(place)
    return Scanned(uses=tuple(uses), computed=tuple(computed))


def _literals(tree: ast.Module, place: str, topics: frozenset[str]) -> Iterator[Use]:
    """Yield what looks like a key: it may be given to a function that makes the text of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            key = node.value
            if _SHAPE.fullmatch(key) and key.partition("-")[0] in topics:
                yield Use(key=key, place=place)


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls of `text`, under whatever name a module has it."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.language")
        for alias in node.names
        if alias.name in _MAKERS
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[_, *_]) if name in names:
                yield node


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    if len(call.args) > 1 or None in names:
        return None
    return frozenset(name for name in names if name)
