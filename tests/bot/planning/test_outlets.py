"""How people write the names of outlets."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.outlets import NoSuchOutletError, Outlets, outlet_name

NAMES = (
    "Sporting News",
    "TechCrunch",
    "The Verge",
    "The Guardian",
    "Fortune",
    "CBSSports.com",
    "FOX News - Lifestyle",
    "FOX News - Health",
    "The New York Times",
    "Cnbc | World Business News Leader",
    "BBC News - Technology",
    "Live Science: The Most Interesting Articles",
    "wash-post",
    "The Age",
)
FOX = frozenset({"FOX News - Lifestyle", "FOX News - Health"})
OUTLETS = Outlets(NAMES)


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        ("The Verge", {"The Verge"}),
        ("verge", {"The Verge"}),
        ("the  VERGE", {"The Verge"}),
        ("cbs sports", {"CBSSports.com"}),
        ("cbssports", {"CBSSports.com"}),
        ("tech crunch", {"TechCrunch"}),
        ("TechCrunch.com", {"TechCrunch"}),
        ("fox news", FOX),
        ("Fox", FOX),
        ("FOX News - Health", {"FOX News - Health"}),
        ("CNBC", {"Cnbc | World Business News Leader"}),
        ("BBC", {"BBC News - Technology"}),
        ("live science", {"Live Science: The Most Interesting Articles"}),
        ("NYT", {"The New York Times"}),
        ("new york times", {"The New York Times"}),
        ("wash post", {"wash-post"}),
    ],
)
def test_outlet_is_known_however_it_is_written(typed: str, sources: set[str]) -> None:
    assert OUTLETS.named(typed) == sources
    assert OUTLETS.meant(typed) == (frozenset(sources), None)


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("the gaurdian", "The Guardian"),
        ("Guardien", "The Guardian"),
        ("techcrunsh", "TechCrunch"),
        ("Sportin News", "Sporting News"),
    ],
)
def test_misspelt_outlet_is_found_and_told(typed: str, source: str) -> None:
    assert OUTLETS.named(typed) == frozenset()
    assert OUTLETS.meant(typed) == (frozenset({source}), source)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Guard", "No outlet of the articles is called “Guard”: try The Guardian."),
        (
            "xyzzy",
            "No outlet of the articles is called “xyzzy”: most articles are from Sporting",
        ),
        ("CNN", "No outlet of the articles is called “CNN”: try "),
        (
            "  ",
            "There is no outlet: most articles are from Sporting News, TechCrunch and The Verge.",
        ),
    ],
    ids=["near", "far", "short", "empty"],
)
def test_unknown_outlet_is_told_with_others_to_try(typed: str, sentence: str) -> None:
    with pytest.raises(NoSuchOutletError) as told:
        OUTLETS.meant(typed)

    assert str(told.value).startswith(sentence)
    assert str(told.value).count(".") == 1


def test_missing_outlets_are_told_when_no_article_names_one() -> None:
    with pytest.raises(
        NoSuchOutletError, match=r"^The articles name no outlets: ask without one.$"
    ):
        Outlets(()).meant("The Verge")


@given(st.text())
def test_any_text_names_known_outlets_or_is_refused(typed: str) -> None:
    assert OUTLETS.named(typed) <= set(NAMES)
    with suppress(NoSuchOutletError):
        sources, _ = OUTLETS.meant(typed)
        assert sources
        assert sources <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_exact_name_means_that_outlet_alone(name: str) -> None:
    assert OUTLETS.meant(name) == (frozenset({name}), None)


def test_several_outlets_of_one_house_are_called_by_its_name() -> None:
    assert outlet_name(FOX) == "FOX News"
    assert outlet_name(frozenset({"FOX News - Health"})) == "FOX News - Health"
    assert outlet_name(frozenset({"The Verge", "Fortune"})) == "Fortune or The Verge"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Sporting News", "TechCrunch", "The Verge", "The Guardian"]),
        ("the ", ["The Verge", "The Guardian", "The New York Times", "The Age"]),
        ("gua", ["The Guardian"]),
        ("cbs s", ["CBSSports.com"]),
        ("sport", ["Sporting News", "CBSSports.com"]),
        ("gaurdian", ["The Guardian"]),
        ("xyzzy", []),
    ],
)
def test_outlets_are_suggested_as_they_are_typed(typed: str, names: list[str]) -> None:
    assert OUTLETS.suggest(typed, 4) == names
