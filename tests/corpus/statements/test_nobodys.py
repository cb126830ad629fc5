"""What stands between quotation marks and is no statement."""

from __future__ import annotations

import pytest

from tests.corpus.statements.articles import found_in, speakers_of

_ORSEL = "Maude Orsel has been mayor since 1999."


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, known as “the Harp”, was closed.",
        "The so-called “reform” failed.",
        "Marcus “Rusty” Anker came too.",
        "Orsel wrote the song “Low Water” in one night.",
        "Orsel spoke on the Courier’s “Morning Tide” on Friday.",
        "A sign reading “keep out of the dunes” stood there.",
        "The word “tide” is old.",
    ],
    ids=["a name", "a scare quote", "a nickname", "a title", "a programme", "a sign", "a word"],
)
def test_such_words_are_given_to_nobody(text: str) -> None:
    assert [words for statement, words in found_in(_ORSEL, text) if statement.cue is None] == []
    assert "quoted" not in {
        statement.kind.value for statement, _ in found_in(_ORSEL, text) if statement.speaker
    }


def test_what_somebody_calls_somebody_is_a_statement_though_it_has_capitals() -> None:
    assert speakers_of(_ORSEL, "Orsel called him “Mister Never”.") == ["Maude Orsel"]


def test_a_phrase_in_a_relative_clause_is_not_the_speakers() -> None:
    text = "“We sail at nine sharp,” said Maude Orsel, whose boat is painted in “tar” colours."

    assert [words for _, words in found_in(text)] == ["“We sail at nine sharp,”"]
