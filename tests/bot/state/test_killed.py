"""What was written is there when the process is killed, and everything else is whole."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.state import State
from tests.bot.state.given import ADA, BEN, NOW, found_in
from tests.bot.state.writing import TYPED

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process write to the database at `path`; it is dead after the block."""
    command = [sys.executable, "-m", "tests.bot.state.writing", f"{path}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def killed_after(lines: int, *processes: subprocess.Popen[str]) -> list[str]:
    """Kill `processes` while they write, after so many lines; return all that they said."""
    said = list[str]()
    for process in processes:
        assert process.stdout is not None
        said += [process.stdout.readline() for _ in range(lines)]
    for process in processes:
        process.kill()
        said += process.communicate()[0].splitlines(keepends=True)
    # A line that was cut off tells nothing.
    return [line.strip() for line in said if line.endswith("\n")]


async def check(path: Path, said: list[str]) -> None:
    """Check that all that was `said` to be written is there, and that nothing is broken."""
    ids = {kind: {line.split()[1] for line in said if line.startswith(kind)} for kind in KINDS}
    async with State.open(path, NOW) as state:
        assert all([await state.answers.is_by(each, ADA.user) for each in ids["kept"]])
        assert all([await state.votes.of(each, ADA.user) for each in ids["voted"]])
        await state.people.forget(BEN.user)
        hashed = state.people._hasher.user(BEN.user)
        assert found_in(path.parent, TYPED, hashed) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


KINDS = ("kept", "voted")


async def test_nothing_that_was_written_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path, said = tmp_path / "state.db", list[str]()
    for lines in (1, 4, 7, 16):
        with writer(path) as process:
            said += killed_after(lines, process)
        await check(path, said)

    assert len(said) >= 28
    assert "forgotten" in said


async def test_nothing_that_two_processes_wrote_is_lost_when_both_are_killed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.db"
    with writer(path) as one, writer(path) as other:
        said = killed_after(12, one, other)

    assert len(said) >= 24
    await check(path, said)
