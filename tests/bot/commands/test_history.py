"""What the operator does on the terminal is in the history that admins see in Discord."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.acts import Action, By, Ending
from bot.state import Entry, State
from tests.bot.commands.conftest import Run, parsed


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Path:
    """The bot has run once: it keeps something."""
    path = tmp_path / "data" / "state.db"
    _history(path)
    return path


def _history(path: Path) -> list[Entry]:
    """Return what is kept, the oldest entry first."""

    async def read() -> list[Entry]:
        async with State.open(path) as state:
            return list(reversed((await state.audit.history(None, None)).items))

    return asyncio.run(read())


def test_index_runs_are_kept_with_what_they_did(run: Run, kept: Path) -> None:
    generation = parsed(run("index", "--json"))["generation"]
    run("index")

    first, second = _history(kept)
    assert (first.by, first.action, first.ending) == (By.OPERATOR, Action.REINDEX, Ending.DONE)
    assert first.detail == {"generation": generation, "added": 19, "changed": 0, "removed": 0}
    assert second.ending is Ending.UNCHANGED


def test_rollback_is_kept_with_the_generation(run: Run, kept: Path) -> None:
    first = parsed(run("index", "--json"))["generation"]
    run("index", "--force")

    run("rollback")

    entry = _history(kept)[-1]
    assert (entry.by, entry.action, entry.ending) == (By.OPERATOR, Action.ROLLBACK, Ending.DONE)
    assert entry.target == first


def test_run_in_the_background_is_not_kept_twice(run: Run, kept: Path) -> None:
    assert run("index", "--background").exit_code == 0

    assert _history(kept) == []


def test_what_failed_is_not_kept(run: Run, kept: Path) -> None:
    assert run("index", "nowhere").exit_code == 1
    assert run("rollback").exit_code == 1

    assert _history(kept) == []


def test_nothing_is_made_when_the_bot_has_never_run(run: Run, tmp_path: Path) -> None:
    assert run("index").exit_code == 0

    assert not (tmp_path / "data" / "state.db").exists()


def test_run_succeeds_and_says_so_when_the_history_cannot_be_written(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        result = run("index", "--json")

    assert result.exit_code == 0
    assert parsed(result)["published"] is True
    assert "Note: it is done, but /corpus history will not show it" in result.stderr
