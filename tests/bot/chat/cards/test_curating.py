"""Cards of adding, removing and feeds: whatever is in files and feeds, it only shows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.cards import adding, feeds, removing
from bot.chat.cards.adding import Addition, LeftOut
from bot.chat.cards.feeds import Item, Kept, Offer
from bot.chat.cards.layout import Card, Colour
from bot.chat.cards.removing import Going
from bot.intake import NewArticle
from bot.language import ENGLISH, Language
from bot.pages import Cut, Page
from index.store import ArticleRecord
from tests.bot.chat.cards import made
from tests.bot.chat.cards.discord_markdown import Active, actives_of
from tests.bot.chat.cards.sent import check_frame
from tests.bot.chat.cards.test_payloads import unhurried

WHEN = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

ARTICLES = st.builds(
    NewArticle,
    id=made.STORED,
    title=made.STORED,
    url=made.URLS,
    paragraphs=st.integers(0, 99_999),
    line=st.just("{}"),
)
MANY = st.lists(ARTICLES, max_size=3).map(lambda few: tuple(few * 4))
ADDITIONS = st.builds(
    Addition,
    collection=st.sampled_from(["", "news", "minutes/2024", "**news** <@1>"]),
    added=MANY,
    replaced=MANY,
    left_out=st.lists(st.builds(LeftOut, name=made.TYPED, why=made.STORED), max_size=3).map(
        lambda few: tuple(few * 4)
    ),
)
ITEMS = st.lists(st.builds(Item, title=made.STORED, url=made.URLS), max_size=3).map(lambda i: i * 3)
OFFERS = st.builds(
    Offer,
    url=st.just(f"https://{made.HOST}/feed.xml"),
    title=made.STORED,
    entries=ITEMS,
    collection=st.sampled_from(["", "news"]),
    channel=st.sampled_from([None, 5]),
    minutes=st.just(30.0),
    first=st.just(20),
)
KEPT = st.builds(
    Kept,
    key=st.integers(1, 10**9),
    url=st.just(f"https://{made.HOST}/") | made.STORED.map(f"https://{made.HOST}/".__add__),
    collection=st.sampled_from(["", "news"]),
    channel=st.just(5),
    next_at=st.just(WHEN),
    last_ok=st.sampled_from([None, WHEN]),
    taken=st.integers(0, 99_999),
    failures=st.integers(0, 99),
    problem=made.STORED,
    lacking=st.sampled_from([(), ("View Channel", "Send Messages", "Embed Links")]),
    hidden=st.booleans(),
)


@unhurried(25)
@given(ADDITIONS, made.LANGUAGE, st.booleans())
def test_addition_is_summed_up_and_nothing_of_it_is_active(
    addition: Addition, language: Language, changed: bool
) -> None:
    card = adding.added_card(addition, language, changed=changed)

    check_frame(card, "bold", "list", "small", "code")
    counts = [len(addition.added), len(addition.replaced), len(addition.left_out)]
    assert bool(card.files) == any(count > 8 for count in counts)
    check_frame(adding.kept_card(addition, "why", language), "bold", "list", "code")


@unhurried(25)
@given(OFFERS, made.LANGUAGE)
def test_feed_is_offered_and_nothing_of_it_is_active(offer: Offer, language: Language) -> None:
    card = feeds.offer_card(offer, "a1b2c3", language)

    check_links(check_frame(card, "bold", "list", "channel"))


@unhurried(25)
@given(st.lists(KEPT, min_size=1, max_size=feeds.A_PAGE), made.LANGUAGE)
def test_feeds_are_listed_and_nothing_of_them_is_active(
    kept: list[Kept], language: Language
) -> None:
    page = Page(tuple(kept), Cut.at(2, feeds.A_PAGE, 12))

    check_frame(feeds.list_card(page, language), "bold", "time", "channel")
    check_frame(feeds.remove_card(kept[0], language), "bold", "time", "channel", "code")
    check_frame(feeds.removed_card(kept[0].url, language), "bold")


@unhurried(25)
@given(ITEMS, made.LANGUAGE)
def test_news_are_told_and_nothing_of_them_is_active(items: list[Item], language: Language) -> None:
    card = feeds.news_card(f"https://{made.HOST}/feed.xml", items, language)

    check_links(check_frame(card, "bold", "list"))


def check_links(found: list[Active]) -> None:
    """Check that the words of a link are ours alone, so that it looks like nothing else."""
    links = [active for active in found if active.kind == "link"]
    assert {active.shown for active in links} <= {"link", "Link", "lien", "enlace"}


@unhurried(25)
@given(made.articles(), st.booleans(), made.LANGUAGE)
def test_what_will_go_is_shown_and_nothing_of_it_is_active(
    article: ArticleRecord, added: bool, language: Language
) -> None:
    going = Going(article=article, statements=3, version="a1b2c3d4e5f6", added=added)

    check_frame(removing.really(going, language), "bold", "code")
    check_frame(removing.begun(article, language), "bold")
    check_frame(removing.removed_card(article, language), "bold", "code")
    check_frame(removing.not_indexed(article, "why", language), "bold", "code")


@pytest.mark.parametrize(
    ("title", "url", "shown"),
    [
        pytest.param(
            "https://bank.example", "https://evil.example/x",
            "- \u2068https\\://bank.example\u2069 · evil.example ([link](https://evil.example/x))",
            id="another-address",
        ),
        pytest.param(
            "Bank", "https://b\u0430nk.example/",
            "- \u2068Bank\u2069 · xn--bnk-6cd.example ([link](https://b%D0%B0nk.example/))",
            id="letters-that-look-alike",
        ),
        pytest.param(
            "Bank", "https://bank.example@evil.example/", "- \u2068Bank\u2069", id="credentials"
        ),
        pytest.param("Bank", "javascript:alert(1)", "- \u2068Bank\u2069", id="no-web-address"),
        pytest.param(" \n", None, "- Untitled", id="no-title"),
    ],
)  # fmt: skip
def test_link_of_news_shows_where_it_leads(title: str, url: str | None, shown: str) -> None:
    card = feeds.news_card("https://news.example/", [Item(title=title, url=url)], ENGLISH)

    assert card.text.splitlines()[1] == shown


def test_long_summary_is_whole_in_a_file_and_folders_are_nowhere() -> None:
    articles = tuple(
        NewArticle(id=f"a-{n}", title=f"Article *{n}*", url=None, paragraphs=n, line="{}")
        for n in range(1, 31)
    )
    left_out = (LeftOut(name="/srv/operator/notes.xyz", why="is of no known format"),)
    card = adding.added_card(
        Addition(collection="news", added=articles, left_out=left_out), ENGLISH
    )

    assert "**Added** to \u2068news\u2069: 30 articles" in card.text
    assert "- \u2068Article \\*8\\*\u2069 · 8 paragraphs\nand 22 more, in the file" in card.text
    (file,) = card.files
    assert "\nArticle *30* (30 paragraphs, a-30)\n" in file.data.decode()
    assert "- \u2068notes.xyz\u2069 – is of no known format" in card.text
    assert "srv" not in card.text + file.data.decode()


def test_card_of_a_run_says_what_it_is_for() -> None:
    progress = Card(text="`██` 50 %", colour=Colour.NOTICE)

    assert adding.with_count(progress, 2, ENGLISH).text == "**Adding** 2 articles\n`██` 50 %"


@given(made.STORED)
def test_address_is_never_active(rest: str) -> None:
    shown = feeds.address(f"https://{made.HOST}/{rest}")

    assert actives_of(shown) == []
    assert made.HOST in shown
