"""What is suggested keeps Discord's limits, whatever people are called."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import FULL
from bot.chat.cards.escaping import size
from bot.chat.suggesting import Suggestion, suggest_outlets, suggest_speakers
from bot.sources import Sources
from bot.speakers import Speakers
from corpus import handle_of
from index.store import PersonRecord

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


def suggested(*people: tuple[str, int]) -> list[Suggestion]:
    records = [
        PersonRecord(key=key, name=name, forms=(name,), statements=count)
        for key, (name, count) in enumerate(people)
    ]
    return suggest_speakers(Mock(spec=Speakers, suggest=Mock(return_value=records)), "", FULL)


@pytest.mark.parametrize(
    ("name", "count", "shown", "value"),
    [
        ("Sviatlana Tsikhanouskaya", 12, "Sviatlana Tsikhanouskaya (12 statements)", None),
        ("Ціханоўская", 1, "Ціханоўская (1 statement)", None),
        ("סעיד", 3, "\u2068סעיד\u2069 (3 statements)", None),
        ("Ada  Quill", 1234, "Ada Quill (1,234 statements)", handle_of("Ada  Quill")),
        ("x" * 101, 12, "x" * 81 + "… (12 statements)", handle_of("x" * 101)),
        ("\U00020000" * 51, 1, None, handle_of("\U00020000" * 51)),
        ("\U00020000" * 50, 1, None, None),
    ],
    ids=["plain", "cyrillic", "right to left", "spaces", "long", "wide and long", "wide"],
)
def test_person_is_shown_with_how_much_they_say(
    name: str, count: int, shown: str | None, value: str | None
) -> None:
    (found,) = suggested((name, count))

    assert shown is None or found.name == shown
    assert found.value == (value or name)


@given(NAMES, st.integers(1, 10**6))
def test_suggested_people_keep_the_limits(name: str, count: int) -> None:
    (found,) = suggested((name, count))

    assert 0 < size(found.name) <= 100
    assert 0 < size(found.value) <= 100
    assert found.value == found.value.strip()


def test_people_of_one_name_are_suggested_once_with_the_first() -> None:
    assert [found.name for found in suggested(("Ada", 5), ("Ben", 4), ("Ada", 3))] == [
        "Ada (5 statements)",
        "Ben (4 statements)",
    ]


def suggested_outlets(*outlets: tuple[str, int]) -> list[Suggestion]:
    return suggest_outlets(Mock(spec=Sources, outlets=Mock(return_value=list(outlets))), "", FULL)


def test_outlet_is_shown_with_how_many_articles_it_has() -> None:
    assert suggested_outlets(("The Verge", 45), ("סעיד", 1)) == [
        Suggestion(name="The Verge (45 articles)", value="The Verge"),
        Suggestion(name="\u2068סעיד\u2069 (1 article)", value="סעיד"),
    ]


@given(NAMES, st.integers(1, 10**6))
def test_suggested_outlets_keep_the_limits(name: str, count: int) -> None:
    for found in suggested_outlets((name, count)):
        assert 0 < size(found.name) <= 100
        assert 0 < size(found.value) <= 100
        assert found.value == name.strip()
