"""Going back to a generation, or forward, and what stays on disk for it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index import durable
from index.building import Report
from index.durable import Disk
from index.errors import (
    DamagedGenerationError,
    IndexBusyError,
    NoSuchGenerationError,
    StoreWriteError,
)
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    current_manifest,
    published_names,
    read_pointer,
    rollback,
)
from index.held import held_generations, size_of
from index.sweeping import discard, sweep, tidy

Index = Callable[..., Report]


@pytest.fixture(name="three")
def _three(index: Index) -> list[str]:
    """Three published generations, the oldest first."""
    return [index(force=True).manifest.id for _ in range(3)]


def on_disk(data: DataFolder) -> list[str]:
    return sorted(path.name for path in data.generations.iterdir())


@pytest.mark.parametrize("place", [0, 1, 2], ids=["the oldest", "one between", "the current"])
def test_rollback_goes_to_the_one_that_is_named(
    data: DataFolder, three: list[str], place: int
) -> None:
    assert rollback(data, three[place]).id == three[place]
    assert current_manifest(data).id == three[place]
    assert read_pointer(data).newest == three[2]


def test_rollback_goes_forward_again(data: DataFolder, three: list[str]) -> None:
    rollback(data, three[0])

    assert rollback(data, three[2]).id == three[2]
    assert on_disk(data) == three


@pytest.mark.parametrize("name", ["000099-abcdef", "", "../generations", "."])
def test_rollback_to_what_is_not_there_names_what_is(
    data: DataFolder, three: list[str], name: str
) -> None:
    with pytest.raises(NoSuchGenerationError, match=f"{three[2]}, {three[1]}, {three[0]}"):
        rollback(data, name)
    assert current_manifest(data).id == three[2]


def test_rollback_to_one_that_was_never_published_is_refused(
    data: DataFolder, three: list[str]
) -> None:
    (data.generations / three[2]).rename(data.generations / "000009-abcdef")

    with pytest.raises(NoSuchGenerationError, match="000009-abcdef"):
        rollback(data, "000009-abcdef")


@pytest.mark.parametrize("name", [STORE_FILE, VECTORS_FILE, MANIFEST_FILE])
def test_rollback_to_a_damaged_one_is_refused(
    data: DataFolder, three: list[str], name: str
) -> None:
    path = data.generations / three[0] / name
    path.write_bytes(path.read_bytes()[:-9])

    with pytest.raises(DamagedGenerationError, match=three[0]):
        rollback(data, three[0])
    assert current_manifest(data).id == three[2]


def test_rollback_is_refused_while_an_index_run_is_active(
    data: DataFolder, three: list[str]
) -> None:
    with data.locked(), pytest.raises(IndexBusyError):
        rollback(data, three[0])
    assert current_manifest(data).id == three[2]


def test_rollback_on_a_full_disk_is_one_clear_error_and_changes_nothing(
    data: DataFolder, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk(Disk):
        def create(self, path: Path) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(durable, "disk", FullDisk())

    with pytest.raises(StoreWriteError, match=r"CURRENT\.new cannot be written \(No space left"):
        rollback(data, three[0])
    assert current_manifest(data).id == three[2]


def test_rollback_after_current_was_lost_counts_all_that_there_are_as_published(
    data: DataFolder, three: list[str]
) -> None:
    data.current.unlink()

    assert rollback(data, three[0]).id == three[0]
    assert read_pointer(data).newest == three[2]


def test_held_generations_are_those_that_one_can_go_to(data: DataFolder, three: list[str]) -> None:
    rollback(data, three[1])
    (data.generations / "000009-abcdef").mkdir()
    (data.generations / three[0] / MANIFEST_FILE).write_bytes(b"{}")

    held = held_generations(data)

    assert [(each.manifest.id, each.is_current) for each in held] == [
        (three[2], False),
        (three[1], True),
    ]
    files = (data.generations / three[2]).iterdir()
    assert held[0].size == sum(len(path.read_bytes()) for path in files) > 0


def test_nothing_is_held_where_nothing_was_indexed(data: DataFolder) -> None:
    assert held_generations(data) == ()
    assert size_of(data) == 0


def test_the_size_of_the_data_folder_is_that_of_all_its_files(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    (tmp_path / "articles" / "news").mkdir(parents=True)
    (tmp_path / "articles" / "news" / "a.jsonl").write_bytes(b"12345")
    (tmp_path / "state.db").write_bytes(b"123")

    assert size_of(data) == 8


def test_sweep_keeps_the_newest_whole_one_whatever_its_age(
    data: DataFolder, three: list[str]
) -> None:
    for name in three[1:]:
        (data.generations / name / STORE_FILE).write_bytes(b"torn")

    sweep(data, keep=1)

    assert on_disk(data) == [three[0], three[2]]


def test_nothing_goes_before_the_name_of_current_is_sure_to_last(
    data: DataFolder, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who renamed it may have been killed right after."""
    calls: list[str] = []

    class Recorder(Disk):
        def sync_folder(self, path: Path) -> None:
            calls.append(f"sync {path.name}")

        def remove_folder(self, path: Path) -> None:
            calls.append(f"rmdir {path.name}")
            super().remove_folder(path)

    monkeypatch.setattr(durable, "disk", Recorder())

    sweep(data, keep=1)

    assert calls[0] == "sync data"
    assert sorted(calls[1:]) == [f"rmdir {name}" for name in three[:2]]


