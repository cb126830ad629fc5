"""Locators and handles stand for paragraphs and articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import LocatorError
from corpus.model import handle_of, locator_of, parse_locator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour-vote#8", ("harbour-vote", 8)),
        ("https://bay.example/a#b#12", ("https://bay.example/a#b", 12)),
        ("harbour-vote#¶8", ("harbour-vote", 8)),
        (" harbour-vote # ¶ 8 ", ("harbour-vote ", 8)),
    ],
)
def test_parse_locator_splits_at_the_last_hash(text: str, expected: tuple[str, int]) -> None:
    assert parse_locator(text) == expected


@pytest.mark.parametrize(
    "text", ["", "harbour", "#8", "harbour#", "harbour#x", "harbour#0", "a#-1", "a#1.5", "a#²"]
)
def test_parse_locator_raises_when_no_paragraph_is_named(text: str) -> None:
    with pytest.raises(LocatorError, match="names no paragraph"):
        parse_locator(text)


@given(st.text(min_size=1).filter(lambda text: text == text.strip()), st.integers(1, 10**9 - 1))
def test_parse_locator_gives_back_what_locator_of_joined(article_id: str, number: int) -> None:
    assert parse_locator(locator_of(article_id, number)) == (article_id, number)


def test_handle_of_fits_where_an_id_does_not() -> None:
    handles = {handle_of("a" * 262), handle_of("a" * 261), handle_of("a#b")}

    assert {len(handle) for handle in handles} == {16}
    assert len(handles) == 3
