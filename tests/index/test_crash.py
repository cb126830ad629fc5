"""A run that dies at any moment leaves a whole generation, and the next run completes."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from index import durable
from index.building import Plan, Report, build
from index.candidates import find_candidates
from index.durable import Disk
from index.errors import NoGenerationError
from index.generation import Generation
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    current_manifest,
    verify,
)
from tests.fakes import BagOfWordsEmbedder

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 12
KILLS = 20

Index = Callable[..., Report]


def write_version(articles: Path, version: int) -> None:
    """Make every paragraph of the corpus say `version`, and no other one."""
    articles.mkdir(exist_ok=True)
    for number in range(ARTICLES):
        text = f"Harbour {number}\n\nThe harbour in version{version} of report {number}."
        more = f"It rained on version{version} all week, says report {number}."
        (articles / f"report{number}.txt").write_text(f"{text}\n\n{more}", encoding="utf-8")


def versions_served(data: DataFolder, embedder: BagOfWordsEmbedder) -> set[str]:
    """Open, verify and search what is published; return the versions of all that is found."""
    verify(data, current_manifest(data))
    generation = Generation.open_current(data, embedder.name)
    try:
        vector = embedder.embed_query("harbour")
        with generation.reader() as reader:
            found = find_candidates(generation, reader, ["harbour rained"], vector, None)
            records = reader.store.paragraphs_by_key(list(found.cosines))
    finally:
        generation.close()
    assert len(found.words[0]) == len(records) == 2 * ARTICLES
    return {
        word
        for paragraph in records.values()
        for word in paragraph.text.split()
        if word.startswith("version")
    }


def unfinished(data: DataFolder) -> list[str]:
    """Return the generations without a manifest: what a dead run leaves and a sweep removes."""
    return [f.name for f in data.generations.iterdir() if not (f / MANIFEST_FILE).is_file()]


@contextmanager
def child(data: DataFolder, articles: Path) -> Iterator[subprocess.Popen[str]]:
    """Start an index run that has loaded everything and waits to be told."""
    command = [sys.executable, "-m", "tests.index.indexing_child", str(data.path), str(articles)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def go(process: subprocess.Popen[str]) -> Iterator[str]:
    """Tell the run to start, and yield its steps."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    return map(str.strip, process.stdout)


def test_a_run_killed_at_twenty_random_moments_leaves_a_whole_generation_and_the_next_completes(
    tmp_path: Path, data: DataFolder, embedder: BagOfWordsEmbedder
) -> None:
    articles = tmp_path / "articles"
    write_version(articles, 0)
    with child(data, articles) as process:
        steps = list(go(process))
    assert steps[-1] == "done"
    assert versions_served(data, embedder) == {"version0"}
    chance = random.Random(1729)
    moments = sorted(chance.sample(range(1, len(steps) - 2), KILLS - 4)) + [len(steps) - 2] * 4

    with ExitStack() as stack:
        waiting = stack.enter_context(child(data, articles))
        for version, moment in enumerate(moments, 1):
            # The next one loads while this one works.
            process, waiting = waiting, stack.enter_context(child(data, articles))
            write_version(articles, version)
            running = go(process)
            for _ in range(moment):
                next(running)
            process.kill()
            process.wait()

            old, new = {f"version{version - 1}"}, {f"version{version}"}
            assert versions_served(data, embedder) in (old, new)
            build(data, Plan(default=articles), embedder)
            assert versions_served(data, embedder) == new
            assert unfinished(data) == []
            assert {p.name for p in data.path.iterdir()} <= {"CURRENT", "generations", "index.lock"}


class KilledError(BaseException):
    """Stands for the end of the process."""


class DyingDisk(Disk):
    """Lets the process die before its n-th call of those that write; 0 is never.

    A process that has died cleans nothing up.
    """

    def __init__(self) -> None:
        self.left = 0

    def __getattribute__(self, name: str) -> object:
        if name not in CALLS:
            return super().__getattribute__(name)
        self.left -= 1
        if self.left == 0:
            self.left = 1
            raise KilledError
        return super().__getattribute__(name)


