"""Which names are one person's."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Aliases, Person, group_people, shown_name
from corpus.parts import parse_name, tidy

Groups = set[frozenset[str]]


def groups_of(*names: str, aliases: tuple[tuple[str, ...], ...] = ()) -> Groups:
    """Return which of `names` are one person's."""
    people = group_people(dict.fromkeys(names, 1), Aliases(aliases))
    return {
        frozenset(name for name in names if people.person_of(name) == person)
        for person in people.people
    }


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Hillary Clinton", "Hillary Rodham Clinton"], id="middle name"),
        pytest.param(["J. D. Vance", "JD Vance", "J.D. Vance"], id="initials"),
        pytest.param(["J. D. Vance", "James David Vance", "J. Vance"], id="initials of a name"),
        pytest.param(["Donald J. Trump", "Donald Trump", "Trump"], id="surname"),
        pytest.param(["George W. Bush", "George Walker Bush", "George Bush"], id="middle initial"),
        pytest.param(["Maude Orsel", "Mayor Orsel", "Orsel’s", "MAUDE ORSEL,"], id="junk"),
        pytest.param(["Recep Tayyip Erdoğan", "Recep Erdogan", "Erdogan"], id="accents"),
        pytest.param(["Donald Trump, Jr.", "Donald Trump Jr.", "Trump Jr"], id="junior"),
        pytest.param(["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Зеленський"], id="Zelensky"),
        pytest.param(
            ["Alexander Lukashenko", "Аляксандр Лукашэнка", "Lukashenka"], id="Lukashenko"
        ),
        pytest.param(
            [
                "Sviatlana Tsikhanouskaya",
                "Svetlana Tikhanovskaya",
                "Святлана Ціханоўская",
                "Светлана Тихановская",
                "S. Tsikhanouskaya",
                "Tikhanovskaya",
            ],
            id="Tsikhanouskaya",
        ),
        pytest.param(["Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης"], id="Greek"),
        pytest.param(["Mark Phillips", "Mark Philips"], id="doubled letter"),
        pytest.param(["Chatham House", "the Chatham House"], id="organisation"),
        pytest.param(["The Lantern", "Lantern"], id="organisation of one word"),
        pytest.param(["Kim Jong-un", "Kim Jong Un"], id="hyphen"),
        pytest.param(["Bashar al-Assad", "Bashar Assad", "Assad"], id="Arabic article"),
    ],
)
def test_names_of_one_person_are_joined(names: list[str]) -> None:
    assert groups_of(*names) == {frozenset(names)}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Bill Clinton", "Hillary Clinton", "Clinton"], id="surname of two"),
        pytest.param(["Ann Lee", "Anna Lee", "A. Lee"], id="nearly one first name"),
        pytest.param(["Donald Trump", "Donald Trump Jr.", "Trump"], id="junior"),
        pytest.param(["Lou Wainwright Sr.", "Lou Wainwright Jr."], id="senior"),
        pytest.param(["George W. Bush", "George H. W. Bush", "George Bush"], id="middle initials"),
        pytest.param(["Frances Anderson", "Francis Anderson"], id="one letter"),
        pytest.param(["Alexander Petrov", "Alexandra Petrov"], id="woman and man"),
        pytest.param(["Martin Kovalenko", "Morton Kovalenko"], id="same consonants"),
        pytest.param(["Sviatlana Tsikhanouskaya", "Siarhei Tsikhanouski"], id="wife and husband"),
        pytest.param(["John Smith", "John Smyth"], id="short surnames that sound alike"),
        pytest.param(["Hans Anderson", "Hans Andersen"], id="surnames of other letters"),
        pytest.param(["Anna Lee", "Ann Alee"], id="same letters"),
        pytest.param(["Chatham House", "Gregory House", "House"], id="organisation"),
        pytest.param(["The Hill", "Hill", "Faith Hill"], id="person or organisation"),
        pytest.param(["Justice Department", "Treasury Department"], id="departments"),
    ],
)
def test_names_that_may_be_different_peoples_stay_apart(names: list[str]) -> None:
    assert groups_of(*names) == {frozenset([name]) for name in names}


