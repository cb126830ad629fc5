"""How paragraphs match a query: by their words, by words like them, and by their passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.matching import Candidate, Match, Matcher
from index.passages import Span
from index.terms import Term, Terms
from index.vectors import Vectors

# Places in which a word is told to mean something; other words mean nothing.
MEANINGS = {"founded": (1.0, 0.0), "established": (0.8, 0.6), "harbour": (0.0, 1.0)}
QUERY = np.array([1.0, 0.0], dtype=np.float32)


def embed_words(words: Sequence[str]) -> Vectors:
    return np.array([MEANINGS.get(word, (0.0, 0.0)) for word in words], np.float32).reshape(-1, 2)


def read(text: str) -> list[Term]:
    """Return the words of `text`; the stem is the word without a plural's s."""
    found = re.finditer(r"\w+", text)
    return [Term(m.start(), m[0], m[0].lower().removesuffix("s")) for m in found]


def asked(text: str, *names: str) -> Terms:
    """Return what `text` asks about, all worth the same."""
    words = {term.stem: term.word.lower() for term in read(text)}
    stems = [term.stem for term in read(text)]
    return Terms(
        stems=tuple(words),
        words=tuple(words.values()),
        rarity=np.ones(len(words)),
        names=np.array([stem in names for stem in words], dtype=bool),
        pairs=dict.fromkeys(pairwise(stems), 1.0),
    )


def candidate(*passages: str, beside: str = "", cosines: Sequence[float] = ()) -> Candidate:
    """Return a paragraph of `passages`, whose vectors have `cosines` with the query's, or 0."""
    spans: list[Span] = []
    for passage in passages:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(passage)))
    rows = [(cosine, (1 - cosine**2) ** 0.5) for cosine in cosines or [0.0] * len(passages)]
    return Candidate(
        terms=read(" ".join(passages)),
        beside={term.stem for term in read(beside)},
        passages=spans,
        rows=np.array(rows, dtype=np.float32),
    )


def match(query: str, *candidates: Candidate) -> list[Match]:
    return Matcher(candidates, embed_words).matches(asked(query), QUERY)


# Words


@pytest.mark.parametrize(
    ("query", "text", "likeness"),
    [
        pytest.param("tides", "The tides rose.", 1.0, id="the word"),
        pytest.param("tides", "The TIDE rose.", 1.0, id="another form of it"),
        pytest.param("founded", "It was established.", 0.8, id="a word like it"),
        pytest.param("founded", "It was founded and established.", 1.0, id="both"),
        pytest.param("founded harbour", "It was established.", 0.7, id="one like two"),
        pytest.param("tides founded", "Of tides.", 0.5, id="one of two"),
        pytest.param("tides", "Nothing else.", 0.0, id="none"),
    ],
)
def test_a_word_counts_for_how_like_it_the_likest_here_is(
    query: str, text: str, likeness: float
) -> None:
    (found,) = match(query, candidate(text))

    assert found.likeness == pytest.approx(likeness)
    assert found.passage == pytest.approx(likeness)


def test_only_words_of_the_same_stem_are_held() -> None:
    (found,) = match("founded tides harbour", candidate("Established by tide."))

    assert found.held.tolist() == [False, True, False]
    assert found.likest == pytest.approx([0.8, 1.0, 0.6])


def test_words_that_mean_the_opposite_count_nothing() -> None:
    def opposite(words: Sequence[str]) -> Vectors:
        signs = [[1.0] if word == "founded" else [-1.0] for word in words]
        return np.array(signs, dtype=np.float32)

    (found,) = Matcher([candidate("It closed.")], opposite).matches(asked("founded"), QUERY)

    assert (found.likeness, found.likest.tolist()) == (0, [0])


def test_title_outlet_and_date_hold_words_for_every_passage() -> None:
    (found,) = match("tides harbour", candidate("The tide.", "Rain.", beside="Harbours"))

    assert found.held.tolist() == [True, True]
    assert (found.likeness, found.passage) == (1.0, 1.0)


def test_title_outlet_and_date_are_not_alike() -> None:
    (found,) = match("founded", candidate("Rain.", beside="established"))

    assert found.likeness == 0


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("A lantern night here", 1.0, id="all"),
        pytest.param("The lanterns night", 0.5, id="one of two"),
        pytest.param("night lantern a", 0.0, id="the wrong way round"),
        pytest.param("a paper lantern at night", 0.0, id="with words between"),
        pytest.param("", 0.0, id="no words"),
        pytest.param("lantern", 0.0, id="one word"),
    ],
)
def test_pairs_are_neighbours_of_the_query_that_are_neighbours_here(
    text: str, pairs: float
) -> None:
    (found,) = match("a lantern night", candidate(text))

    assert found.pairs == pytest.approx(pairs)


