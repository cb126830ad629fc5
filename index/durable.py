"""Writing that survives a power cut: every byte, flush and name of a generation goes through here.

What is asked of the operating system is asked of `disk`, so that a test can count it, let it fail,
or tell what a power cut would leave.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

_BLOCK_BYTES = 1 << 20


class Disk:
    """The few things that are asked of the operating system."""

    def create(self, path: Path) -> int:
        """Make the new file `path` and return its descriptor, open for writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o666)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write `data`, or its beginning; return how many bytes were written."""
        return os.write(descriptor, data)

    def sync_file(self, descriptor: int) -> None:
        """Flush an open file to the disk."""
        os.fsync(descriptor)

    def sync_folder(self, path: Path) -> None:
        """Flush the names in folder `path` to the disk."""
        if os.name == "nt":
            return  # Windows cannot open a folder; NTFS journals names by itself
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give the file `source` the name `target`, in the place of what has it."""
        os.replace(source, target)  # noqa: PTH105 - the one place where it is asked for

    def unlink(self, path: Path) -> None:
        """Remove the name `path` of a file."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """Make the folder `path`."""
        path.mkdir()

    def remove_folder(self, path: Path) -> None:
        """Remove the empty folder `path`."""
        path.rmdir()


disk = Disk()


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to the new file `path` and flush it to the disk.

    Where that fails, no file is left. The name lasts once its folder is flushed.
    """
    with _naming(path):
        descriptor = disk.create(path)
        try:
            _write_all(descriptor, data)
            disk.sync_file(descriptor)
        except BaseException:
            with suppress(OSError):
                disk.unlink(path)
            raise
        finally:
            os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Flush the names in folder `path` to the disk."""
    with _naming(path):
        disk.sync_folder(path)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of file `path` in one step: a reader sees the old or the new, whole.

    Durable when it returns.
    """
    beside = path.with_name(f"{path.name}.new")
    drop_file(beside)
    write_file(beside, data)
    try:
        disk.rename(beside, path)
    except BaseException:
        with suppress(OSError):
            disk.unlink(beside)
        raise
    sync_folder(path.parent)


def remove_file(path: Path) -> None:
    """Remove the file `path`; durable when it returns. Raises `FileNotFoundError` for none."""
    disk.unlink(path)
    sync_folder(path.parent)


def drop_file(path: Path) -> None:
    """Remove the file `path`, where there is one; a power cut may bring it back."""
    with suppress(FileNotFoundError):
        disk.unlink(path)


def remove_tree(path: Path) -> None:
    """Remove folder `path` with all that is in it; a power cut may bring parts of it back."""
    for folder, folders, files in os.walk(path, topdown=False):
        for name in files:
            disk.unlink(Path(folder, name))
        for name in folders:
            _remove_folder(Path(folder, name))
    disk.remove_folder(path)


def make_folder(path: Path) -> None:
    """Make folder `path`, and those above it, where there is none; durable when it returns."""
    have_folder(path)
    # Also those that were there: who made them may have been killed before this.
    for folder in path.absolute().parents:
        if not os.access(folder, os.W_OK):
            break  # nothing in it is of our making
        sync_folder(folder)


def have_folder(path: Path) -> None:
    """Make folder `path`, and those above it, where there is none; a power cut may undo it."""
    with _naming(path):
        for folder in reversed([path, *path.parents]):
            if not folder.is_dir():
                _make_folder(folder)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file `path`, in hexadecimal."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[disk.write(descriptor, left[:_BLOCK_BYTES]) :]


def _make_folder(path: Path) -> None:
    try:
        disk.make_folder(path)
    except FileExistsError:
        if not path.is_dir():  # where it is, another process was quicker
            raise


def _remove_folder(path: Path) -> None:
    if path.is_symlink():
        disk.unlink(path)
    else:
        disk.remove_folder(path)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let an error of the operating system name `path`, where it names none by itself."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
