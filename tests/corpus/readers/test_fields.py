"""What articles say about themselves: on one line, seen by all, storable."""

from __future__ import annotations

import pytest

from corpus.errors import ReadError
from corpus.readers.fields import checked_id, one_line, storable


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Harbour vote\n", "Harbour vote"),
        ("Harbour\r\nvote\tpasses", "Harbour vote passes"),
        ("a\u2028b\u2029c\x85d\x1ce", "a b c d e"),
        ("txt.\u202egpj", "txt.gpj"),
        ("\u2066a\u2069\ufeff\u200b", "a"),
        ("a\x00b\x1b[31m\x7f", "ab[31m"),
        ("half \ud83d", "half \ufffd"),
        (
            "non\u00a0breaking, \u200dim\u200cportant\u200f",
            "non\u00a0breaking, \u200dim\u200cportant\u200f",
        ),
        ("💥 Ünï", "💥 Ünï"),
    ],
)
def test_one_line_drops_what_nobody_can_see_and_keeps_what_writing_needs(
    text: str, line: str
) -> None:
    assert one_line(text) == line


def test_storable_keeps_the_length() -> None:
    assert storable("a\0b\ud800c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("text", ["harbour-vote", "a b#1", "@everyone", "新聞/1", "x" * 500])
def test_an_id_is_taken_as_it_is(text: str) -> None:
    assert checked_id(text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" a", "white space at its ends"),
        ("a\nb", "a line break"),
        ("a\u2028b", "a line break"),
        ("a\0b", "characters that nobody can see"),
        ("a\u202eb", "characters that nobody can see"),
        ("a\u200bb", "characters that nobody can see"),
        ("a\ud800", "characters that nobody can see"),
        ("x" * 501, "of 501 characters, more than 500"),
    ],
)
def test_an_id_is_refused_when_it_looks_like_another_or_cannot_be_kept(
    text: str, reason: str
) -> None:
    with pytest.raises(ReadError, match=reason):
        checked_id(text)
