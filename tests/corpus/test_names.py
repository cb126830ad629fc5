"""Names as they are compared."""

from __future__ import annotations

import pytest

from corpus.names import fold, last_name, may_be_same, name_words


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ysée Brånholt", "ysee branholt"),
        ("Erdoğan", "erdogan"),
        ("Łukasz Ørsted", "lukasz orsted"),
    ],
)
def test_accents_and_case_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_titles_and_possessives_are_no_part_of_a_name() -> None:
    assert name_words("Dr. Ilse Marrant’s") == ["ilse", "marrant"]
    assert last_name("Prime Minister Vosk") == "vosk"
    assert last_name("President") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orsel", "Maude Orsel", True),
        ("Mayor Maude Orsel", "Maude Orsel", True),
        ("Ilse Marrant", "Tobin Marrant", False),
        ("Marrant", "Marrantson", False),
        ("", "Orsel", False),
        ("Maude", "Maude Orsel", False),
    ],
)
def test_a_shorter_form_may_be_the_same_person(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other) is same
