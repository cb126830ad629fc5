"""What of a data folder goes into a backup, and whether that has changed meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.backup.contents import ARTICLES, TEXTS
from bot.backup.errors import BackupError
from bot.places import SECRET_FILE
from index.errors import NoGenerationError
from index.folder import DataFolder, Pointer, read_pointer
from index.generations import MANIFEST_FILE, read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look at a data folder found: its files by name, and how to tell them from others.

    Without `state.db`, and of generations the one that `pointer` names, whose files never change.
    """

    files: Mapping[str, Path]
    marks: Mapping[str, tuple[int, int, int]]
    pointer: Pointer | None


def look_at(data: DataFolder) -> Look:
    """Return what is in `data` now.

    Raises `FileNotFoundError` where that just changes, or an error of `read_pointer`.
    """
    files = dict(_small(data.path)) | dict(_articles(data))
    return Look(
        files=files,
        marks={name: _mark(path) for name, path in files.items()},
        pointer=_pointer(data),
    )


def generation_files(data: DataFolder, pointer: Pointer) -> dict[str, str]:
    """Return the files of the generation that `pointer` names, with the SHA-256 of each."""
    manifest = read_manifest(data, pointer)
    return {MANIFEST_FILE: pointer.manifest_sha256, **manifest.files}


def _small(folder: Path) -> Iterator[tuple[str, Path]]:
    for name in (SECRET_FILE, *TEXTS):
        if (folder / name).is_file():
            yield name, folder / name


def _articles(data: DataFolder) -> Iterator[tuple[str, Path]]:
    for place, folders, names in os.walk(data.articles):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            # What is being written has not been put there yet.
            if not name.endswith(".new"):
                yield f"{ARTICLES}/{_told(path.relative_to(data.articles))}", path


def _told(path: Path) -> str:
    told = path.as_posix()
    try:
        told.encode()
    except UnicodeEncodeError:
        raise BackupError(f"{told!a} in {ARTICLES} is no text: rename that file.") from None
    return told


def _mark(path: Path) -> tuple[int, int, int]:
    told = path.stat()
    return told.st_ino, told.st_size, told.st_mtime_ns


def _pointer(data: DataFolder) -> Pointer | None:
    with suppress(NoGenerationError):
        return read_pointer(data)
    return None
