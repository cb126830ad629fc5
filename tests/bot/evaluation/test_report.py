"""The report: whole, safe whatever a question holds, and the same every time."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import matplotlib as mpl
import pytest
from lxml import html  # type: ignore[import-untyped]  # has no stubs of its own

from bot.evaluation.baseline import Change
from bot.evaluation.charts import LOOKS
from bot.evaluation.figures import Outcome
from bot.evaluation.report import render, write_report
from tests.bot.evaluation.outcomes import RIGHT, WRONG, an_evaluation, an_outcome

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&amp;\u202e\x00 $\\frac{1}$ 東"
MIXED = [
    *(an_outcome(0.8 + n / 100, kind=kind) for n in range(5) for kind in ("fact", "date")),
    an_outcome(0.97, text="sure and wrong", relevant=()),
    an_outcome(0.1, text="rightly refused", relevant=(), answered=False),
    an_outcome(0.9, text="outranked", ranking=[WRONG, RIGHT]),
]


class Page(HTMLParser):
    """Notes the tags and the attributes of a page as a browser reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def ids(page: Page) -> list[str]:
    return [value for name, value in page.attributes if name == "id"]


def test_a_report_shows_figures_charts_and_failures() -> None:
    text = html.fromstring(render(an_evaluation(MIXED), [], 20)).text_content()

    assert "13 questions, 2 of them without an answer" in text
    assert [
        name for name in ("Recall by place", "Reliability", "Refusals") if name not in text
    ] == []
    assert "answered, though no article answers this" in text
    assert "sure and wrong" in text
    assert "rightly refused" not in text
    assert "Against the baseline" not in text


def test_a_report_shows_no_more_failures_than_were_asked_for() -> None:
    text = render(an_evaluation(MIXED), [], 1)

    assert "sure and wrong" in text
    assert "outranked" not in text


def test_a_report_shows_the_changes_against_a_baseline() -> None:
    changes = [
        Change(name="hit@1", before=0.9, now=0.5, noise=0.1),
        Change(name="hit@4", before=0.9, now=0.9, noise=0.1),
    ]

    text = html.fromstring(render(an_evaluation(MIXED), changes, 5)).text_content()

    assert "1 of 2 figures got worse" in text
    assert "-0.4000" in text


def test_nothing_in_a_report_is_loaded_or_run() -> None:
    page = Page(render(an_evaluation(MIXED), [], 20))

    assert {"script", "link", "img", "iframe", "object", "a"} & set(page.tags) == set()
    reaching = [v for n, v in page.attributes if n in {"src", "href", "xlink:href", "action"}]
    assert reaching
    assert all(value.startswith("#") for value in reaching)
    assert not re.search(r"@import|url\((?!#)", render(an_evaluation(MIXED), [], 20))


def test_hostile_words_are_only_words() -> None:
    place = (HOSTILE, 1)
    outcomes = [
        an_outcome(0.9, text=HOSTILE, kind=kind, ranking=[place], relevant=[(HOSTILE, 2)])
        for kind in (HOSTILE, "fact")
    ]
    evaluation = an_evaluation(
        [*outcomes, an_outcome(0.1, relevant=())], {place: HOSTILE, (HOSTILE, 2): HOSTILE}
    )
    change = Change(name=f"hit@1 of {HOSTILE}", before=0.9, now=0.5, noise=0.1)

    text = render(evaluation, [change], 20)

    page = Page(text)
    assert {"script", "img"} & set(page.tags) == set()
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    assert "\u202e" not in text
    assert "\x00" not in text
    shown = html.fromstring(text).text_content()
    assert shown.count("<script>alert('x')</script>") >= 6


def test_a_set_without_unanswerable_questions_has_one_chart_and_is_told_why() -> None:
    page = render(an_evaluation([an_outcome()]), [], 20)

    assert page.count("<svg") == 1
    assert "need both answerable and unanswerable questions" in page
    assert "There is none." in page


@pytest.mark.parametrize(
    "outcomes",
    [
        pytest.param([], id="no question"),
        pytest.param([an_outcome(relevant=())], id="one that nothing answers"),
    ],
)
def test_a_set_without_answerable_questions_has_no_chart(outcomes: list[Outcome]) -> None:
    page = render(an_evaluation(outcomes), [], 20)

    assert "<svg" not in page


def test_charts_follow_the_page_and_tell_what_they_show() -> None:
    page = render(an_evaluation(MIXED), [], 20)
    tree = html.fromstring(page)

    used = set(re.findall(r"var\((--[a-z]+)\)", page))
    assert used <= set(re.findall(r"(--[a-z]+):", page))
    assert not re.search(r"(fill|stroke): ?#", page)
    for chart in tree.iter("svg"):
        title, description = chart.get("aria-labelledby").split()
        assert chart.get("role") == "img"
        assert tree.get_element_by_id(title).text
        assert len(tree.get_element_by_id(description).text) > 50
    assert len(ids(Page(page))) == len(set(ids(Page(page))))


def test_more_kinds_than_can_be_told_apart_are_left_out_and_counted() -> None:
    outcomes = [an_outcome(kind=f"kind {n}", text="?") for n in range(9) for _ in range(9 - n)]

    text = html.fromstring(render(an_evaluation(outcomes), [], 0)).text_content()

    assert "kind 5 (4)" in text
    assert "kind 6 (3)" not in text
    assert f"The {9 - len(LOOKS) + 1} kinds with the fewest questions are left out." in text


def test_the_same_evaluation_gives_the_same_report(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = an_evaluation(MIXED)
    before = render(evaluation, [], 20)

    monkeypatch.setitem(mpl.rcParams, "font.size", 30)

    assert render(evaluation, [], 20) == before


def test_a_report_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")

    write_report(path, an_evaluation([an_outcome(text="half \ud800", ranking=[WRONG])]), [], 0)

    assert path.read_text("utf-8").endswith("</html>")
    assert "half ?" in path.read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
