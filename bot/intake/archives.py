"""Zip archives from anybody: what is in them is read within limits, and nothing is unpacked."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile, ZipInfo

from bot.intake import limits
from corpus import ReadError
from corpus.readers import READERS

_ENCRYPTED: Final = 0x1  # the bit of an entry's flags
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_NO_ZIP: Final = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError)
_DAMAGED: Final = (*_NO_ZIP, zlib.error, EOFError, OSError, RuntimeError)


class Archive:
    """The zip archive at `path`; an entry's bytes count towards one sum, and may be `most` each.

    Raises `ReadError` where it is none, or has too many entries.
    """

    def __init__(self, path: Path, most: int) -> None:
        try:
            self._zip = ZipFile(path)
        except _NO_ZIP:
            raise ReadError("is no zip archive, or a damaged one: pack it again") from None
        entries = self._zip.infolist()
        if len(entries) > limits.MOST_ENTRIES:
            raise ReadError(f"has more than {limits.MOST_ENTRIES:,} entries: split it")
        self._entries = entries
        self._firsts: dict[str, ZipInfo] = {}
        for entry in entries:
            self._firsts.setdefault(entry.filename, entry)
        self._most = most
        self._left = limits.MOST_UNPACKED

    def entries(self) -> list[ZipInfo]:
        """Return the entries that may be articles, in the archive's order."""
        return [entry for entry in self._entries if _is_wanted(entry)]

    def others(self) -> str | None:
        """Return a sentence about the entries of formats that are not read, None for none."""
        names = [_suffix(each)[:10] or "no suffix" for each in self._entries if _is_other(each)]
        if not names:
            return None
        formats = ", ".join(sorted(set(names))[:5])
        count = "a file" if len(names) == 1 else f"{len(names)} files"
        return f"holds {count} of other formats, which were passed over ({formats})"

    def read(self, entry: ZipInfo) -> bytes:
        """Return the bytes of `entry`. Raises `ReadError` where it may not be read."""
        _check(entry)
        if self._firsts[entry.filename] is not entry:
            raise ReadError("has the name of another file in the archive: give each its own")
        if self._left <= 0:
            raise ReadError(f"was not read: {_too_much()}")
        data = self._unpack(entry)
        self._left -= len(data)
        return data

    def _unpack(self, entry: ZipInfo) -> bytes:
        most = min(self._most, self._left)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(most + 1)
        except _DAMAGED:
            raise ReadError("is damaged in its archive: pack it again") from None
        if len(data) > self._most:
            raise ReadError(f"is larger than {self._most / 2**20:g} MB: split it")
        if len(data) > most:
            self._left = 0
            raise ReadError(f"was not read: {_too_much()}")
        if len(data) != entry.file_size:
            raise ReadError("is damaged in its archive: pack it again")
        return data


def slashed(name: str) -> str:
    """Return a name with the slashes that some programs on Windows write the other way."""
    return name.replace("\\", "/")


def _too_much() -> str:
    return f"its archive unpacks to more than {limits.MOST_UNPACKED / 2**20:g} MB: split it"


def _suffix(entry: ZipInfo) -> str:
    return PurePosixPath(entry.filename).suffix.lower()


def _is_shown(entry: ZipInfo) -> bool:
    """Return whether people see the entry: no folder, nothing hidden, nothing of a Mac's own."""
    steps = slashed(entry.filename).split("/")
    hidden = any(each.startswith(".") and each not in {".", ".."} for each in steps)
    return not (entry.is_dir() or hidden or "__MACOSX" in steps)


def _is_wanted(entry: ZipInfo) -> bool:
    return _is_shown(entry) and (_suffix(entry) in READERS or _suffix(entry) == ".zip")


def _is_other(entry: ZipInfo) -> bool:
    return _is_shown(entry) and not _is_wanted(entry)


def _check(entry: ZipInfo) -> None:
    """Raise `ReadError` for an entry that nobody packs who means well, or that cannot be read."""
    mode = entry.external_attr >> 16
    size, packed = entry.file_size, max(entry.compress_size, 1)
    problems = (
        (_leaves(entry.orig_filename), "has a name that leads out of its archive"),
        (stat.S_IFMT(mode) not in {0, stat.S_IFREG}, "is a link or no plain file"),
        (entry.flag_bits & _ENCRYPTED, "is encrypted: pack it without a password"),
        (_suffix(entry) == ".zip", "is an archive in an archive: add it by itself"),
        (entry.compress_type not in _METHODS, "is packed in a rare way: use plain zip (deflate)"),
        (
            size > limits.RATIO_FROM and size / packed > limits.MOST_RATIO,
            f"unpacks to more than {limits.MOST_RATIO} times its size: pack it anew, or split it",
        ),
    )
    reason = next((reason for wrong, reason in problems if wrong), None)
    if reason:
        raise ReadError(reason)


def _leaves(name: str) -> bool:
    """Return whether `name` could be a path to somewhere else, on any system."""
    path = slashed(name)
    return bool(path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"))
