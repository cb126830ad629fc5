"""What a scope leaves out is never found, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.generation import Generation
from index.query import Query
from index.scope import Scope, ScopeTable, Selection
from index.search import search
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import indexed, line

FIRST = date(2023, 10, 1)
OUTLETS = (None, "The Lantern", "Quay Post", "Tarn Weekly - Sport")
DAYS = (None, *(FIRST + timedelta(days=number) for number in range(4)))
SENTENCE = "The council voted to dredge the harbour on wet evening number {}."

days = st.none() | st.sampled_from(DAYS[1:])
scopes = st.builds(
    Scope, sources=st.frozensets(st.sampled_from([*OUTLETS[1:], "Nobody"])), since=days, until=days
)
# Each article's outlet, its day, and how many paragraphs it has.
corpora = st.lists(
    st.tuples(st.sampled_from(OUTLETS), st.sampled_from(DAYS), st.integers(1, 3)),
    min_size=1,
    max_size=8,
)


def article(place: int, outlet: str | None, day: date | None, length: int) -> str:
    fields = {"source": outlet, "published_at": f"{day}T23:59:59Z" if day else None}
    text = [SENTENCE.format(f"{place} {number}") for number in range(length)]
    return line(f"a{place}", *text, **{name: value for name, value in fields.items() if value})


def is_inside(scope: Scope, outlet: str | None, day: date | None) -> bool:
    if scope.sources and outlet not in scope.sources:
        return False
    if day is None:
        return not (scope.since or scope.until)
    return not (
        (scope.since is not None and day < scope.since)
        or (scope.until is not None and day > scope.until)
    )


def selected(generation: Generation, scope: Scope) -> Selection:
    with generation.reader() as reader:
        found = generation.select(scope, reader.store)
    assert found is not None
    return found


def ids_found(generation: Generation, selection: Selection) -> tuple[set[str], set[str]]:
    """Return the articles that either side finds in `selection`."""
    vector = BagOfWordsEmbedder().embed_query("council harbour evening")
    with generation.reader() as reader:
        rows = generation.vectors.search(vector, 100, selection.rows)
        words = reader.words.search("council harbour evening", 100, selection.keys)
        passages = reader.store.passages_at([row for row, _ in rows])
        near = reader.store.paragraphs_by_key([p.paragraph for p in passages.values()])
        held = reader.store.paragraphs_by_key([hit.paragraph for hit in words])
    assert len(rows) == len(selection.rows)
    return {p.article.id for p in near.values()}, {p.article.id for p in held.values()}


def ids_searched(generation: Generation, scope: Scope) -> set[str]:
    """Return the articles of what a question finds that names outlets and has parts."""
    part = Query(text="harbour on a wet evening", sources=frozenset(OUTLETS[1:3]))
    query = Query(
        text="Which council voted to dredge the harbour on a wet evening?",
        parts=(part, Query(text="which council voted")),
        sources=frozenset(OUTLETS[1:3]),
        days=frozenset({FIRST}),
    )
    found = search(generation, BagOfWordsEmbedder(), query, 100, scope)
    return {hit.paragraph.article.id for hit in found.hits}


@settings(max_examples=25, deadline=None)
@given(corpus=corpora, wanted=st.lists(scopes, min_size=1, max_size=6))
def test_exactly_what_is_in_scope_is_found_when_all_of_it_matches(
    corpus: list[tuple[str | None, date | None, int]], wanted: list[Scope]
) -> None:
    lines = [article(place, *fields) for place, fields in enumerate(corpus)]
    with (
        TemporaryDirectory() as folder,
        indexed(Path(folder), lines, BagOfWordsEmbedder()) as generation,
    ):
        for scope in wanted:
            if scope.is_open:
                continue
            inside = {
                f"a{place}"
                for place, (outlet, day, _) in enumerate(corpus)
                if is_inside(scope, outlet, day)
            }
            selection = selected(generation, scope)
            assert selection.articles == inside
            assert ids_found(generation, selection) == (inside, inside)
            assert ids_searched(generation, scope) == inside


@pytest.fixture(name="town", scope="module")
def _town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    lines = [
        article(0, "Quay Post", FIRST, 2),
        article(1, "The Lantern", FIRST, 1),
        article(2, "The Lantern", date(2023, 10, 9), 1),
        article(3, None, None, 1),
    ]
    with indexed(tmp_path_factory.mktemp("town"), lines, BagOfWordsEmbedder()) as generation:
        yield generation


def table_of(generation: Generation) -> ScopeTable:
    with generation.reader() as reader:
        return generation.scopes(reader.store)


def test_nothing_is_selected_when_the_scope_is_open(town: Generation) -> None:
    with town.reader() as reader:
        assert town.select(Scope(), reader.store) is None


def test_nothing_is_found_when_nothing_is_in_scope(town: Generation) -> None:
    selection = selected(town, Scope(since=date(2024, 1, 1)))

    assert selection.articles == frozenset()
    assert ids_found(town, selection) == (set(), set())


def test_outlets_are_counted_when_several_articles_are_of_one(town: Generation) -> None:
    assert table_of(town).outlets == (("The Lantern", 2), ("Quay Post", 1))


def test_days_are_told_once_in_order(town: Generation) -> None:
    assert table_of(town).days == (FIRST, date(2023, 10, 9))


def test_arrays_are_made_once_when_a_generation_is_asked_again(town: Generation) -> None:
    assert table_of(town) is table_of(town)


def test_rows_are_those_of_the_articles_in_scope(town: Generation) -> None:
    selection = selected(town, Scope(sources=frozenset({"Quay Post"})))

    with town.reader() as reader:
        passages = reader.store.passages_at(selection.rows.tolist())
        held = reader.store.paragraphs_by_key([p.paragraph for p in passages.values()])
    assert sorted((p.article.id, p.number) for p in held.values()) == [("a0", 1), ("a0", 2)]
    assert np.all(np.diff(selection.rows) > 0)
