"""Where what is added goes, and what it may replace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import FULL, Access
from bot.added import Added, NoSuchCollectionError
from bot.chat.cards.adding import LeftOut
from bot.chat.curating.shelving import Shelves, WrongCollectionError, collection_for
from bot.curation.holdings import Holdings
from bot.intake import Intake, NewArticle
from bot.language import text
from corpus import Skipped
from index.building import Plan, build
from index.folder import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

NEWS = Access(collections=frozenset({"news"}))


def article(article_id: str, title: str = "Title") -> NewArticle:
    return NewArticle(
        id=article_id, title=title, url=None, paragraphs=1, line=line(article_id, "Text.")
    )


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> DataFolder:
    """The operator's corpus has "ours" in the collection news, and "theirs" in vault."""
    folder = tmp_path / "corpus"
    write_lines(folder / "news", [line("ours", "Words of ours.")])
    write_lines(folder / "vault", [line("theirs", "Words of theirs.")])
    data = DataFolder(tmp_path / "data")
    build(data, Plan(default=folder), BagOfWordsEmbedder())
    return data


@pytest.fixture(name="shelves")
def _shelves(data: DataFolder) -> Iterator[Shelves]:
    index = LiveIndex(data, BagOfWordsEmbedder().name)
    yield Shelves(Added(data), Holdings(index))
    index.close()


def test_articles_are_sorted_by_whose_their_ids_are(data: DataFolder, shelves: Shelves) -> None:
    added = Added(data)
    added.put([article("kept")], "news")
    added.put([article("hidden")], "vault/deep")
    intake = Intake(
        articles=tuple(map(article, ["new", "ours", "theirs", "kept", "hidden"])),
        skipped=(Skipped(path="x.png", reason="is no article"),),
    )

    shelved = shelves.sort(intake, "news", NEWS, [LeftOut(name="y.txt", why="is gone")])

    addition = shelved.addition
    assert [each.id for each in addition.added] == ["new"]
    assert [each.id for each in addition.replaced] == ["ours", "kept"]
    assert shelved.replaces == {"ours"}
    taken = text("adding-taken")
    assert [(each.name, each.why) for each in addition.left_out] == [
        ("y.txt", "is gone"),
        ("x.png", "is no article"),
        ("Title", taken),
        ("Title", taken),
    ]


def test_operators_article_is_not_replaced_twice(data: DataFolder, shelves: Shelves) -> None:
    Added(data).put([article("ours")], "news", ["ours"])

    shelved = shelves.sort(Intake(articles=(article("ours"),), skipped=()), "news", NEWS)

    assert shelved.replaces == frozenset()
    assert [each.id for each in shelved.addition.replaced] == ["ours"]


def test_first_of_those_that_share_an_id_is_taken(shelves: Shelves) -> None:
    intake = Intake(articles=(article("a", "First"), article("a", "Second")), skipped=())

    addition = shelves.sort(intake, "", FULL).addition

    assert [each.title for each in addition.added] == ["First"]
    assert addition.left_out == (LeftOut(name="Second", why=text("adding-twice")),)


def test_all_is_new_when_nothing_is_indexed_yet(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    index = LiveIndex(data, BagOfWordsEmbedder().name)
    shelves = Shelves(Added(data), Holdings(index))

    addition = shelves.sort(Intake(articles=(article("a"),), skipped=()), "", FULL).addition

    assert [each.id for each in addition.added] == ["a"]


def test_article_whose_title_or_handle_is_the_id_is_another_one(
    data: DataFolder, shelves: Shelves
) -> None:
    index = LiveIndex(data, BagOfWordsEmbedder().name)
    held = Holdings(index).held("theirs", FULL)
    index.close()
    assert held is not None
    found = held.article
    intake = Intake(articles=(article(found.handle), article(found.title)), skipped=())

    assert len(shelves.sort(intake, "news", NEWS).addition.added) == 2


@pytest.mark.parametrize(
    ("typed", "collections", "meant"),
    [
        pytest.param(None, None, "", id="no-assignment"),
        pytest.param("/", None, "", id="top"),
        pytest.param(" minutes/2024 ", None, "minutes/2024", id="named"),
        pytest.param(None, {"news"}, "news", id="the-only-one"),
        pytest.param("news/local", {"news"}, "news/local", id="inside-one"),
        pytest.param("/", {"", "news"}, "", id="assigned-top"),
    ],
)
def test_collection_is_meant(typed: str | None, collections: set[str] | None, meant: str) -> None:
    access = Access(collections=None if collections is None else frozenset(collections))

    assert collection_for(typed, access) == meant


@pytest.mark.parametrize(
    ("typed", "collections", "key"),
    [
        pytest.param(None, set[str](), "adding-nowhere", id="none"),
        pytest.param(None, {"news", "minutes"}, "adding-which-collection", id="several"),
        pytest.param("vault", {"news"}, "adding-not-this-collection", id="another's"),
        pytest.param("newsroom", {"news"}, "adding-not-this-collection", id="begins-alike"),
        pytest.param("/", {"news"}, "adding-not-this-collection", id="top"),
    ],
)
def test_collection_is_refused(typed: str | None, collections: set[str], key: str) -> None:
    with pytest.raises(WrongCollectionError) as raised:
        collection_for(typed, Access(collections=frozenset(collections)))

    assert raised.value.text is not None
    assert raised.value.text.key == key


@given(st.text(max_size=40))
def test_whatever_is_typed_leads_out_of_no_collection(typed: str) -> None:
    try:
        name = collection_for(typed, NEWS)
    except (NoSuchCollectionError, WrongCollectionError):
        return
    assert name == "news" or name.startswith("news/")
    assert ".." not in name.split("/")
    assert "\\" not in name


def test_version_changes_with_what_an_article_says(tmp_path: Path) -> None:
    data, folder = DataFolder(tmp_path / "data"), tmp_path / "corpus"
    index = LiveIndex(data, BagOfWordsEmbedder().name)
    versions = []
    for words in ("One.", "One.", "Two."):
        write_lines(folder, [line("a", words, "Another."), line("b", words)])
        build(data, Plan(default=folder), BagOfWordsEmbedder())
        held = Holdings(index).held("a", FULL)
        assert held is not None
        versions.append(held.version)
    index.close()

    assert versions[0] == versions[1] != versions[2]
    assert Holdings(index).held("nonesuch", FULL) is None


def test_article_that_may_not_be_read_is_not_held(data: DataFolder) -> None:
    index = LiveIndex(data, BagOfWordsEmbedder().name)

    assert Holdings(index).held("theirs", NEWS) is None
    assert Holdings(index).held("ours", NEWS) is not None
    index.close()
