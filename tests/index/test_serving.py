"""Serving while the index changes."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from index.building import Plan, Report, build
from index.errors import DamagedGenerationError, NoGenerationError
from index.generation import Generation
from index.generations import VECTORS_FILE, DataFolder, Pointer, read_pointer
from index.manifest import Manifest
from index.query import Query
from index.search import search
from index.serving import LiveIndex
from index.sweeping import sweep
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]


@pytest.fixture(name="live")
def _live(data: DataFolder, embedder: BagOfWordsEmbedder) -> Iterator[LiveIndex]:
    live = LiveIndex(data, embedder.name)
    yield live
    live.close()


@pytest.fixture(name="opened")
def _opened(monkeypatch: pytest.MonkeyPatch) -> list[Generation]:
    """Every generation that is opened from now on."""
    opened: list[Generation] = []
    original = Generation.open

    def remember(data: DataFolder, manifest: Manifest, readers: int = 1) -> Generation:
        generation = original(data, manifest, readers)
        if readers > 1:  # an index run takes one
            opened.append(generation)
        return generation

    monkeypatch.setattr(Generation, "open", remember)
    return opened


def is_closed(generation: Generation) -> bool:
    """Return whether all connections of `generation` are closed; none of them must be lent."""
    closed = []
    for reader in generation._readers:
        try:
            reader.store.connection.execute("SELECT 1")
            closed.append(False)
        except sqlite3.ProgrammingError:
            closed.append(True)
    assert len(set(closed)) == 1, "some are closed and some are not"
    return closed[0]


def publish_version(index: Index, articles: Path, version: int) -> str:
    """Publish a generation whose paragraphs all say `version`; return its name."""
    for path in articles.iterdir():
        path.write_text(
            f"Harbour\n\nThe harbour in version{version} of {path.stem}, as the town tells it.",
            encoding="utf-8",
        )
    return index(force=True).manifest.id


def text_of(generation: Generation, embedder: BagOfWordsEmbedder) -> set[str]:
    hits = search(generation, embedder, Query(text="harbour"), 10).hits
    return {hit.paragraph.text.split()[3] for hit in hits}


def test_nothing_indexed_is_one_clear_error_and_the_first_run_is_followed(
    live: LiveIndex, index: Index
) -> None:
    with pytest.raises(NoGenerationError, match="pilcrow index"), live.lease():
        pass
    report = index()

    with live.lease() as generation:
        assert generation.manifest == report.manifest


def test_a_generation_of_another_model_is_lent(index: Index, data: DataFolder) -> None:
    """Whoever searches its vectors asks for the embedder that made them."""
    made = index().manifest
    live = LiveIndex(data, "other-model")

    with live.lease() as generation:
        assert generation.manifest == made
    live.close()


def test_the_next_lease_follows_what_was_published(
    live: LiveIndex, index: Index, articles: Path, opened: list[Generation]
) -> None:
    first = publish_version(index, articles, 1)
    with live.lease() as generation:
        assert generation.manifest.id == first
    second = publish_version(index, articles, 2)
    with live.lease() as generation:
        assert generation.manifest.id == second

    assert [is_closed(generation) for generation in opened] == [True, False]


def test_leases_of_an_unchanged_index_open_it_once(
    live: LiveIndex, index: Index, opened: list[Generation]
) -> None:
    index()

    with live.lease() as one, live.lease() as other:
        assert one is other
    with live.lease() as again:
        assert again is one
    assert len(opened) == 1


def test_a_lease_keeps_its_generation_while_another_is_published_and_its_own_swept(
    live: LiveIndex,
    index: Index,
    articles: Path,
    data: DataFolder,
    embedder: BagOfWordsEmbedder,
) -> None:
    first = publish_version(index, articles, 1)
    with live.lease() as old:
        for version in (2, 3):
            publish_version(index, articles, version)
        sweep(data, keep=1)
        assert not (data.generations / first).exists()
        with live.lease() as new:
            assert text_of(new, embedder) == {"version3"}

        # Both readers, so that no connection had to be opened again.
        with old.reader(), old.reader() as reader:
            assert reader.store.article("harbour") is not None
        assert text_of(old, embedder) == {"version1"}
        assert not is_closed(old)

    assert is_closed(old)


def test_closing_waits_for_the_last_lease(live: LiveIndex, index: Index) -> None:
    index()

    with live.lease() as generation:
        live.close()
        assert not is_closed(generation)
    assert is_closed(generation)


def test_an_error_in_a_question_gives_its_lease_back(
    live: LiveIndex, index: Index, articles: Path
) -> None:
    publish_version(index, articles, 1)
    with pytest.raises(ZeroDivisionError), live.lease() as generation:
        _ = 1 / 0
    publish_version(index, articles, 2)
    with live.lease():
        pass

    assert is_closed(generation)


def damage(data: DataFolder) -> None:
    (data.generations / read_pointer(data).generation / VECTORS_FILE).write_bytes(b"torn")


def test_a_damaged_new_generation_never_replaces_the_served_one_and_is_logged_once(
    live: LiveIndex,
    index: Index,
    articles: Path,
    data: DataFolder,
    embedder: BagOfWordsEmbedder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    publish_version(index, articles, 1)
    with live.lease():
        pass
    second = publish_version(index, articles, 2)
    damage(data)

    for _ in range(5):
        with live.lease() as generation:
            assert text_of(generation, embedder) == {"version1"}

    errors = [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert second in errors[0]


def test_after_a_damaged_generation_the_next_whole_one_is_followed(
    live: LiveIndex,
    index: Index,
    articles: Path,
    data: DataFolder,
    embedder: BagOfWordsEmbedder,
) -> None:
    publish_version(index, articles, 1)
    with live.lease():
        pass
    publish_version(index, articles, 2)
    damage(data)
    with live.lease():
        pass
    publish_version(index, articles, 3)

    with live.lease() as generation:
        assert text_of(generation, embedder) == {"version3"}


def test_a_whole_generation_that_is_published_while_a_damaged_one_is_refused_is_followed(
    live: LiveIndex,
    index: Index,
    articles: Path,
    data: DataFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish_version(index, articles, 1)
    with live.lease():
        pass
    publish_version(index, articles, 2)
    damage(data)
    original = Generation.open

    def publish_meanwhile(data: DataFolder, manifest: Manifest, readers: int = 1) -> Generation:
        monkeypatch.setattr(Generation, "open", original)
        try:
            return original(data, manifest, readers)
        finally:
            publish_version(index, articles, 3)

    monkeypatch.setattr(Generation, "open", publish_meanwhile)
    with live.lease():
        pass

    with live.lease() as generation:
        assert generation.manifest.id == read_pointer(data).generation


def test_an_unreadable_pointer_leaves_the_served_generation_and_is_logged_once(
    live: LiveIndex, index: Index, data: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    only = index().manifest.id
    with live.lease():
        pass
    data.current.write_bytes(b"\x00")

    for _ in range(3):
        with live.lease() as generation:
            assert generation.manifest.id == only
    assert [r.levelname for r in caplog.records if r.levelno >= logging.ERROR] == ["ERROR"]


def test_a_damaged_first_generation_is_an_error_until_it_is_mended(
    live: LiveIndex, index: Index, data: DataFolder
) -> None:
    index()
    damage(data)
    for _ in range(2):
        with pytest.raises(DamagedGenerationError, match="pilcrow rollback"), live.lease():
            pass

    only = index(force=True).manifest.id
    with live.lease() as generation:
        assert generation.manifest.id == only


class Questions:
    """Threads that ask without pause, each of every generation that it is lent."""

    def __init__(
        self, live: LiveIndex, embedder: BagOfWordsEmbedder, versions: dict[str, str]
    ) -> None:
        self.errors: list[BaseException] = []
        self.asked = 0
        self._live = live
        self._embedder = embedder
        self._versions = versions
        self._turn = threading.Condition()
        self._stopped = False
        self._threads = [threading.Thread(target=self._ask) for _ in range(6)]

    def __enter__(self) -> Questions:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped = True
        for thread in self._threads:
            thread.join()

    def wait_for_one(self) -> None:
        """Wait until one more question is answered."""
        with self._turn:
            before = self.asked
            self._turn.wait_for(lambda: self.asked > before or bool(self.errors), timeout=30)

    def _ask(self) -> None:
        while not self._stopped:
            try:
                with self._live.lease() as generation:
                    found = text_of(generation, self._embedder)
                    assert found == {self._versions[generation.manifest.id]}
            except BaseException as error:  # the test reports it
                self.errors.append(error)
            with self._turn:
                self.asked += 1
                self._turn.notify_all()


def test_two_hundred_swaps_under_many_threads_break_no_question_and_leak_no_connection(
    live: LiveIndex,
    index: Index,
    articles: Path,
    data: DataFolder,
    embedder: BagOfWordsEmbedder,
    opened: list[Generation],
) -> None:
    names = [publish_version(index, articles, version) for version in range(2)]
    pointers = {}
    for name in names:
        manifest = (data.generations / name / "manifest.json").read_bytes()
        pointers[name] = Pointer(name, sha256(manifest).hexdigest(), names[1])
    versions = {name: f"version{version}" for version, name in enumerate(names)}
    with live.lease() as generation:
        assert generation.manifest.id == names[1]

    with Questions(live, embedder, versions) as questions:
        for swap in range(200):
            name = names[swap % 2]
            beside = data.current.with_name("beside")
            beside.write_bytes(pointers[name].to_bytes())
            beside.replace(data.current)
            with live.lease() as generation:
                assert generation.manifest.id == name
            if swap % 20 == 0:
                questions.wait_for_one()

    assert questions.errors == []
    assert [is_closed(generation) for generation in opened] == [True] * 200 + [False]
    live.close()
    assert is_closed(opened[-1])


def test_a_reader_that_is_lent_is_waited_for(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    build(data, Plan(default=articles), embedder)
    generation = Generation.open_current(data, embedder.name, readers=1)
    waiting, served = threading.Event(), threading.Event()

    def ask() -> None:
        waiting.set()
        with generation.reader():
            served.set()

    with generation.reader():
        thread = threading.Thread(target=ask)
        thread.start()
        waiting.wait()
        assert not served.is_set()
    thread.join()

    assert served.is_set()
    generation.close()
