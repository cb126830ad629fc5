"""The planner: whose words are asked for, and about what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan import Plan, plan


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did Orsel say?", Plan("Orsel")),
        ("What did Maude Orsel say about the bridge?", Plan("Maude Orsel", "the bridge")),
        ("what has Dr. Ilse Marrant said on seagrass", Plan("Dr. Ilse Marrant", "seagrass")),
        ("What does  the mayor think of ferries ?", Plan("the mayor", "ferries")),
        ("what was said by Tresk about pay?", Plan("Tresk", "pay")),
        ("quotes from Ysée Brånholt", Plan("Ysée Brånholt")),
        ("what orsel said about tolls", Plan("orsel", "tolls")),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_question_for_somebodys_words_is_recognised(question: str, expected: Plan) -> None:
    assert plan(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "how much did the bridge cost?",
        "what did she say?",
        "what do they think of it?",
        "what did the report on the blackout, published in August, find?",
        "who said it would be shabby?",
        "",
    ],
)
def test_other_questions_go_the_usual_way(question: str) -> None:
    assert plan(question) == Plan()


@given(st.text(max_size=300))
def test_any_text_has_a_plan(text: str) -> None:
    assert isinstance(plan(text), Plan)
