"""A backup is put back whole, in one step, and only when it is one."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.backup import staging
from bot.backup.contents import LISTING
from bot.backup.errors import BackupError, NoBackupError
from bot.backup.making import back_up
from bot.backup.restoring import restore
from bot.errors import NewerStateError
from bot.locking import BotRunningError, held_as_bot
from index.errors import IndexBusyError
from index.generations import DataFolder, current_manifest, verify
from tests.bot.backup.given import Change, contents, deeds, rewrite, unzipped
from tests.bot.state.given import names_in


def test_everything_is_as_the_backup_has_it_when_it_was_put_back(
    data: DataFolder, file: Path
) -> None:
    before = contents(data.path)

    restored = restore(data, file)

    assert contents(data.path) == unzipped(file)
    assert restored.before is not None
    assert contents(restored.before) == before
    verify(data, current_manifest(data))
    assert (data.path / "secret").stat().st_mode & 0o077 == 0
    left = set(names_in(data.path)) - contents(data.path).keys()
    assert {"articles", "generations", restored.before.name} < left
    assert not [name for name in left if name.startswith("restoring")]


def test_state_is_that_of_the_backup_when_it_was_put_back(data: DataFolder, file: Path) -> None:
    (data.path / "state.db-journal").write_bytes(b"of the state that was there")

    restored = restore(data, file)

    assert restored.before is not None
    assert "state.db-journal" in names_in(restored.before)
    assert asyncio.run(deeds(data)) == ["calm"]


def test_backup_is_put_back_into_a_place_where_nothing_is(tmp_path: Path, file: Path) -> None:
    data = DataFolder(tmp_path / "deep" / "data")

    restored = restore(data, file)

    assert restored.before is None
    assert contents(data.path) == unzipped(file)


def test_what_the_backup_has_not_is_gone_when_it_was_put_back(
    data: DataFolder, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "secret").write_text("ab" * 32, encoding="ascii")
    back_up(DataFolder(bare), tmp_path / "kept.zip")

    restored = restore(data, tmp_path / "kept.zip")

    assert contents(data.path).keys() == {"secret"}
    assert not restored.has_generation


def test_each_restore_keeps_what_was_there_under_a_name_of_its_own(
    data: DataFolder, file: Path
) -> None:
    kept = {restore(data, file).before for _ in range(3)}

    assert len(kept) == 3
    assert all(each and contents(each) for each in kept)


def test_folder_that_a_bot_or_an_index_run_holds_is_left_alone(
    data: DataFolder, file: Path
) -> None:
    before = contents(data.path)

    with held_as_bot(data.path), pytest.raises(BotRunningError, match="Stop it first"):
        restore(data, file)
    with data.locked(), pytest.raises(IndexBusyError):
        restore(data, file)
    assert contents(data.path) == before


def _add(name: str) -> Change:
    return lambda files: files.update({name: b"x"})


def _told(change: dict[str, Any]) -> Change:
    def listing(told: dict[str, bytes]) -> None:
        told[LISTING] = json.dumps(json.loads(told[LISTING]) | change).encode()

    return listing


def _listed(*names: str) -> Change:
    def listing(told: dict[str, bytes]) -> None:
        value = json.loads(told[LISTING])
        digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
        value["files"] |= {name: {"sha256": digest, "size": 1} for name in names}
        told[LISTING] = json.dumps(value).encode()

    return listing


def _same(_: dict[str, bytes]) -> None:
    """Change nothing."""


def _flip(name: str) -> Change:
    def change(files: dict[str, bytes]) -> None:
        (found,) = [each for each in files if each.endswith(name)]
        files[found] = files[found][:-1] + bytes([files[found][-1] ^ 1])

    return change


def _longer(name: str) -> Change:
    def change(files: dict[str, bytes]) -> None:
        files[name] += b"\n"

    return change


TRICKS = [
    "../evil", "/evil", "articles/../../evil", "articles//evil", "articles/./evil",
    "generations/..", "evil", "articles", "bot.lock", "restoring/plan.json", "secret/evil",
]  # fmt: skip


@pytest.mark.parametrize("name", TRICKS)
def test_name_that_is_a_trick_is_refused(
    data: DataFolder, file: Path, tmp_path: Path, name: str
) -> None:
    rewrite(file, _add(name), _listed(name))
    before, beside = contents(data.path), names_in(tmp_path)

    with pytest.raises(NoBackupError, match="is not among what a backup holds"):
        restore(data, file)
    assert contents(data.path) == before
    assert names_in(tmp_path) == beside
    assert "restoring.new" not in names_in(data.path)


@pytest.mark.parametrize(
    ("change", "listing", "why"),
    [
        pytest.param(_add("articles/more.txt"), None, "other files than", id="more"),
        pytest.param(lambda files: files.pop("secret"), None, "other files than", id="less"),
        pytest.param(_longer("secret"), None, "not of the size", id="size"),
        pytest.param(_flip("secret"), None, "'secret' has changed", id="content"),
        pytest.param(_flip("corpus.sqlite"), None, "has changed", id="generation"),
        pytest.param(_same, _told({"files": []}), "makes no sense", id="no files"),
        pytest.param(_same, _told({"files": {"secret": {}}}), "makes no sense", id="no hash"),
        pytest.param(_same, _told({"made_at": "\x1b[31m"}), "isoformat", id="no moment"),
        pytest.param(_same, lambda told: told.clear(), "it has no pilcrow-backup", id="no list"),
        pytest.param(_same, lambda told: told.update({LISTING: b"["}), "Expecting", id="no JSON"),
        pytest.param(
            _add("generations/000009-abcdef/manifest.json"),
            _listed("generations/000009-abcdef/manifest.json"),
            "more than one generation",
            id="two generations",
        ),
    ],
)  # fmt: skip
def test_backup_that_was_tampered_with_is_refused_and_nothing_changes(
    data: DataFolder, file: Path, change: Change, listing: Change | None, why: str
) -> None:
    rewrite(file, change, listing)
    before, names = contents(data.path), {*names_in(data.path), "bot.lock"}

    with pytest.raises(NoBackupError, match=why):
        restore(data, file)
    assert contents(data.path) == before
    assert set(names_in(data.path)) == names


@pytest.mark.parametrize("keep", [0, 10, 0.3, 0.7, -1], ids=str)
def test_backup_that_was_cut_is_refused(data: DataFolder, file: Path, keep: float) -> None:
    whole, before = file.read_bytes(), contents(data.path)
    file.write_bytes(whole[: int(keep * len(whole)) if 0 < keep < 1 else int(keep)])

    with pytest.raises(NoBackupError, match="no whole backup"):
        restore(data, file)
    assert contents(data.path) == before


def test_every_flipped_byte_is_found_or_changes_nothing(data: DataFolder, file: Path) -> None:
    whole, before = file.read_bytes(), contents(data.path)
    expected = unzipped(file)
    for place in range(0, len(whole), len(whole) // 40):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        target = DataFolder(data.path.with_name(f"try{place}"))
        try:
            restore(target, file)
        except BackupError:
            assert contents(target.path) == {}
        else:
            assert contents(target.path) == expected
    assert contents(data.path) == before


def test_state_of_a_later_pilcrow_is_refused(
    data: DataFolder, other: DataFolder, file: Path
) -> None:
    before = contents(data.path)
    with closing(sqlite3.connect(other.path / "state.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    newer = (other.path / "state.db").read_bytes()

    def change(files: dict[str, bytes]) -> None:
        files["state.db"] = newer

    def listing(told: dict[str, bytes]) -> None:
        value = json.loads(told[LISTING])
        entry = {"sha256": sha256(newer).hexdigest(), "size": len(newer)}
        value["files"]["state.db"] = entry
        told[LISTING] = json.dumps(value).encode()

    rewrite(file, change, listing)

    with pytest.raises(NewerStateError, match="has version 99"):
        restore(data, file)
    assert contents(data.path) == before


def test_bomb_is_refused_by_what_it_says_of_itself(data: DataFolder, file: Path) -> None:
    def listing(told: dict[str, bytes]) -> None:
        value = json.loads(told[LISTING])
        value["files"]["articles/bomb.txt"] = {"sha256": "0" * 64, "size": 1 << 60}
        told[LISTING] = json.dumps(value).encode()

    rewrite(file, _add("articles/bomb.txt"), listing)

    with pytest.raises(NoBackupError, match="not of the size"):
        restore(data, file)


def test_list_that_is_too_long_is_not_read_whole(
    data: DataFolder, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_MOST_LISTING", 100)

    with pytest.raises(NoBackupError):
        restore(data, file)


@pytest.mark.parametrize("name", ["nothing.zip", "."])
def test_what_is_no_file_is_told_so_when_it_is_to_be_put_back(
    data: DataFolder, tmp_path: Path, name: str
) -> None:
    before = contents(data.path)

    with pytest.raises(BackupError, match=r"is no file\. Name one that `pilcrow backup` wrote"):
        restore(data, tmp_path / name)
    assert contents(data.path) == before


def test_newer_pilcrow_is_asked_for_when_one_made_the_backup(data: DataFolder, file: Path) -> None:
    rewrite(file, _same, _told({"format": 2}))

    with pytest.raises(BackupError, match=r"up to 1\. Update Pilcrow"):
        restore(data, file)
