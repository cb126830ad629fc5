"""Lists of what there is keep Discord's limits and their own form, whatever an article holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.cards.browsing import (
    ARTICLES_A_PAGE,
    PEOPLE_A_PAGE,
    help_card,
    latest_card,
    people_card,
)
from bot.chat.cards.escaping import size
from bot.chat.cards.layout import DESCRIPTION, Card, Colour
from bot.chat.cards.sources import more_card
from bot.language import ENGLISH, LANGUAGES, Language, language_of
from bot.pages import Cut, Page
from bot.sources import Opened, Summary
from index.store import ArticleRecord, ParagraphRecord, PersonRecord

WILD = st.text(
    st.one_of(
        st.sampled_from("*_[]()\n .:#@<中\U0001f6a2\u0301\u202e"),
        st.characters(exclude_categories=["Cs"]),  # as everything that was read from a store
    ),
    max_size=60,
)
LONG = WILD.map(lambda text: (text or "x") * 60)
LINK = "https://lantern.example/" + "a" * 370
LANGUAGE = st.sampled_from(list(LANGUAGES.values()))
# The first text in a language takes as long as reading its catalogue does.
unhurried = settings(deadline=None)


def article(
    number: int, title: str, source: str | None, *, url: str | None = LINK
) -> ArticleRecord:
    return ArticleRecord(
        id=f"article-{number}",
        title=title,
        source=source,
        published_at="2022-10-14",
        url=url,
        author=None,
        collection="",
        length=99999,
    )


def person(number: int, name: str) -> PersonRecord:
    return PersonRecord(key=number, name=name, forms=(name,), statements=10**6)


def summary(**changes: object) -> Summary:
    fields = {
        "articles": 1200,
        "paragraphs": 9,
        "statements": 3,
        "people": 2,
        "first_date": "2022-10-14",
        "last_date": "2023-01-03T08:00:00Z",
        "indexed_at": datetime(2026, 3, 1, tzinfo=UTC),
        "collections": (("", 5), ("news", 4)),
    }
    return Summary(**{**fields, **changes})  # type: ignore[arg-type]


def check(card: Card) -> None:
    """Check Discord's limits and the form of a card."""
    assert 0 < size(card.text) <= DESCRIPTION
    assert size(card.title) <= 256
    assert size(card.text) + size(card.title) + size(card.footer) <= 6000
    ids = [*(each.custom_id for each in card.buttons), *(each.custom_id for each in card.menus)]
    assert len(ids) == len(set(ids))
    assert all(len(custom_id) <= 100 for custom_id in ids)
    for menu in card.menus:
        assert 0 < len(menu.options) <= 25
        values = [option.value for option in menu.options]
        assert len(values) == len(set(values))
        assert all(0 < size(option.label) <= 100 for option in menu.options)
        assert all(0 < size(value) <= 100 for value in values)


@unhurried
@given(LONG, LONG, LANGUAGE, st.integers(1, 10**6))
def test_articles_keep_the_limits(title: str, outlet: str, language: Language, page: int) -> None:
    found = tuple(article(number, title, outlet) for number in range(ARTICLES_A_PAGE))

    card = latest_card(Page(found, Cut.at(page, ARTICLES_A_PAGE, 10**7)), language, outlet)

    check(card)
    assert len(card.text.split("\n")) == ARTICLES_A_PAGE


def test_titles_are_links_unless_there_is_no_room_for_that() -> None:
    found = [article(number, "Harbour vote", "Lantern") for number in range(ARTICLES_A_PAGE)]
    few, all_ = (
        latest_card(Page(tuple(found[:most]), Cut.at(1, ARTICLES_A_PAGE, most)), ENGLISH, "")
        for most in (3, ARTICLES_A_PAGE)
    )

    assert few.text.count(f"[Harbour vote]({LINK})") == 3
    assert LINK not in all_.text
    assert all_.text.count("Harbour vote") == ARTICLES_A_PAGE


@unhurried
@given(st.lists(LONG, min_size=1, max_size=PEOPLE_A_PAGE), LANGUAGE, st.booleans())
def test_people_keep_the_limits(names: list[str], language: Language, named: bool) -> None:
    found = tuple(person(number, name) for number, name in enumerate(names))

    check(people_card(Page(found, Cut.at(7, PEOPLE_A_PAGE, 10**5)), language, named=named))


