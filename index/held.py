"""The generations that are on disk, and how much space all that is takes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import SearchIndexError
from index.folder import DataFolder, pointer_if_readable
from index.generations import manifest_of, published_names
from index.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A generation on disk: what it says of itself, and its `size` there in bytes."""

    manifest: Manifest
    size: int
    is_current: bool


def held_generations(data: DataFolder) -> tuple[Held, ...]:
    """Return the published generations whose manifest can be read, the newest first.

    Nothing is verified: one whose other files are damaged is among them.
    """
    return tuple(_held(data))


def size_of(data: DataFolder) -> int:
    """Return how many bytes all files of the data folder have together."""
    return _bytes_below(data.path)


def _held(data: DataFolder) -> Iterator[Held]:
    pointer = pointer_if_readable(data)
    for name in published_names(data):
        with suppress(SearchIndexError):
            yield Held(
                manifest=manifest_of(data, name),
                size=_bytes_below(data.generations / name),
                is_current=pointer is not None and pointer.generation == name,
            )


def _bytes_below(folder: Path) -> int:
    total = 0
    for place, _, files in os.walk(folder):
        for name in files:
            with suppress(OSError):  # gone meanwhile
                total += Path(place, name).lstat().st_size
    return total