def test_the_run_after_a_damage_publishes_and_only_then_the_last_whole_one_goes(
    data: DataFolder, index: Index, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in three[1:]:
        (data.generations / name / VECTORS_FILE).write_bytes(b"torn")
    held_at_publishing: list[list[str]] = []

    def remember(*_: object) -> None:
        held_at_publishing.append(on_disk(data))

    monkeypatch.setattr("index.building.write_file", remember)
    with pytest.raises(DamagedGenerationError):
        index()
    monkeypatch.undo()

    new = index().manifest.id
    assert three[0] in held_at_publishing[0]
    assert on_disk(data) == [*three[1:], new]
    assert current_manifest(data).id == new


def test_sweep_leaves_whole_ones_while_current_is_lost_and_removes_halves(
    data: DataFolder, three: list[str]
) -> None:
    data.current.unlink()
    (data.generations / "000002-aaaaaa").mkdir()

    sweep(data, keep=3)

    assert on_disk(data) == three


def test_sweep_leaves_all_while_current_makes_no_sense(data: DataFolder, three: list[str]) -> None:
    data.current.write_bytes(b"\x00")
    (data.generations / "000002-aaaaaa").mkdir()

    sweep(data, keep=1)

    assert len(on_disk(data)) == 4


def test_sweep_removes_halves_that_are_older_than_the_newest(
    data: DataFolder, three: list[str]
) -> None:
    (data.generations / three[0] / MANIFEST_FILE).unlink()

    sweep(data, keep=3)

    assert on_disk(data) == three[1:]


def test_sweep_removes_what_a_dead_run_left_beside_current(
    data: DataFolder, three: list[str]
) -> None:
    data.current.with_name("CURRENT.new").write_bytes(b"half")

    sweep(data, keep=3)

    assert not data.current.with_name("CURRENT.new").exists()
    assert on_disk(data) == three


def test_a_sweep_that_is_cut_off_leaves_no_half_that_looks_whole(
    data: DataFolder, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stuck(Disk):
        def unlink(self, path: Path) -> None:
            if path.name in {STORE_FILE, VECTORS_FILE}:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            super().unlink(path)

    monkeypatch.setattr(durable, "disk", Stuck())
    sweep(data, keep=2)
    assert published_names(data) == [three[2], three[1]]
    monkeypatch.undo()

    sweep(data, keep=2)
    assert on_disk(data) == three[1:]


@pytest.mark.parametrize("content", [b"\x00", b""], ids=["no sense", "empty"])
def test_a_failed_run_leaves_its_folder_where_nobody_can_tell_whether_it_was_published(
    data: DataFolder, three: list[str], content: bytes
) -> None:
    data.current.write_bytes(content)

    discard(data, three[2])

    assert on_disk(data) == three


def test_tidy_sweeps_but_not_while_an_index_run_is_active(
    data: DataFolder, three: list[str]
) -> None:
    half = data.generations / "000009-abcdef"
    half.mkdir()
    with data.locked():
        tidy(data)
        assert half.exists()

    tidy(data)
    assert on_disk(data) == three


def test_tidy_makes_no_data_folder(data: DataFolder) -> None:
    tidy(data)

    assert not data.path.exists()
