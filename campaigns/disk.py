"""The disk of `index.durable`, watched: each call is told first, and may be let fail."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from unittest.mock import patch

from index import durable
from index.durable import Disk

# Of what stands between who asks for something durable and the disk.
_BETWEEN: Final = {__name__, "contextlib"}


class Kind(StrEnum):
    """What is asked of the disk."""

    CREATE = "create"
    WRITE = "write"
    SYNC_FILE = "fsync"
    SYNC_FOLDER = "fsync of a folder"
    RENAME = "rename"
    UNLINK = "unlink"
    MAKE_FOLDER = "mkdir"
    REMOVE_FOLDER = "rmdir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call: on `path`, to `target` for a rename, with `data` for a write.

    `site` names the line of code that asked, and the functions of `index.durable` in between.
    """

    kind: Kind
    path: Path
    target: Path | None = None
    data: bytes = b""
    site: str = ""


# Told of a call before it is made; what it raises is what the call raises. A number is how many
# bytes a write takes, None is all of them.
Watch = Callable[[Call], int | None]


class WatchedDisk(Disk):
    """Tells `watch` of each call, and makes it; one that cannot succeed is not told."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._paths: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        """Make the new file `path`."""
        if not path.exists():
            self._ask(Kind.CREATE, path)
        descriptor = super().create(path)
        self._paths[descriptor] = path
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write `data`, or as much of it as the watch says."""
        taken = self._ask(Kind.WRITE, self._paths[descriptor], data=bytes(data))
        return super().write(descriptor, data[:taken])

    def sync_file(self, descriptor: int) -> None:
        """Flush an open file."""
        self._ask(Kind.SYNC_FILE, self._paths[descriptor])
        super().sync_file(descriptor)

    def sync_folder(self, path: Path) -> None:
        """Flush the names in folder `path`."""
        if path.is_dir():
            self._ask(Kind.SYNC_FOLDER, path)
        super().sync_folder(path)

    def rename(self, source: Path, target: Path) -> None:
        """Rename `source` to `target`."""
        if source.exists():
            self._ask(Kind.RENAME, source, target=target)
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        """Remove the file `path`."""
        if path.is_file():
            self._ask(Kind.UNLINK, path)
        super().unlink(path)

    def make_folder(self, path: Path) -> None:
        """Make the folder `path`."""
        if not path.exists():
            self._ask(Kind.MAKE_FOLDER, path)
        super().make_folder(path)

    def remove_folder(self, path: Path) -> None:
        """Remove the folder `path`."""
        if path.is_dir() and not any(path.iterdir()):
            self._ask(Kind.REMOVE_FOLDER, path)
        super().remove_folder(path)

    def _ask(
        self, kind: Kind, path: Path, *, target: Path | None = None, data: bytes = b""
    ) -> int | None:
        call = Call(kind=kind, path=path, target=target, data=data, site=_site())
        return self._watch(call)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Tell `watch` of every call inside the block."""
    with patch.object(durable, "disk", WatchedDisk(watch)):
        yield


def _site() -> str:
    """Return who asks: module, function and line, and the way through `index.durable`."""
    way: list[str] = []
    frame = inspect.currentframe()
    while frame is not None:
        module = frame.f_globals["__name__"]
        if module == durable.__name__:
            way.insert(0, frame.f_code.co_name)
        elif module not in _BETWEEN:
            caller = f"{module}.{frame.f_code.co_name}:{frame.f_lineno}"
            return " > ".join([caller, *way])
        frame = frame.f_back
    raise RuntimeError("Somebody must have asked.")
