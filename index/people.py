"""Who speaks in what is indexed, for a command that asks nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from index.errors import DamagedGenerationError
from index.generations import STORE_FILE, DataFolder, current_manifest, verify
from index.store import PersonRecord, Store


def read_people(data: DataFolder) -> list[PersonRecord]:
    """Return all who speak in the current generation, those with most statements first.

    No model and no vectors are loaded. Raises `NoGenerationError`, `DamagedGenerationError`,
    `NewerFormatError` or `OlderFormatError`.
    """
    manifest = current_manifest(data)
    verify(data, manifest)
    try:
        with closing(Store(data.generations / manifest.id / STORE_FILE)) as store:
            return store.people()
    except sqlite3.Error as error:
        raise DamagedGenerationError(manifest.id, f"{STORE_FILE}: {error}") from error
