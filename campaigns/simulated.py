"""A disk on which the power may fail: what was not flushed may be lost, kept, torn or reordered.

What it guarantees is what real file systems do: what a file held when it was flushed, the names of
a folder when that was flushed, that a rename is made whole or not at all, and that what happened to
one name happened in order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from campaigns.disk import Call, Kind

# What is below a folder, by the path from there: the content of a file, None for a folder.
Tree = Mapping[str, bytes | None]

_BLOCK: Final = 4096
_ROOT: Final = 0
_NAMING: Final = frozenset({Kind.CREATE, Kind.MAKE_FOLDER, Kind.UNLINK, Kind.REMOVE_FOLDER})

# From a file's flushed content and what was written since to what is on the disk.
Tear = Callable[[bytes, bytes, Random], bytes]


@dataclass(frozen=True, slots=True)
class _Change:
    """What happens to names in one step: (folder, name, what has that name then)."""

    edits: tuple[tuple[int, str, int | None], ...]

    def touches(self, folder: int) -> bool:
        return any(each == folder for each, _, _ in self.edits)

    @property
    def entries(self) -> frozenset[tuple[int, str]]:
        """The names that change, each in its folder."""
        return frozenset((folder, name) for folder, name, _ in self.edits)


class PowerDisk:
    """What is on the disk, and what is on its way there."""

    def __init__(self, start: Tree) -> None:
        self._numbers = count(1)
        # By number: the names in a folder and the content of a file, as they are and as flushed.
        self._names: dict[int, dict[str, int]] = {_ROOT: {}}
        self._flushed_names: dict[int, dict[str, int]] = {_ROOT: {}}
        self._content: dict[int, bytes] = {}
        self._flushed: dict[int, bytes] = {}
        self._waiting: list[_Change] = []
        for path in sorted(start):
            self._place(path, start[path])

    def apply(self, call: Call, root: Path) -> None:
        """Make `call`, whose paths are below `root`; others are no matter.

        Raises `KeyError` for one below a folder that nobody was asked to make.
        """
        if not call.path.is_relative_to(root):
            return
        folder, name = self._find(call.path.relative_to(root))
        if call.target is not None:
            there, target = self._find(call.target.relative_to(root))
            self._rename((folder, name, None), (there, target, self._names[folder][name]))
        elif call.kind in _NAMING:
            self._rename((folder, name, self._new(call.kind)))
        elif call.kind is Kind.SYNC_FOLDER:
            self._flush(self._names[folder][name] if name else folder)
        else:
            self._fill(self._names[folder][name], call)

    def states(self, chance: Random, samples: int) -> Iterator[Tree]:
        """Yield what may be on the disk if the power fails now: the extremes, then `samples`."""
        every = range(len(self._waiting))
        yield self._state((), _old, chance)
        for tear in _TEARS:
            yield self._state(every, tear, chance)
        for one in every:
            yield self._state((one,), _new, chance)
            yield self._state([each for each in every if each != one], _new, chance)
        for _ in range(samples):
            share = chance.random()
            kept = [each for each in every if chance.random() < share]
            yield self._state(kept, _any, chance)

    def everything(self) -> Tree:
        """Return what is there as long as the power stays."""
        return self._state(range(len(self._waiting)), _new, Random(0))

    def _state(self, kept: Collection[int], tear: Tear, chance: Random) -> Tree:
        names = {folder: dict(there) for folder, there in self._flushed_names.items()}
        for change in self._with_earlier(kept):
            for folder, name, number in change.edits:
                _name(names[folder], name, number)
        return dict(self._walk(names, _ROOT, "", lambda number: self._torn(number, tear, chance)))

    def _with_earlier(self, kept: Collection[int]) -> list[_Change]:
        """Return the changes at `kept` and all earlier ones to the same names, in order."""
        found: list[_Change] = []
        entries: set[tuple[int, str]] = set()
        for place, change in reversed([*enumerate(self._waiting)]):
            if place in kept or entries & change.entries:
                found.insert(0, change)
                entries |= change.entries
        return found

    def _torn(self, number: int, tear: Tear, chance: Random) -> bytes:
        flushed, content = self._flushed[number], self._content[number]
        return content if flushed == content else tear(flushed, content, chance)

    def _walk(
        self,
        names: Mapping[int, Mapping[str, int]],
        folder: int,
        above: str,
        read: Callable[[int], bytes],
    ) -> Iterator[tuple[str, bytes | None]]:
        for name, number in sorted(names[folder].items()):
            if number in self._content:
                yield above + name, read(number)
            else:
                yield above + name, None
                yield from self._walk(names, number, f"{above}{name}/", read)

    def _place(self, path: str, content: bytes | None) -> None:
        """Put what was always there at `path`."""
        folder, name = self._find(Path(path))
        number = self._new_folder() if content is None else self._new_file()
        self._names[folder][name] = self._flushed_names[folder][name] = number
        if content is not None:
            self._content[number] = self._flushed[number] = content

    def _find(self, path: Path) -> tuple[int, str]:
        """Return the folder that holds `path`, and the name there; "" is the root's own."""
        folder = _ROOT
        for step in path.parts[:-1]:
            folder = self._names[folder][step]
        return folder, path.name

    def _new_file(self) -> int:
        number = next(self._numbers)
        self._content[number] = self._flushed[number] = b""
        return number

    def _new_folder(self) -> int:
        number = next(self._numbers)
        self._names[number], self._flushed_names[number] = {}, {}
        return number

    def _new(self, kind: Kind) -> int | None:
        """Return the number of what a name stands for after a call of `kind`."""
        match kind:
            case Kind.CREATE:
                return self._new_file()
            case Kind.MAKE_FOLDER:
                return self._new_folder()
            case _:
                return None

    def _fill(self, number: int, call: Call) -> None:
        """Write to a file, or flush it."""
        self._content[number] += call.data
        if call.kind is Kind.SYNC_FILE:
            self._flushed[number] = self._content[number]

    def _rename(self, *edits: tuple[int, str, int | None]) -> None:
        self._waiting.append(_Change(edits))
        for folder, name, number in edits:
            _name(self._names[folder], name, number)

    def _flush(self, folder: int) -> None:
        for change in [each for each in self._waiting if each.touches(folder)]:
            self._waiting.remove(change)
            for where, name, number in change.edits:
                _name(self._flushed_names[where], name, number)


