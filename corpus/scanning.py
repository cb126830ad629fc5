"""Article files below folders."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.errors import CorpusError
from corpus.model import Skipped
from corpus.readers import READERS


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file that may hold articles.

    `path` is relative to `root`, with slashes and in Unicode's composed form, the same on every
    machine; `name` is the path as a person would type it.
    """

    root: Path
    path: str
    absolute: Path
    name: str

    @property
    def collection(self) -> str:
        """Return the folder below the root, "" at the top."""
        parent = PurePosixPath(self.path).parent.as_posix()
        return "" if parent == "." else parent

    @property
    def suffix(self) -> str:
        """Return the lower-case suffix that chooses the reader."""
        return PurePosixPath(self.path).suffix.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Files in the order of their roots and paths, and what was passed over on the way."""

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...]


def find_files(roots: Sequence[Path]) -> Found:
    """Find the article files below each folder of `roots`, or a root that is itself a file.

    Hidden files and folders and other formats are ignored. A link is followed only to a file inside
    its own root; one that leads elsewhere or nowhere is reported whatever its format, since a
    folder may be meant. A file that is reached twice counts once. Raises `CorpusError` for a root
    that does not exist.
    """
    files: dict[Path, FoundFile] = {}
    skipped: list[Skipped] = []
    for root in roots:
        entries = list(_entries_of(root))
        skipped += (entry for entry in entries if isinstance(entry, Skipped))
        found = sorted((e for e in entries if isinstance(e, _Entry)), key=lambda e: e.order)
        own = {entry.target: entry.file for entry in reversed(found)}
        kept = sorted(own.items(), key=lambda pair: pair[1].path)
        files |= {target: file for target, file in kept if target not in files}
    skipped.sort(key=lambda skip: skip.path)
    return Found(files=tuple(files.values()), skipped=tuple(skipped))


def fingerprint_files(files: Sequence[FoundFile]) -> str:
    """Return a SHA-256 of all paths and contents: the same for a corpus that has not changed."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.path.encode())
        whole.update(b"\0" + _digest(file.absolute))
    return whole.hexdigest()


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b"unreadable".ljust(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    file: FoundFile
    target: Path  # where the file really is
    is_link: bool

    @property
    def order(self) -> tuple[bool, str]:
        """Return what to sort by: a file before the links to it."""
        return self.is_link, self.file.path


def _entries_of(root: Path) -> Iterator[_Entry | Skipped]:
    try:
        real = root.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop of links, before Python 3.13
        raise CorpusError(
            f"There is no file or folder “{root}”: check the path, or set PILCROW_CORPUS."
        ) from None
    if real.is_dir():
        return _walk(root, real)
    return iter([_entry_of_file(root, real)])


def _entry_of_file(root: Path, real: Path) -> _Entry | Skipped:
    if root.suffix.lower() not in READERS:
        return Skipped(path=root.as_posix(), reason=f"is of no known format ({', '.join(READERS)})")
    if not real.is_file():
        return Skipped(path=root.as_posix(), reason="is no plain file")
    file = FoundFile(
        root=root.parent, path=_shown(root.name), absolute=real, name=_shown(str(root))
    )
    return _Entry(file=file, target=real, is_link=False)


def _walk(root: Path, real: Path) -> Iterator[_Entry | Skipped]:
    """Yield the files below `root`, whose links are resolved in `real`."""
    folders = [real]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as scan:
                entries = [entry for entry in scan if not entry.name.startswith(".")]
        except OSError as error:
            yield Skipped(path=_name(root, real, folder), reason=_reason(error))
            continue
        for entry in entries:
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield from _file_or_link(root, real, path, is_link=entry.is_symlink())


def _file_or_link(
    root: Path, real: Path, path: Path, *, is_link: bool
) -> Iterator[_Entry | Skipped]:
    wanted = path.suffix.lower() in READERS
    if not is_link and not wanted:
        return
    name = _name(root, real, path)
    try:
        target = path.resolve(strict=True) if is_link else path
    except (OSError, RuntimeError):
        yield Skipped(path=name, reason="is a link that leads nowhere")
        return
    if not target.is_relative_to(real):
        yield Skipped(path=name, reason="is a link that leaves the corpus")
    elif wanted and not target.is_dir():
        yield _found(root, real, path, target)


def _found(root: Path, real: Path, path: Path, target: Path) -> _Entry | Skipped:
    name = _name(root, real, path)
    try:
        plain = target.is_file()
    except OSError as error:
        return Skipped(path=name, reason=_reason(error))
    if not plain:
        return Skipped(path=name, reason="is no plain file")
    relative = _shown(path.relative_to(real).as_posix())
    file = FoundFile(root=root, path=relative, absolute=target, name=name)
    return _Entry(file=file, target=target, is_link=target != path)


def _name(root: Path, real: Path, path: Path) -> str:
    return _shown((root / path.relative_to(real)).as_posix())


def _shown(path: str) -> str:
    """Return `path` composed, and without the bytes that stand for no character."""
    text = os.fsencode(path).decode("utf-8", errors="replace")
    return unicodedata.normalize("NFC", text)


def _reason(error: OSError) -> str:
    return f"cannot be opened ({error.strerror or type(error).__name__})"
