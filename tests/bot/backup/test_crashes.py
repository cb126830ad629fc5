"""Whatever moment a crash chooses, the folder is as it was or as the backup has it."""

from __future__ import annotations

import errno
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from bot.backup.making import back_up
from bot.backup.restoring import finish_restoring, restore
from bot.backup.swapping import is_unfinished
from campaigns.disk import Call, Kind, watched
from campaigns.simulated import PowerDisk, Tree, read_tree, write_tree
from index.errors import StoreWriteError
from index.generations import DataFolder
from tests.bot.backup.given import contents, unzipped
from tests.bot.state.given import names_in

_FLUSHES = {Kind.SYNC_FILE, Kind.SYNC_FOLDER}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for no real flush: whether one was asked for is what counts here."""
    monkeypatch.setattr("os.fsync", lambda _: None)


class KilledError(BaseException):
    """The process is gone: whatever it would do after this does not happen."""


class Reaper:
    """Kills at call number `at`, or lets the disk fail there; counts the calls."""

    def __init__(self, at: int, failure: BaseException | None = None) -> None:
        self.calls = 0
        self._at = at
        self._failure = failure

    def __call__(self, _: Call) -> int | None:
        self.calls += 1
        if self._failure is None and self.calls >= self._at:
            raise KilledError
        if self._failure is not None and self.calls == self._at:
            raise self._failure
        return None


def calls_of(work: Callable[[], object]) -> list[Call]:
    """Return what `work` asks of the disk."""
    calls: list[Call] = []
    with watched(calls.append):
        work()
    return calls


def finished(data: DataFolder) -> dict[str, bytes]:
    """Return what is in `data` after the next command has looked at it."""
    if is_unfinished(data.path):
        finish_restoring(data)
    return contents(data.path)


@pytest.fixture(name="tries")
def _tries(data: DataFolder, file: Path, tmp_path: Path) -> Iterator[DataFolder]:
    """A copy of `data` for each call that a restore makes of the disk."""

    def copies() -> Iterator[DataFolder]:
        shutil.copytree(data.path, tmp_path / "counted")
        calls = calls_of(lambda: restore(DataFolder(tmp_path / "counted"), file))
        for number in range(len(calls)):
            folder = tmp_path / f"try{number}"
            shutil.copytree(data.path, folder)
            yield DataFolder(folder)
            shutil.rmtree(folder)

    return copies()


@pytest.mark.parametrize(
    "failure",
    [None, OSError(errno.ENOSPC, "No space left"), OSError(errno.EIO, "I/O error")],
    ids=["kill", "full disk", "broken disk"],
)
def test_folder_is_the_old_or_the_new_when_a_restore_ends_at_any_call(
    data: DataFolder, file: Path, tries: Iterator[DataFolder], failure: OSError | None
) -> None:
    old, new, ended = contents(data.path), unzipped(file), Counter[str]()
    for number, target in enumerate(tries, 1):
        try:
            with watched(Reaper(number, failure)):
                restore(target, file)
        except (KilledError, OSError, StoreWriteError):
            ended["cut"] += 1
        found = finished(target)
        assert found in (old, new), number
        ended["old" if found == old else "new"] += 1

        kept = [path for path in target.path.glob("before-restore-*") if contents(path)]
        assert [contents(path) for path in kept] == ([] if found == old else [old])
        if number % 8 == 0:
            restore(target, file)
            assert contents(target.path) == new
        assert number % 8 or not [
            name for name in names_in(target.path) if name.startswith("restoring")
        ]
    assert ended["old"] > 15
    assert ended["new"] > 15
    assert ended["cut"] > 40


def test_restore_is_finished_when_finishing_was_killed_at_every_call_too(
    data: DataFolder, file: Path, tmp_path: Path
) -> None:
    old, new = contents(data.path), unzipped(file)
    with pytest.raises(KilledError), watched(_killer_after_the_step()):
        restore(data, file)
    calls = 0
    for number in range(1, 1000):
        target = tmp_path / f"try{number}"
        shutil.copytree(data.path, target)
        reaper = Reaper(number)
        try:
            with watched(reaper):
                finish_restoring(DataFolder(target))
        except KilledError:
            calls += 1
        if reaper.calls < number:
            break
        assert finished(DataFolder(target)) == new, number
        (kept,) = target.glob("before-restore-*")
        assert contents(kept) == old
    assert calls > 15


def _killer_after_the_step() -> Callable[[Call], int | None]:
    """Return what kills at the first call after the one step in which a restore happens."""
    done: list[Call] = []

    def watch(call: Call) -> int | None:
        if done:
            raise KilledError
        done.extend([call] if call.target and call.target.name == "restoring" else [])
        return None

    return watch


def test_backup_is_the_old_file_or_the_new_when_it_ends_at_any_call(
    data: DataFolder, tmp_path: Path
) -> None:
    file = tmp_path / "kept.zip"
    file.write_bytes(b"an older one")
    calls = len(calls_of(lambda: back_up(data, tmp_path / "counted.zip")))
    expected = unzipped(tmp_path / "counted.zip").keys()
    written = Counter[bool]()
    for number in range(1, calls + 1):
        file.write_bytes(b"an older one")
        with pytest.raises(KilledError), watched(Reaper(number)):
            back_up(data, file, replace=True)
        is_old = file.read_bytes() == b"an older one"
        assert is_old or unzipped(file).keys() == expected
        written[is_old] += 1
    back_up(data, file, replace=True)

    assert min(written.values()) > 2
    assert "kept.zip.new" not in names_in(tmp_path)


class Cutter:
    """Cuts the power at every call of a restore, and looks at what that may leave."""

    def __init__(self, data: DataFolder, file: Path, folder: Path) -> None:
        self._start = read_tree(data.path)
        self._root = data.path
        self._folder = folder
        self._looked: dict[frozenset[tuple[str, bytes | None]], dict[str, bytes]] = {}
        self._old = contents(data.path)
        self._new = unzipped(file)
        self.calls = calls_of(lambda: restore(data, file))

    def broken(self, without: str = "") -> Tree | None:
        """Return a state that is neither old nor new, with the flushes at `without` left out."""
        disk, chance = PowerDisk(self._start), Random(7)
        for call in self.calls:
            for tree in disk.states(chance, 1):
                if self._look(tree) not in (self._old, self._new):
                    return tree
            if call.site != without or call.kind not in _FLUSHES:
                disk.apply(call, self._root)
        return next((tree for tree in disk.states(chance, 1) if not self._is_told(tree)), None)

    def _is_told(self, tree: Tree) -> bool:
        """Return whether `tree` is what somebody was told that it is: the backup put back."""
        return self._look(tree) == self._new

    def _look(self, tree: Tree) -> dict[str, bytes]:
        state = frozenset(tree.items())
        if state not in self._looked:
            shutil.rmtree(self._folder, ignore_errors=True)
            write_tree(self._folder, tree)
            self._looked[state] = self._found()
        return self._looked[state]

    def _found(self) -> dict[str, bytes]:
        try:
            return finished(DataFolder(self._folder))
        except (OSError, ValueError):
            return {}


def test_power_cut_leaves_the_old_or_the_new_and_each_flush_is_needed(
    data: DataFolder, file: Path, tmp_path: Path
) -> None:
    cutter = Cutter(data, file, tmp_path / "cut")
    flushes = {call.site for call in cutter.calls if call.kind in _FLUSHES}
    needed = {site for site in flushes if site.startswith("bot.backup")}

    assert cutter.broken() is None
    assert len(needed) >= 6
    assert {site for site in needed if cutter.broken(site) is None} == set()
