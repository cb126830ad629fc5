"""A disk in memory loses what was not flushed, keeps what was, and tears what is between."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from campaigns.disk import Call, Kind
from campaigns.simulated import PowerDisk, Tree, read_tree, write_tree

ROOT = Path("/disk")
CONTENT = b"a whole sentence" * 1000


def call(kind: Kind, path: str = "", *, target: str = "", data: bytes = b"") -> Call:
    """Return a call on `path` below the root."""
    return Call(kind=kind, path=ROOT / path, target=ROOT / target if target else None, data=data)


CREATE = call(Kind.CREATE, "file")
WRITE = call(Kind.WRITE, "file", data=CONTENT)
FSYNC = call(Kind.SYNC_FILE, "file")
FOLDER_FSYNC = call(Kind.SYNC_FOLDER)
RENAME = call(Kind.RENAME, "file", target="renamed")
UNLINK = call(Kind.UNLINK, "file")


def left(*calls: Call, start: Tree | None = None) -> list[Tree]:
    """Return all that a power cut after `calls` may leave."""
    disk = PowerDisk(start or {})
    for each in calls:
        disk.apply(each, ROOT)
    return list(disk.states(Random(1729), 50))


def contents(states: list[Tree], name: str) -> set[bytes | None]:
    """Return what the file `name` may hold, None where it may be lost."""
    return {state.get(name) for state in states}


def test_what_is_flushed_with_its_folder_is_all_that_is_left() -> None:
    assert contents(left(CREATE, WRITE, FSYNC, FOLDER_FSYNC), "file") == {CONTENT}


def test_a_file_that_is_not_flushed_may_be_lost_empty_torn_or_whole() -> None:
    found = contents(left(CREATE, WRITE), "file")

    assert {None, b"", bytes(len(CONTENT)), CONTENT} < found
    assert any(each and each != CONTENT and CONTENT.startswith(each) for each in found)
    assert any(each and len(each) == len(CONTENT) and bytes(4096) in each for each in found)


def test_a_flushed_file_whose_folder_is_not_may_be_lost_and_is_never_torn() -> None:
    assert contents(left(CREATE, WRITE, FSYNC), "file") == {None, CONTENT}


def test_a_file_whose_folder_is_flushed_before_it_is_there_and_may_be_torn() -> None:
    found = contents(left(CREATE, FOLDER_FSYNC, WRITE), "file")

    assert None not in found
    assert {b"", CONTENT} <= found


def test_a_rename_that_is_not_flushed_is_made_whole_or_not_at_all() -> None:
    states = left(CREATE, WRITE, FSYNC, FOLDER_FSYNC, RENAME)

    assert [state for state in states if ("file" in state) == ("renamed" in state)] == []
    assert len(contents(states, "renamed")) == 2


def test_a_rename_over_a_file_leaves_the_old_or_the_new() -> None:
    states = left(CREATE, WRITE, FSYNC, RENAME, start={"renamed": b"old"})

    assert contents(states, "renamed") == {b"old", CONTENT}


def test_a_removal_that_is_not_flushed_may_come_back_whole() -> None:
    assert contents(left(UNLINK, start={"file": b"old"}), "file") == {None, b"old"}
    assert contents(left(UNLINK, FOLDER_FSYNC, start={"file": b"old"}), "file") == {None}


def test_two_changes_of_a_folder_may_be_kept_in_any_order() -> None:
    states = left(call(Kind.MAKE_FOLDER, "first"), call(Kind.MAKE_FOLDER, "second"))

    assert {("first" in state, "second" in state) for state in states} == {
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    }


def test_what_happened_to_one_name_is_kept_in_order() -> None:
    again = call(Kind.RENAME, "other", target="renamed")
    start = {"file": b"first", "other": b"second", "renamed": b"old"}

    states = left(RENAME, again, start=start)

    assert {state["renamed"] for state in states} == {b"old", b"first", b"second"}
    assert [state for state in states if state["renamed"] == b"second" and "file" in state] == []


def test_a_flushed_file_in_a_folder_that_is_not_is_lost_with_it() -> None:
    states = left(
        call(Kind.MAKE_FOLDER, "folder"),
        call(Kind.CREATE, "folder/file"),
        call(Kind.WRITE, "folder/file", data=CONTENT),
        call(Kind.SYNC_FILE, "folder/file"),
        call(Kind.SYNC_FOLDER, "folder"),
    )

    assert {frozenset(state) for state in states} == {
        frozenset(),
        frozenset({"folder", "folder/file"}),
    }


def test_a_call_below_a_folder_that_nobody_made_is_an_error() -> None:
    with pytest.raises(KeyError, match="elsewhere"):
        left(call(Kind.CREATE, "elsewhere/file"))


def test_what_is_written_to_a_folder_reads_back_the_same(tmp_path: Path) -> None:
    tree = {"folder": None, "folder/file": CONTENT, "empty": None}

    write_tree(tmp_path / "new", tree)

    assert read_tree(tmp_path / "new") == tree
