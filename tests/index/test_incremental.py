"""A run after a change makes what a full one would have made, and looks only at what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import Article, Limits, Statement, find_statements, read_corpus
from index import rules, writing
from index.building import Plan, Report, build
from index.documents import fingerprint_of_article
from index.generation import Generation
from index.generations import STORE_FILE, VECTORS_FILE, DataFolder, current_manifest
from index.known import read_known
from index.passages import passages_of
from index.store import Store
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]
SAMPLES = Path(corpus.__file__).parent / "articles"

SENTENCES = (
    "“We waited nine years for this,” said Maude Orsel, the mayor.",
    "Orsel said the harbour was full.",
    "“It is over,” she said.",
    "According to Ada Quill, the ferry sank on Monday.",
    "Quill, who was there, told the Bay Post: “Nobody came.”",
    "The council voted to dredge it. It rained all day. Boats stayed out.",
    "“Never,” the fisherman’s union said in a statement, “have we seen so few.”",
    "“Who pays?”",
    "Read more: The ferry that sank",
    "Bo Quill denied that.",
)
Texts = Mapping[str, list[str]]

paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
edits = st.dictionaries(st.sampled_from("abcdef"), paragraphs | st.none(), max_size=3)


def write(folder: Path, texts: Texts) -> None:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    # One that differs from all others: a corpus in which every text recurs has no articles.
    for name, blocks in {**texts, "g": ["Nobody in Tarn remembers such a summer."]}.items():
        line = json.dumps({"id": name, "title": f"Report {name}", "paragraphs": blocks})
        (folder / f"{name}.jsonl").write_text(line, encoding="utf-8")


def files_of(data: DataFolder) -> dict[str, bytes]:
    folder = data.generations / current_manifest(data).id
    return {name: (folder / name).read_bytes() for name in (STORE_FILE, VECTORS_FILE)}


@settings(max_examples=25, deadline=None)
@given(
    first=st.dictionaries(st.sampled_from("abcdef"), paragraphs, min_size=1),
    then=st.lists(edits, max_size=4),
)
def test_after_any_edits_a_generation_is_to_the_byte_that_of_a_full_run(
    first: dict[str, list[str]], then: list[dict[str, list[str] | None]]
) -> None:
    texts = dict(first)
    with TemporaryDirectory() as place:
        articles, data = Path(place) / "articles", DataFolder(Path(place) / "data")
        write(articles, texts)
        plan = Plan(default=articles, aliases=Path(place) / "aliases.txt")
        build(data, plan, BagOfWordsEmbedder())
        for edit in then:
            changed = {**texts, **edit}
            texts = {key: value for key, value in changed.items() if value} or texts
            write(articles, texts)
            build(data, plan, BagOfWordsEmbedder())
        incremental = files_of(data)
        build(data, replace(plan, force=True), BagOfWordsEmbedder())
        fresh = DataFolder(Path(place) / "fresh")
        build(fresh, plan, BagOfWordsEmbedder())

        assert incremental == files_of(data) == files_of(fresh)


def test_the_samples_come_out_of_a_store_as_they_were_found(
    data: DataFolder, embedder: BagOfWordsEmbedder
) -> None:
    build(data, Plan(default=SAMPLES), embedder)
    articles = read_corpus([SAMPLES], Limits()).articles
    path = data.generations / current_manifest(data).id / STORE_FILE
    with closing(Store(path)) as store:
        known = read_known(store, {each.id: fingerprint_of_article(each) for each in articles})

    assert known.statements == {each.id: find_statements(each) for each in articles}
    assert known.spans == {each.id: spans_of(each) for each in articles}
    assert sum(map(len, known.statements.values())) > 100


def spans_of(article: Article) -> dict[int, list[object]]:
    body = [paragraph for paragraph in article.paragraphs if paragraph.mark is None]
    return {each.number: list(passages_of(each.text)) for each in body if passages_of(each.text)}


@pytest.fixture(name="looked_at")
def _looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that are searched for statements from now on."""
    ids: list[str] = []

    def find(article: Article) -> list[Statement]:
        ids.append(article.id)
        return find_statements(article)

    monkeypatch.setattr(writing, "find_statements", find)
    return ids


def test_only_what_changed_is_looked_at_again(
    index: Index, articles: Path, looked_at: list[str]
) -> None:
    index()
    assert looked_at == ["harbour", "lanterns"]
    looked_at.clear()
    (articles / "lanterns.txt").write_text("Lanterns\n\nNobody came.", encoding="utf-8")
    (articles / "added.txt").write_text("Added\n\n“It rained,” said Bo Quill.", encoding="utf-8")

    index()

    assert looked_at == ["added", "lanterns"]


def test_other_rules_look_at_everything_again(
    index: Index, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    index()
    looked_at.clear()
    monkeypatch.setattr("index.building.digest_of_rules", lambda: "better rules")

    assert index().published
    assert looked_at == ["harbour", "lanterns"]


def test_another_model_embeds_all_but_looks_at_nothing_again(
    data: DataFolder, index: Index, articles: Path, looked_at: list[str]
) -> None:
    index()
    looked_at.clear()
    other = BagOfWordsEmbedder("other")

    report = build(data, Plan(default=articles), other)

    assert looked_at == []
    assert (report.embedded, other.embedded, report.added) == (4, 4, 0)


def test_what_is_carried_over_comes_from_the_newest_whole_generation(
    data: DataFolder, index: Index, articles: Path, looked_at: list[str]
) -> None:
    index()
    (articles / "added.txt").write_text("Added\n\nIt rained.", encoding="utf-8")
    second = index().manifest.id
    (data.generations / second / STORE_FILE).write_bytes(b"torn")
    looked_at.clear()

    report = index()

    assert looked_at == ["added"]
    assert (report.published, report.embedded, report.added) == (True, 1, 1)


def test_a_run_that_is_forced_looks_at_everything_but_embeds_nothing_again(
    index: Index, embedder: BagOfWordsEmbedder, looked_at: list[str]
) -> None:
    index()
    looked_at.clear()
    embedder.embedded = 0

    index(force=True)

    assert looked_at == ["harbour", "lanterns"]
    assert embedder.embedded == 0


def test_the_rules_change_with_the_code_and_with_python(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules.digest_of_rules()
    assert rules.digest_of_rules() == before

    monkeypatch.setattr("index.rules.sys.version", "3.99")
    assert rules.digest_of_rules() != before


def test_a_removed_article_is_in_no_file_of_the_next_generation(
    data: DataFolder, index: Index, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    index()
    data.removed.write_text("lanterns\n", encoding="utf-8")

    report = index()

    assert (report.published, report.removed, report.changed) == (True, 1, 0)
    assert [name for name, content in files_of(data).items() if b"1874" in content] == []
    generation = Generation.open_current(data, embedder.name)
    with generation.reader() as reader:
        assert reader.store.article("lanterns") is None
    generation.close()

    data.removed.unlink()
    assert index().added == 1


def test_an_added_article_takes_the_place_of_a_removed_one(data: DataFolder, index: Index) -> None:
    index()
    data.removed.write_text("lanterns\n", encoding="utf-8")
    data.articles.mkdir()
    line = json.dumps({"id": "lanterns", "title": "Lanterns", "paragraphs": ["It was dark."]})
    (data.articles / "lanterns.jsonl").write_text(line, encoding="utf-8")

    report = index()

    assert (report.changed, report.removed, report.manifest.counts.articles) == (1, 0, 2)
    assert report.skipped == ()
