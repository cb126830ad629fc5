"""Writing that survives a power cut: every write and flush of a generation goes through here."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

_BLOCK_BYTES = 1 << 20


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to the new file `path` and flush it to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Flush the file `path`, which somebody else wrote, to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Flush the names in folder `path` to the disk."""
    if os.name == "nt":
        return  # Windows cannot open a folder; NTFS journals names by itself
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of file `path` in one step: a reader sees the old or the new, whole.

    Durable when it returns.
    """
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    write_file(beside, data)
    beside.replace(path)
    sync_folder(path.parent)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file `path`, in hexadecimal."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
