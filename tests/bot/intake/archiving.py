"""Zip archives as people pack them, and as nobody does who means well."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

TEXT = "Ferry stops\n\nThe ferry sank on Monday, said the mayor."

Entry = tuple[str | zipfile.ZipInfo, str | bytes]


def pack(*entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of names and contents."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content, compress_type=method)
    return whole.getvalue()


def link(name: str, target: str) -> Entry:
    """Return an entry that is a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info, target


def with_size(data: bytes, size: int) -> bytes:
    """Let every header of the archive `data` say that its file unpacks to `size` bytes."""
    return _patched(data, ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)), struct.pack("<I", size))


def encrypted(data: bytes) -> bytes:
    """Let every header of the archive `data` say that its file is encrypted."""
    return _patched(data, ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)), struct.pack("<H", 1))


def _patched(data: bytes, places: Sequence[tuple[bytes, int]], value: bytes) -> bytes:
    patched = bytearray(data)
    for sign, offset in places:
        start = patched.find(sign)
        while start >= 0:
            patched[start + offset : start + offset + len(value)] = value
            start = patched.find(sign, start + 4)
    return bytes(patched)