def _name(names: dict[str, int], name: str, number: int | None) -> None:
    if number is None:
        names.pop(name, None)
    else:
        names[name] = number


def _old(flushed: bytes, _content: bytes, _chance: Random) -> bytes:
    return flushed


def _new(_flushed: bytes, content: bytes, _chance: Random) -> bytes:
    return content


def _empty(_flushed: bytes, _content: bytes, _chance: Random) -> bytes:
    return b""


def _zeros(_flushed: bytes, content: bytes, _chance: Random) -> bytes:
    return bytes(len(content))


def _beginning(_flushed: bytes, content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))] if content else b""


def _zeroed_block(_flushed: bytes, content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) // _BLOCK + 1) * _BLOCK
    block = content[start : start + _BLOCK]
    return content[:start] + bytes(len(block)) + content[start + len(block) :]


_TEARS: Final[tuple[Tear, ...]] = (_new, _old, _empty, _zeros, _beginning, _zeroed_block)


def _any(flushed: bytes, content: bytes, chance: Random) -> bytes:
    return chance.choice(_TEARS)(flushed, content, chance)


def read_tree(folder: Path) -> Tree:
    """Return what is below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def write_tree(folder: Path, tree: Tree) -> None:
    """Put `tree` below the new folder `folder`."""
    folder.mkdir()
    for path in sorted(tree):
        content = tree[path]
        if content is None:
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(content)
