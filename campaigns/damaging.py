"""Damage to a file, and watching what becomes of it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from random import Random
from unittest.mock import patch

from campaigns.tally import BrokenError
from index import vectors


class Damage(StrEnum):
    """What happens to a file."""

    TRUNCATED = "truncated"
    FLIPPED = "a bit flipped"
    EMPTY = "empty"
    MISSING = "missing"
    SWAPPED = "another generation's"

    def to(self, path: Path, other: Path, chance: Random) -> None:
        """Do it to the file `path`; `other` is the same file of another generation."""
        content = path.read_bytes()
        match self:
            case Damage.TRUNCATED:
                path.write_bytes(content[: chance.randrange(len(content))])
            case Damage.FLIPPED:
                path.write_bytes(_flipped(content, chance))
            case Damage.EMPTY:
                path.write_bytes(b"")
            case Damage.MISSING:
                path.unlink()
            case Damage.SWAPPED:
                shutil.copyfile(other, path)


@contextmanager
def guarded(hashes: frozenset[str]) -> Iterator[None]:
    """Raise `BrokenError` where FAISS is given a file without one of these `hashes`."""
    load = vectors.VectorIndex.from_bytes

    def guard(content: bytes) -> vectors.VectorIndex:
        if sha256(content).hexdigest() not in hashes:
            raise BrokenError("FAISS was given a file that nobody verified")
        return load(content)

    with patch.object(vectors.VectorIndex, "from_bytes", guard):
        yield


@contextmanager
def errors() -> Iterator[list[str]]:
    """Yield the errors that are logged inside the block."""
    logged: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        yield logged
    finally:
        logging.getLogger().removeHandler(handler)


def _flipped(content: bytes, chance: Random) -> bytes:
    bit = chance.randrange(8 * len(content))
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
