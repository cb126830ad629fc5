"""Gaps and figures fit into one message, and are told in words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.chat.cards.counting import GAPS_SHOWN, gaps_card, labels_of, stats_card
from bot.chat.cards.escaping import size
from bot.chat.cards.layout import DESCRIPTION
from bot.language import ENGLISH, LANGUAGES, Language
from bot.statistics import Cited, Day, Gap, GapKind, Summary

DAY = date(2026, 9, 30)
EACH = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


def gap(question: str, kind: GapKind = GapKind.UNANSWERED, times: int = 3) -> Gap:
    return Gap(kind=kind, question=question, questions=2, times=times, first=DAY, last=DAY)


def summary(titles: tuple[str, ...] = (), *, seconds: float = 0.25) -> Summary:
    cited = tuple(Cited(article=title, title=title, answers=1234) for title in titles)
    days = (Day(day=DAY, questions=1234, answered=1000),)
    return Summary(days=days, ups=3, downs=1, p50=seconds, p95=2.5, cited=cited)


@EACH
@pytest.mark.parametrize(
    "question",
    ["W" * 1000, "*" * 1000, "\U0001f6a2" * 1000, "مذياع " * 200, "[x](http://evil.example)"],
    ids=["long", "escaped", "emoji", "right to left", "link"],
)
def test_gaps_fit_into_one_message_whatever_was_asked(language: Language, question: str) -> None:
    gaps = [gap(question, kind, 12345) for kind in GapKind for _ in range(GAPS_SHOWN)]

    card = gaps_card(gaps, 90, language)

    assert size(card.text) <= DESCRIPTION
    assert sum(line.startswith("- ") for line in card.text.splitlines()) == 2 * GAPS_SHOWN
    assert "[x](" not in card.text


def test_gaps_are_listed_by_their_kind() -> None:
    card = gaps_card([gap("Why?", GapKind.BADLY, 1), gap("Who?")], 30, ENGLISH)

    assert card.title == "Not answered in the last 30 days"
    assert card.text.splitlines() == [
        "**The articles did not answer**",
        "- \u2068Who?\u2069 · asked 3 times, last on 30 September 2026",
        "",
        "**Answered, and voted down**",
        "- \u2068Why?\u2069 · asked once, last on 30 September 2026",
    ]


@EACH
def test_figures_fit_into_one_message_whatever_titles_are(language: Language) -> None:
    card = stats_card(summary(("\U0001f6a2" * 900, "_" * 900, "x", "y", "z")), 90, language)

    assert size(card.text) <= DESCRIPTION


def test_figures_are_told_in_words() -> None:
    lines = stats_card(summary(("Harbour vote",)), 30, ENGLISH).text.splitlines()

    assert lines == [
        "1,234 questions, 1,000 answered",
        "Half of the answers came within 250 ms, 95 of 100 within 2.5 s",
        "👍 3 · 👎 1",
        "",
        "**Most cited articles**",
        "- \u2068Harbour vote\u2069 · 1,234",
    ]


def test_figures_are_written_as_each_language_does() -> None:
    text = stats_card(summary(("Hafen",)), 30, LANGUAGES["de"]).text

    assert "1.234 Fragen, 1.000 beantwortet" in text
    assert "95 von 100 in 2,5 s" in text
    assert labels_of(30, LANGUAGES["de"]).seconds(2.5) == "2,5 s"
