"""Who is meant by a name as typed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import NameIndex, NameMatch, match_people


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks."""

    name: str
    forms: tuple[str, ...] = ()
    statements: int = 1


SPEAKERS = (
    Speaker("Hillary Clinton", ("Hillary Rodham Clinton", "H. Clinton"), 90),
    Speaker("Bill Clinton", ("Bill Clinton",), 100),
    Speaker("Clinton", ("Clinton",), 500),
    Speaker("Sviatlana Tsikhanouskaya", ("Sviatlana Tsikhanouskaya",)),
    Speaker("Alexander Lukashenko", ("Lukashenko", "Alexander Lukashenko")),
    Speaker("Debbie Wasserman Schultz"),
    Speaker("The Guardian", ("Guardian", "The Guardian")),
    Speaker("Chatham House"),
    Speaker("Reuters"),
    Speaker("Kim Jong-un"),
    Speaker("Donald J. Trump", ("Donald Trump", "Trump"), 9),
    Speaker("Donald Trump Jr."),
    Speaker("Martin Luther King Jr."),
    Speaker("Anna Lee"),
    Speaker("Marine Le Pen", ("Le Pen",)),
    Speaker("Alexandria Ocasio-Cortez"),
    Speaker("J. D. Vance"),
    Speaker("Ann Bo"),
    Speaker("Ann Fay"),
)


def names_of(match: NameMatch[Speaker]) -> list[str]:
    return [speaker.name for speaker in match.people]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Clinton", ["Bill Clinton", "Hillary Clinton", "Clinton"]),
        ("clinton's", ["Bill Clinton", "Hillary Clinton", "Clinton"]),
        ("Bill Clinton", ["Bill Clinton"]),
        ("hillary clinton", ["Hillary Clinton"]),
        ("Secretary Hillary Clinton", ["Hillary Clinton"]),
        ("H. Clinton", ["Hillary Clinton"]),
        ("President Lukashenko", ["Alexander Lukashenko"]),
        ("president lukashenko", ["Alexander Lukashenko"]),
        ("Ціханоўская", ["Sviatlana Tsikhanouskaya"]),
        ("Sviatlana", ["Sviatlana Tsikhanouskaya"]),
        ("Schultz", ["Debbie Wasserman Schultz"]),
        ("guardian", ["The Guardian"]),
        ("REUTERS", ["Reuters"]),
        ("kim", ["Kim Jong-un"]),
        ("kim jong un", ["Kim Jong-un"]),
        ("trump", ["Donald J. Trump", "Donald Trump Jr."]),
        ("Donald Trump", ["Donald J. Trump"]),
        ("trump jr", ["Donald Trump Jr."]),
        ("le pen", ["Marine Le Pen"]),
        ("cortez", ["Alexandria Ocasio-Cortez"]),
        ("ocasio-cortez", ["Alexandria Ocasio-Cortez"]),
        ("jd vance", ["J. D. Vance"]),
        ("James Vance", ["J. D. Vance"]),
    ],
)
def test_a_name_that_the_articles_use_finds_who_has_it(typed: str, names: list[str]) -> None:
    match = match_people(typed, SPEAKERS)

    assert names_of(match) == names
    assert match.read_as is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lukashenka", "Alexander Lukashenko"),
        ("Lukasenko", "Alexander Lukashenko"),
        ("Aliaksandr Lukashenka", "Alexander Lukashenko"),
        ("Tikhanovskaya", "Sviatlana Tsikhanouskaya"),
        ("Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya"),
        ("Тихановская", "Sviatlana Tsikhanouskaya"),
        ("Tsikanouskaya", "Sviatlana Tsikhanouskaya"),
        ("Sviatlana Tsikanouskaya", "Sviatlana Tsikhanouskaya"),
        ("Hilary Clinton", "Hillary Clinton"),
        ("Wasserman Schultz", "Debbie Wasserman Schultz"),
        ("Chattham House", "Chatham House"),
        ("Ruters", "Reuters"),
        ("Martin Luther King", "Martin Luther King Jr."),
        ("Vnace", "J. D. Vance"),
    ],
)
def test_a_name_spelled_otherwise_is_told_how_it_is_read(typed: str, name: str) -> None:
    match = match_people(typed, SPEAKERS)

    assert (names_of(match), match.read_as) == ([name], name)


def test_a_misspelt_surname_of_several_finds_them_all() -> None:
    match = match_people("Clintin", SPEAKERS)

    assert names_of(match) == ["Bill Clinton", "Hillary Clinton", "Clinton"]
    assert match.read_as is None


@pytest.mark.parametrize(
    "typed",
    [
        "Chelsea Clinton",
        "Harold Clinton",
        "Clifton",
        "Viktor Lukashenko",
        "Ann Lee",
        "Anna Leigh",
        "Lea",
        "Lees",
        "Bob",
        "Valce",
        "Ann",
        "Eric Trump",
        "Zebulon Quickwater",
        "House",
        "the",
        "she",
        "?!",
        " ",
        "",
    ],
)
def test_a_name_of_nobody_finds_nobody(typed: str) -> None:
    assert match_people(typed, SPEAKERS) == NameMatch()


def test_an_index_of_nobody_finds_nobody() -> None:
    nobody: list[Speaker] = []

    assert match_people("Clinton", nobody) == NameMatch()


@settings(max_examples=200, deadline=None)
@given(typed=st.text(max_size=30))
def test_any_text_may_be_typed(typed: str) -> None:
    found = _INDEX.match(typed)

    assert set(found.people) <= set(SPEAKERS)
    assert found.read_as is None or len(found.people) == 1


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.name)
def test_everybody_is_found_by_every_form_of_the_name(speaker: Speaker) -> None:
    for form in (speaker.name, *speaker.forms):
        for typed in (form, form.lower(), form.upper(), f"{form}’s"):
            assert speaker in _INDEX.match(typed).people


_INDEX = NameIndex(SPEAKERS)
