"""What was asked, as it was kept by versions before."""

from __future__ import annotations

from bot.requested import Question, request_from_json


def test_question_that_was_kept_without_filters_is_read() -> None:
    assert request_from_json({"question": "Why?"}) == Question(text="Why?")
