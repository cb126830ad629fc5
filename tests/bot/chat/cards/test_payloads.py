"""Whatever articles and people write: no message breaks a limit, pings, or is formatted by it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind, Citation
from bot.chat.cards.answers import ITEMS_A_PAGE, Shown, answer_card
from bot.chat.cards.browsing import (
    ARTICLES_A_PAGE,
    PEOPLE_A_PAGE,
    help_card,
    latest_card,
    people_card,
)
from bot.chat.cards.channels import channel_card
from bot.chat.cards.counting import GAPS_SHOWN, gaps_card, stats_card
from bot.chat.cards.notices import notice, told
from bot.chat.cards.settings import Setup, settings_card, setup_card
from bot.chat.cards.sources import article_card, kept_citation, more_card, opened_paragraph
from bot.chat.cards.verdicts import check_card
from bot.chat.failures import _said
from bot.checking import Check
from bot.errors import UnusableInputError
from bot.items import Item, items_of
from bot.language import ENGLISH, LANGUAGES, Language, text
from bot.pages import Cut, Page
from bot.sources import Opened, Summary
from bot.statistics import Gap
from bot.statistics import Summary as Counted
from corpus import StatementKind
from index.store import ArticleRecord, PersonRecord
from tests.bot.chat.cards import made
from tests.bot.chat.cards.discord_markdown import ODD_BREAKS, Active, Block, actives_of, read
from tests.bot.chat.cards.sent import check_frame

ID = "a1b2c3d4e5"
ELLIPSIS = "…"
OMITTED = "[…]"
# Not shown: it would garble or turn round what stands beside it.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\r]")


def unhurried(examples: int) -> settings:
    """Try so many examples, always the same, however long each takes."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(
        max_examples=examples, deadline=None, derandomize=True, suppress_health_check=slow
    )


