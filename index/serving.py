"""Serving while the index changes: a question keeps the generation that it started on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from index.errors import SearchIndexError
from index.generation import Generation
from index.generations import DataFolder, read_pointer
from index.parts import part_of

_log = logging.getLogger(__name__)


class LiveIndex:
    """The current generation, followed as CURRENT moves.

    A generation that cannot be opened never takes the place of one that is being served: it is
    logged once, and the old one goes on.
    """

    def __init__(self, data: DataFolder, model: str, readers: int = 2) -> None:
        self._data = data
        self._model = model
        self._readers = readers
        self._lock = threading.Lock()
        self._current: Generation | None = None
        self._refused: str | None = None
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
        published = "unreadable"
        try:
            published = read_pointer(self._data).generation
            if self._current is not None and published in {
                self._current.manifest.id,
                self._refused,
            }:
                return
            opened = Generation.open_current(self._data, self._model, self._readers)
        except SearchIndexError as error:
            if self._current is None:
                raise
            self._refuse(published, error)
            return
        self._replace(opened)

    def _refuse(self, published: str, error: SearchIndexError) -> None:
        if published != self._refused:
            self._refused = published
            _log.error("kept the generation that is served: %s", error)

    def _replace(self, opened: Generation) -> None:
        old, self._current = self._current, opened
        self._refused = None
        _log.info("serving generation %s", opened.manifest.id)
        if old is not None and not self._leases.get(old):
            old.close()
