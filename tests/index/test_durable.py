"""Files that survive a crash."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest

from index import durable
from index.durable import (
    Disk,
    digest_of,
    drop_file,
    make_folder,
    remove_file,
    remove_tree,
    replace_file,
    sync_folder,
    write_file,
)

OLD, NEW = b"old " * 5000, b"new " * 9000


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "CURRENT"
    path.write_bytes(OLD)
    return path


@pytest.fixture(name="calls")
def _calls(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """What was called of the system, each with what a reader of `path` would have seen then."""
    calls: list[tuple[str, bytes]] = []
    fsync, replace = os.fsync, os.replace

    def seen_fsync(descriptor: int) -> None:
        kind = "folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "file"  # noqa: PTH112
        calls.append((f"fsync {kind}", path.read_bytes()))
        fsync(descriptor)

    def seen_replace(source: Path, target: Path) -> None:
        calls.append(("rename", path.read_bytes()))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", seen_fsync)
    monkeypatch.setattr(os, "replace", seen_replace)
    return calls


def fail_at(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, call, fail)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells files from folders by /proc")
def test_a_file_is_flushed_before_it_takes_the_place_and_its_folder_after(
    path: Path, calls: list[tuple[str, bytes]]
) -> None:
    replace_file(path, NEW)

    assert calls == [("fsync file", OLD), ("rename", OLD), ("fsync folder", NEW)]
    assert path.read_bytes() == NEW


def test_a_reader_sees_the_old_or_the_new_whole(path: Path) -> None:
    seen: set[bytes] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(100):
        replace_file(path, OLD if turn % 2 else NEW)
    done.set()
    reader.join()

    assert seen <= {OLD, NEW}


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file(
    path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(call, monkeypatch)

    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        replace_file(path, NEW)
    assert path.read_bytes() == OLD


def test_what_a_crashed_run_left_beside_is_no_hindrance(path: Path) -> None:
    path.with_name("CURRENT.new").write_bytes(b"half")

    replace_file(path, NEW)

    assert path.read_bytes() == NEW
    assert [each.name for each in path.parent.iterdir()] == ["CURRENT"]


def test_a_file_is_never_written_over(path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_file(path, NEW)
    assert path.read_bytes() == OLD


def test_a_failed_flush_is_not_kept_quiet(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at("fsync", monkeypatch)

    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync_folder(path.parent)


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_digest_is_that_of_the_whole_file(tmp_path: Path, size: int) -> None:
    content = bytes(n % 251 for n in range(1000)) * (size // 1000 + 1)
    path = tmp_path / "file"
    path.write_bytes(content[:size])

    assert digest_of(path) == hashlib.sha256(content[:size]).hexdigest()


class Recorder(Disk):
    """Notes every call with the name of what it is about; the `failing`-th fails."""

    def __init__(self, failing: int = 0) -> None:
        self.calls: list[str] = []
        self._failing = failing
        self._open: dict[int, str] = {}

    def create(self, path: Path) -> int:
        self._note("create", path.name)
        descriptor = super().create(path)
        self._open[descriptor] = path.name
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        self._note("write", self._open[descriptor])
        return super().write(descriptor, data[:7000])

    def sync_file(self, descriptor: int) -> None:
        self._note("sync", self._open[descriptor])
        super().sync_file(descriptor)

    def sync_folder(self, path: Path) -> None:
        self._note("sync", path.name)
        super().sync_folder(path)

    def rename(self, source: Path, target: Path) -> None:
        self._note("rename", f"{source.name} {target.name}")
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        self._note("unlink", path.name)
        super().unlink(path)

    def make_folder(self, path: Path) -> None:
        self._note("mkdir", path.name)
        super().make_folder(path)

    def remove_folder(self, path: Path) -> None:
        self._note("rmdir", path.name)
        super().remove_folder(path)

    def _note(self, call: str, name: str) -> None:
        self.calls.append(f"{call} {name}")
        if len(self.calls) == self._failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(name="disk")
def _disk(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(durable, "disk", recorder)
    return recorder


def test_a_disk_that_takes_a_part_at_a_time_gets_all(tmp_path: Path, disk: Recorder) -> None:
    write_file(tmp_path / "file", NEW)

    assert (tmp_path / "file").read_bytes() == NEW
    assert disk.calls == ["create file", *["write file"] * 6, "sync file"]


@pytest.mark.parametrize("failing", range(1, 9))
def test_a_file_that_cannot_be_written_whole_is_not_left_and_the_error_names_it(
    tmp_path: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "disk", Recorder(failing))

    with pytest.raises(OSError, match="No space left") as caught:
        write_file(tmp_path / "file", NEW)
    assert caught.value.filename == str(tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", range(1, 12))
def test_a_file_that_cannot_be_replaced_leaves_nothing_beside(
    path: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "disk", Recorder(failing))

    with pytest.raises(OSError, match="No space left"):
        replace_file(path, NEW)
    renamed = failing == 11  # only the flush of its folder is left
    assert path.read_bytes() == (NEW if renamed else OLD)
    assert [each.name for each in path.parent.iterdir()] == ["CURRENT"]


def test_a_file_is_removed_durably(path: Path, disk: Recorder) -> None:
    remove_file(path)

    assert disk.calls == ["unlink CURRENT", f"sync {path.parent.name}"]
    assert not path.exists()


def test_a_file_that_is_not_there_is_no_hindrance_to_dropping_it(path: Path) -> None:
    drop_file(path)
    drop_file(path)

    assert not path.exists()


def test_folders_are_made_from_above_each_with_its_name_flushed(
    tmp_path: Path, disk: Recorder
) -> None:
    make_folder(tmp_path / "data" / "generations")

    above = [f"sync {folder.name}" for folder in (tmp_path, *tmp_path.parents)]
    assert disk.calls == ["mkdir data", "mkdir generations", "sync data", *above]


def test_the_name_of_a_folder_that_was_there_is_flushed_all_the_same(
    tmp_path: Path, disk: Recorder
) -> None:
    """Who made it may have died before."""
    (tmp_path / "data").mkdir()

    make_folder(tmp_path / "data")

    assert disk.calls == [f"sync {folder.name}" for folder in (tmp_path, *tmp_path.parents)]


def test_folders_that_are_not_ours_to_write_are_not_flushed(
    tmp_path: Path, disk: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda folder, _: folder == tmp_path)

    make_folder(tmp_path / "data")

    assert disk.calls == ["mkdir data", f"sync {tmp_path.name}"]


def test_a_folder_goes_with_all_that_is_in_it_but_links_lead_nowhere(
    tmp_path: Path, disk: Recorder
) -> None:
    (tmp_path / "old" / "below").mkdir(parents=True)
    (tmp_path / "old" / "below" / "file").write_bytes(OLD)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_bytes(OLD)
    (tmp_path / "old" / "link").symlink_to(tmp_path / "kept")

    remove_tree(tmp_path / "old")

    assert [each.name for each in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept" / "file").read_bytes() == OLD
    assert sorted(disk.calls) == ["rmdir below", "rmdir old", "unlink file", "unlink link"]
