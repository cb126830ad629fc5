"""Generations on disk: naming, publishing, finding, verifying, rolling back, sweeping.

The order of writes is that of Lucene's commits and LevelDB's CURRENT: whatever moment a power cut
chooses, CURRENT names a whole generation, the old or the new.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from index.durable import digest_of, replace_file, sync_folder, write_file
from index.errors import (
    DamagedGenerationError,
    IndexBusyError,
    NoEarlierGenerationError,
    NoGenerationError,
    SearchIndexError,
    UnreadableFileError,
)
from index.manifest import Manifest

STORE_FILE = "corpus.sqlite"
VECTORS_FILE = "vectors.faiss"
MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The one folder where what runs leaves its files."""

    path: Path

    @property
    def current(self) -> Path:
        """The file that names the published generation."""
        return self.path / "CURRENT"

    @property
    def generations(self) -> Path:
        """The folder of generations."""
        return self.path / "generations"

    @property
    def articles(self) -> Path:
        """The folder of articles added from Discord, which are always indexed too."""
        return self.path / "articles"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other index runs out; the lock of a run that died does not hold.

        Raises `IndexBusyError` at once when another run is active.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only what writes needs it

        self.path.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path / "index.lock", timeout=0):
                yield
        except Timeout:
            raise IndexBusyError from None


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says: the generation, its manifest's SHA-256, and the newest ever published.

    The newest is another one after a rollback; what is newer than it was never published.
    """

    generation: str
    manifest_sha256: str
    newest: str

    def to_bytes(self) -> bytes:
        """Return the pointer as CURRENT holds it."""
        return json.dumps(asdict(self)).encode() + b"\n"


def read_pointer(data: DataFolder) -> Pointer:
    """Return what CURRENT says.

    Raises `NoGenerationError` when there is none, `DamagedGenerationError` when it makes no sense,
    `UnreadableFileError` when it cannot be opened.
    """
    try:
        fields = json.loads(data.current.read_bytes())
        return Pointer(**{name: str(fields[name]) for name in Pointer.__slots__})
    except FileNotFoundError:
        raise NoGenerationError(data.path) from None
    except OSError as error:
        raise UnreadableFileError(data.current, error) from None
    except (ValueError, KeyError, TypeError):
        raise DamagedGenerationError("?", "CURRENT cannot be read") from None


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
    for name, expected in manifest.files.items():
        path = data.generations / manifest.id / name
        try:
            found = digest_of(path)
        except FileNotFoundError:
            raise DamagedGenerationError(manifest.id, f"{name} is missing") from None
        except OSError as error:
            raise UnreadableFileError(path, error) from None
        if found != expected:
            raise DamagedGenerationError(manifest.id, f"{name} has changed")


def new_folder(data: DataFolder) -> Path:
    """Make the folder of a new generation; its name sorts after all others and is used once."""
    data.generations.mkdir(parents=True, exist_ok=True)
    sync_folder(data.path.parent)
    numbers = [_number(name) for name in (*_names(data), _current_name(data))]
    folder = data.generations / f"{max(numbers, default=0) + 1:06d}-{os.urandom(3).hex()}"
    folder.mkdir()
    return folder


def publish(data: DataFolder, manifest: Manifest) -> None:
    """Make the generation of `manifest`, whose files are written and flushed, the current one."""
    folder = data.generations / manifest.id
    write_file(folder / MANIFEST_FILE, manifest.to_bytes())
    sync_folder(folder)
    sync_folder(data.generations)
    sync_folder(data.path)
    verify(data, manifest)
    _point_to(data, manifest.id)


def rollback(data: DataFolder) -> Manifest:
    """Publish the newest whole generation before the current one, and return its manifest.

    Raises `NoEarlierGenerationError` when there is none; generations newer than it stay.
    """
    with data.locked():
        current = _current_name(data)
        for name in sorted(_names(data), reverse=True):
            if current and name >= current:
                continue
            manifest = _whole(data, name)
            if manifest is not None:
                _point_to(data, name)
                return manifest
    raise NoEarlierGenerationError


def newest_manifest(data: DataFolder) -> Manifest | None:
    """Return the manifest of the newest generation ever published, rolled back from or not."""
    try:
        return _manifest_of(data, read_pointer(data).newest)
    except SearchIndexError:
        return None


def sweep(data: DataFolder, keep: int) -> None:
    """Remove what crashed runs left, and all but the current and the newest `keep` generations.

    Leaves everything alone while CURRENT cannot be read: any generation may be wanted then.
    """
    try:
        pointer = read_pointer(data)
    except NoGenerationError:
        pointer = Pointer("", "", "")
    except SearchIndexError:
        return
    published = [name for name in _names(data) if name <= pointer.newest]
    kept = {pointer.generation, *sorted(published)[-keep:]}
    for name in _names(data):
        if name not in kept:
            shutil.rmtree(data.generations / name, ignore_errors=True)


def discard(data: DataFolder, name: str) -> None:
    """Remove the generation `name` of a run that failed, unless it was published already."""
    if _current_name(data) != name:
        shutil.rmtree(data.generations / name, ignore_errors=True)


def _point_to(data: DataFolder, name: str) -> None:
    digest = digest_of(data.generations / name / MANIFEST_FILE)
    newest = max(name, _newest_name(data))
    replace_file(data.current, Pointer(name, digest, newest).to_bytes())


def _names(data: DataFolder) -> list[str]:
    if not data.generations.is_dir():
        return []
    return [path.name for path in data.generations.iterdir() if path.is_dir()]


def _current_name(data: DataFolder) -> str:
    try:
        return read_pointer(data).generation
    except SearchIndexError:
        return ""


def _newest_name(data: DataFolder) -> str:
    try:
        return read_pointer(data).newest
    except SearchIndexError:
        return ""


def _number(name: str) -> int:
    digits = name.partition("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _manifest_of(data: DataFolder, name: str) -> Manifest:
    return Manifest.from_bytes(_manifest_bytes(data, name), name)


def _manifest_bytes(data: DataFolder, name: str) -> bytes:
    path = data.generations / name / MANIFEST_FILE
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DamagedGenerationError(name, f"{MANIFEST_FILE} is missing") from None
    except OSError as error:
        raise UnreadableFileError(path, error) from None


def _whole(data: DataFolder, name: str) -> Manifest | None:
    try:
        manifest = _manifest_of(data, name)
        verify(data, manifest)
    except SearchIndexError:
        return None
    return manifest
