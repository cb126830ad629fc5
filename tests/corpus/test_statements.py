"""Who said what: the first set of rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Limits, Mark, Paragraph, Statement, StatementKind, read_corpus
from corpus.statements import find_statements


def article(*texts: str) -> Article:
    paragraphs = tuple(Paragraph(number=n, text=text) for n, text in enumerate(texts, 1))
    return Article(id="a", title="Title", paragraphs=paragraphs)


def said(*texts: str) -> list[tuple[int, str | None, str]]:
    """Return paragraph, speaker and words of every statement in an article of `texts`."""
    found = find_statements(article(*texts))
    return [(s.paragraph, s.speaker, texts[s.paragraph - 1][s.start : s.end]) for s in found]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "“The tide gives us an hour,” said Maude Orsel, the mayor.",
            "Maude Orsel",
            "“The tide gives us an hour,”",
        ),
        (
            'Orsel said: "We have waited nine long years."',
            "Orsel",
            '"We have waited nine long years."',
        ),
        (
            "However, her rival in the vote, Linnea Vosk, told the Courier that she would run.",
            "Linnea Vosk",
            "However, her rival in the vote, Linnea Vosk, told the Courier that she would run.",
        ),
        (
            "Tresk, who has led the union since 2014, said that the strike was over.",
            "Tresk",
            "Tresk, who has led the union since 2014, said that the strike was over.",
        ),
        (
            "According to Garrick Thole, the sluice was open.",
            "Garrick Thole",
            "According to Garrick Thole, the sluice was open.",
        ),
        (
            "Although Orsel later added that she “had been shabby” herself, few listened.",
            "Orsel",
            "“had been shabby”",
        ),
    ],
    ids=["inverted", "colon", "apposition before", "apposition after", "according", "partial"],
)
def test_a_name_beside_a_cue_is_the_speaker(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(1, speaker, words)]


def test_a_pronoun_is_the_last_speaker() -> None:
    found = said("Maude Orsel said that it rained.", "She said: “It will rain again tomorrow.”")

    assert found[1] == (2, "Maude Orsel", "“It will rain again tomorrow.”")


def test_a_role_is_the_last_speaker() -> None:
    found = said("Maude Orsel said that it rained.", "The Mayor announced a day of rest.")

    assert found[1][1] == "Maude Orsel"


def test_a_surname_is_the_full_name_given_before() -> None:
    assert said("Maude Orsel came.", "It was late, Orsel said.")[0][1] == "Maude Orsel"


def test_a_quotation_that_is_not_closed_runs_on() -> None:
    found = said(
        "Orsel said: “This is the first part of it.",
        "“And this is the second part of it.”",
        "“This stands alone and has no speaker.”",
    )

    assert [(number, speaker) for number, speaker, _ in found] == [
        (1, "Orsel"),
        (2, "Orsel"),
        (3, None),
    ]


def test_a_scare_quote_without_a_cue_is_no_statement() -> None:
    assert said("The bridge, known as “the Harp”, was closed.") == []


def test_a_marked_paragraph_holds_none() -> None:
    marked = Paragraph(number=1, text="Orsel said: “Read more of this.”", mark=Mark.READ_MORE)

    assert find_statements(Article(id="a", title="T", paragraphs=(marked,))) == []


def test_kinds_tell_a_quotation_from_a_phrase_and_a_report() -> None:
    found = find_statements(
        article(
            "Orsel said: “We have waited nine long years.”",
            "It had been “shabby”, she said.",
            "Orsel said that it rained.",
        )
    )

    assert [s.kind for s in found] == [
        StatementKind.DIRECT,
        StatementKind.PARTIAL,
        StatementKind.REPORTED,
    ]


@given(st.lists(st.text(alphabet="Aab “”\"'«».,:said\n\u00a0É", max_size=80), max_size=4))
def test_no_span_leaves_its_paragraph(texts: list[str]) -> None:
    for statement in find_statements(article(*texts)):
        text = texts[statement.paragraph - 1]
        assert 0 <= statement.start < statement.end <= len(text)


@pytest.mark.shared
def test_the_seed_articles_statements_are_hers_and_his(shared: Path) -> None:
    (seed,) = read_corpus([shared / "seeds"], Limits()).articles
    speakers: dict[str | None, set[int]] = {}
    for statement in find_statements(seed):
        speakers.setdefault(statement.speaker, set()).add(statement.paragraph)

    assert speakers["Sviatlana Tsikhanouskaya"] == {7, 8, 9}
    assert speakers["Alexander Lukashenko"] == {4, 5, 6, 13, 14}


def test_a_statement_is_a_value() -> None:
    one, other = (find_statements(article("Orsel said that it rained."))[0] for _ in range(2))

    assert isinstance(one, Statement)
    assert one == other