def test_a_surname_is_the_only_persons_who_has_it_however_it_is_spelled() -> None:
    assert groups_of("Alexander Lukashenko", "Viktor Lukashenka", "Lukashenka") == {
        frozenset(["Alexander Lukashenko"]),
        frozenset(["Viktor Lukashenka"]),
        frozenset(["Lukashenka"]),
    }


@pytest.mark.parametrize(
    ("spoken", "name"),
    [
        pytest.param({"Orsel": 9, "Maude Orsel": 1}, "Maude Orsel", id="with a first name"),
        pytest.param(
            {"Hillary Clinton": 5, "Hillary Rodham Clinton": 1}, "Hillary Clinton", id="much used"
        ),
        pytest.param({"J. Vance": 9, "James Vance": 1}, "James Vance", id="no initial"),
        pytest.param({"Dr. Ilse Marrant": 3}, "Ilse Marrant", id="no title"),
        pytest.param({"Donald Trump": 1, "Donald J. Trump": 1}, "Donald J. Trump", id="fuller"),
        pytest.param({"Зеленський": 9, "Zelenskyy": 1}, "Zelenskyy", id="Latin letters"),
        pytest.param({"the Courier": 1}, "the Courier", id="organisation"),
        pytest.param({"Queen Elizabeth": 1}, "Queen Elizabeth", id="no surname"),
    ],
)
def test_a_person_is_shown_by_the_fullest_form_that_is_much_used(
    spoken: dict[str, int], name: str
) -> None:
    (person,) = group_people(spoken).people

    assert person.name == name


def test_forms_are_as_written_the_most_used_first() -> None:
    people = group_people({"Maude Orsel": 2, "Mayor Orsel’s": 3, "Bo Quill": 4})

    assert people.people == (
        Person("Maude Orsel", ("Mayor Orsel", "Maude Orsel")),
        Person("Bo Quill", ("Bo Quill",)),
    )


def test_aliases_join_what_no_rule_would_and_name_the_person() -> None:
    spoken = {"Sviatlana Pilipchuk": 1, "Sviatlana Tsikhanouskaya": 3, "the Leader": 1}
    line = ("Tsikhanouskaya, S.", "Sviatlana Pilipchuk", "The leader", "Sviatlana Tsikhanouskaya")

    (person,) = group_people(spoken, Aliases((line,))).people

    assert person.name == "Tsikhanouskaya, S."
    assert {*spoken, *line} >= set(person.forms) >= {*spoken}


def test_aliases_keep_apart_what_the_rules_would_join() -> None:
    aliases = (("Donald J. Trump", "The Elder"), ("Donald Trump", "The Younger"))

    assert groups_of("Donald J. Trump", "Donald Trump", aliases=aliases) == {
        frozenset(["Donald J. Trump"]),
        frozenset(["Donald Trump"]),
    }


def test_a_surname_is_that_of_two_who_are_one_by_alias() -> None:
    names = ("Bill Clinton", "William Clinton", "Clinton")

    assert groups_of(*names, aliases=(names[:2],)) == {frozenset(names)}


def test_a_form_that_fits_an_alias_is_that_persons_too() -> None:
    names = ("Slick Willie", "William J. Clinton")
    aliases = (("Bill Clinton", "William Clinton", "Slick Willie"),)

    assert groups_of(*names, aliases=aliases) == {frozenset(names)}


def test_a_surname_by_alias_says_nothing_of_others_who_have_it() -> None:
    names = ("Daria Ruiz", "Orsel", "Maude Orsel")

    assert groups_of(*names, aliases=(("Daria Ruiz", "Orsel"),)) == {
        frozenset(["Daria Ruiz", "Orsel"]),
        frozenset(["Maude Orsel"]),
    }


