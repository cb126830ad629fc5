"""Who speaks in what is indexed, for a command that asks nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from index.errors import DamagedGenerationError
from index.folder import DataFolder
from index.generations import STORE_FILE, verify
from index.manifest import Manifest
from index.standby import open_whole
from index.store import PersonRecord, Store


def read_people(data: DataFolder) -> list[PersonRecord]:
    """Return all who speak in the current generation, those with most statements first.

    No model and no vectors are loaded. Raises `NoGenerationError`, `DamagedGenerationError`,
    `NewerFormatError` or `OlderFormatError`.
    """
    return open_whole(data, lambda manifest: _people_of(data, manifest))


def _people_of(data: DataFolder, manifest: Manifest) -> list[PersonRecord]:
    verify(data, manifest)
    try:
        with closing(Store(data.generations / manifest.id / STORE_FILE)) as store:
            return store.people()
    except sqlite3.Error as error:
        raise DamagedGenerationError(manifest.id, f"{STORE_FILE}: {error}") from error
