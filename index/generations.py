"""Generations on disk: naming, publishing, finding, verifying, rolling back.

The order of writes is that of Lucene's commits and LevelDB's CURRENT: whatever moment a power cut
chooses, CURRENT names a whole generation, the old or the new.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from index import durable
from index.durable import (
    digest_of,
    make_folder,
    replace_file,
    sync_folder,
    write_file,
)
from index.errors import (
    DamagedGenerationError,
    NoEarlierGenerationError,
    NoSuchGenerationError,
    SearchIndexError,
    UnreadableFileError,
    writing,
)
from index.folder import DataFolder, Pointer, pointer_if_readable, read_pointer
from index.manifest import Manifest

STORE_FILE = "corpus.sqlite"
VECTORS_FILE = "vectors.faiss"
MANIFEST_FILE = "manifest.json"

__all__ = [
    "MANIFEST_FILE",
    "STORE_FILE",
    "VECTORS_FILE",
    "DataFolder",
    "Pointer",
    "all_names",
    "current_manifest",
    "manifest_of",
    "manifest_path",
    "new_folder",
    "newest_manifest",
    "publish",
    "published_names",
    "read_manifest",
    "read_pointer",
    "rollback",
    "verified_bytes",
    "verify",
    "verify_file",
    "whole_manifests",
]


def read_manifest(data: DataFolder, pointer: Pointer) -> Manifest:
    """Return the manifest that `pointer` names, its hash checked."""
    content = _manifest_bytes(data, pointer.generation)
    if sha256(content).hexdigest() != pointer.manifest_sha256:
        raise DamagedGenerationError(pointer.generation, f"{MANIFEST_FILE} has changed")
    return Manifest.from_bytes(content, pointer.generation)


def current_manifest(data: DataFolder) -> Manifest:
    """Return the manifest of the published generation."""
    return read_manifest(data, read_pointer(data))


def verify(data: DataFolder, manifest: Manifest) -> None:
    """Check every file of a generation.

    Raises `DamagedGenerationError` if a hash differs, `UnreadableFileError` if one cannot be read.
    """
    for name in manifest.files:
        verify_file(data, manifest, name)


def verify_file(data: DataFolder, manifest: Manifest, name: str) -> None:
    """Check the file `name` of a generation; raises as `verify` does."""
    with _reading(data, manifest.id, name) as path:
        found = digest_of(path)
    _compare(manifest, name, found)


def verified_bytes(data: DataFolder, manifest: Manifest, name: str) -> bytes:
    """Return the content of the file `name`, the very bytes checked; raises as `verify` does."""
    with _reading(data, manifest.id, name) as path:
        content = path.read_bytes()
    _compare(manifest, name, sha256(content).hexdigest())
    return content


def new_folder(data: DataFolder) -> Path:
    """Make the folder of a new generation; its name sorts after all others and is used once."""
    make_folder(data.generations)
    pointer = pointer_if_readable(data)
    used = [*all_names(data), *((pointer.generation, pointer.newest) if pointer else ())]
    highest = max(map(_number, used), default=0)
    folder = data.generations / f"{highest + 1:06d}-{os.urandom(3).hex()}"
    durable.disk.make_folder(folder)
    return folder


def publish(data: DataFolder, manifest: Manifest) -> None:
    """Make the generation of `manifest`, whose files are written and flushed, the current one."""
    path = manifest_path(data, manifest.id)
    write_file(path, manifest.to_bytes())
    sync_folder(path.parent)
    sync_folder(data.generations)
    verify(data, manifest)
    _point_to(data, manifest.id)


def rollback(data: DataFolder, to: str | None = None) -> Manifest:
    """Publish the generation `to`, older or newer, and return its manifest.

    Without `to`, the newest whole one before the current one. Generations newer than it stay.
    Raises `NoEarlierGenerationError`, `NoSuchGenerationError`, `IndexBusyError`,
    `StoreWriteError`, or what is wrong with the generation `to`.
    """
    with data.locked(), writing(data.current):
        manifest = _one_before(data) if to is None else _named(data, to)
        _point_to(data, manifest.id)
    return manifest


def newest_manifest(data: DataFolder) -> Manifest | None:
    """Return the manifest of the newest generation ever published, rolled back from or not."""
    try:
        return manifest_of(data, read_pointer(data).newest)
    except SearchIndexError:
        return None


def all_names(data: DataFolder) -> list[str]:
    """Return the names of all folders of generations, also of those that never were whole."""
    if not data.generations.is_dir():
        return []
    return [path.name for path in data.generations.iterdir() if path.is_dir()]


def published_names(data: DataFolder) -> list[str]:
    """Return the names of the generations that were published and are on disk, newest first.

    While CURRENT cannot be read, each that has a manifest may have been.
    """
    pointer = pointer_if_readable(data)
    complete = (name for name in all_names(data) if manifest_path(data, name).exists())
    names = sorted(complete, reverse=True)
    return [name for name in names if pointer is None or name <= pointer.newest]


def whole_manifests(data: DataFolder) -> Iterator[Manifest]:
    """Yield the manifest of each whole generation that was published, the newest first."""
    for name in published_names(data):
        manifest = _whole(data, name)
        if manifest is not None:
            yield manifest


def manifest_path(data: DataFolder, name: str) -> Path:
    """Return where the manifest of the generation `name` is."""
    return data.generations / name / MANIFEST_FILE


def manifest_of(data: DataFolder, name: str) -> Manifest:
    """Return the manifest of the generation `name`, not compared with any hash.

    Raises `DamagedGenerationError`, `UnreadableFileError`, or an error of its format.
    """
    return Manifest.from_bytes(_manifest_bytes(data, name), name)


def _one_before(data: DataFolder) -> Manifest:
    pointer = pointer_if_readable(data)
    for manifest in whole_manifests(data):
        if pointer is None or manifest.id < pointer.generation:
            return manifest
    raise NoEarlierGenerationError


def _named(data: DataFolder, name: str) -> Manifest:
    names = published_names(data)
    if name not in names:
        raise NoSuchGenerationError(name, names)
    manifest = manifest_of(data, name)
    verify(data, manifest)
    return manifest


def _point_to(data: DataFolder, name: str) -> None:
    digest = digest_of(manifest_path(data, name))
    pointer = pointer_if_readable(data)
    newest = pointer.newest if pointer else max(published_names(data))
    replace_file(data.current, Pointer(name, digest, max(name, newest)).to_bytes())


def _number(name: str) -> int:
    digits = name.partition("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _manifest_bytes(data: DataFolder, name: str) -> bytes:
    with _reading(data, name, MANIFEST_FILE) as path:
        return path.read_bytes()


def _compare(manifest: Manifest, name: str, found: str) -> None:
    if manifest.files.get(name) != found:
        raise DamagedGenerationError(manifest.id, f"{name} has changed")


@contextmanager
def _reading(data: DataFolder, generation: str, name: str) -> Iterator[Path]:
    path = data.generations / generation / name
    try:
        yield path
    except FileNotFoundError:
        raise DamagedGenerationError(generation, f"{name} is missing") from None
    except OSError as error:
        raise UnreadableFileError(path, error) from None


def _whole(data: DataFolder, name: str) -> Manifest | None:
    try:
        manifest = manifest_of(data, name)
        verify(data, manifest)
    except SearchIndexError:
        return None
    return manifest
