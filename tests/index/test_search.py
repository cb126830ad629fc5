"""Retrieval: which paragraph is found, how it is scored, and what of it is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import WrongDimensionError
from index.generation import Generation
from index.passages import passages_of
from index.search import Hit, score_paragraphs, search
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import indexed, line

EMBEDDER = BagOfWordsEmbedder(dimension=256)

LANTERN = "Children carried paper lanterns down to the quay on the first night of winter."
HARBOUR = "The council of Tarn voted on Monday to dredge the harbour before the spring tides."
LIBRARY = "A retired postman gave the library every atlas that his uncle had drawn by hand."
LONG = " ".join(
    f"{begin} {' '.join(f'{stem}{n}' for n in range(30))} ended there."
    for begin, stem in [("First", "alpha"), ("Second", "beta"), ("Third", "gamma")]
)
# Long enough that cleaning does not take it for a line that recurs.
DOUBLE = "Twice told: " + " ".join(f"word{n}" for n in range(30)) + "."

LINES = [
    line("atlas", LIBRARY, title="A gift"),
    line("harbour", HARBOUR, title="Silt", source="Tarn Gazette", published_at="2024-05-01"),
    line("lantern", LANTERN, title="Winter begins"),
    line("long", LONG, title="Everything at once"),
    *(line(f"twice-{n}", DOUBLE, title="Double") for n in range(5)),
]


@pytest.fixture(name="generation", scope="module")
def _generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    with indexed(tmp_path_factory.mktemp("search"), LINES, EMBEDDER) as generation:
        yield generation


def ids(hits: list[Hit]) -> list[str]:
    return [hit.paragraph.article.id for hit in hits]


def ask(generation: Generation, query: str, meant: str | None = None, limit: int = 10) -> list[Hit]:
    """Search for the words of `query` with the vector of `meant`, or of the query itself."""
    return search(generation, query, EMBEDDER.embed_query(meant or query), limit)


def test_the_paragraph_is_found_by_its_words_where_the_vector_points_elsewhere(
    generation: Generation,
) -> None:
    assert ids(ask(generation, "dredging harbours", meant=LANTERN))[0] == "harbour"


def test_the_paragraph_is_found_by_its_vector_where_no_word_is_known(
    generation: Generation,
) -> None:
    hits = ask(generation, "unheard", meant=f"A gift\n{LIBRARY}")

    assert ids(hits)[0] == "atlas"
    assert hits[0].cosine == pytest.approx(1, abs=1e-3)


def test_words_and_vector_together_beat_either_alone(generation: Generation) -> None:
    hits = ask(generation, "council dredge", meant=f"Silt\n{HARBOUR}")

    assert ids(hits)[0] == "harbour"
    assert hits[0].score == pytest.approx(1)


@pytest.mark.parametrize(
    "query", ["silt", "Tarn Gazette", "1 May 2024"], ids=["title", "outlet", "date"]
)
def test_a_paragraph_is_found_by_what_is_known_of_its_article(
    generation: Generation, query: str
) -> None:
    assert ids(ask(generation, query))[0] == "harbour"


def test_hits_come_best_first_with_scores_from_0_to_1(generation: Generation) -> None:
    hits = ask(generation, "paper lanterns of the council")
    scores = [hit.score for hit in hits]

    assert len(set(ids(hits))) == len(hits) == 9
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("limit", [0, 1, 3, 100])
def test_no_more_hits_come_than_were_asked_for(generation: Generation, limit: int) -> None:
    everything = ask(generation, "winter harbour", limit=100)

    assert ask(generation, "winter harbour", limit=limit) == everything[:limit]
    assert len(everything) == 9


def test_a_hit_is_the_paragraph_as_it_is_stored(generation: Generation) -> None:
    hit = ask(generation, "harbour")[0]

    assert (hit.paragraph.text, hit.paragraph.number) == (HARBOUR, 1)
    assert hit.paragraph.article.title == "Silt"


@pytest.mark.parametrize(
    ("query", "coverage"),
    [
        pytest.param("dredging the harbour", 1.0, id="all in the text"),
        pytest.param("silt", 1.0, id="in the title"),
        pytest.param("unheard silence", 0.0, id="none"),
        pytest.param("???", 0.0, id="no word"),
    ],
)
def test_coverage_is_the_share_of_the_question_that_the_paragraph_holds(
    generation: Generation, query: str, coverage: float
) -> None:
    (hit,) = (h for h in ask(generation, query, HARBOUR) if h.paragraph.article.id == "harbour")

    assert hit.coverage == pytest.approx(coverage)


def test_an_unknown_word_lowers_the_coverage_more_than_a_common_one(
    generation: Generation,
) -> None:
    def coverage(query: str) -> float:
        return ask(generation, query, HARBOUR, limit=1)[0].coverage

    assert 0 < coverage("harbour unheard") < 0.5 < coverage("harbour twice") < 1


@pytest.mark.parametrize(("word", "place"), [("alpha7", 0), ("beta7", 1), ("gamma7", 2)])
def test_the_passage_that_answers_is_the_one_to_quote(
    generation: Generation, word: str, place: int
) -> None:
    hit = ask(generation, word)[0]

    assert hit.paragraph.article.id == "long"
    assert hit.best == passages_of(LONG)[place]
    assert word in LONG[hit.best.start : hit.best.end]


def test_words_decide_what_to_quote_where_vectors_do_not(generation: Generation) -> None:
    hit = ask(generation, "gamma7", meant="unheard")[0]

    assert hit.best == passages_of(LONG)[2]


def test_equal_paragraphs_keep_the_order_of_the_corpus(generation: Generation) -> None:
    hits = ask(generation, "word3 word4 word5")

    assert ids(hits)[:5] == [f"twice-{n}" for n in range(5)]
    assert len({hit.score for hit in hits[:5]}) == 1
    assert all(ask(generation, "word3 word4 word5") == hits for _ in range(5))


def test_another_generation_of_the_same_corpus_answers_the_same(
    generation: Generation, tmp_path: Path
) -> None:
    with indexed(tmp_path, LINES, EMBEDDER) as other:
        for query in ("word3 word4", "the council", "unheard", ""):
            assert ask(other, query) == ask(generation, query)


@pytest.mark.parametrize("query", ["", "?", "🏮", '"', "\x00", "\ud800"])
def test_a_question_without_a_word_is_answered_by_its_vector(
    generation: Generation, query: str
) -> None:
    assert ids(ask(generation, query, meant=f"Winter begins\n{LANTERN}"))[0] == "lantern"


@pytest.mark.parametrize("shape", [(255,), (257,), (1, 256)])
def test_a_vector_of_another_shape_is_refused(
    generation: Generation, shape: tuple[int, ...]
) -> None:
    vector = np.ones(shape, dtype=np.float32)

    with pytest.raises(WrongDimensionError, match="pilcrow index"):
        search(generation, "harbour", vector, 3)
    with pytest.raises(WrongDimensionError):
        score_paragraphs(generation, "harbour", vector, [1])


def test_scoring_keeps_the_order_that_it_is_given(generation: Generation) -> None:
    vector = EMBEDDER.embed_query(LANTERN)
    everything = {hit.paragraph.key: hit for hit in search(generation, "lantern", vector, 10)}

    hits = score_paragraphs(generation, "lantern", vector, [4, 1, 3])

    assert [hit.paragraph.key for hit in hits] == [4, 1, 3]
    for hit in hits:
        found = everything[hit.paragraph.key]
        assert hit.cosine == pytest.approx(found.cosine, abs=1e-5)
        assert (hit.coverage, hit.best) == (found.coverage, found.best)
        assert hit.score == hit.cosine


def test_scoring_nothing_gives_nothing(generation: Generation) -> None:
    assert score_paragraphs(generation, "x", EMBEDDER.embed_query("x"), []) == []


def test_only_the_likeliest_are_scored_when_very_many_paragraphs_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search._SCORED", 2)
    texts = ["The lantern hangs here.", "Rain all day.", "A lantern burns.", "Nothing else."]
    lines = [line(f"article-{n}", text) for n, text in enumerate(texts)]
    with indexed(tmp_path, lines, EMBEDDER) as generation:
        hits = score_paragraphs(
            generation, "lantern", EMBEDDER.embed_query("lantern"), [4, 3, 2, 1]
        )

    assert [hit.paragraph.key for hit in hits] == [3, 1]
