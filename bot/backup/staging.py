"""A backup unpacked beside what it is to replace, and looked at closely before it may."""

from __future__ import annotations

import asyncio
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.backup.contents import (
    CURRENT,
    GENERATIONS,
    LISTING,
    Listed,
    Listing,
    NewerBackupError,
    is_known,
)
from bot.backup.errors import BackupError, NoBackupError
from bot.backup.streaming import new_file
from bot.errors import StateError
from bot.places import STATE_FILE
from bot.state.copying import check_database
from index import durable
from index.durable import sync_folder
from index.errors import SearchIndexError
from index.folder import DataFolder
from index.generations import current_manifest, verify

_BLOCK_BYTES: Final = 1 << 20
# The list of a hundred thousand articles is shorter.
_MOST_LISTING: Final = 64 << 20
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def unpack(file: Path, folder: Path) -> Listing:
    """Unpack the backup `file` into the new `folder`, durably, and check all that is in it.

    Names, sizes and hashes are checked before or while a file is written, and then whether the
    generation is whole and the database sound. Raises `NoBackupError` for what is none, or
    `NewerStateError`.
    """
    with _opened(file) as archive:
        listing = _listing(archive, file)
        _check_names(archive, listing, file)
        _check_room(listing, folder.parent)
        durable.disk.make_folder(folder)
        for name, listed in listing.files.items():
            _unpack(archive, name, listed, folder, file)
    _sync(folder)
    _check(folder, listing, file)
    return listing


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    if not file.is_file():
        raise BackupError(f"{file} is no file. Name one that `pilcrow backup` wrote.")
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _DAMAGED as error:
        raise NoBackupError(file, f"{error}") from error


def _listing(archive: zipfile.ZipFile, file: Path) -> Listing:
    try:
        with archive.open(LISTING) as entry:
            return Listing.from_bytes(entry.read(_MOST_LISTING))
    except KeyError:
        raise NoBackupError(file, f"it has no {LISTING}") from None
    except NewerBackupError as error:
        raise BackupError(f"{file} cannot be put back: {error}") from error
    except ValueError as error:
        raise NoBackupError(file, f"{error}") from error


def _check_names(archive: zipfile.ZipFile, listing: Listing, file: Path) -> None:
    found = sorted(archive.namelist())
    if found != sorted([*listing.files, LISTING]):
        raise NoBackupError(file, f"it holds other files than its {LISTING} tells")
    for name, listed in listing.files.items():
        if not is_known(name):
            raise NoBackupError(file, f"{name!a} is not among what a backup holds")
        if archive.getinfo(name).file_size != listed.size:
            raise NoBackupError(file, f"{name!a} is not of the size that it should be")


def _check_room(listing: Listing, place: Path) -> None:
    needed = sum(listed.size for listed in listing.files.values())
    free = shutil.disk_usage(place).free
    if needed > free:
        raise BackupError(
            f"The backup needs {needed / 2**20:.1f} MB in {place.parent}, where "
            f"{free / 2**20:.1f} MB are free. Make room there."
        )


def _unpack(archive: zipfile.ZipFile, name: str, listed: Listed, folder: Path, file: Path) -> None:
    """Write the file `name` below `folder`, and no more bytes of it than are `listed`."""
    path = folder.joinpath(*name.split("/"))
    _make_folder(path.parent)
    digest, left = sha256(), listed.size
    with new_file(path) as out, archive.open(name) as entry:
        while block := entry.read(min(_BLOCK_BYTES, left)):
            digest.update(block)
            out.write(block)
            left -= len(block)
    if left or digest.hexdigest() != listed.sha256:
        raise NoBackupError(file, f"{name!a} has changed")


def _make_folder(path: Path) -> None:
    if not path.is_dir():
        _make_folder(path.parent)
        durable.disk.make_folder(path)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
    sync_folder(folder)


def _check(folder: Path, listing: Listing, file: Path) -> None:
    """Raise `NoBackupError` where what was unpacked is no data folder that can be used."""
    generations = {name.split("/")[1] for name in listing.files if name.startswith(GENERATIONS)}
    try:
        if generations or (folder / CURRENT).exists():
            manifest = current_manifest(DataFolder(folder))
            verify(DataFolder(folder), manifest)
            generations.remove(manifest.id)
        if (folder / STATE_FILE).exists():
            asyncio.run(check_database(folder / STATE_FILE))
    except (SearchIndexError, StateError) as error:
        raise NoBackupError(file, f"{error}") from error
    if generations:
        raise NoBackupError(file, "it holds more than one generation")
