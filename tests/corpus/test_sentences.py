"""Sentences are spans that cover a paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences

LONG = "We opened the harbour in spring and the boats came back within a week. " * 4


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("It rained. We left.", ["It rained.", "We left."], id="two"),
        pytest.param("  It rained. \n", ["It rained."], id="white space around"),
        pytest.param("No end", ["No end"], id="no end"),
        pytest.param(
            "He said I\u00a0. Then I left.", ["He said I\u00a0.", "Then I left."], id="rare space"
        ),
        pytest.param(
            "Half \ud83d here. Done.", ["Half \ud83d here.", "Done."], id="half character"
        ),
        pytest.param(
            "He left at 3 p.m. Monday. It rained.",
            ["He left at 3 p.m. Monday.", "It rained."],
            id="weekday after an hour",
        ),
        pytest.param(
            "It airs at 9 a.m.\u00a0Eastern.", ["It airs at 9 a.m.\u00a0Eastern."], id="zone"
        ),
        pytest.param(
            "Gov. J. K. Smith Jr. met Mr. Lee. The U.S. Army came.",
            ["Gov. J. K. Smith Jr. met Mr. Lee.", "The U.S. Army came."],
            id="titles and initials",
        ),
        pytest.param("7. Boats return. Fish too.", ["7. Boats return.", "Fish too."], id="number"),
        pytest.param(
            "“Why?” she asked. “Go!”", ["“Why?” she asked.", "“Go!”"], id="question in quotes"
        ),
        pytest.param(
            "“I agree. We must go. Always,” said Lee.",
            ["“I agree. We must go. Always,” said Lee."],
            id="short quotation stays whole",
        ),
        pytest.param(
            "- red boats\n- blue boats\n- nets",
            ["- red boats", "- blue boats", "- nets"],
            id="list",
        ),
        pytest.param("one line\nwrapped here", ["one line\nwrapped here"], id="wrapped line"),
        pytest.param("🎉 Party! 🎉 More.", ["🎉 Party!", "🎉 More."], id="emoji"),
        pytest.param(" \n\u00a0", [], id="white space"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_split_sentences_returns_sentences_when_text_is_usual(
    text: str, sentences: list[str]
) -> None:
    assert _texts(text) == sentences


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "«»"])
def test_split_sentences_splits_a_quotation_when_it_is_long(opening: str, closing: str) -> None:
    text = f"Lee said: {opening}{LONG}Mr. Wu and J. Li helped.{closing} It rained."
    sentence = "We opened the harbour in spring and the boats came back within a week."

    assert _texts(text) == [
        f"Lee said: {opening}{sentence}",
        *[sentence] * 3,
        f"Mr. Wu and J. Li helped.{closing}",
        "It rained.",
    ]


def test_split_sentences_keeps_sentences_whole_when_a_paragraph_is_huge() -> None:
    text = "The boats of the harbour came back in spring. " * 1000

    assert set(_texts(text)) == {"The boats of the harbour came back in spring."}


def test_split_sentences_ends_soon_when_a_paragraph_is_hostile() -> None:
    text = "“" * 200_000

    assert "".join(_texts(text)) == text


@given(
    st.one_of(
        st.text(max_size=300),
        st.text(alphabet="aB.!?“”\"'’ \n\u00a0\u20281-*…é🎉(", max_size=300),
        st.lists(st.sampled_from([LONG, "“", "”", '"', "3 p.m. ", "Mon", "\n- x", "。日本"])).map(
            "".join
        ),
    )
)
def test_split_sentences_covers_every_character_when_text_is_arbitrary(text: str) -> None:
    """Spans are ordered, apart, and leave out nothing but the white space around them."""
    spans = split_sentences(text)

    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    covered = "".join("".join(text[start:end].split()) for start, end in spans)
    assert covered == "".join(text.split())