def words_of(shown: str) -> str:
    """Return what people see of an article's words, without the spaces between them."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", ODD_BREAKS.sub(" ", shown))
    return "".join(_UNSEEN.sub("", whole).split())


def check_quote(block: Block, citation: Citation) -> None:
    """Check that a block quote shows the words of `citation`, and those that are cited in bold."""
    assert {active.kind for active in block.actives} <= {"bold"}
    shown = words_of(block.shown)
    whole, cited = words_of(citation.text), words_of(citation.quote)
    bare = shown.removeprefix(ELLIPSIS).removesuffix(OMITTED).removesuffix(ELLIPSIS)
    assert any(each in whole for each in (shown, shown.removeprefix(ELLIPSIS), bare))
    bold = [words_of(active.shown) for active in block.of("bold")]
    if shown.endswith(OMITTED) and bold != [cited]:
        assert len(bold) == 1
        assert cited.startswith(bold[0])
        assert len(citation.quote) > 100  # else there was room for it
    else:
        assert bold == ([cited] if cited else [])


def check_answer(answer: Answer, page: int, found: list[Active], blocks: list[Block]) -> None:
    """Check that a page shows each of its quotations, and under it its number and its source."""
    items = items_of(answer.citations or answer.nearest)
    first = min(page, (len(items) - 1) // ITEMS_A_PAGE) * ITEMS_A_PAGE
    shown = items[first : first + ITEMS_A_PAGE]
    quotes = [block for block in blocks if block.quoted]
    assert len(quotes) == len(shown)
    for quote, item in zip(quotes, shown, strict=True):
        check_item(quote, item)
    numbers = [a.shown for block in blocks if not block.quoted for a in block.of("bold")]
    assert numbers == [f"{n}" for n in range(first + 1, first + len(shown) + 1)]
    assert sum(active.kind == "link" for active in found) <= len(shown)


def check_item(quote: Block, item: Item) -> None:
    if len(item.citations) == 1:
        check_quote(quote, item.head)
    else:
        assert {active.kind for active in quote.actives} <= {"bold"}
        assert len(quote.actives) <= len(item.citations)


@unhurried(120)
@given(made.answers(), made.LANGUAGE, st.integers(0, 3), st.booleans())
def test_answer_shows_the_words_of_articles_and_nothing_of_them_is_active(
    answer: Answer, language: Language, page: int, private: bool
) -> None:
    shown = Shown(private=private, explained=not private, question=answer.question)

    card = answer_card(answer, ID, language, shown, page)

    cited = answer.citations or answer.nearest
    small = ["small"] if answer.answered and answer.notes else []
    found = check_frame(card, *(["bold", *small] if cited else ["list"]))
    assert sum(active.kind == "small" for active in found) == len(small)
    if cited:
        check_answer(answer, page, found, read(card.text))


CITATION = Citation(
    article="a", title="t", paragraph=1, text="x", start=0, end=1, speaker=None, statement=None,
    source=None, published_at=None, url=None, score=1.0,
)  # fmt: skip
TRICKY = [
    "\\**not escaped\\** \\\\*", "a\u200b*\u200b*b*\u200b*", "\u202e**moc.live\u202c",
    "\ud83d**\udc00",
    "e" + "\u0301" * 3000, "👩\u200d👩\u200d👧\u200d👦" * 700, "@everyone <@123> </ask:1>",
    "[x](javascript:alert(1))", "https://evil.example discord.gg/abc",
    "a\r# h\u2028# h\x85# h\x0b# h",
    "1. list\n٢. list\n３) list", "> quote\n>>> quote", "```\ncode\n```", "<t:0:R>",
    "x" * 100_000, " ", "\u200b",
    "\n\n# h\n\n", "**", "`", "港口投票。" * 900, "नौका " * 900,
    "\ufeff# heading", "ends in a backslash\\",
]  # fmt: skip


@pytest.mark.parametrize("words", TRICKY, ids=range(len(TRICKY)))
def test_nothing_tricky_is_active_wherever_it_stands(words: str) -> None:
    whole = words.encode("utf-8", "replace").decode()
    everywhere = replace(
        CITATION, title=whole, text=whole, end=len(whole), speaker=whole, source=whole,
        statement=StatementKind.DIRECT, url=f"https://{made.HOST}/{whole}",
    )  # fmt: skip
    note = text("notes-nothing-about", name=words, topic=words, when="")
    answer = Answer(
        question=words, kind=AnswerKind.SAID, confidence=1, generation="1", ranking=(),
        citations=tuple(replace(everywhere, article=f"{n}") for n in range(5)),
        notes=(note, note), choices=(words,) * 30,
    )  # fmt: skip
    for language in LANGUAGES.values():
        card = answer_card(answer, ID, language, Shown(question=words))
        check_answer(answer, 0, check_frame(card, "bold", "small"), read(card.text))
        check_frame(notice("notices-gone", language, name=words))
        check_frame(told(UnusableInputError(note), language))


@unhurried(60)
@given(made.opened(), made.LANGUAGE, st.sampled_from([0, 1, -1, None]), st.data())
def test_source_shows_the_words_of_an_article_and_nothing_of_them_is_active(
    opened: Opened, language: Language, part: int | None, data: st.DataObject
) -> None:
    paragraph = opened.paragraph
    span = data.draw(made.span_in(paragraph))

    card = opened_paragraph(opened, part, language, span)

    check_frame(card, "bold")
    whole = "".join(words_of(each.text) for each in opened.around)
    for block in read(card.text):
        shown = words_of(block.shown).removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
        assert not block.quoted or shown in whole
    check_frame(article_card(paragraph.article, opened.around, language), "bold")


@unhurried(40)
@given(st.lists(made.opened(), max_size=7), made.LANGUAGE)
def test_further_passages_are_not_active(found: list[Opened], language: Language) -> None:
    different = [
        replace(each, paragraph=replace(each.paragraph, number=number))
        for number, each in enumerate(found, 1)
    ]
    check_frame(more_card(different, language), "bold")


@unhurried(40)
@given(made.running_on(), made.LANGUAGE, st.sampled_from([0, 1, -1, None]), st.booleans())
def test_what_was_cited_then_is_not_active(
    cited: tuple[Citation, ...], language: Language, part: int | None, gone: bool
) -> None:
    for number in range(1, min(len(cited), 3) + 1):
        check_frame(kept_citation(cited, ID, number, part, language, gone=gone), "bold")


@unhurried(60)
@given(st.lists(made.checks(), min_size=1, max_size=4), made.LANGUAGE)
def test_checked_quotations_are_not_active(checks: list[Check], language: Language) -> None:
    found = check_frame(check_card(checks, ID, language), "bold", "struck")

    changes = [words_of(change.text) for check in checks for change in check.changes]
    struck = [words_of(active.shown) for active in found if active.kind == "struck"]
    assert all(each in changes or ELLIPSIS in each for each in struck)


@unhurried(40)
@given(made.pages_of(made.articles(), ARTICLES_A_PAGE), made.LANGUAGE, made.STORED)
def test_list_of_articles_is_not_active(
    page: Page[ArticleRecord], language: Language, outlet: str
) -> None:
    found = check_frame(latest_card(page, language, outlet), "bold")

    numbers = [active.shown for active in found if active.kind == "bold"]
    assert numbers == [f"{page.cut.before + n}" for n, _ in enumerate(page.items, 1)]


@unhurried(40)
@given(made.people(PEOPLE_A_PAGE), made.LANGUAGE, st.booleans())
def test_list_of_people_is_not_active(
    found: tuple[PersonRecord, ...], language: Language, named: bool
) -> None:
    page = Page(found, Cut.at(7, PEOPLE_A_PAGE, 10**5))

    bold = check_frame(people_card(page, language, named=named), "bold")

    assert len(bold) == len(found)


@unhurried(40)
@given(made.summaries(), made.people(2), st.one_of(st.none(), made.articles()), made.LANGUAGE)
def test_help_is_not_active(
    summary: Summary,
    people: tuple[PersonRecord, ...],
    newest: ArticleRecord | None,
    language: Language,
) -> None:
    found = check_frame(
        help_card(summary, people, newest, language), "bold", "code", "time", "list"
    )

    code = {active.raw for active in found if active.kind == "code"}
    assert all(re.fullmatch(r"`/[a-z-]+`", each) for each in code)
    assert sum(active.kind == "bold" for active in found) == 1


@unhurried(40)
@given(made.gaps(GAPS_SHOWN), made.counted(), made.LANGUAGE)
def test_figures_are_not_active(gaps: list[Gap], counted: Counted, language: Language) -> None:
    found = check_frame(gaps_card(gaps, 90, language), "bold", "list")
    assert sum(active.kind == "list" for active in found) == len(gaps)

    found = check_frame(stats_card(counted, 90, language), "bold", "list")
    assert sum(active.kind == "list" for active in found) == len(counted.cited)


@unhurried(40)
@given(made.setups(), made.LANGUAGE)
def test_settings_are_not_active(setup: Setup, language: Language) -> None:
    ours = ("bold", "code", "role", "channel")
    check_frame(settings_card(setup, language), *ours)
    check_frame(setup_card(setup, language, text("setup-nowhere")), *ours)
    for place in setup.places[:2]:
        check_frame(channel_card(place, setup.collections, language), *ours)


@unhurried(60)
@given(made.TYPED, made.LANGUAGE)
@example("discord.gg/abc", ENGLISH)
def test_what_was_typed_is_not_active_in_an_error(typed: str, language: Language) -> None:
    error = UnusableInputError(text("notes-no-date", typed=typed))

    check_frame(told(error, language))
    check_frame(notice("notices-gone", language, name=typed))
    # Outside of an embed, where a link would be looked up, too.
    words = _said(error, language)
    assert len(words.encode("utf-16-le")) // 2 <= 2000
    assert actives_of(words) == []


@pytest.mark.parametrize("live", [*made.LIVE, *made.STARTS], ids=repr)
def test_what_articles_are_made_of_here_is_active_where_it_is_not_escaped(live: str) -> None:
    """Else the tests above would prove nothing."""
    bare = {"\\", "\\\\", "\u2068", "\u2069", "\u202e", "\u2066x"}
    found = [block.quoted or block.actives for block in read(live)]
    assert any(found) is (live not in bare)
