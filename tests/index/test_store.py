"""The store: what is written is what is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import (
    Article,
    Evidence,
    Mark,
    Paragraph,
    Person,
    Statement,
    StatementKind,
    handle_of,
)
from index.passages import Span
from index.store import Passage, PersonRecord, StatementRecord, Store
from index.store_writer import StoreWriter

LONG_ID = "https://example.org/news/#/2024/" + "a#b" * 76 + "##"

ARTICLES = (
    Article(
        id=LONG_ID,
        title="Ferry stops",
        paragraphs=(
            Paragraph(number=1, text="  The ferry stopped.\n"),
            Paragraph(number=2, text="READ MORE", mark=Mark.READ_MORE),
            Paragraph(number=3, text="“We waited,” said Maude Orsel."),
        ),
        source="Tarn Gazette",
        published_at="2024-05-01",
        url="https://example.org/ferry",
        author="Ada Quill",
        collection="news/local",
    ),
    Article(id="école", title="Österreich", paragraphs=(Paragraph(number=1, text="Ein Haus."),)),
    Article(
        id="stop",
        title="The stop",
        paragraphs=(Paragraph(number=4, text="100% of it."),),
        published_at="2024-06-01T08:00:00Z",
    ),
)
STATEMENT = Statement(
    paragraph=3,
    start=1,
    end=11,
    kind=StatementKind.DIRECT,
    speaker="Maude Orsel",
    speaker_text="Maude Orsel",
    cue="said",
    confidence=0.9,
    evidence=Evidence.NAME,
)
UNATTRIBUTED = Statement(
    paragraph=3,
    start=2,
    end=5,
    kind=StatementKind.PARTIAL,
    speaker=None,
    speaker_text=None,
    cue=None,
    confidence=0.0,
    evidence=Evidence.NOTHING,
)
PEOPLE = (
    Person("Maude Orsel", ("Orsel", "Mayor Maude Orsel")),
    Person("Ada Quill", ("Ada Quill",)),
    Person("Bo Quill", ("Bo Quill",)),
)
PASSAGE = Passage(row=0, paragraph=3, span=Span(1, 11), fingerprint=b"f" * 32)


@contextmanager
def stored(path: Path, articles: Sequence[Article]) -> Iterator[Store]:
    """Write `articles` to a store and open it; `ARTICLES` with people and a passage."""
    writer = StoreWriter()
    for article in articles:
        keys = writer.add_article(article, article.id.encode(errors="replace"))
        for paragraph in article.paragraphs:
            writer.add_words(keys[paragraph.number], paragraph.text, "", article.title, "")
    if articles is ARTICLES:
        people = [
            writer.add_person(person, count)
            for person, count in zip(PEOPLE, (1, 0, 2), strict=True)
        ]
        writer.add_statement(3, STATEMENT, people[0])
        writer.add_statement(3, UNATTRIBUTED, None)
        writer.add_passages([PASSAGE])
    path.write_bytes(writer.content())
    writer.close()
    store = Store(path)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture(name="store", scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("store") / "corpus.sqlite", ARTICLES) as store:
        yield store


def read_back(store: Store, article_id: str) -> Article | None:
    """Rebuild an article from its records."""
    record = store.article(article_id)
    if record is None:
        return None
    paragraphs = store.paragraphs_between(article_id, 1, 10**9)
    assert all(paragraph.article == record for paragraph in paragraphs)
    assert record.length == len(paragraphs)
    return Article(
        id=record.id,
        title=record.title,
        paragraphs=tuple(Paragraph(number=p.number, text=p.text, mark=p.mark) for p in paragraphs),
        source=record.source,
        published_at=record.published_at,
        url=record.url,
        author=record.author,
        collection=record.collection,
    )


CHARACTERS = st.characters(exclude_categories=["Cs"])
STORABLE = st.text(CHARACTERS)
OPTIONAL = st.none() | STORABLE


@st.composite
def articles(draw: st.DrawFn) -> Article:
    numbers = draw(st.lists(st.integers(1, 10**6), unique=True, max_size=5).map(sorted))
    return Article(
        id=draw(st.text(CHARACTERS, min_size=1, max_size=262)),
        title=draw(STORABLE),
        paragraphs=tuple(
            Paragraph(number=n, text=draw(STORABLE), mark=draw(st.none() | st.sampled_from(Mark)))
            for n in numbers
        ),
        source=draw(OPTIONAL),
        published_at=draw(st.none() | st.dates().map(str)),
        url=draw(OPTIONAL),
        author=draw(OPTIONAL),
        collection=draw(STORABLE),
    )


@settings(max_examples=60, deadline=None)
@given(drawn=st.lists(articles(), min_size=1, max_size=4, unique_by=lambda article: article.id))
def test_an_article_comes_back_as_it_was(drawn: list[Article]) -> None:
    with TemporaryDirectory() as folder, stored(Path(folder) / "corpus.sqlite", drawn) as store:
        assert [read_back(store, article.id) for article in drawn] == drawn
        assert [read_back(store, handle_of(article.id)) for article in drawn] == drawn


def test_an_id_of_262_characters_with_hashes_in_it_is_found_by_itself_and_by_its_handle(
    store: Store,
) -> None:
    assert len(LONG_ID) == 262
    assert read_back(store, LONG_ID) == read_back(store, handle_of(LONG_ID)) == ARTICLES[0]


def test_a_handle_is_short_enough_for_discord(store: Store) -> None:
    record = store.article(LONG_ID)

    assert record is not None
    assert record.handle == handle_of(LONG_ID)
    assert len(record.handle) == 16


@pytest.mark.parametrize("article_id", ["", "missing", LONG_ID[:-1], "STOP", "st%", "' OR 1=1 --"])
def test_an_id_that_is_none_finds_nothing(store: Store, article_id: str) -> None:
    assert store.article(article_id) is None
    assert store.paragraphs_between(article_id, 1, 9) == []


@pytest.mark.parametrize("name", [LONG_ID, handle_of(LONG_ID)], ids=["id", "handle"])
def test_a_paragraph_is_found_by_its_number(store: Store, name: str) -> None:
    (found,) = store.paragraphs_between(name, 2, 2)

    assert (found.number, found.text, found.mark) == (2, "READ MORE", Mark.READ_MORE)
    assert store.paragraphs_by_key([found.key]) == {found.key: found}


@pytest.mark.parametrize("number", [0, -1, 4, 10**18])
def test_a_number_that_the_article_lacks_finds_nothing(store: Store, number: int) -> None:
    assert store.paragraphs_between(LONG_ID, number, number) == []


def test_paragraphs_between_are_those_that_there_are_in_order(store: Store) -> None:
    def numbers(first: int, last: int) -> list[int]:
        return [p.number for p in store.paragraphs_between(LONG_ID, first, last)]

    assert numbers(2, 3) == [2, 3]
    assert numbers(-5, 99) == [1, 2, 3]
    assert numbers(3, 2) == []


def test_no_keys_find_nothing(store: Store) -> None:
    assert store.paragraphs_by_key([]) == {}
    assert store.passages_of([]) == []
    assert store.passages_at([]) == {}


def test_a_passage_comes_back_as_it_was(store: Store) -> None:
    assert store.passages_of([3, 1]) == [PASSAGE]
    assert store.passages_at([0, 7]) == {0: PASSAGE}
    assert store.passage_rows() == {PASSAGE.fingerprint: 0}


def test_a_statement_comes_back_as_it_was(store: Store) -> None:
    (found,) = store.statements_of(1)

    assert found == StatementRecord(paragraph=3, statement=STATEMENT, person=1)
    assert store.statements_of(2) == store.statements_of(99) == []


def test_the_statements_of_paragraphs_are_all_that_they_hold_in_order(store: Store) -> None:
    unattributed = StatementRecord(paragraph=3, statement=UNATTRIBUTED, person=None)

    assert store.statements_in([5, 3, 3]) == [*store.statements_of(1), unattributed]
    assert store.statements_in([1, 2]) == store.statements_in([]) == []


def test_more_keys_can_be_asked_for_than_sqlite_takes_values(store: Store) -> None:
    keys = range(70_000, -1, -1)

    assert store.statements_in(keys) == store.statements_in([3])
    assert store.paragraphs_by_key(keys) == store.paragraphs_by_key([1, 2, 3, 4, 5])
    assert store.passages_of(keys) == [PASSAGE]
    assert store.passages_at(keys) == {0: PASSAGE}


@pytest.mark.parametrize(
    ("sources", "keys", "found"),
    [
        pytest.param({"Tarn Gazette"}, range(40_000), {1, 2, 3}, id="all of one outlet"),
        pytest.param({"Tarn Gazette", "Nobody"}, [3, 4, 99], {3}, id="some"),
        pytest.param({"tarn gazette"}, [1, 2, 3], set(), id="spelt otherwise"),
        pytest.param(set(), [1, 2, 3], set(), id="no outlet"),
        pytest.param({"Tarn Gazette"}, [], set(), id="no paragraphs"),
    ],
)
def test_paragraphs_from_outlets_are_those_whose_article_is(
    store: Store, sources: set[str], keys: Sequence[int], found: set[int]
) -> None:
    assert store.paragraphs_from(sources, keys) == found


def test_people_come_by_their_statements_then_by_name_with_the_most_used_form_first(
    store: Store,
) -> None:
    assert store.people() == [
        PersonRecord(key=3, name="Bo Quill", forms=("Bo Quill",), statements=2),
        PersonRecord(key=1, name="Maude Orsel", forms=PEOPLE[0].forms, statements=1),
        PersonRecord(key=2, name="Ada Quill", forms=("Ada Quill",), statements=0),
    ]


def test_fingerprints_are_by_id(store: Store) -> None:
    assert store.article_fingerprints() == {a.id: a.id.encode() for a in ARTICLES}


def test_the_date_range_is_from_the_first_to_the_last(store: Store, tmp_path: Path) -> None:
    assert store.date_range() == ("2024-05-01", "2024-06-01T08:00:00Z")
    with stored(tmp_path / "undated.sqlite", ARTICLES[1:2]) as undated:
        assert undated.date_range() == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("stop", ["stop", LONG_ID], id="the newest first"),
        pytest.param("FERRY", [LONG_ID], id="upper case"),
        pytest.param("Ferry st", [LONG_ID], id="the beginning of the title"),
        pytest.param("example.org", [LONG_ID], id="part of the id"),
        pytest.param("%", [], id="a wildcard is a character"),
        pytest.param("_", [], id="so is the other"),
        pytest.param("Öst", ["école"], id="not ASCII"),
        pytest.param("ÉCOLE", ["école"], id="an id that is not ASCII"),
    ],
)
def test_articles_are_found_by_a_part_of_title_or_id(
    store: Store, text: str, expected: list[str]
) -> None:
    assert [article.id for article in store.articles_like(text, 9)] == expected


def test_no_more_articles_than_the_limit_are_found(store: Store) -> None:
    assert len(store.articles_like("", 2)) == 2
    assert len(store.articles_like("", 9)) == 3


def test_a_title_that_begins_with_the_text_comes_before_one_that_holds_it(tmp_path: Path) -> None:
    holding = Article(id="a", title="At the stop", paragraphs=(), published_at="2025-01-01")
    beginning = Article(id="b", title="Stop", paragraphs=(), published_at="2020-01-01")
    with stored(tmp_path / "corpus.sqlite", [holding, beginning]) as store:
        assert [article.id for article in store.articles_like("stop", 9)] == ["b", "a"]


def test_a_store_that_is_open_cannot_be_written(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("DELETE FROM articles")


def test_a_store_reads_on_after_its_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "corpus.sqlite"
    with stored(path, ARTICLES) as store:
        path.unlink()

        assert read_back(store, LONG_ID) == ARTICLES[0]


@pytest.mark.parametrize("name", ["a b.sqlite", "100%.sqlite", "what?.sqlite", "#1.sqlite", "é.db"])
def test_a_path_may_hold_any_character(tmp_path: Path, name: str) -> None:
    with stored(tmp_path / name, ARTICLES) as store:
        (found,) = store.paragraphs_between("stop", 4, 4)

    assert found.text == "100% of it."


def test_two_articles_with_one_id_are_refused() -> None:
    writer = StoreWriter()
    writer.add_article(ARTICLES[1], b"")

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        writer.add_article(ARTICLES[1], b"")
    writer.close()
