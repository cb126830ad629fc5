"""Which requests ask the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.requested import Filters, Question, SaidBy
from bot.state.likeness import same_words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Straße?", "STRASSE", True),
        ("ماذا قال؟", "ماذا قال", True),
        ("Cafe\u0301", "caf\u00e9", True),
        ("a b", "ab", False),
        ("?Who", "Who", False),
        ("C++", "C", False),
    ],
    ids=["case", "arabic", "accents", "words", "start", "plus"],
)
def test_words_are_the_same_but_for_case_spaces_and_end(one: str, other: str, same: bool) -> None:
    assert (same_words(Question(text=one)) == same_words(Question(text=other))) is same


def test_order_of_outlets_makes_no_difference() -> None:
    one, other = (
        Question(text="x", filters=Filters(sources=names)) for names in (("A", "b"), ("B", "a"))
    )
    assert same_words(one) == same_words(other)


def test_topic_is_part_of_what_is_asked() -> None:
    assert same_words(SaidBy(name="Ada")) != same_words(SaidBy(name="Ada", about="grain"))


@given(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from(["?", " ", "…\n"]))
def test_nothing_that_can_be_typed_breaks_it(words: str, end: str) -> None:
    spaced = "  ".join(words.split(" "))
    like = {same_words(Question(text=each)) for each in (words, f" {spaced}{end}")}
    assert len(like) == 1