# Passages


def test_the_cosine_is_that_of_the_nearest_passage() -> None:
    (found,) = match("tides", candidate("Rain.", "Wind.", cosines=[0.25, 0.75]))

    assert found.cosine == pytest.approx(0.75)
    assert found.quoted == Span(6, 11)


@pytest.mark.parametrize(
    ("cosines", "place"),
    [
        pytest.param([0.5, 0.5], 1, id="as near as the other"),
        pytest.param([0.7, 0.5], 1, id="a little farther"),
        pytest.param([0.9, 0.5], 0, id="much farther"),
    ],
)
def test_the_passage_with_the_words_is_quoted_unless_another_is_much_nearer(
    cosines: list[float], place: int
) -> None:
    paragraph = candidate("Rain fell.", "The tides rose.", cosines=cosines)
    (found,) = match("tides", paragraph)

    assert found.quoted == paragraph.passages[place]
    assert found.passage == pytest.approx(place)
    assert found.likeness == 1


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["🏮 🚢"], id="emoji alone"),
        pytest.param([""], id="nothing"),
        pytest.param(["…", "—", "!"], id="signs in several"),
    ],
)
def test_a_paragraph_without_words_matches_by_its_cosine_alone(texts: list[str]) -> None:
    (found,) = match("tides", candidate(*texts, cosines=[0.5] * len(texts)))

    assert found.cosine == pytest.approx(0.5)
    assert (found.likeness, found.passage, found.pairs) == (0, 0, 0)
    assert not found.held.any()


@pytest.mark.parametrize("empty", [0, 1, 2], ids=["first", "middle", "last"])
def test_a_passage_without_words_leaves_the_others_theirs(empty: int) -> None:
    texts = ["The tide.", "The tide.", "The tide."]
    texts[empty] = "🏮"
    cosines = [0.9 if place == empty else 0.0 for place in range(3)]
    (found,) = match("tides", candidate(*texts, cosines=cosines))

    assert found.quoted == candidate(*texts).passages[empty]
    assert (found.passage, found.likeness) == (0, 1)


@pytest.mark.parametrize("query", ["", "?", "🏮"], ids=["nothing", "a sign", "an emoji"])
def test_a_query_without_words_matches_by_its_cosine_alone(query: str) -> None:
    (found,) = match(query, candidate("The tide.", "Rain.", cosines=[0.25, 0.5]))

    assert found.cosine == pytest.approx(0.5)
    assert (found.likeness, found.passage, found.pairs) == (0, 0, 0)
    assert found.quoted == Span(10, 15)


def test_no_candidates_give_no_matches() -> None:
    assert match("tides") == []


def test_vectors_without_a_dimension_make_no_word_like_another() -> None:
    def none(words: Sequence[str]) -> Vectors:
        return np.zeros((len(words), 0), dtype=np.float32)

    (found,) = Matcher([candidate("It was established: tides.")], none).matches(
        asked("founded tide"), QUERY
    )

    assert found.likest.tolist() == [0, 1]


@given(
    st.lists(
        st.lists(
            st.sampled_from(["tide rain", "founded", "established harbours", "🏮", ""]),
            min_size=1,
            max_size=3,
        ),
        max_size=5,
    ),
    st.lists(st.sampled_from(["tides", "founded", "harbour", "rain", "unheard"]), max_size=5),
)
def test_candidates_match_the_same_alone_as_together(
    paragraphs: list[list[str]], words: list[str]
) -> None:
    query = " ".join(words)
    candidates = [candidate(*passages) for passages in paragraphs]

    together = match(query, *candidates)

    assert len(together) == len(candidates)
    for found, each in zip(together, candidates, strict=True):
        (alone,) = match(query, each)
        assert (found.quoted, found.held.tolist()) == (alone.quoted, alone.held.tolist())
        assert found.likest == pytest.approx(alone.likest)
        figures = (found.pairs, found.likeness, found.passage)
        assert figures == pytest.approx((alone.pairs, alone.likeness, alone.passage))
        assert all(0 <= figure <= 1 + 1e-6 for figure in figures)
        assert found.passage <= found.likeness + 1e-6
