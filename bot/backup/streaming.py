"""A file written bit by bit that survives a power cut once it is flushed."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index import durable
from index.errors import writing

if TYPE_CHECKING:
    from typing_extensions import Buffer

_BLOCK_BYTES: Final = 1 << 20


class DurableFile(io.RawIOBase):
    """A new file that only its owner can read, open for writing."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._descriptor = durable.disk.create(path)
        path.chmod(0o600)  # before there is anything in it

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def write(self, data: Buffer) -> int:
        """Write all of `data`; return how many bytes that is. Raises `StoreWriteError`."""
        left = memoryview(data).cast("B")
        count = len(left)
        with writing(self._path):
            while left:
                left = left[durable.disk.write(self._descriptor, left[:_BLOCK_BYTES]) :]
        return count

    def sync(self) -> None:
        """Flush what was written to the disk."""
        with writing(self._path):
            durable.disk.sync_file(self._descriptor)

    def close(self) -> None:
        """Close the file; once is enough."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()


@contextmanager
def new_file(path: Path) -> Iterator[DurableFile]:
    """Yield the new file `path`, flushed after the block; where that fails, no file is left."""
    file = DurableFile(path)
    try:
        yield file
        file.sync()
    except BaseException:
        with suppress(OSError):
            durable.disk.unlink(path)
        raise
    finally:
        file.close()
