"""Serving while the index changes: a question keeps the generation that it started on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from index.errors import SearchIndexError
from index.folder import DataFolder, Pointer, pointer_if_readable
from index.generation import Generation
from index.manifest import Manifest
from index.parts import part_of
from index.standby import open_published, open_whole

_log = logging.getLogger(__name__)


class LiveIndex:
    """The current generation, followed as CURRENT moves.

    A generation that cannot be opened never takes the place of one that is being served: it is
    logged once, and the old one goes on. Where none is served yet, the newest whole one is, of
    `model` if there is one; what is lent may be of another model.
    """

    def __init__(self, data: DataFolder, model: str, readers: int = 2) -> None:
        self._data = data
        self._model = model
        self._readers = readers
        self._lock = threading.Lock()
        self._current: Generation | None = None
        self._seen: Pointer | None = None  # what CURRENT said when it was last acted on
        self._leases: dict[Generation, int] = {}

    @contextmanager
    def lease(self, covers: Callable[[str], bool] | None = None) -> Iterator[Generation]:
        """Lend the newest generation; it stays open until the last lease of it ends.

        Where `covers` is given, only the part is lent that the collections hold of which it is
        true. Raises a `SearchIndexError` when nothing can be served.
        """
        generation = self._take()
        try:
            yield generation if covers is None else part_of(generation, covers)
        finally:
            self._give_back(generation)

    def close(self) -> None:
        """Close the current generation, or leave that to its last lease."""
        with self._lock:
            current, self._current = self._current, None
            if current is not None and not self._leases.get(current):
                current.close()

    def _take(self) -> Generation:
        with self._lock:
            self._follow()
            if self._current is None:  # for the type checker: _follow opens one or raises
                raise SearchIndexError("Nothing is being served. Run: pilcrow index")
            self._leases[self._current] = self._leases.get(self._current, 0) + 1
            return self._current

    def _give_back(self, generation: Generation) -> None:
        with self._lock:
            self._leases[generation] -= 1
            if self._leases[generation]:
                return
            del self._leases[generation]
            if generation is not self._current:
                generation.close()

    def _follow(self) -> None:
        pointer = pointer_if_readable(self._data)
        if self._current is not None and self._is_known(pointer, self._current):
            return
        try:
            opened = self._open()
        except SearchIndexError as error:
            if self._current is None:
                raise
            _log.error("kept the generation that is served: %s", error)
        else:
            self._replace(opened)
        self._seen = pointer

    def _is_known(self, pointer: Pointer | None, current: Generation) -> bool:
        """Tell whether what CURRENT says is served, or was looked at and is not."""
        is_served = pointer is not None and pointer.generation == current.manifest.id
        return is_served or pointer == self._seen

    def _open(self) -> Generation:
        """Open the current generation, or the newest whole one where nothing is served yet."""

        def opened(manifest: Manifest) -> Generation:
            return Generation.open(self._data, manifest, self._readers)

        if self._current is None:
            return open_whole(self._data, opened, self._model)
        return open_published(self._data, opened)

    def _replace(self, opened: Generation) -> None:
        old, self._current = self._current, opened
        _log.info("serving generation %s", opened.manifest.id)
        if old is not None and not self._leases.get(old):
            old.close()
