"""`pilcrow backup`: all that an installation keeps, written to one file while it is used."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from bot.backup.collecting import Look, generation_files, look_at
from bot.backup.contents import CURRENT, GENERATIONS, LISTING, Listed, Listing
from bot.backup.errors import BackupError
from bot.backup.streaming import new_file
from bot.places import STATE_FILE
from bot.state.copying import check_database, copy_database
from index import durable
from index.durable import remove_tree, sync_folder
from index.errors import DamagedGenerationError
from index.folder import DataFolder, Pointer

# How often it is begun again while something is changing below it.
_TRIES: Final = 10
_BLOCK_BYTES: Final = 1 << 20
# Quick; most bytes are those of vectors, which hardly get smaller.
_EFFORT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup: its `file`, how many `files` and bytes it has, and its generation."""

    file: Path
    files: int
    size: int
    generation: str | None


class _ChangedError(Exception):
    """Something changed while it was copied."""


def back_up(data: DataFolder, file: Path, *, replace: bool = False) -> Made:
    """Write all that `data` keeps to the zip `file`, as it was at one moment.

    The bot and index runs may go on meanwhile. Raises `BackupError` where `file` is there already
    and is not to `replace`, or what is wrong with `state.db` or the generation.
    """
    if not data.path.is_dir():
        raise BackupError(f"{data.path} does not exist: there is nothing to back up.")
    if file.is_dir() or (file.exists() and not replace):
        raise BackupError(f"{file} exists already. Name another file, or add --force.")
    if not file.absolute().parent.is_dir():
        raise BackupError(f"{file.absolute().parent} is no folder. Make it, or name another file.")
    with _workshop(file) as folder:
        made = folder / "backup.zip"
        listing, pointer = _written(data, made)
        with _writing(file):
            durable.disk.rename(made, file)
            sync_folder(file.absolute().parent)
    return Made(
        file=file,
        files=len(listing.files),
        size=file.stat().st_size,
        generation=pointer.generation if pointer else None,
    )


@contextmanager
def _workshop(file: Path) -> Iterator[Path]:
    """Yield an empty folder beside `file`, closed to others, without what a dead run left."""
    folder = file.absolute().with_name(f"{file.name}.new")
    with _writing(file):
        if folder.is_dir():
            remove_tree(folder)
        durable.disk.make_folder(folder)
        folder.chmod(0o700)
    try:
        yield folder
    finally:
        remove_tree(folder)


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    """Raise a `BackupError` that names `file` for an error of the system inside the block."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BackupError(
            f"{file} cannot be written ({why}). Name a file elsewhere, or mend that."
        ) from error


def _written(data: DataFolder, to: Path) -> tuple[Listing, Pointer | None]:
    for _ in range(_TRIES):
        try:
            return _tried(data, to)
        except _ChangedError:
            durable.drop_file(to)
    raise BackupError(f"What is in {data.path} changes all the time: try again in a minute.")


def _tried(data: DataFolder, to: Path) -> tuple[Listing, Pointer | None]:
    """Write everything; raise `_ChangedError` where that is not of one moment."""
    before = _seen(data)
    state = _copied_state(data, to.parent)
    try:
        listing = _write(data, before, state, to)
    except (FileNotFoundError, DamagedGenerationError):
        if _seen(data) != before:  # it was swept, or an article was taken out
            raise _ChangedError from None
        raise
    if _seen(data) != before:
        raise _ChangedError
    return listing, before.pointer


def _seen(data: DataFolder) -> Look:
    try:
        return look_at(data)
    except FileNotFoundError:
        raise _ChangedError from None


def _copied_state(data: DataFolder, folder: Path) -> Path | None:
    """Return a copy of `state.db` in `folder`, None where there is none."""
    path, copy = data.path / STATE_FILE, folder / STATE_FILE
    if not path.exists():
        return None
    durable.drop_file(copy)
    asyncio.run(_copy(path, copy))
    return copy


async def _copy(path: Path, to: Path) -> None:
    await check_database(path)
    await copy_database(path, to)


def _write(data: DataFolder, look: Look, state: Path | None, to: Path) -> Listing:
    files: dict[str, Listed] = {}
    with (
        new_file(to) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_EFFORT) as archive,
    ):
        for name, path in {**look.files, **({STATE_FILE: state} if state else {})}.items():
            files[name] = _add(archive, name, path)
        if look.pointer:
            files |= _add_generation(archive, data, look.pointer)
        listing = Listing(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            files=files,
        )
        archive.writestr(LISTING, listing.to_bytes())
    return listing


def _add_generation(
    archive: zipfile.ZipFile, data: DataFolder, pointer: Pointer
) -> dict[str, Listed]:
    """Add the generation that `pointer` names, whole, and a CURRENT that knows of no other."""
    files, generation = {}, pointer.generation
    for name, digest in generation_files(data, pointer).items():
        inside = f"{GENERATIONS}/{generation}/{name}"
        files[inside] = _add(archive, inside, data.generations / generation / name)
        if files[inside].sha256 != digest:
            raise DamagedGenerationError(generation, f"{name} has changed")
    current = Pointer(generation, pointer.manifest_sha256, generation).to_bytes()
    archive.writestr(CURRENT, current)
    files[CURRENT] = Listed(sha256=sha256(current).hexdigest(), size=len(current))
    return files


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Listed:
    with path.open("rb") as file, archive.open(name, "w", force_zip64=True) as entry:
        digest, size = sha256(), 0
        for block in _blocks(file):
            digest.update(block)
            size += len(block)
            entry.write(block)
    return Listed(sha256=digest.hexdigest(), size=size)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK_BYTES):
        yield block
