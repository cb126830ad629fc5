"""A disk that fails at any one call: one clear error, nothing half-made, and the old one serves."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index import durable
from index.building import Plan, Report, build
from index.durable import Disk
from index.errors import StoreWriteError
from index.generation import Generation
from index.generations import MANIFEST_FILE, DataFolder
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]

CALLS = {name for name in vars(Disk) if not name.startswith("_")}


class FailingDisk(Disk):
    """Fails at its n-th call, once; 0 is never."""

    def __init__(self, failing: int) -> None:
        self.left = failing

    def __getattribute__(self, name: str) -> object:
        if name in CALLS:
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().__getattribute__(name)


@pytest.mark.parametrize("before", [False, True], ids=["first run", "re-index"])
def test_a_disk_that_fails_at_any_call_leaves_the_old_or_the_new_and_nothing_half_made(
    data: DataFolder,
    articles: Path,
    embedder: BagOfWordsEmbedder,
    before: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told: list[str] = []
    for failing in itertools.count(1):
        data = DataFolder(tmp_path / f"data{failing}")
        if before:
            build(data, Plan(default=articles), embedder)
        with monkeypatch.context() as context:
            disk = FailingDisk(failing)
            context.setattr(durable, "disk", disk)
            try:
                build(data, Plan(default=articles, force=True), embedder)
            except StoreWriteError as error:
                told.append(str(error))
            if disk.left > 0:
                break

        held = list(data.generations.iterdir()) if data.generations.is_dir() else []
        assert all((folder / MANIFEST_FILE).exists() for folder in held)
        assert not data.current.with_name("CURRENT.new").exists()
        build(data, Plan(default=articles), embedder)
        Generation.open_current(data, embedder.name).close()
    assert len(told) > 10
    places = [Path(line.partition(" cannot ")[0]) for line in told]
    # What is above the data folder is flushed, too: it may just have been made.
    above = [place for place in places if place in tmp_path.parents]
    assert [p for p in places if not p.is_relative_to(tmp_path)] == above
    assert len(places) - len(above) > 10
    assert {line.partition(" cannot ")[2] for line in told} == {
        "be written (No space left on device). Check the disk and the permissions there."
    }


def test_a_folder_of_generations_that_cannot_be_made_is_one_clear_error(
    data: DataFolder, index: Index
) -> None:
    data.path.mkdir()
    data.generations.write_bytes(b"a file")

    with pytest.raises(StoreWriteError, match=r"generations cannot be written \(File exists"):
        index()


def test_a_data_folder_that_cannot_be_made_is_one_clear_error(
    data: DataFolder, index: Index
) -> None:
    data.path.write_bytes(b"a file")

    with pytest.raises(StoreWriteError, match="data cannot be written"):
        index()
