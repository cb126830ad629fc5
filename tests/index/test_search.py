"""Retrieval: which paragraph is found, how it is scored, and what of it is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import WrongDimensionError
from index.generation import Generation
from index.passages import passages_of
from index.query import Query
from index.retrieved import Hit
from index.scope import Scope
from index.search import score_paragraphs, search
from index.vectors import Vectors
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


class Meaning(BagOfWordsEmbedder):
    """Takes every question to mean `meant`."""

    def __init__(self, meant: str) -> None:
        super().__init__()
        self._meant = meant

    def embed_query(self, text: str) -> Vectors:  # noqa: ARG002 - whatever it says
        return super().embed_query(self._meant)


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.paragraph.article.id for hit in hits]


def ask(
    generation: Generation, query: str, meant: str | None = None, limit: int = 10
) -> tuple[Hit, ...]:
    """Search for the words of `query` with the vector of `meant`, or of the query itself."""
    embedder = EMBEDDER if meant is None else Meaning(meant)
    return search(generation, embedder, Query(text=query), limit).hits


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
    hits = ask(generation, "council of Tarn voted", meant=f"Silt\n{HARBOUR}")

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


@pytest.mark.parametrize("dimension", [1, 255, 257])
def test_a_vector_of_another_length_is_refused(generation: Generation, dimension: int) -> None:
    other = BagOfWordsEmbedder(dimension=dimension)

    with pytest.raises(WrongDimensionError, match="pilcrow index"):
        search(generation, other, Query(text="harbour"), 3)
    with pytest.raises(WrongDimensionError):
        score_paragraphs(generation, other, "harbour", [1])


def test_scoring_keeps_the_order_that_it_is_given(generation: Generation) -> None:
    everything = {hit.paragraph.key: hit for hit in ask(generation, LANTERN)}

    hits = score_paragraphs(generation, EMBEDDER, LANTERN, [4, 1, 3]).hits

    assert [hit.paragraph.key for hit in hits] == [4, 1, 3]
    for hit in hits:
        found = everything[hit.paragraph.key]
        assert hit.cosine == pytest.approx(found.cosine, abs=1e-5)
        assert (hit.coverage, hit.best) == (found.coverage, found.best)
        assert hit.score == hit.cosine


def test_scoring_nothing_gives_nothing(generation: Generation) -> None:
    assert score_paragraphs(generation, EMBEDDER, "x", []).hits == ()


def test_only_the_likeliest_are_scored_when_very_many_paragraphs_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search._SCORED", 2)
    texts = ["The lantern hangs here.", "Rain all day.", "A lantern burns.", "Nothing else."]
    lines = [line(f"article-{n}", text) for n, text in enumerate(texts)]
    with indexed(tmp_path, lines, EMBEDDER) as generation:
        hits = score_paragraphs(generation, EMBEDDER, "lantern", [4, 3, 2, 1]).hits

    assert [hit.paragraph.key for hit in hits] == [3, 1]


def test_what_is_not_indexed_is_left_out_of_a_scoring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line("a", "🏮 🚢", "Sign up for our newsletter", "The lantern hangs.", "A lantern.")]
    with indexed(tmp_path, lines, EMBEDDER) as generation:
        few = score_paragraphs(generation, EMBEDDER, "lantern", [4, 3, 2, 1]).hits
        monkeypatch.setattr("index.search._SCORED", 1)
        many = score_paragraphs(generation, EMBEDDER, "lantern", [4, 3, 2, 1]).hits

    assert [hit.paragraph.key for hit in few] == [4, 3]
    assert many == tuple(hit for hit in few if hit in many) != ()


def test_more_paragraphs_can_be_scored_than_one_question_to_sqlite_takes(
    generation: Generation,
) -> None:
    hits = score_paragraphs(generation, EMBEDDER, "atlas", range(1, 40_000)).hits

    assert [hit.paragraph.key for hit in hits] == list(range(1, 10))


# Parts, outlets and days


def figures_of(hits: Sequence[Hit]) -> dict[str, float]:
    return {hit.paragraph.article.id: hit.score for hit in hits}


def test_a_part_finds_what_the_whole_question_does_not_put_first(generation: Generation) -> None:
    text = "dredge the harbour of Tarn before the spring tides, carried lanterns"
    parts = (Query(text="dredge the harbour of Tarn"), Query(text="carried lanterns"))

    whole = search(generation, EMBEDDER, Query(text=text), 10)
    cut = search(generation, EMBEDDER, Query(text=text, parts=parts), 10)

    assert ids(cut.hits)[:2] == ["harbour", "lantern"]
    assert figures_of(cut.hits)["lantern"] > figures_of(whole.hits)["lantern"]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query(text="word3", sources=frozenset({"Tarn Gazette"})), id="outlet"),
        pytest.param(Query(text="word3", days=frozenset({date(2024, 5, 1)})), id="day"),
    ],
)
def test_what_the_question_names_is_preferred_and_nothing_else_left_out(
    generation: Generation, query: Query
) -> None:
    plain = search(generation, EMBEDDER, Query(text=query.text), 10).hits
    preferring = search(generation, EMBEDDER, query, 10).hits

    assert set(ids(preferring)) == set(ids(plain))
    assert ids(preferring).index("harbour") < ids(plain).index("harbour")


def test_a_day_is_that_of_publishing_at_any_time(tmp_path: Path) -> None:
    times = ["2024-05-01T23:59:59Z", "2024-05-01", "2024-05-01 00:00", "2024-05-02T00:00:00Z"]
    lines = [line(f"a{n}", DOUBLE, published_at=time) for n, time in enumerate(times)]
    lines += [line("malformed", DOUBLE, published_at="1 Mayday"), line("undated", DOUBLE)]
    day = frozenset({date(2024, 5, 1)})
    with indexed(tmp_path, lines, EMBEDDER) as generation:
        hits = search(generation, EMBEDDER, Query(text="word3", days=day), 10).hits

    figures = figures_of(hits)
    assert len(figures) == 6
    assert figures["a0"] == figures["a1"] == figures["a2"]
    # That a date is among the words that are searched moves a score, too, but less than this.
    assert max(figures[name] for name in ("a3", "malformed", "undated")) < figures["a0"] - 0.05


# Words like those of the question


def test_a_word_like_the_one_asked_for_lifts_its_paragraph(tmp_path: Path) -> None:
    class Alike(BagOfWordsEmbedder):
        def embed_words(self, words: Sequence[str]) -> Vectors:
            alike = [[float(word in {"founded", "established"})] for word in words]
            return np.array(alike, dtype=np.float32).reshape(-1, 1)

    lines = [line("rain", "It rained at the mill."), line("mill", "They established the mill.")]
    with indexed(tmp_path, lines, EMBEDDER) as generation:
        query = Query(text="mill founded")
        plain = search(generation, EMBEDDER, query, 2).hits
        alike = search(generation, Alike(), query, 2).hits

    assert figures_of(plain)["mill"] <= figures_of(plain)["rain"]
    assert ids(alike) == ["mill", "rain"]
    assert alike[0].passage == pytest.approx(1)
    assert (alike[0].held, alike[0].unlike) == (frozenset({"mill"}), frozenset())
    assert alike[1].unlike == {"found"}
    assert alike[0].coverage < 1


# Any question


def test_a_question_gets_the_same_answer_every_time(generation: Generation) -> None:
    query = Query(
        text="word3 of the council, paper lanterns",
        parts=(Query(text="word3 of the council"), Query(text="paper lanterns")),
        sources=frozenset({"Tarn Gazette"}),
    )
    first = search(generation, EMBEDDER, query, 10)

    again = [search(generation, EMBEDDER, query, 10) for _ in range(3)]

    assert all(found.hits == first.hits for found in again)
    assert all(found.evidence() == first.evidence() for found in again)


def test_threads_get_the_answers_that_one_gets(generation: Generation) -> None:
    queries = [Query(text=text) for text in ("word3", "the council", "lanterns", "", "gamma7")] * 8
    alone = [search(generation, EMBEDDER, query, 10).hits for query in queries]

    with ThreadPoolExecutor(8) as pool:
        together = pool.map(lambda query: search(generation, EMBEDDER, query, 10).hits, queries)

        assert list(together) == alone


@pytest.mark.parametrize("text", ["", "🏮", "?"])
def test_nothing_asked_for_covers_nothing(generation: Generation, text: str) -> None:
    query = Query(text=text, parts=(Query(text=text),))

    found = search(generation, EMBEDDER, query, 10)

    assert len(found.hits) == 9
    assert found.terms.total == 0
    assert all(hit.coverage == 0 and hit.held == frozenset() for hit in found.hits)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join(f"unheard{n}" for n in range(10_000)), id="none known"),
        pytest.param(" ".join([HARBOUR, LANTERN, LONG] * 80), id="all known"),
        pytest.param("council " + "x" * 50_000, id="one long word"),
    ],
)
def test_a_question_of_10_000_words_is_answered(generation: Generation, text: str) -> None:
    assert len(search(generation, EMBEDDER, Query(text=text), 10).hits) == 9


def test_nothing_is_found_in_an_empty_scope(generation: Generation) -> None:
    query = Query(text="lantern", parts=(Query(text="lantern"),), sources=frozenset({"Nobody"}))

    found = search(generation, EMBEDDER, query, 10, Scope(sources=frozenset({"Nobody"})))

    assert found.hits == ()
    assert found.evidence().coverage == 0
    assert found.evidence().asked > 0


@settings(deadline=None, max_examples=60)
@given(
    text=st.text(st.characters(exclude_categories=())),
    parts=st.lists(st.text(st.characters(exclude_categories=()), max_size=20), max_size=3),
)
def test_every_question_gets_figures_from_0_to_1(
    generation: Generation, text: str, parts: list[str]
) -> None:
    query = Query(text=text, parts=tuple(Query(text=part) for part in parts))

    for hit in search(generation, EMBEDDER, query, 10).hits:
        for figure in (hit.score, hit.coverage, hit.passage, *hit.figures):
            assert -1e-6 <= figure <= 1 + 1e-6
        quote = hit.paragraph.text[hit.best.start : hit.best.end]
        assert quote == quote.strip() != ""
