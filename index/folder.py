"""The data folder: where what runs leaves its files, and which generation its CURRENT names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from index.durable import have_folder
from index.errors import (
    DamagedGenerationError,
    IndexBusyError,
    NoGenerationError,
    UnreadableFileError,
    writing,
)


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

    @property
    def removed(self) -> Path:
        """The file of the ids, one a line, of the operator's articles that are left out."""
        return self.path / "removed.txt"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other index runs out; the lock of a run that died does not hold.

        Raises `IndexBusyError` at once when another run is active, `StoreWriteError` where the
        folder cannot be written.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only what writes needs it

        lock = FileLock(self.path / "index.lock")
        with writing(self.path):
            have_folder(self.path)  # what is put in it is flushed with it
            try:
                lock.acquire(timeout=0)
            except Timeout:
                raise IndexBusyError from None
        try:
            yield
        finally:
            lock.release()


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says: the generation, its manifest's SHA-256, and the newest ever published.

    The newest is another one after a rollback; what is newer than it was never published.
    """

    generation: str
    manifest_sha256: str
    newest: str

    def to_bytes(self) -> bytes:
        """Return the pointer as CURRENT holds it, with its own SHA-256."""
        fields = asdict(self)
        return _written({**fields, "sha256": sha256(_written(fields)).hexdigest()})


def read_pointer(data: DataFolder) -> Pointer:
    """Return what CURRENT says.

    Raises `NoGenerationError` when there is none, `DamagedGenerationError` when it makes no sense,
    `UnreadableFileError` when it cannot be opened.
    """
    try:
        return _read(data.current.read_bytes())
    except FileNotFoundError:
        raise NoGenerationError(data.path) from None
    except OSError as error:
        raise UnreadableFileError(data.current, error) from None
    except (ValueError, AttributeError, TypeError):
        raise DamagedGenerationError("?", "CURRENT cannot be read") from None


def _read(content: bytes) -> Pointer:
    """Return the pointer that CURRENT holds as `content`, its hash checked."""
    fields = json.loads(content)
    digest = fields.pop("sha256", "")  # an earlier Pilcrow wrote none
    if digest not in {"", sha256(_written(fields)).hexdigest()}:
        raise ValueError("CURRENT has changed")
    return Pointer(**fields)


def _written(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def pointer_if_readable(data: DataFolder) -> Pointer | None:
    """Return what CURRENT says, None where there is none or it cannot be read."""
    try:
        return read_pointer(data)
    except (NoGenerationError, DamagedGenerationError, UnreadableFileError):
        return None