@unhurried
@given(LONG, LONG, LANGUAGE, st.integers(0, 30))
def test_help_keeps_the_limits(name: str, title: str, language: Language, collections: int) -> None:
    folders = tuple((f"{number}{name}", number) for number in range(collections))

    check(
        help_card(
            summary(collections=folders), [person(1, name)], article(1, title, name), language
        )
    )


@unhurried
@given(LONG, LONG, LONG, LANGUAGE, st.integers(1, 10))
def test_further_passages_keep_the_limits(
    text: str, title: str, outlet: str, language: Language, count: int
) -> None:
    records = [
        ParagraphRecord(
            key=n, article=article(n, title, outlet), number=99999, text=text, mark=None
        )
        for n in range(count)
    ]

    card = more_card([Opened(paragraph=each, around=(each,)) for each in records], language)

    check(card)
    assert len(card.buttons) == min(count, 5)
    assert all(f"**{number}** · " in card.text for number in range(1, min(count, 5) + 1))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (
            "2022-10-14",
            "2023-01-03",
            "I know **1,200 articles**, published 14 October 2022 to 3 January 2023.",
        ),
        (
            "2022-10-14T08:00:00Z",
            "2022-10-14",
            "I know **1,200 articles**, published 14 October 2022.",
        ),
        (None, None, "I know **1,200 articles**."),
    ],
    ids=["days", "one day", "undated"],
)
def test_help_tells_the_days_that_articles_are_of(
    first: str | None, last: str | None, told: str
) -> None:
    card = help_card(summary(first_date=first, last_date=last), [], None, ENGLISH)

    assert told in card.text.split("\n")


def test_help_names_ten_collections_and_how_many_more_there_are() -> None:
    folders = tuple((f"*c{number:02}*", 1) for number in range(13))

    lines = help_card(summary(collections=folders), [], None, ENGLISH).text.split("\n")

    (line,) = [line for line in lines if line.startswith("Collections:")]
    assert line.startswith("Collections: \u2068\\*c00\\*\u2069, ")
    assert line.endswith("\u2068\\*c09\\*\u2069 and 3 more")


def test_help_names_no_collections_where_there_are_only_loose_articles() -> None:
    card = help_card(summary(collections=(("", 5),)), [], None, ENGLISH)

    assert "Collections" not in card.text


def test_help_gives_only_examples_that_there_are() -> None:
    text = help_card(summary(), [], None, ENGLISH).text

    assert ("/latest" in text, "/said" in text, "/article" in text) == (True, False, False)


def test_list_without_pages_has_no_arrows() -> None:
    card = people_card(Page((person(1, "Ada"),), Cut.at(1, PEOPLE_A_PAGE, 1)), ENGLISH)

    assert card.buttons == ()


def test_arrows_lead_to_the_pages_beside_and_end_at_the_ends() -> None:
    pages = [
        people_card(Page((person(1, "Ada"),), Cut.at(n, PEOPLE_A_PAGE, 60)), language_of("fr"))
        for n in (1, 2, 3)
    ]

    buttons = [[(b.label, b.custom_id, b.disabled) for b in card.buttons] for card in pages]
    assert [each[1] for each in buttons] == [
        (f"{number} / 3", "people:here", True) for number in (1, 2, 3)
    ]
    assert buttons[1][0] == ("◀", "people:-:1", False)
    assert buttons[1][2] == ("▶", "people:-:3", False)
    assert (buttons[0][0][2], buttons[2][2][2]) == (True, True)


def test_outlet_of_a_list_is_in_its_arrows_and_keeps_its_length() -> None:
    outlet = "The : Lantern " * 30
    found = (article(1, "A", outlet),)

    card = latest_card(Page(found, Cut.at(1, ARTICLES_A_PAGE, 20)), ENGLISH, outlet)

    onward = card.buttons[-1].custom_id.split(":")
    assert (len(onward), onward[0], onward[2]) == (3, "latest", "2")


def test_nothing_is_listed_where_there_is_nothing() -> None:
    nobody = people_card(Page((), Cut.at(1, PEOPLE_A_PAGE, 0)), ENGLISH)
    nothing = latest_card(Page((), Cut.at(1, ARTICLES_A_PAGE, 0)), ENGLISH, "")

    assert (nobody.colour, nobody.menus) == (Colour.NOTICE, ())
    assert (nothing.colour, nothing.menus) == (Colour.NOTICE, ())
