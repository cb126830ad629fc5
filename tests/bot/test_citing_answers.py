"""Copies and disagreement, from articles to what a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.answer import Answer, AnswerKind, Citation
from bot.answerer import Answerer
from bot.chat.cards.answers import answer_card
from bot.export import answer_to_json
from bot.language import ENGLISH
from bot.terminal import Terminal
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.bot.told import notes_of
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

Ask = Callable[..., Answerer]

WIRE = (
    "The ferry to Skarn sank in the harbour of Sandmouth before sunrise, and all 41 passengers "
    "were saved by fishermen, the coast guard said on Monday."
)
VERSIONS = (
    WIRE,
    f"SANDMOUTH (Reuters) - {WIRE}",
    WIRE.replace("said on Monday", "said Monday"),
    WIRE.replace("41", "forty-one"),
    f"{WIRE} The harbour master was asleep.",
)
COST = "The bridge over the Tessary cost 12 million crowns."
AUDIT = "The Tessary bridge cost 14 million crowns, the audit office said."
SAID = (
    "“The engine was older than my mother, and everybody knew it,” Cora Danvers said.",
    "Cora Danvers said: “The engine was older than my mother, and everybody knew it.”",
    "“The engine was older than my mother and everybody knew it”, said Cora Danvers.",
)


@pytest.fixture(name="over")
def _over(tmp_path: Path) -> Iterator[Ask]:
    """Return what makes an answerer over lines of articles."""
    with ExitStack() as stack:

        def make(*lines: str) -> Answerer:
            data = DataFolder(tmp_path / "data")
            plan = Plan(default=write_lines(tmp_path / "corpus", list(lines)))
            build(data, plan, BagOfWordsEmbedder())
            live = LiveIndex(data, BagOfWordsEmbedder().name)
            stack.callback(live.close)
            return Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5)

        yield make


def on_terminal(answer: Answer) -> list[str]:
    written = StringIO()
    Terminal(Console(file=written, soft_wrap=True, no_color=True)).show(answer)
    return written.getvalue().splitlines()


def test_five_copies_are_one_citation_with_four_more(over: Ask) -> None:
    answerer = over(
        *(
            line(f"wire{n}", text, title="The ferry", published_at="2023-03-06")
            for n, text in enumerate(VERSIONS)
        ),
        line("else", "Seagrass is back in the estuary.", title="Green"),
    )

    answer = answerer.answer("How many passengers of the ferry to Skarn were saved?")

    (citation,) = answer.citations
    others = {f"wire{n}#1" for n in range(5)} - {citation.locator}
    assert set(citation.copies) == others
    assert citation.quote == citation.text[citation.start : citation.end]
    assert len([article for article, _ in answer.ranking if article.startswith("wire")]) == 5
    assert on_terminal(answer)[-1].endswith(" · +4 more articles")
    assert answer_card(answer, "abc", ENGLISH).text.endswith("6 March 2023 · +4 more articles")
    assert notes_of(answer) == ()


def test_copies_are_no_part_of_what_programs_read(over: Ask) -> None:
    answerer = over(*(line(f"wire{n}", WIRE, title="The ferry") for n in range(2)))

    answer = answerer.answer("How many passengers of the ferry to Skarn were saved?")

    (printed,) = answer_to_json(answer)["citations"]
    left_out = {"statement", "runs_on", "copies"}
    assert printed.keys() == {each.name for each in fields(Citation)} - left_out | {"locator"}


def test_both_figures_are_shown_newest_first_with_their_dates_when_articles_differ(
    over: Ask,
) -> None:
    answerer = over(
        line("early", COST, title="Opened", published_at="2023-05-12"),
        line("late", AUDIT, title="Audit", published_at="2024-03-07"),
        line("else", "Seagrass is back in the estuary.", title="Green", published_at="2024-04-01"),
    )

    answer = answerer.answer("How much did the bridge over the Tessary cost?")

    assert answer.kind is AnswerKind.PASSAGES
    assert [citation.locator for citation in answer.citations] == ["late#1", "early#1"]
    lines = on_terminal(answer)
    assert lines[0] == "The articles do not agree on this: the newest is first."
    assert [line for line in lines if " · ¶1 · " in line] == [
        "    Audit · ¶1 · 7 March 2024 · late#1", "    Opened · ¶1 · 12 May 2023 · early#1",
    ]  # fmt: skip
    shown = answer_card(answer, "abc", ENGLISH).text
    assert shown.index("7 March 2024") < shown.index("12 May 2023")
    assert "The articles do not agree on this" in shown


def test_no_order_is_told_when_an_article_that_differs_has_no_date(over: Ask) -> None:
    answerer = over(
        line("a", COST, title="Opened"),
        line("b", AUDIT, title="Audit"),
        line("else", "Seagrass is back in the estuary.", title="Green"),
    )

    answer = answerer.answer("How much did the bridge over the Tessary cost?")

    assert notes_of(answer) == ("The articles do not agree on this.",)
    assert len(answer.citations) == 2


def test_one_statement_is_one_citation_under_the_newest_when_articles_carry_it(over: Ask) -> None:
    answerer = over(
        *(
            line(f"ferry{n}", text, title=f"The stop {n}", published_at=f"2023-03-0{n + 1}")
            for n, text in enumerate(SAID)
        ),
        line("tolls", "“Tolls will rise in summer,” Cora Danvers said.", published_at="2023-01-01"),
    )

    answer = answerer.answer("what did Cora Danvers say?")

    assert [(c.locator, c.copies) for c in answer.citations] == [
        ("ferry2#1", ("ferry1#1", "ferry0#1")), ("tolls#1", ()),
    ]  # fmt: skip
    assert {article for article, _ in answer.ranking} == {"ferry0", "ferry1", "ferry2", "tolls"}
    assert on_terminal(answer)[1].endswith("ferry2#1 · +2 more articles")
    assert "+2 more articles\n" in answer_card(answer, "abc", ENGLISH).text


def test_a_longer_statement_is_not_lost_under_a_part_of_it(over: Ask) -> None:
    longer = f"{SAID[0]} “And nobody ever paid for a new one in all these years.”"
    answerer = over(
        line("short", SAID[0], published_at="2023-03-02"),
        line("long", longer, published_at="2023-03-01"),
    )

    answer = answerer.answer("what did Cora Danvers say?")

    assert [citation.locator for citation in answer.citations] == ["short#1", "long#1"]


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        ("“No comment,” Cora Danvers said.", "“No comment,” Cora Danvers said.", (1, 2), 2),
        ("“No comment,” Cora Danvers said.", "“No comment,” Cora Danvers said.", (1, 1), 1),
        (SAID[0], SAID[0].replace("Cora Danvers", "Dora Danvers"), (1, 1), 2),
        (SAID[0], SAID[0].replace("everybody", "nobody"), (1, 1), 2),
    ],
    ids=["few words on two days", "few words on one day", "two speakers", "other words"],
)
def test_statements_are_one_only_when_they_are_told_again(
    over: Ask, first: str, second: str, days: tuple[int, int], expected: int
) -> None:
    answerer = over(
        *(
            line(name, text, published_at=f"2023-03-0{day}")
            for name, text, day in zip("ab", (first, second), days, strict=True)
        )
    )

    answer = answerer.said("Danvers")

    assert len(answer.citations) == expected
