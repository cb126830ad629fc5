"""The folders of articles are watched, and indexed once they are quiet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.curation.watching import watch
from bot.errors import PilcrowError

QUIET = 0.1
LOOK_AGAIN = 0.3


class Runs:
    """Counts the runs; `during` happens in the next one."""

    def __init__(self) -> None:
        self.count = 0
        self.during: Callable[[], Awaitable[None]] | None = None
        self._changed = asyncio.Event()

    async def __call__(self) -> None:
        self.count += 1
        self._changed.set()
        during, self.during = self.during, None
        if during is not None:
            await during()

    async def reach(self, count: int) -> None:
        """Wait until there were so many."""
        async with asyncio.timeout(10):
            while self.count < count:
                self._changed.clear()
                await self._changed.wait()


@asynccontextmanager
async def watching(runs: Runs, *folders: Path) -> AsyncIterator[list[Path]]:
    """Watch `folders`, which may be changed in what is yielded, once the first look was taken."""
    named = list(folders)

    def folders_now() -> Sequence[Path]:
        return tuple(named)

    task = asyncio.create_task(watch(folders_now, QUIET, runs, LOOK_AGAIN))
    try:
        if any(folder.exists() for folder in folders):
            await runs.reach(1)
        yield named
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture(name="articles")
def _articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


async def test_run_starts_when_a_file_is_added_changed_and_removed(articles: Path) -> None:
    runs = Runs()
    async with watching(runs, articles):
        (articles / "a.txt").write_text("one")
        await runs.reach(2)
        (articles / "a.txt").write_text("two")
        await runs.reach(3)
        (articles / "a.txt").unlink()
        await runs.reach(4)


async def test_many_changes_make_one_run_when_they_come_together(articles: Path) -> None:
    runs = Runs()
    async with watching(runs, articles):
        for number in range(50):
            (articles / f"{number}.txt").write_text("text")
        await runs.reach(2)
        (articles / "last.txt").write_text("text")
        await runs.reach(3)
    assert runs.count == 3


async def test_hidden_files_start_nothing_when_they_change(articles: Path) -> None:
    runs = Runs()
    async with watching(runs, articles):
        (articles / ".swap").write_text("text")
        (articles / ".git").mkdir()
        (articles / ".git" / "index.txt").write_text("text")
        (articles / "seen.txt").write_text("text")
        await runs.reach(2)
        (articles / "again.txt").write_text("text")
        await runs.reach(3)
    assert runs.count == 3


async def test_change_during_a_run_starts_another_one_after_it(articles: Path) -> None:
    runs = Runs()

    async def write() -> None:
        (articles / "late.txt").write_text("text")

    async with watching(runs, articles):
        runs.during = write
        (articles / "early.txt").write_text("text")
        await runs.reach(3)


async def test_what_changed_before_it_was_watched_is_found_when_it_starts(articles: Path) -> None:
    runs = Runs()
    async with watching(runs, articles):
        assert runs.count == 1


async def test_watching_goes_on_when_a_run_fails(
    articles: Path, caplog: pytest.LogCaptureFixture
) -> None:
    runs = Runs()

    async def fail() -> None:
        raise PilcrowError("The disk is full.")

    async with watching(runs, articles):
        runs.during = fail
        (articles / "a.txt").write_text("one")
        await runs.reach(2)
        (articles / "a.txt").write_text("two")
        await runs.reach(3)
    assert "could not be indexed: The disk is full." in caplog.text


async def test_folder_is_watched_when_it_comes_later_and_told_once_until_then(
    articles: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    runs, later = Runs(), tmp_path / "later"
    with caplog.at_level(logging.WARNING):
        async with watching(runs, articles, later):
            later.mkdir()
            # It is seen at the next look, which finds what lay there before.
            await runs.reach(2)
            (later / "a.txt").write_text("one")
            await runs.reach(3)
    assert [r.getMessage() for r in caplog.records].count(
        f"{later} is not there; it is watched once it is"
    ) == 1


async def test_other_folders_are_watched_when_an_index_run_names_others(
    articles: Path, tmp_path: Path
) -> None:
    runs, other = Runs(), tmp_path / "other"
    other.mkdir()
    async with watching(runs, articles) as named:
        named[:] = [other]
        await runs.reach(2)
        (other / "a.txt").write_text("one")
        await runs.reach(3)
