"""A backup holds everything as it was at one moment, whatever goes on meanwhile."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.backup import making
from bot.backup.collecting import generation_files
from bot.backup.errors import BackupError
from bot.backup.making import back_up
from bot.backup.restoring import restore
from bot.errors import StateError
from bot.locking import held_as_bot
from bot.state.copying import copy_database
from index import durable
from index.building import Plan, build
from index.errors import DamagedGenerationError, StoreWriteError
from index.generations import DataFolder, current_manifest
from tests.bot.backup.given import contents, unzipped, without
from tests.bot.state.given import names_in
from tests.fakes import BagOfWordsEmbedder


def test_backup_holds_all_that_is_kept_when_it_is_made(data: DataFolder, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"

    made = back_up(data, file)

    kept = without(contents(data.path), "state.db", "CURRENT")
    assert without(unzipped(file), "state.db", "CURRENT") == kept
    assert made.generation == current_manifest(data).id
    assert made.files == len(kept) + 2
    assert names_in(tmp_path) == ["data", "kept.zip"]
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "taken",
    [("state.db", "secret"), ("CURRENT", "generations"), ("articles", "removed.txt")],
    ids=str,
)
def test_backup_is_made_and_put_back_where_something_is_not_there(
    data: DataFolder, tmp_path: Path, taken: tuple[str, ...]
) -> None:
    file = tmp_path / "kept.zip"
    for name in taken:
        (data.path / name).rename(tmp_path / name)
    expected = contents(data.path)

    back_up(data, file)
    restore(DataFolder(tmp_path / "new"), file)

    restored = contents(tmp_path / "new")
    assert without(restored, "state.db") == without(expected, "state.db")
    assert restored.keys() == expected.keys()


def test_file_that_is_there_is_written_over_only_by_force(data: DataFolder, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    file.write_text("mine", encoding="utf-8")

    with pytest.raises(BackupError, match="exists already"):
        back_up(data, file)
    assert file.read_text(encoding="utf-8") == "mine"
    back_up(data, file, replace=True)
    assert "secret" in unzipped(file)


def test_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="nothing to back up"):
        back_up(DataFolder(tmp_path / "data"), tmp_path / "kept.zip")
    assert names_in(tmp_path) == []


def test_bot_and_index_run_go_on_while_a_backup_is_made(data: DataFolder, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    path = data.path / "state.db"
    with (
        held_as_bot(data.path),
        data.locked(),
        closing(sqlite3.connect(path, isolation_level=None)) as writer,
    ):
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM answers")
        back_up(data, file)
        writer.execute("COMMIT")
    (tmp_path / "state.db").write_bytes(unzipped(file)["state.db"])

    with closing(sqlite3.connect(tmp_path / "state.db")) as copy:
        assert copy.execute("SELECT count(*) FROM answers").fetchone() == (1,)


def test_backup_begins_again_when_an_index_run_publishes_and_sweeps_meanwhile(
    data: DataFolder,
    tmp_path: Path,
) -> None:
    file = tmp_path / "kept.zip"
    first, files_of, published = current_manifest(data).id, generation_files, list[object]()

    def files_when_others_publish(*given: object) -> dict[str, str]:
        files = files_of(*given)  # type: ignore[arg-type]
        while not published or (data.generations / first).exists():
            new = data.articles / f"calm{len(published)}.txt"
            new.write_text("Calm\n\nThe calm came.", encoding="utf-8")
            published.append(build(data, Plan(default=data.articles), BagOfWordsEmbedder()))
        return files

    with patch.object(making, "generation_files", files_when_others_publish):
        made = back_up(data, file)

    assert published
    assert made.generation == current_manifest(data).id != first
    assert "articles/calm0.txt" in unzipped(file)
    assert {name.split("/")[1] for name in unzipped(file) if "generations/" in name} == {
        made.generation
    }


def test_backup_gives_up_with_a_sentence_when_articles_change_all_the_time(
    data: DataFolder, tmp_path: Path
) -> None:
    copied = making._copied_state

    def copied_while_others_write(*given: object) -> Path | None:
        path = data.articles / "restless.txt"
        path.write_bytes(b"x" * (path.stat().st_size + 1 if path.exists() else 1))
        return copied(*given)  # type: ignore[arg-type]

    with (
        patch.object(making, "_copied_state", copied_while_others_write),
        pytest.raises(BackupError, match="changes all the time"),
    ):
        back_up(data, tmp_path / "kept.zip")
    assert names_in(tmp_path) == ["data"]


@pytest.mark.parametrize("name", ["corpus.sqlite", "vectors.faiss", "manifest.json"])
def test_damaged_generation_is_not_taken_for_a_backup(
    data: DataFolder, tmp_path: Path, name: str
) -> None:
    (path,) = data.generations.glob(f"*/{name}")
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(DamagedGenerationError, match="has changed"):
        back_up(data, tmp_path / "kept.zip")
    assert names_in(tmp_path) == ["data"]


def test_damaged_state_is_not_taken_for_a_backup(data: DataFolder, tmp_path: Path) -> None:
    (data.path / "state.db").write_bytes(b"no database" * 1000)

    with pytest.raises(StateError, match="cannot be used"):
        back_up(data, tmp_path / "kept.zip")


def test_what_a_backup_that_died_left_is_gone_with_the_next(
    data: DataFolder, tmp_path: Path
) -> None:
    left = tmp_path / "kept.zip.new"
    left.mkdir()
    (left / "state.db").write_text("of a person", encoding="utf-8")

    back_up(data, tmp_path / "kept.zip")

    assert names_in(tmp_path) == ["data", "kept.zip"]


def test_folder_of_the_file_is_named_when_it_is_not_there(data: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"nowhere is no folder\. Make it, or name another file"):
        back_up(data, tmp_path / "nowhere" / "kept.zip")


def test_state_is_not_blamed_when_the_copy_of_it_cannot_be_written(
    data: DataFolder, tmp_path: Path
) -> None:
    with pytest.raises(StoreWriteError, match=r"copy\.db cannot be written"):
        asyncio.run(copy_database(data.path / "state.db", tmp_path / "nowhere" / "copy.db"))


def test_file_that_takes_no_more_is_named_when_the_disk_is_full(
    data: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable.disk, "write", full)

    with pytest.raises(StoreWriteError, match=r"kept\.zip.*cannot be written \(No space left"):
        back_up(data, tmp_path / "kept.zip")

    assert not list(tmp_path.glob("kept.zip*"))
