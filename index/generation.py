"""An opened generation: everything that answering needs, read-only and verified."""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from corpus import NameIndex
from index.errors import DamagedGenerationError, WrongDimensionError, WrongModelError
from index.folder import DataFolder
from index.generations import STORE_FILE, VECTORS_FILE, verified_bytes, verify_file
from index.manifest import Manifest
from index.scope import Scope, ScopeTable, Selection
from index.standby import open_whole
from index.store import PersonRecord, Store
from index.vectors import VectorIndex
from index.words import WordIndex


@dataclass(frozen=True, slots=True)
class Reader:
    """One thread's way into a generation's store."""

    store: Store
    words: WordIndex


class Generation:
    """A published generation, opened. Threads share it; each takes a reader of its own."""

    def __init__(
        self,
        manifest: Manifest,
        vectors: VectorIndex,
        readers: list[Reader],
        people: Sequence[PersonRecord],
        collections: Mapping[str, int],
    ) -> None:
        self.manifest = manifest
        self.vectors = vectors
        self.collections = collections
        self._readers = readers
        self._people = people
        self._names: NameIndex[PersonRecord] | None = None
        self._naming = threading.Lock()
        self._scopes: ScopeTable | None = None
        self._scoping = threading.Lock()
        # Kept by `index.parts`, here so that they go with the generation.
        self.parts: OrderedDict[frozenset[str], Generation] = OrderedDict()
        self.parting = threading.Lock()
        # All connections are opened at once: an unlinked file can be read, but not opened again.
        self._free: queue.SimpleQueue[Reader] = queue.SimpleQueue()
        for reader in readers:
            self._free.put(reader)

    @classmethod
    def open_current(cls, data: DataFolder, model: str, readers: int = 2) -> Generation:
        """Open the published generation for up to `readers` threads at a time.

        Every file's hash is checked first; where it is damaged, the newest whole one is opened.
        Raises `NoGenerationError`, `DamagedGenerationError`, `NewerFormatError`,
        `OlderFormatError`, `WrongModelError` when `model` did not make its vectors, or
        `WrongDimensionError`.
        """
        generation = open_whole(data, lambda manifest: cls.open(data, manifest, readers), model)
        if generation.manifest.model != model:
            generation.close()
            raise WrongModelError(generation.manifest.id, generation.manifest.model, model)
        return generation

    @classmethod
    def open(cls, data: DataFolder, manifest: Manifest, readers: int = 1) -> Generation:
        """Open the generation of `manifest`, its files verified."""
        for name in manifest.files.keys() - {VECTORS_FILE}:
            verify_file(data, manifest, name)
        folder = data.generations / manifest.id
        vectors = VectorIndex.from_bytes(verified_bytes(data, manifest, VECTORS_FILE))
        if vectors.dimension != manifest.dimension:
            raise WrongDimensionError(manifest.id, vectors.dimension, manifest.dimension)
        if len(vectors) != manifest.counts.passages:
            raise DamagedGenerationError(manifest.id, "passages and vectors differ in number")
        stores: list[Store] = []
        try:
            stores += (Store(folder / STORE_FILE) for _ in range(readers))
            people, collections = stores[0].people(), stores[0].collections()
        except sqlite3.Error as error:
            for store in stores:
                store.close()
            raise DamagedGenerationError(manifest.id, f"{STORE_FILE}: {error}") from error
        lent = [Reader(store, WordIndex(store.connection)) for store in stores]
        return cls(manifest, vectors, lent, people, collections)

    @property
    def people(self) -> NameIndex[PersonRecord]:
        """All who speak, to be found by name; made once, when somebody first looks for a person."""
        with self._naming:
            if self._names is None:
                self._names = NameIndex(self._people)
            return self._names

    def scopes(self, store: Store) -> ScopeTable:
        """Return outlets and dates of all articles, read from `store` when first asked for."""
        with self._scoping:
            if self._scopes is None:
                self._scopes = self._read_scopes(store)
            return self._scopes

    def select(self, scope: Scope, store: Store) -> Selection | None:
        """Return what is in `scope`, None for everything; `store` is this thread's reader's."""
        return None if scope.is_open else self.scopes(store).select(scope)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Lend a reader to this thread; waits while all are lent."""
        reader = self._free.get()
        try:
            yield reader
        finally:
            self._free.put(reader)

    def close(self) -> None:
        """Close every connection; nobody may be reading."""
        for reader in self._readers:
            reader.words.close()
            reader.store.close()

    def _read_scopes(self, store: Store) -> ScopeTable:
        return ScopeTable.of(store)
