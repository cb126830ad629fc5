"""Cutting paragraphs into passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import split_sentences
from index.passages import Span, embedded_text, fingerprint_of, passages_of

WORDS = st.sampled_from(
    ["The", "ferry", "sank.", "Why?", "“No”,", "she", "said!", "5.", "\n", "港。"]
)
TEXTS = st.text() | st.lists(WORDS, max_size=120).map(" ".join)


def sentence(words: int) -> str:
    return " ".join(["Word"] * (words - 1) + ["end."])


def sizes(text: str, words: int = 40) -> list[int]:
    return [len(text[span.start : span.end].split()) for span in passages_of(text, words)]


@given(text=TEXTS)
def test_passages_stand_in_order_inside_their_paragraph(text: str) -> None:
    spans = passages_of(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]

    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(text=TEXTS)
def test_passages_leave_out_nothing_but_white_space(text: str) -> None:
    spans = passages_of(text)
    covered = "".join(text[span.start : span.end] for span in spans)

    assert "".join(covered.split()) == "".join(text.split())


@given(text=TEXTS, words=st.integers(1, 12))
def test_only_a_sentence_alone_may_be_longer_than_the_limit(text: str, words: int) -> None:
    sentences = set(split_sentences(text))

    for span in passages_of(text, words):
        inside = [s for s in sentences if span.start <= s[0] and s[1] <= span.end]
        size = sum(len(text[start:end].split()) for start, end in inside)
        assert size <= words or len(inside) == 1
        assert len(inside) <= 2


@given(text=TEXTS)
def test_passages_begin_and_end_where_sentences_do(text: str) -> None:
    sentences = split_sentences(text)
    spans = passages_of(text)

    assert {span.start for span in spans} <= {start for start, _ in sentences}
    assert {span.end for span in spans} <= {end for _, end in sentences}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param([10, 30], [40], id="what fits is one passage"),
        pytest.param([10, 31], [10, 31], id="what does not begins the next"),
        pytest.param([5, 60, 5], [5, 60, 5], id="a long sentence is alone"),
        pytest.param([60], [60], id="a long sentence is never cut"),
        pytest.param([30, 5, 5, 30, 10], [35, 35, 10], id="packed two by two"),
    ],
)
def test_sentences_are_packed_up_to_the_limit(sentences: list[int], expected: list[int]) -> None:
    assert sizes(" ".join(map(sentence, sentences))) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t\u2003"])
def test_nothing_but_white_space_has_no_passage(text: str) -> None:
    assert passages_of(text) == []


def test_what_is_embedded_is_the_passage_under_its_title() -> None:
    assert embedded_text("Harbour vote", "It rained. They voted.", Span(11, 22)) == (
        "Harbour vote\nThey voted."
    )


@given(one=st.text(st.characters(exclude_categories=())), other=st.text())
def test_a_fingerprint_tells_texts_apart(one: str, other: str) -> None:
    assert len(fingerprint_of(one)) == 32
    assert (fingerprint_of(one) == fingerprint_of(other)) == (one == other)
