"""Every call of the disk is told before it is made, with the place in the code that asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigns.disk import Call, Kind, WatchedDisk, watched
from index import durable


def test_every_call_of_a_replacement_is_told_in_order(tmp_path: Path) -> None:
    calls: list[Call] = []

    with watched(calls.append):
        durable.replace_file(tmp_path / "CURRENT", b"new")

    assert [(each.kind, each.path.name) for each in calls] == [
        (Kind.CREATE, "CURRENT.new"),
        (Kind.WRITE, "CURRENT.new"),
        (Kind.SYNC_FILE, "CURRENT.new"),
        (Kind.RENAME, "CURRENT.new"),
        (Kind.SYNC_FOLDER, tmp_path.name),
    ]
    assert calls[1].data == b"new"
    assert calls[3].target == tmp_path / "CURRENT"


def test_a_call_names_who_asked_and_the_way_through_durable(tmp_path: Path) -> None:
    calls: list[Call] = []

    with watched(calls.append):
        durable.write_file(tmp_path / "file", b"new")

    caller, *way = calls[-1].site.split(" > ")
    assert caller.rpartition(":")[0] == (
        f"{__name__}.test_a_call_names_who_asked_and_the_way_through_durable"
    )
    assert way == ["write_file"]


def test_a_call_fails_as_the_watch_says_and_is_not_made(tmp_path: Path) -> None:
    def fail(call: Call) -> None:
        if call.kind is Kind.MAKE_FOLDER:
            raise OSError(28, "No space left on device")

    with watched(fail), pytest.raises(OSError, match="No space left"):
        durable.make_folder(tmp_path / "folder")

    assert not (tmp_path / "folder").exists()


def test_half_a_write_is_written_and_the_rest_is_asked_for_again(tmp_path: Path) -> None:
    writes: list[bytes] = []

    def halve(call: Call) -> int | None:
        if call.kind is not Kind.WRITE:
            return None
        writes.append(call.data)
        return len(call.data) // 2 if len(writes) == 1 else None

    with watched(halve):
        durable.write_file(tmp_path / "file", b"abcdef")

    assert writes == [b"abcdef", b"def"]
    assert (tmp_path / "file").read_bytes() == b"abcdef"


def test_what_cannot_succeed_is_not_told(tmp_path: Path) -> None:
    calls: list[Call] = []
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_bytes(b"")

    disk = WatchedDisk(calls.append)
    with pytest.raises(FileNotFoundError):
        disk.unlink(tmp_path / "gone")
    with pytest.raises(FileNotFoundError):
        disk.rename(tmp_path / "gone", tmp_path / "there")
    with pytest.raises(FileExistsError):
        disk.make_folder(tmp_path / "full")
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "full" / "file")
    with pytest.raises(OSError, match="not empty"):
        disk.remove_folder(tmp_path / "full")

    assert calls == []
