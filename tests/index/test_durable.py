"""Files that survive a crash."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest

from index.durable import digest_of, replace_file, sync_file, sync_folder, write_file

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


@pytest.mark.parametrize("flush", [sync_file, sync_folder])
def test_a_failed_flush_is_not_kept_quiet(
    path: Path, flush: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at("fsync", monkeypatch)

    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync_file(path) if flush is sync_file else sync_folder(path.parent)


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_digest_is_that_of_the_whole_file(tmp_path: Path, size: int) -> None:
    content = bytes(n % 251 for n in range(1000)) * (size // 1000 + 1)
    path = tmp_path / "file"
    path.write_bytes(content[:size])

    assert digest_of(path) == hashlib.sha256(content[:size]).hexdigest()
