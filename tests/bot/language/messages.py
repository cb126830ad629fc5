"""The messages of all languages as their files have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.language.catalogues import FOLDER

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


class _Read(Visitor):
    """Gathers what a message names: its variables, those that are numbers, and other messages."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.numbers: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's
        self.messages.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802 - Fluent's
        arguments = node.arguments.positional
        self.numbers |= {a.id.name for a in arguments if isinstance(a, ast.VariableReference)}
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - Fluent's
        keys = {v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)}
        if isinstance(node.selector, ast.VariableReference) and keys <= _PLURALS:
            self.numbers.add(node.selector.id.name)
        self.generic_visit(node)


@dataclass(frozen=True)
class Message:
    """A message with all that it names, also through other messages."""

    key: str
    file: str
    variables: frozenset[str]
    numbers: frozenset[str]
    messages: frozenset[str]

    @property
    def topic(self) -> str:
        """What the key begins with."""
        return self.key.partition("-")[0]


@dataclass(frozen=True)
class Found:
    """All that the files in a folder hold; `junk` is what is no Fluent, `doubled` defined twice."""

    messages: Mapping[str, Message]
    junk: tuple[str, ...]
    doubled: tuple[str, ...]


@cache
def messages_of(code: str, folder: Path = FOLDER) -> Found:
    """Return the messages of the language `code`."""
    found: dict[str, Message] = {}
    junk: list[str] = []
    doubled: list[str] = []
    for file, entry in _entries(folder / code):
        if isinstance(entry, ast.Message):
            doubled += [entry.id.name] if entry.id.name in found else []
            found[entry.id.name] = _message(file, entry)
        elif isinstance(entry, ast.Junk):
            junk.append(f"{file}: {(entry.content or '').strip()[:60]}")
    whole = {key: _whole(message, found) for key, message in found.items()}
    return Found(whole, tuple(junk), tuple(doubled))


def _entries(folder: Path) -> Iterator[tuple[str, ast.EntryType]]:
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            yield path.stem, entry


def _message(file: str, entry: ast.Message) -> Message:
    read = _Read()
    read.visit(entry)
    return Message(
        key=entry.id.name,
        file=file,
        variables=frozenset(read.variables),
        numbers=frozenset(read.numbers),
        messages=frozenset(read.messages),
    )


def _whole(message: Message, found: Mapping[str, Message]) -> Message:
    """Return `message` with what the messages that it holds name."""
    held = [_whole(found[key], found) for key in message.messages if key in found]
    return Message(
        key=message.key,
        file=message.file,
        variables=message.variables.union(*(each.variables for each in held)),
        numbers=message.numbers.union(*(each.numbers for each in held)),
        messages=message.messages,
    )
