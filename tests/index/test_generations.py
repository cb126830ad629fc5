"""Publishing, verifying, rolling back and sweeping."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.building import Report
from index.durable import digest_of
from index.errors import (
    DamagedGenerationError,
    IndexBusyError,
    NewerFormatError,
    NoEarlierGenerationError,
    NoGenerationError,
    SearchIndexError,
    UnreadableFileError,
    WrongDimensionError,
    WrongModelError,
)
from index.generation import Generation
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    current_manifest,
    publish,
    rollback,
    verify,
)
from index.manifest import FORMAT, Manifest
from index.sweeping import sweep
from index.vectors import VectorIndex
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]
MODEL = BagOfWordsEmbedder().name


def change(articles: Path, text: str) -> None:
    (articles / "harbour.txt").write_text(f"The harbour vote\n\n{text}", encoding="utf-8")


def republish(data: DataFolder, **fields: int) -> None:
    """Publish the current manifest with other `fields`, as another Pilcrow might have."""
    manifest = dataclasses.replace(current_manifest(data), **fields)  # type: ignore[arg-type]
    path = data.generations / manifest.id / MANIFEST_FILE
    path.write_bytes(manifest.to_bytes())
    point = json.loads(data.current.read_text())
    del point["sha256"]  # as an earlier Pilcrow wrote it
    point["manifest_sha256"] = digest_of(path)
    data.current.write_text(json.dumps(point))


def test_nothing_indexed_names_the_command(data: DataFolder) -> None:
    with pytest.raises(NoGenerationError, match="pilcrow index"):
        current_manifest(data)


@pytest.mark.parametrize("name", [STORE_FILE, VECTORS_FILE, MANIFEST_FILE])
@pytest.mark.parametrize("damage", ["flip", "cut", "delete"])
def test_a_damaged_file_is_found_on_open_and_named(
    data: DataFolder, index: Index, name: str, damage: str
) -> None:
    path = data.generations / index().manifest.id / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    if damage == "flip":
        path.write_bytes(content)
    elif damage == "cut":
        path.write_bytes(content[:-1])
    else:
        path.unlink()

    with pytest.raises(DamagedGenerationError, match=f"{name}.*pilcrow rollback"):
        Generation.open_current(data, MODEL)


def test_an_unreadable_pointer_is_one_clear_error(data: DataFolder, index: Index) -> None:
    index()
    data.current.write_bytes(b"\x00\x00")

    with pytest.raises(DamagedGenerationError, match="CURRENT"):
        current_manifest(data)


@pytest.mark.parametrize("name", ["CURRENT", STORE_FILE, MANIFEST_FILE])
def test_a_file_that_cannot_be_opened_is_named_and_not_called_damaged(
    data: DataFolder, index: Index, name: str
) -> None:
    """Root may read everything, so a folder stands for a file without rights."""
    path = {"CURRENT": data.current}.get(name, data.generations / index().manifest.id / name)
    path.unlink()
    path.mkdir()

    with pytest.raises(UnreadableFileError, match=rf"{name} cannot be read \(.*PILCROW_DATA"):
        verify(data, current_manifest(data))


def test_another_model_is_refused_by_both_names(data: DataFolder, index: Index) -> None:
    index()

    with pytest.raises(WrongModelError, match=r"bag-of-words.*other-model.*pilcrow index"):
        Generation.open_current(data, "other-model")


def test_a_newer_format_is_refused(data: DataFolder, index: Index) -> None:
    index()
    republish(data, format=FORMAT + 1)

    with pytest.raises(NewerFormatError, match="Update Pilcrow"):
        Generation.open_current(data, MODEL)


def test_vectors_of_another_dimension_are_refused(data: DataFolder, index: Index) -> None:
    index()
    republish(data, dimension=257)

    with pytest.raises(WrongDimensionError, match="256 dimensions where 257"):
        Generation.open_current(data, MODEL)


def test_faiss_never_sees_a_file_that_was_not_verified(
    data: DataFolder, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data.generations / index().manifest.id / VECTORS_FILE
    path.write_bytes(b"not an index")
    seen: list[bytes] = []
    monkeypatch.setattr(VectorIndex, "from_bytes", seen.append)

    with pytest.raises(DamagedGenerationError):
        Generation.open_current(data, MODEL)
    assert seen == []


def test_rollback_serves_the_one_before(data: DataFolder, index: Index, articles: Path) -> None:
    first = index().manifest.id
    change(articles, "The vote was void.")
    index()

    assert rollback(data).id == first
    assert current_manifest(data).id == first


def test_rollback_passes_over_a_damaged_one(data: DataFolder, index: Index, articles: Path) -> None:
    first = index().manifest.id
    change(articles, "Second.")
    second = index().manifest.id
    change(articles, "Third.")
    index()
    (data.generations / second / STORE_FILE).unlink()

    assert rollback(data).id == first


def test_rollback_mends_an_unreadable_pointer(data: DataFolder, index: Index) -> None:
    only = index().manifest.id
    data.current.write_bytes(b"")

    assert rollback(data).id == only


def test_rollback_without_an_earlier_one_changes_nothing(data: DataFolder, index: Index) -> None:
    only = index().manifest.id

    with pytest.raises(NoEarlierGenerationError):
        rollback(data)
    assert current_manifest(data).id == only


def test_a_rollback_is_not_undone_by_the_next_run_of_the_same_corpus(
    data: DataFolder, index: Index, articles: Path
) -> None:
    first = index().manifest.id
    change(articles, "A mistake.")
    index()
    rollback(data)

    assert not index().published
    assert current_manifest(data).id == first


def test_sweep_keeps_the_newest_and_the_current(
    data: DataFolder, index: Index, articles: Path
) -> None:
    made = []
    for round_ in range(4):
        change(articles, f"Round {round_}.")
        made.append(index().manifest.id)

    assert sorted(path.name for path in data.generations.iterdir()) == made[1:]


def test_sweep_removes_what_a_crashed_run_left(data: DataFolder, index: Index) -> None:
    only = index().manifest.id
    (data.generations / "000009-abcdef").mkdir()
    (data.generations / "000009-abcdef" / STORE_FILE).write_bytes(b"half")

    sweep(data, keep=3)

    assert [path.name for path in data.generations.iterdir()] == [only]


def test_a_name_is_never_used_twice(data: DataFolder, index: Index, articles: Path) -> None:
    first = index().manifest.id
    change(articles, "Second.")
    second = index().manifest.id

    assert first < second
    assert first.partition("-")[2] != second.partition("-")[2]


def test_a_second_run_is_told_that_one_is_active(data: DataFolder, index: Index) -> None:
    with data.locked(), pytest.raises(IndexBusyError):
        index()


def test_publishing_a_generation_whose_file_went_bad_keeps_the_old_one(
    data: DataFolder, index: Index, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index().manifest.id
    change(articles, "Second.")

    def tear(folder: DataFolder, manifest: Manifest) -> None:
        (folder.generations / manifest.id / VECTORS_FILE).write_bytes(b"torn")
        publish(folder, manifest)

    monkeypatch.setattr("index.building.publish", tear)

    with pytest.raises(SearchIndexError):
        index()
    assert current_manifest(data).id == first
    assert [path.name for path in data.generations.iterdir()] == [first]
