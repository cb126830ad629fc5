"""A re-index: what is published, carried over, counted and refused."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus import Limits
from index.building import Plan, Report, build, remembered_paths
from index.errors import NothingToIndexError
from index.generation import Generation
from index.generations import DataFolder, current_manifest
from index.progress import Phase
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
    assert list(last) == [Phase.READING, Phase.WRITING, Phase.EMBEDDING, Phase.PUBLISHING]
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

    hits = search(generation, "ferry secrets", embedder.embed_query("ferry secrets insight"), 10)
    with generation.reader() as reader:
        kept = reader.store.paragraph("ad", 2)

    assert kept is not None
    assert kept.mark is not None
    assert ("ad", 2) not in {(h.paragraph.article.id, h.paragraph.number) for h in hits}
    generation.close()
