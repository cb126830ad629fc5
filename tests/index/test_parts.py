"""A part of a generation is a generation in which the other collections are not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.building import Plan, build
from index.generation import Generation
from index.generations import DataFolder
from index.parts import part_of
from index.query import Query
from index.scope import Scope
from index.search import search
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

NEWS = (
    line(
        "ferry",
        "“Our ferry sails at noon on every weekday,” Kestrel said.",
        "The harbour was dredged.",
        source="Quay Post",
        published_at="2022-10-14",
    ),
)
# A folder may have any name.
MINUTES = "ship's “minutes”; --"
HELD = (
    line("storm", "“Our ferry never sails in a hurricane,” said Ondine Kestrel.", "The harbour."),
    line("calm", "“The harbour is calm,” said Ondine Kestrel.", "The harbour was dredged again."),
)


@pytest.fixture(name="live", scope="module")
def _live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    folder = tmp_path_factory.mktemp("parts")
    write_lines(folder / "corpus" / "news", NEWS)
    write_lines(folder / "corpus" / MINUTES, HELD)
    for number in range(20):
        text = f"Nothing of note happened in year {number}."
        write_lines(folder / "corpus" / "old" / f"{number}", [line(f"old-{number}", text)])
    data, embedder = DataFolder(folder / "data"), BagOfWordsEmbedder()
    build(data, Plan(default=folder / "corpus"), embedder)
    live = LiveIndex(data, embedder.name)
    yield live
    live.close()


@pytest.fixture(name="whole")
def _whole(live: LiveIndex) -> Iterator[Generation]:
    with live.lease() as generation:
        yield generation


@pytest.fixture(name="news")
def _news(live: LiveIndex) -> Iterator[Generation]:
    with live.lease("news".__eq__) as generation:
        yield generation


def test_all_collections_are_the_generation_itself(live: LiveIndex, whole: Generation) -> None:
    with live.lease(lambda _: True) as generation:
        assert generation is whole


def test_part_is_made_once_when_it_is_asked_for_again(whole: Generation, news: Generation) -> None:
    assert part_of(whole, "news".__eq__) is news
    assert part_of(whole, {"news", "none"}.__contains__) is news


def test_parts_that_are_not_asked_for_are_forgotten(whole: Generation) -> None:
    for number in range(20):
        part_of(whole, f"old/{number}".__eq__)

    assert len(whole.parts) == 16
    assert frozenset({"old/19"}) in whole.parts


def test_counts_are_those_of_the_collection(whole: Generation, news: Generation) -> None:
    counts = news.manifest.counts

    assert (counts.articles, counts.paragraphs, counts.statements, counts.skipped) == (1, 2, 1, 0)
    assert counts.passages == 2
    assert news.manifest.id == whole.manifest.id
    assert news.collections == {"news": 1}


def test_collection_of_any_name_is_a_part(live: LiveIndex) -> None:
    with live.lease(MINUTES.__eq__) as part, part.reader() as reader:
        assert part.collections == {MINUTES: 2}
        assert [person.name for person in reader.store.people()] == ["Ondine Kestrel"]


def test_words_are_counted_in_the_collection(whole: Generation, news: Generation) -> None:
    words = ["harbour", "hurricane", "ferry", "again"]
    with news.reader() as reader, whole.reader() as all_of_it:
        here, everywhere = reader.words.frequencies(words), all_of_it.words.frequencies(words)

    assert here == {"harbour": 2, "hurricane": 0, "ferry": 2, "again": 0}
    assert everywhere["hurricane"] > 0


@pytest.mark.parametrize("query", ["harbour", "hurricane", "ferry hurricane harbour"])
def test_search_finds_nothing_else_in_any_scope(news: Generation, query: str) -> None:
    for scope in (Scope(), Scope(sources=frozenset({"Quay Post"}))):
        found = search(news, BagOfWordsEmbedder(), Query(text=query), 20, scope)

        assert {hit.paragraph.article.id for hit in found.hits} == {"ferry"}


def test_phrases_are_held_by_nothing_else(news: Generation, whole: Generation) -> None:
    with news.reader() as reader, whole.reader() as all_of_it:
        held = reader.words.holding(["the", "harbour"], 1)

        assert reader.words.holding(["never", "sails"], 5) == []
        assert len(held) == 1
        assert set(held) < set(all_of_it.words.holding(["the", "harbour"], 50))


@pytest.mark.parametrize("article", ["storm", "calm", "old-3"])
def test_store_has_no_other_article(news: Generation, whole: Generation, article: str) -> None:
    with whole.reader() as reader:
        (first, *_) = reader.store.paragraphs_between(article, 1, 9)
        person = next((each.key for each in reader.store.people()), 0)
    with news.reader() as reader:
        store = reader.store

        assert store.article(article) is None
        assert store.articles_like(article, 9) == []
        assert store.paragraphs_between(article, 1, 9) == []
        assert store.paragraphs_by_key([first.key]) == {}
        assert store.statements_in([first.key]) == []
        assert {each.paragraph for each in store.statements_of(person)}.isdisjoint({first.key})
        assert [each.id for each in store.latest(9, 0)] == ["ferry"]
        assert list(store.article_fingerprints()) == ["ferry"]


def test_speaker_has_the_name_that_the_collection_has(news: Generation, whole: Generation) -> None:
    with news.reader() as reader, whole.reader() as all_of_it:
        (person,) = reader.store.people()
        (record,) = reader.store.statements_of(person.key)
        (joined,) = all_of_it.store.people()

    assert (joined.name, joined.statements) == ("Ondine Kestrel", 3)
    assert (person.name, person.forms, person.statements) == ("Kestrel", ("Kestrel",), 1)
    assert (person.key, record.statement.speaker) == (joined.key, "Kestrel")


def test_scopes_tell_of_nothing_else(news: Generation) -> None:
    with news.reader() as reader:
        table = news.scopes(reader.store)

        assert table.outlets == (("Quay Post", 1),)
        assert [day.isoformat() for day in table.days] == ["2022-10-14"]
        assert news.select(Scope(sources=frozenset({"The Lantern"})), reader.store).keys == ()  # type: ignore[union-attr]


def test_threads_share_a_part(live: LiveIndex) -> None:
    def ask(number: int) -> tuple[str, ...]:
        wanted = "news" if number % 2 else MINUTES
        with live.lease(wanted.__eq__) as part:
            found = search(part, BagOfWordsEmbedder(), Query(text="the harbour ferry"), 9)
        return tuple(sorted({hit.paragraph.article.id for hit in found.hits}))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, range(40)))

    assert set(found[::2]) == {("calm", "storm")}
    assert set(found[1::2]) == {("ferry",)}


def test_part_is_read_to_the_end_while_another_generation_comes(tmp_path: Path) -> None:
    data, embedder = DataFolder(tmp_path / "data"), BagOfWordsEmbedder()
    write_lines(tmp_path / "corpus" / "news", NEWS)
    write_lines(tmp_path / "corpus" / "minutes", HELD)
    plan = Plan(default=tmp_path / "corpus")
    build(data, plan, embedder)
    live = LiveIndex(data, embedder.name)
    with live.lease("news".__eq__) as before:
        write_lines(tmp_path / "corpus" / "news", [line("bees", "Bees hum beside the mill.")])
        build(data, plan, embedder)
        with live.lease("news".__eq__) as after, after.reader() as reader:
            assert [each.id for each in reader.store.latest(9, 0)] == ["bees"]
        with before.reader() as reader:
            assert [each.id for each in reader.store.latest(9, 0)] == ["ferry"]
    live.close()
