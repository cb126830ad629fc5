"""The deep look at a generation."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.building import Report
from index.checking import check_generation
from index.durable import digest_of
from index.errors import DamagedGenerationError, OlderFormatError, UnreadableFileError
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    manifest_of,
)
from index.vectors import VectorIndex

Index = Callable[..., Report]


@pytest.fixture(name="older")
def _older(index: Index) -> str:
    """A generation that is not the current one."""
    older = index().manifest.id
    index(force=True)
    return older


def resealed(data: DataFolder, name: str, changes: Mapping[str, object] = {}) -> None:
    """Write a manifest that fits the files as they are, with other fields."""
    manifest = manifest_of(data, name)
    files = {each: digest_of(data.generations / name / each) for each in manifest.files}
    manifest = dataclasses.replace(manifest, **{"files": files, **changes})  # type: ignore[arg-type]
    (data.generations / name / MANIFEST_FILE).write_bytes(manifest.to_bytes())


def test_whole_generations_are_whole(data: DataFolder, index: Index, older: str) -> None:
    check_generation(data, older)
    check_generation(data, index(force=True).manifest.id)


@pytest.mark.parametrize("name", [STORE_FILE, VECTORS_FILE, MANIFEST_FILE])
def test_a_file_that_is_missing_is_named(data: DataFolder, older: str, name: str) -> None:
    (data.generations / older / name).unlink()

    with pytest.raises(DamagedGenerationError, match=f"{older}.*{name} is missing"):
        check_generation(data, older)


def test_a_file_that_cannot_be_opened_is_named(data: DataFolder, older: str) -> None:
    path = data.generations / older / STORE_FILE
    path.unlink()
    path.mkdir()

    with pytest.raises(UnreadableFileError, match=STORE_FILE):
        check_generation(data, older)


def test_the_current_manifest_is_held_against_what_current_says(
    data: DataFolder, index: Index
) -> None:
    name = index().manifest.id
    resealed(data, name, {"created_at": "2020-01-01T00:00:00Z"})

    with pytest.raises(DamagedGenerationError, match=f"{MANIFEST_FILE} has changed"):
        check_generation(data, name)


def change_store(data: DataFolder, name: str, *statements: str) -> None:
    with closing(sqlite3.connect(data.generations / name / STORE_FILE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM passages WHERE row = 0", "holds 3 passages where 4 are expected"),
        ("DELETE FROM articles WHERE key = 1", "holds 1 articles where 2 are expected"),
        ("DELETE FROM statements", "holds 0 statements where 1 are expected"),
        ("DELETE FROM people", "refer to no people"),
        ("DROP TABLE names", "refer to no names"),
        ("UPDATE words_data SET block = x'00' WHERE id > 10", "malformed"),
    ],
)
def test_a_store_that_makes_no_sense_is_damaged_though_its_hash_is_right(
    data: DataFolder, older: str, statement: str, reason: str
) -> None:
    change_store(data, older, statement)
    resealed(data, older)

    with pytest.raises(DamagedGenerationError, match=reason):
        check_generation(data, older)


def test_an_index_of_sqlite_that_lacks_rows_is_damage(data: DataFolder, older: str) -> None:
    path = data.generations / older / STORE_FILE
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_names_1'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + 3 : (page - 1) * size + 5] = b"\0\0"  # no cells
    path.write_bytes(content)
    resealed(data, older)

    with pytest.raises(DamagedGenerationError, match="in database main"):
        check_generation(data, older)


@pytest.mark.parametrize("shape", [(3, 256), (4, 255)], ids=["a row less", "shorter rows"])
def test_vectors_of_another_size_are_damage(
    data: DataFolder, older: str, shape: tuple[int, int]
) -> None:
    vectors = VectorIndex.from_vectors(np.ones(shape, dtype=np.float32))
    (data.generations / older / VECTORS_FILE).write_bytes(vectors.to_bytes())
    resealed(data, older)

    with pytest.raises(DamagedGenerationError, match=VECTORS_FILE):
        check_generation(data, older)


def test_a_generation_of_a_format_that_is_not_read_is_no_damage(
    data: DataFolder, older: str
) -> None:
    resealed(data, older, {"format": 1})

    with pytest.raises(OlderFormatError, match="pilcrow index"):
        check_generation(data, older)


def test_a_folder_with_the_manifest_of_another_is_damage(data: DataFolder, older: str) -> None:
    folder = data.generations / older
    folder.rename(Path(f"{folder}0"))

    with pytest.raises(DamagedGenerationError, match="that of another"):
        check_generation(data, f"{older}0")
