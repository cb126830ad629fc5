"""The first look: what the two retrievers bring, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index import candidates as candidates_module
from index.candidates import Candidates, cosines_of, find_candidates
from index.generation import Generation
from index.scope import Scope
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import indexed, line

EMBEDDER = BagOfWordsEmbedder()

LINES = [
    line("harbour", "The council of Tarn voted to dredge the harbour.", source="Quay Post"),
    line("lantern", "Children carried paper lanterns down to the quay."),
    line("long", *(f"Evening number{n} was wet. " * 30 for n in range(3))),
    line("mark", "Sign up for our newsletter", "A retired postman drew every atlas by hand."),
]


@pytest.fixture(name="generation", scope="module")
def _generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    with indexed(tmp_path_factory.mktemp("candidates"), LINES, EMBEDDER) as generation:
        yield generation


def find(
    generation: Generation, text: str, meant: str | None = None, scope: Scope | None = None
) -> Candidates:
    vector = EMBEDDER.embed_query(text if meant is None else meant)
    with generation.reader() as reader:
        among = generation.select(scope or Scope(), reader.store)
        return find_candidates(generation, reader, [text], vector, among)


def key_of(generation: Generation, article: str, number: int = 1) -> int:
    with generation.reader() as reader:
        (paragraph,) = reader.store.paragraphs_between(article, number, number)
    return paragraph.key


# The order


def test_the_best_are_those_good_on_both_sides() -> None:
    found = Candidates({1: 0.9, 2: 0.8, 3: 0.9}, ({1: 4.0, 2: 8.0},))

    assert found.best(0, 3) == [2, 1, 3]
    assert found.best(0, 1) == [2]
    assert found.best(0, 0) == []


def test_the_preferred_come_a_little_before_others() -> None:
    found = Candidates({1: 0.9, 2: 0.9, 3: 0.9}, ({1: 8.0, 2: 7.0, 3: 1.0},))

    assert found.best(0, 3) == [1, 2, 3]
    assert found.best(0, 3, {2, 3}) == [2, 1, 3]


def test_the_best_for_a_part_hold_words_of_it() -> None:
    found = Candidates({1: 0.9, 2: 0.8, 3: 0.1}, ({1: 8.0}, {2: 4.0, 3: 5.0}))

    assert found.best(1, 3) == [2, 3]
    assert found.best(1, 3, {3}) == [3, 2]


def test_equals_come_in_the_order_of_the_corpus() -> None:
    assert Candidates({3: 0.5, 1: 0.5, 2: 0.5}, ({},)).best(0, 3) == [1, 2, 3]


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(Candidates({}, ({},)), id="none"),
        pytest.param(Candidates({1: -0.5, 2: -0.1}, ({},)), id="all turned away"),
    ],
)
def test_there_is_an_order_where_no_score_is_above_0(found: Candidates) -> None:
    assert found.best(0, 5, {1}) == sorted(found.cosines)


# What is found


def test_what_is_found_by_words_has_a_cosine_as_well(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates_module, "_PASSAGES", 1)

    found = find(generation, "dredge", meant="paper lanterns")

    harbour, lantern = key_of(generation, "harbour"), key_of(generation, "lantern")
    assert found.words[0].keys() == {harbour}
    assert found.cosines.keys() == {harbour, lantern}
    assert found.cosines[harbour] < found.cosines[lantern]


def test_a_paragraph_counts_once_with_its_nearest_passage(generation: Generation) -> None:
    found = find(generation, "number2 wet evening")
    longest = [key_of(generation, "long", number) for number in (1, 2, 3)]

    assert max(longest, key=lambda key: found.cosines[key]) == longest[2]
    with generation.reader() as reader:
        vector = EMBEDDER.embed_query("number2 wet evening")
        cosines = cosines_of(generation, reader, vector, longest)
        assert len(reader.store.passages_of(longest)) > 3
    assert cosines == pytest.approx({key: found.cosines[key] for key in longest}, abs=1e-5)


def test_no_more_paragraphs_are_brought_than_wanted(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates_module, "_FOUND", 2)

    assert len(find(generation, "").cosines) == 2


@pytest.mark.parametrize("text", ["", "?", "unheard"])
def test_a_question_without_a_known_word_finds_by_its_vector(
    generation: Generation, text: str
) -> None:
    found = find(generation, text)

    assert found.words == ({},)
    assert len(found.cosines) == 6


def test_only_what_is_in_scope_is_found(generation: Generation) -> None:
    found = find(generation, "lanterns", scope=Scope(sources=frozenset({"Quay Post"})))

    assert found.words == ({},)
    assert found.cosines.keys() == {key_of(generation, "harbour")}


def test_what_is_not_indexed_has_no_cosine(generation: Generation) -> None:
    marked = key_of(generation, "mark")
    with generation.reader() as reader:
        vector = EMBEDDER.embed_query("newsletter")
        cosines = cosines_of(generation, reader, vector, [marked, marked + 1])

    assert cosines.keys() == {marked + 1}