def test_an_alias_of_nobody_who_speaks_makes_no_person() -> None:
    people = group_people(
        {"Clinton": 1, "Hillary Clinton": 1}, Aliases((("Bill Clinton", "Bubba"),))
    )

    assert [person.name for person in people.people] == ["Hillary Clinton"]


FIRSTS = (
    "Ann Anna Anne Hanna Hannah Frances Francis Eric Erik Erica Daniel Daniela Maria Marie A. B."
)
SURNAMES = "Lee Anderson Andersen Phillips Philips O’Neill Kovalenko Petrova Petrov Ocasio-Cortez"
NAMES = st.builds(
    lambda *parts: " ".join(filter(None, parts)),
    st.sampled_from(["", "", "Dr.", "President", "Florida Sen."]),
    st.sampled_from([*FIRSTS.split(), ""]),
    st.sampled_from(["", "", "", "W.", "Walker", "H. W.", "de"]),
    st.sampled_from(SURNAMES.split()),
    st.sampled_from(["", "", "", "Jr.", "Sr."]),
)
SPOKEN = st.dictionaries(NAMES, st.integers(1, 9), max_size=14)


@settings(max_examples=200, deadline=None)
@given(spoken=SPOKEN)
def test_different_first_names_are_never_joined(spoken: dict[str, int]) -> None:
    for person in group_people(spoken).people:
        for one, other in combinations([parse_name(form) for form in person.forms], 2):
            firsts = {parts.given[0] for parts in (one, other) if parts.given}
            full = {first for first in firsts if len(first) > 1}
            assert len(full) <= 1
            assert all(first[0] == name[0] for first in firsts for name in full)
            assert len({parts.suffix for parts in (one, other) if parts.given}) <= 1


@settings(max_examples=200, deadline=None)
@given(spoken=SPOKEN, data=st.data())
def test_the_order_of_names_does_not_count(spoken: dict[str, int], data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(spoken.items()))))

    assert group_people(shuffled).people == group_people(spoken).people


@settings(max_examples=200, deadline=None)
@given(spoken=SPOKEN)
def test_grouping_the_forms_again_changes_nothing(spoken: dict[str, int]) -> None:
    people = group_people(spoken).people
    forms = [form for person in people for form in person.forms]

    assert groups_of(*forms) == {frozenset(person.forms) for person in people}


@settings(max_examples=200, deadline=None)
@given(names=st.lists(st.text(max_size=20), max_size=8))
def test_any_text_is_one_persons_name(names: list[str]) -> None:
    people = group_people(dict.fromkeys(names, 1))

    assert {people.person_of(name) for name in names} == set(people.people)


@settings(max_examples=200, deadline=None)
@given(
    names=st.lists(
        st.sampled_from(["Orsel", "M. Orsel", "Mr Maude Orsel,", "Maude Orsel's", "Орсель"])
        | st.text("aeiouklmnrstÄéČжя", min_size=1, max_size=12),
        min_size=1,
        max_size=8,
    )
)
def test_name_shown_of_all_forms_is_the_persons(names: list[str]) -> None:
    people = group_people(dict.fromkeys(names, 1))
    used: dict[Person, Counter[str]] = {}
    for name in dict.fromkeys(names):
        used.setdefault(people.person_of(name), Counter())[tidy(name)] += 1

    assert {person.name: shown_name(forms) for person, forms in used.items()} == {
        person.name: person.name for person in people.people
    }


@pytest.mark.timeout(20)
def test_ten_thousand_people_of_one_surname_are_grouped_within_seconds() -> None:
    letters = "bcdfghjklmnprstvwxyz"
    firsts = [
        f"{a}{b}i{c}o{d}".title() for a in letters for b in letters for c in letters for d in "bt"
    ]
    names = [f"{first} Smith" for first in firsts[:10_000]]

    assert len(group_people(dict.fromkeys([*names, "Smith"], 1)).people) == 10_001
