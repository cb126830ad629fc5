"""Enough of a paragraph around a quote, and never a changed quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.excerpts import excerpt


def test_a_short_paragraph_is_shown_whole() -> None:
    assert excerpt("One. Two. Three.", 5, 9, 100) == ("One. ", "Two.", " Three.")


def test_a_long_one_is_cut_at_words_on_both_sides() -> None:
    text = "alpha beta gamma QUOTE delta epsilon zeta"

    before, quote, after = excerpt(text, 17, 22, 25)

    assert (before, quote, after) == ("… gamma ", "QUOTE", " delta …")


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(0, 120))
def test_the_quote_is_untouched_and_the_rest_is_the_paragraphs(
    text: str, one: int, other: int, room: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    before, quote, after = excerpt(text, start, end, room)

    assert quote == text[start:end]
    assert text[:start].endswith(before.removeprefix("…").removeprefix(" "))
    assert text[end:].startswith(after.removesuffix("…").removesuffix(" "))
    assert len(before) + len(after) <= max(room - len(quote), 0) + 4
