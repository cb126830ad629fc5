"""Names taken apart, in plain letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parts import may_fit, parse_name, tidy
from corpus.spelling import given_key, plain, surname_key


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "suffix", "shown"),
    [
        ("Maude Orsel", ("maude",), "orsel", "", "Maude Orsel"),
        ("Orsel", (), "orsel", "", "Orsel"),
        ("Mr. Orsel’s", (), "orsel", "", "Orsel"),
        ("Hillary Rodham Clinton", ("hillary", "rodham"), "clinton", "", "Hillary Rodham Clinton"),
        ("Florida Sen. Marco Rubio", ("marco",), "rubio", "", "Marco Rubio"),
        ("US President Obama", (), "obama", "", "Obama"),
        ("Secretary of State John Kerry", ("john",), "kerry", "", "John Kerry"),
        ("White House Press Secretary Sean Spicer", ("sean",), "spicer", "", "Sean Spicer"),
        ("former vice-president Joe Biden", ("joe",), "biden", "", "Joe Biden"),
        ("Donald Trump, Jr.", ("donald",), "trump", "jr", "Donald Trump, Jr."),
        ("Trump Jr.", (), "trump", "jr", "Trump Jr."),
        ("Thurston Howell III", ("thurston",), "howell", "iii", "Thurston Howell III"),
        ("Jane Roe, PhD", ("jane",), "roe", "", "Jane Roe, PhD"),
        ("J. D. Vance", ("j", "d"), "vance", "", "J. D. Vance"),
        ("J.D. Vance", ("j", "d"), "vance", "", "J.D. Vance"),
        ("JD Vance", ("j", "d"), "vance", "", "JD Vance"),
        ("AJ Odudu", ("a", "j"), "odudu", "", "AJ Odudu"),
        ("A. Orsel", ("a",), "orsel", "", "A. Orsel"),
        ("Al Gore", ("al",), "gore", "", "Al Gore"),
        ("ED MILIBAND", ("ed",), "miliband", "", "ED MILIBAND"),
        ("Van Jones", ("van",), "jones", "", "Van Jones"),
        ("Bill de Blasio", ("bill",), "blasio", "", "Bill de Blasio"),
        ("De Blasio", (), "blasio", "", "De Blasio"),
        ("Marine Le Pen", ("marine",), "pen", "", "Marine Le Pen"),
        ("Mohammed bin Salman", ("mohammed",), "salman", "", "Mohammed bin Salman"),
        ("Bashar al-Assad", ("bashar",), "assad", "", "Bashar al-Assad"),
        ("Jean-Claude Juncker", ("jeanclaude",), "juncker", "", "Jean-Claude Juncker"),
        ("Ocasio-Cortez", (), "ocasiocortez", "", "Ocasio-Cortez"),
        ("William “Bill” Clinton", ("william",), "clinton", "", "William Clinton"),
        ("John Lewis (D-Ga.)", ("john",), "lewis", "", "John Lewis"),
        ("Miles O’Brien", ("miles",), "obrien", "", "Miles O’Brien"),
        ("Святлана Ціханоўская", ("svyatlana",), "tsikhanouskaya", "", "Святлана Ціханоўская"),
        ("Queen Elizabeth", (), "elizabeth", "", "Queen Elizabeth"),
        ("Martin Luther King", ("martin", "luther"), "king", "", "Martin Luther King"),
        ("Stephen King", ("stephen",), "king", "", "Stephen King"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_persons_name_has_its_parts(
    name: str, given_names: tuple[str, ...], surname: str, suffix: str, shown: str
) -> None:
    parts = parse_name(name)

    assert (parts.given, parts.surname, parts.suffix) == (given_names, surname, suffix)
    assert parts.shown == shown
    assert not parts.is_whole


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Chatham House", ("chatham", "house")),
        ("the Courier", ("courier",)),
        ("The Justice Department", ("justice", "department")),
        ("Justice Department", ("justice", "department")),
        ("U.S. Army", ("u", "s", "army")),
        ("US Army", ("u", "s", "army")),
        ("Proctor & Gamble", ("proctor", "&", "gamble")),
        ("Doctors for Peace", ("doctors", "for", "peace")),
        ("a senior official", ("senior", "official")),
        ("senior officials", ("senior", "officials")),
        ("Vice President", ("vice", "president")),
        ("Channel 4", ("channel", "4")),
        ("Maude Orsel, mayor", ("maude", "orsel", "mayor")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_persons_name_is_kept_whole(name: str, words: tuple[str, ...]) -> None:
    parts = parse_name(name)

    assert (parts.is_whole, parts.words) == (True, words)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Clinton’s", "Clinton"),
        ("James'", "James"),
        (" Bo  Quill , ", "Bo Quill"),
        ("Acme Inc.", "Acme Inc."),
        ("Maude Orsel.", "Maude Orsel"),
    ],
)
def test_what_follows_a_name_by_accident_goes(written: str, expected: str) -> None:
    assert tidy(written) == expected


@given(name=st.text(max_size=40))
def test_any_text_has_words(name: str) -> None:
    parts = parse_name(name)

    assert parts.words
    assert parts.is_whole or all(parts.core)
    assert not parts.is_bare or parts.surname


def spelled_alike(names: str) -> set[str]:
    return {surname_key(plain(name)) for name in names.split()}


@pytest.mark.parametrize(
    "names",
    [
        "Tsikhanouskaya Tikhanovskaya Tsikhanovskaya Tikhanouskaja Ціханоўская Тихановская",
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Зеленський Зеленский",
        "Lukashenko Lukashenka Лукашенко Лукашэнка Łukaszenka Lukaschenko",
        "Erdoğan Erdogan",
        "Medvedev Medvedyev Медведев",
        "Phillips Philips",
    ],
    ids=lambda names: names.split()[0],
)
def test_spellings_of_a_surname_have_one_key(names: str) -> None:
    assert len(spelled_alike(names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Smith Smyth",
        "Meyer Maier Mayer",
        "Anderson Andersen",
        "Tsikhanouskaya Tsikhanouski",
        "Petrov Petrova",
        "Clark Clarke",
        "Lee Li Leigh",
        "Johnson Johnston",
    ],
)
def test_other_surnames_have_other_keys(names: str) -> None:
    assert len(spelled_alike(names)) == len(names.split())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sviatlana", "svetlana", True),
        ("aliaksandr", "alexander", True),
        ("volodymyr", "vladimir", True),
        ("alexander", "alexandra", False),
        ("ann", "anna", False),
        ("martin", "morton", False),
        ("frances", "francis", False),
        ("daniel", "daniela", False),
    ],
)
def test_first_names_share_a_key_where_they_are_one_name(one: str, other: str, same: bool) -> None:
    assert (given_key(one) == given_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((), ("rodham",), True),
        (("w",), ("walker",), True),
        (("walker",), ("w",), True),
        (("w",), ("h", "w"), False),
        (("rodham",), ("diane",), False),
    ],
)
def test_middle_names_may_be_cut_or_left_out_but_not_others(
    one: tuple[str, ...], other: tuple[str, ...], fits: bool
) -> None:
    assert may_fit(one, other) is fits
