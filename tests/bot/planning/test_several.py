"""Several questions in one, of which the first is answered."""

from __future__ import annotations

import pytest

from bot.planning.several import first_question


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "What did Mole say about tar, and what did Finch say about rope?",
            "What did Mole say about tar?",
        ),
        (
            "what did Mole say about tar, and who paid for the quay, and when was it built?",
            "what did Mole say about tar?",
        ),
        ("What did Mole say about tar? Who paid for the quay?", "What did Mole say about tar?"),
        ("Did Mole say that tar is dear, and did Finch agree?", "Did Mole say that tar is dear?"),
        ("Who said anything about tar, and when was that said?", "Who said anything about tar?"),
    ],
    ids=["two", "three", "two sentences", "did", "who said"],
)
def test_first_question_ends_where_another_begins(text: str, first: str) -> None:
    assert first_question(text) == first


@pytest.mark.parametrize(
    "text",
    [
        "What did Mole say about tar and rope?",
        "What did Mole say about those who paid, and about the quay?",
        "What did Mole say when asked about tar, and why?",
        "Did Mole say “tar is dear, and who will pay for it”?",
        "Who built the quay, and when was it opened?",
        "Who is the cook who left the inn, according to Mole, and is accused of arson in Tarn?",
        "What did Mole say about tar?",
        "",
    ],
    ids=["two topics", "clause", "why", "quoted", "no statements", "and is", "one", "empty"],
)
def test_question_is_left_whole_when_no_other_begins_in_it(text: str) -> None:
    assert first_question(text) == text
