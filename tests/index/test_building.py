"""A re-index: what is published, carried over, counted and refused."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from corpus import Limits
from index.building import Plan, Report, build, remembered_paths
from index.durable import digest_of
from index.errors import NothingToIndexError, StoreWriteError
from index.generation import Generation
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    current_manifest,
    rollback,
)
from index.manifest import FORMAT, OLDEST_FORMAT
from index.progress import Phase
from index.query import Query
from index.search import search
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]


def test_a_first_run_publishes_everything(index: Index) -> None:
    report = index()

    assert (report.published, report.added, report.reused) == (True, 2, 0)
    assert report.manifest.counts.paragraphs == 4


def test_an_unchanged_corpus_publishes_nothing(index: Index, embedder: BagOfWordsEmbedder) -> None:
    first = index()
    embedded = embedder.embedded

    again = index()

    assert (again.published, again.manifest.id) == (False, first.manifest.id)
    assert embedder.embedded == embedded


def test_only_changed_text_is_embedded_again(
    index: Index, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    index()
    embedder.embedded = 0
    path = articles / "lanterns.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("1874", "1875"), encoding="utf-8")

    report = index()

    assert (report.changed, report.added, report.removed) == (1, 0, 0)
    assert (report.embedded, report.reused, embedder.embedded) == (1, 3, 1)


def test_carried_vectors_are_those_of_a_fresh_run(
    data: DataFolder, index: Index, articles: Path, embedder: BagOfWordsEmbedder, tmp_path: Path
) -> None:
    index()
    (articles / "added.txt").write_text("Added\n\nA new paragraph.", encoding="utf-8")
    index()
    fresh = DataFolder(tmp_path / "fresh")
    build(fresh, Plan(default=articles), embedder)

    carried, anew = (Generation.open_current(folder, embedder.name) for folder in (data, fresh))
    rows = list(range(len(anew.vectors)))

    assert np.array_equal(carried.vectors.rows(rows), anew.vectors.rows(rows))
    carried.close()
    anew.close()


def test_force_builds_a_generation_all_the_same(index: Index) -> None:
    first = index().manifest.id

    assert index(force=True).manifest.id > first


def test_weights_that_changed_under_the_same_name_are_not_mixed(
    data: DataFolder, index: Index, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index()
    (articles / "added.txt").write_text("Added\n\nA new paragraph.", encoding="utf-8")
    other = BagOfWordsEmbedder()
    monkeypatch.setattr(other, "weights", lambda: "other")

    report = build(data, Plan(default=articles), other)

    assert report.reused == 0


@pytest.mark.parametrize("force", [False, True])
def test_weights_that_changed_under_an_unchanged_corpus_are_seen(
    data: DataFolder, index: Index, articles: Path, force: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    index()
    other = BagOfWordsEmbedder()
    monkeypatch.setattr(other, "weights", lambda: "other")

    report = build(data, Plan(default=articles, force=force), other)

    assert report.published
    assert (report.reused, other.embedded) == (0, 4)


def test_a_removed_article_leaves_no_trace_in_the_new_generation(
    data: DataFolder, index: Index, articles: Path
) -> None:
    index()
    (articles / "lanterns.txt").unlink()

    report = index()

    folder = data.generations / report.manifest.id
    assert report.removed == 1
    assert [f.name for f in folder.iterdir() if b"1874" in f.read_bytes()] == []


def test_an_empty_corpus_never_replaces_a_full_one(
    data: DataFolder, index: Index, articles: Path
) -> None:
    first = index().manifest.id
    for path in articles.iterdir():
        path.unlink()

    with pytest.raises(NothingToIndexError, match="PILCROW_CORPUS"):
        index()
    assert current_manifest(data).id == first


def test_where_everything_is_skipped_the_error_has_the_reasons(
    index: Index, articles: Path
) -> None:
    for path in articles.iterdir():
        path.write_bytes(b"")

    with pytest.raises(NothingToIndexError, match="2 files were skipped") as caught:
        index()
    assert [(Path(s.path).name, s.reason) for s in caught.value.skipped] == [
        ("harbour.txt", "is empty"),
        ("lanterns.txt", "is empty"),
    ]


def test_an_unchanged_corpus_is_published_again_where_the_current_generation_is_of_another_model(
    data: DataFolder, index: Index, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    build(data, Plan(default=articles), BagOfWordsEmbedder("other"))
    index()
    rollback(data)

    assert index().published
    Generation.open_current(data, embedder.name).close()


@pytest.mark.parametrize("name", [STORE_FILE, VECTORS_FILE])
def test_an_unchanged_corpus_is_published_again_where_the_current_generation_is_damaged(
    data: DataFolder, index: Index, embedder: BagOfWordsEmbedder, name: str
) -> None:
    (data.generations / index().manifest.id / name).write_bytes(b"torn")

    assert index().published
    Generation.open_current(data, embedder.name).close()


def test_an_unchanged_corpus_is_published_again_where_the_current_generation_is_of_another_format(
    data: DataFolder, index: Index, articles: Path
) -> None:
    first = index().manifest.id
    (articles / "added.txt").write_text("Added\n\nA new paragraph.", encoding="utf-8")
    index()
    rollback(data)
    path = data.generations / first / MANIFEST_FILE
    older = f'"format": {OLDEST_FORMAT - 1}'
    path.write_text(path.read_text().replace(f'"format": {FORMAT}', older))
    point = json.loads(data.current.read_text())
    data.current.write_text(json.dumps({**point, "manifest_sha256": digest_of(path)}))

    assert index().published


def test_after_a_rollback_an_unchanged_corpus_names_what_was_rolled_back_from(
    data: DataFolder, index: Index, articles: Path
) -> None:
    first = index().manifest.id
    (articles / "added.txt").write_text("Added\n\nA new paragraph.", encoding="utf-8")
    second = index().manifest.id
    rollback(data)

    report = index()

    assert (report.published, report.manifest.id, report.rolled_back) == (False, first, second)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as a full disk would not."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_full_disk_while_the_store_is_written_is_one_error_and_leaves_no_folder(
    data: DataFolder, index: Index, articles: Path
) -> None:
    first = index().manifest.id
    text = "".join(f"\n\nParagraph {number} has words." for number in range(2000))
    (articles / "long.txt").write_text(f"Long{text}", encoding="utf-8")

    with (
        files_of_at_most(60_000),
        pytest.raises(StoreWriteError, match=rf"{STORE_FILE} cannot be written .*Check the disk"),
    ):
        index()
    assert [folder.name for folder in data.generations.iterdir()] == [first]


def test_a_bad_file_is_counted_and_the_run_goes_on(index: Index, articles: Path) -> None:
    (articles / "photo.txt").write_bytes(b"\x89PNG\x00\x00\x01\xff" * 40)

    report = index()

    assert [Path(item.path).name for item in report.skipped] == ["photo.txt"]
    assert report.manifest.counts.skipped == 1


def test_a_run_that_fails_leaves_no_folder(
    data: DataFolder, index: Index, embedder: BagOfWordsEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(embedder, "embed_passages", fail)

    with pytest.raises(MemoryError):
        index()
    assert list(data.generations.iterdir()) == []


def test_named_paths_are_remembered(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    paths = (str(articles / "harbour.txt"),)
    build(data, Plan(default=articles, paths=paths), embedder)

    assert remembered_paths(data) == paths
    assert current_manifest(data).counts.articles == 1


def test_paths_are_remembered_also_where_they_hold_what_the_last_ones_held(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder, tmp_path: Path
) -> None:
    build(data, Plan(default=articles), embedder)
    copy = shutil.copytree(articles, tmp_path / "copy")

    build(data, Plan(default=articles, paths=(str(copy),)), embedder)

    assert remembered_paths(data) == (str(copy),)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows any bytes in a name")
def test_a_folder_may_have_a_name_of_any_bytes(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    odd = articles.with_name("odd-\udcff")
    articles.rename(odd)

    build(data, Plan(default=articles, paths=(str(odd),)), embedder)

    assert remembered_paths(data) == (str(odd),)


def test_articles_added_from_discord_are_always_indexed_too(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    data.articles.mkdir(parents=True)
    (data.articles / "sent.txt").write_text("Sent\n\nFrom a channel.", encoding="utf-8")

    report = build(data, Plan(default=articles / "harbour.txt"), embedder)

    assert report.manifest.counts.articles == 2


def test_progress_goes_through_every_phase_to_its_end(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    told: list[tuple[Phase, int, int]] = []

    build(data, Plan(default=articles), embedder, lambda *step: told.append(step))

    last = {phase: (done, total) for phase, done, total in told}
    assert list(last) == list(Phase)
    assert all(done == total for done, total in last.values())


def test_other_limits_make_another_generation(
    data: DataFolder, index: Index, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    index()

    report = build(data, Plan(default=articles, limits=Limits(max_article_chars=100)), embedder)

    assert report.published
    assert len(report.skipped) > 0


def test_marked_paragraphs_keep_their_place_and_are_never_found(
    data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    (articles / "ad.txt").write_text(
        "Ferry stops\n\nThe ferry stopped.\n\nDON'T MISS: Ferry secrets [INSIGHT]\n\nIt sank.",
        encoding="utf-8",
    )
    build(data, Plan(default=articles), embedder)
    generation = Generation.open_current(data, embedder.name)

    hits = search(generation, embedder, Query(text="ferry secrets insight"), 10).hits
    with generation.reader() as reader:
        (kept,) = reader.store.paragraphs_between("ad", 2, 2)

    assert kept.mark is not None
    assert ("ad", 2) not in {(h.paragraph.article.id, h.paragraph.number) for h in hits}
    generation.close()
