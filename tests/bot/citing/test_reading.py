"""Words and numbers, whatever way they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.citing.reading import Kind, read_words


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", "12"),
        ("Twelve", "12"),
        ("twenty-one", "21"),
        ("twenty one", "21"),
        ("1,200", "1200"),
        ("1200", "1200"),
        ("1.2 million", "1200000"),
        ("1.20 million", "1200000"),
        ("1,200,000", "1200000"),
        ("1.2m", "1200000"),
        ("5bn", "5000000000"),
        ("five billion", "5000000000"),
        ("two hundred and five thousand", "205000"),
        ("two hundred thousand", "200000"),
        ("3rd", "3"),
        ("0.50", "0.5"),
    ],
)
def test_number_is_its_value_when_it_is_written_in_any_way(written: str, value: str) -> None:
    words = read_words(written)

    assert [(word.norm, word.kind) for word in words] == [(value, Kind.NUMBER)]
    assert (words[0].start, words[0].end) == (0, len(written))


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("It didn't, won’t and can't.", "it did not will not and can not"),
        ("50% or 50 per cent", "50 percent or 50 percent"),
        ("$5 for Ann's boat", "dollar 5 for ann boat"),
        ("12 m, 1, 200 and 1 .5", "12 m 1 200 and 1 5"),
        ("million of them", "million of them"),
        ("1990s", "1990s"),
        ("5" * 40, "5" * 40),
        ("", ""),
    ],
    ids=["denials", "percent", "signs", "no groups", "no number", "decade", "code", "nothing"],
)
def test_words_are_what_texts_are_compared_by(text: str, norms: str) -> None:
    assert " ".join(word.norm for word in read_words(text)) == norms


def test_a_sentence_closes_behind_its_last_word() -> None:
    words = read_words("It cost 1.5 crowns. “Nobody paid!” Fine, then")

    assert [word.norm for word in words if word.closes] == ["crowns", "paid"]
    assert [word.norm for word in words if word.breaks] == ["crowns", "paid", "fine"]


@given(st.text(st.one_of(st.sampled_from("1,.$% -’an't٣²million"), st.characters()), max_size=80))
def test_words_stand_in_the_text_in_order_whatever_it_is(text: str) -> None:
    words = read_words(text)

    assert all(0 <= word.start < word.end <= len(text) and word.norm for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


def test_scales_end_when_they_are_no_figure_any_more() -> None:
    assert len(read_words("two " + "million " * 5_000)) > 4_900