CALLS = {name for name in vars(Disk) if not name.startswith("_")}


@pytest.fixture(name="die_at")
def _die_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    disk = DyingDisk()
    monkeypatch.setattr(durable, "disk", disk)

    def die_at(step: int) -> None:
        disk.left = step

    return die_at


class Deaths:
    """Runs that die, each in a data folder of its own, one step later than the one before."""

    def __init__(
        self, folder: Path, embedder: BagOfWordsEmbedder, die_at: Callable[[int], None]
    ) -> None:
        self.articles = folder / "articles"
        self._folder = folder
        self._embedder = embedder
        self._die_at = die_at

    def of(self, *, before: bool) -> Iterator[DataFolder]:
        """Yield the data folder after each death, until a run survives all of its steps.

        Version 1 is published `before`; the run that dies is one of version 2.
        """
        for step in itertools.count(1):
            self._die_at(0)
            data = DataFolder(self._folder / f"data{step}")
            if before:
                self.index(data, version=1)
            self._die_at(step)
            try:
                self.index(data, version=2)
            except KilledError:
                self._die_at(0)
                yield data
            else:
                assert step > 15, "fewer steps than a generation has files and folders"
                return

    def index(self, data: DataFolder, version: int) -> None:
        """Index `version` of the corpus."""
        write_version(self.articles, version)
        build(data, Plan(default=self.articles), self._embedder)


@pytest.fixture(name="deaths")
def _deaths(tmp_path: Path, embedder: BagOfWordsEmbedder, die_at: Callable[[int], None]) -> Deaths:
    return Deaths(tmp_path, embedder, die_at)


def test_a_first_run_that_dies_before_any_call_has_published_nothing_or_all(
    deaths: Deaths, embedder: BagOfWordsEmbedder
) -> None:
    outcomes = []
    for data in deaths.of(before=False):
        try:
            outcomes.append(versions_served(data, embedder))
        except NoGenerationError:
            outcomes.append(set())

    published = outcomes.index({"version2"})
    assert outcomes[:published] == [set()] * published
    assert outcomes[published:] == [{"version2"}] * (len(outcomes) - published)


def test_a_re_index_that_dies_before_any_call_leaves_the_old_or_the_new(
    deaths: Deaths, embedder: BagOfWordsEmbedder
) -> None:
    outcomes = [versions_served(data, embedder) for data in deaths.of(before=True)]

    published = outcomes.index({"version2"})
    assert outcomes[:published] == [{"version1"}] * published
    assert outcomes[published:] == [{"version2"}] * (len(outcomes) - published)


@pytest.mark.parametrize("before", [False, True], ids=["first run", "re-index"])
def test_after_a_death_before_any_call_the_next_run_publishes_and_cleans_up(
    deaths: Deaths, embedder: BagOfWordsEmbedder, before: bool
) -> None:
    for data in deaths.of(before=before):
        deaths.index(data, version=2)

        assert versions_served(data, embedder) == {"version2"}
        assert unfinished(data) == []


def test_every_file_and_folder_is_flushed_before_current_names_the_generation(
    data: DataFolder, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, os.replace

    def seen_fsync(descriptor: int) -> None:
        order.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)  # noqa: PTH115
        fsync(descriptor)

    def seen_replace(source: Path, target: Path) -> None:
        order.append(f"{source.name} -> {target.name}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", seen_fsync)
    monkeypatch.setattr(os, "replace", seen_replace)

    name = index().manifest.id

    renamed = order.index("CURRENT.new -> CURRENT")
    written = [order.index(file) for file in (STORE_FILE, VECTORS_FILE, MANIFEST_FILE)]
    assert written == sorted(written)
    assert max(written) < order.index(name) < order.index("generations") < renamed
    assert {"data", data.path.parent.name} <= set(order[: order.index(STORE_FILE)])
    assert order[renamed - 1] == "CURRENT.new"
    assert order[renamed + 1 :] == ["data"]
