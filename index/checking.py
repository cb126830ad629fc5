"""A close look at a generation: not only that its files are the same, but that they make sense."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from index.errors import DamagedGenerationError
from index.folder import DataFolder, pointer_if_readable
from index.generations import (
    STORE_FILE,
    VECTORS_FILE,
    manifest_of,
    read_manifest,
    verified_bytes,
    verify,
)
from index.manifest import Manifest
from index.vectors import VectorIndex

_COUNTED = ("articles", "paragraphs", "passages", "statements")


def check_generation(data: DataFolder, name: str) -> None:
    """Check all of the generation `name`: hashes, what SQLite says of the store, and all counts.

    Raises `DamagedGenerationError`, `UnreadableFileError`, or an error of its format.
    """
    pointer = pointer_if_readable(data)
    is_current = pointer is not None and pointer.generation == name
    manifest = read_manifest(data, pointer) if pointer and is_current else manifest_of(data, name)
    verify(data, manifest)
    _check_store(data, manifest)
    vectors = VectorIndex.from_bytes(verified_bytes(data, manifest, VECTORS_FILE))
    if (len(vectors), vectors.dimension) != (manifest.counts.passages, manifest.dimension):
        raise DamagedGenerationError(name, f"{VECTORS_FILE} is not of the size that it should be")


def _check_store(data: DataFolder, manifest: Manifest) -> None:
    """Check a copy of the store in memory, since the check of its words has to write."""
    content = verified_bytes(data, manifest, STORE_FILE)
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            _check_database(connection, manifest)
    except sqlite3.Error as error:
        raise DamagedGenerationError(manifest.id, f"{STORE_FILE}: {error}") from error


def _check_database(connection: sqlite3.Connection, manifest: Manifest) -> None:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise DamagedGenerationError(manifest.id, f"{STORE_FILE}: {found}")
    connection.execute("INSERT INTO words(words) VALUES ('integrity-check')")
    for table in _COUNTED:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a constant
        expected = getattr(manifest.counts, table)
        if count != expected:
            raise DamagedGenerationError(
                manifest.id, f"{STORE_FILE} holds {count} {table} where {expected} are expected"
            )
    loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if loose is not None:
        table, _, parent, _ = loose
        raise DamagedGenerationError(manifest.id, f"{STORE_FILE}: {table} refer to no {parent}")
