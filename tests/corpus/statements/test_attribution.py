"""Who said what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import (
    Article,
    Evidence,
    Limits,
    Mark,
    Paragraph,
    Statement,
    StatementKind,
    find_statements,
    read_corpus,
)
from tests.corpus.statements.articles import article, found_in, speakers_of

_ORSEL = "Maude Orsel has been mayor since 1999."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The tide gives us an hour,” said Maude Orsel, the mayor.", "Maude Orsel"),
        ("“The tide gives us an hour,” Maude Orsel said.", "Maude Orsel"),
        ("Orsel said: “We have waited nine long years.”", "Maude Orsel"),
        ("Mayor Orsel said that it was late.", "Maude Orsel"),
        ("Mrs. Orsel said that it was late.", "Maude Orsel"),
        ("However, his rival, Linnea Vosk, told the Courier that it was late.", "Linnea Vosk"),
        ("Hakon Tresk, who has led the union since 2014, said that it was over.", "Hakon Tresk"),
        ("Hakon Tresk (Vessel Party) said that it was over.", "Hakon Tresk"),
        ("Hakon Tresk -- a ferryman, and for life -- said that it was over.", "Hakon Tresk"),
        ("Hakon Tresk, author of “Low Water,” said that it was over.", "Hakon Tresk"),
        ("Hakon Tresk of the Ferrymen's Union said that it was over.", "Hakon Tresk"),
        ("Union leader Hakon Tresk has also said that it was over.", "Hakon Tresk"),
        ("According to Garrick Thole, the sluice was open.", "Garrick Thole"),
        ("The sluice was open, said Garrick Thole.", "Garrick Thole"),
        ("In a tweet, Garrick Thole wrote: “No more talks will be held.”", "Garrick Thole"),
        ("In a tweet, Garrick Thole was blunt: “No more talks will be held.”", "Garrick Thole"),
        ("Garrick Thole’s claim that the sluice was open angered the town.", "Garrick Thole"),
        ("Garrick Thole went after Orsel, calling her “the worst since the war”.", "Garrick Thole"),
        ("The plan was described by Garrick Thole as “the worst since the war”.", "Garrick Thole"),
        ("“No more talks will be held.” — Garrick Thole", "Garrick Thole"),
        ("Garrick Thole: “No more talks will be held.”", "Garrick Thole"),
        ("Garrick Thole: We will hold no more talks.", "Garrick Thole"),
        ("The Harbour Board announced that the sluice was open.", "Harbour Board"),
        ("Officials of the Ferrymen's Union were late, the Courier reported.", "Courier"),
        ("Secretary of State Ilse Marrant said that it was late.", "Ilse Marrant"),
        ("“It was late,” said Courier editor Ilse Marrant.", "Ilse Marrant"),
        ("Recep Tayyip Erdoğan told the Courier that it was late.", "Recep Tayyip Erdoğan"),
        ("“It was late,” ferryman Ilse Marrant beamed.", "Ilse Marrant"),
        ("Ilse May came. “It was late,” said May.", "Ilse May"),
        ("The United States sails, said Ilse Marrant.", "Ilse Marrant"),
    ],
    ids=[
        "inverted", "behind", "colon", "office", "title", "apposition before", "apposition after",
        "parenthesis", "dashes", "a title in the apposition", "of", "role before", "according to",
        "inverted without a quotation", "in a tweet", "only a colon", "claim that", "participle",
        "passive", "dash", "label and quotation", "label", "organisation", "outlet",
        "office of two words", "role between", "letters with marks", "any verb of sound",
        "a month", "a verb in a name",
    ],
)  # fmt: skip
def test_the_name_beside_a_cue_is_the_speaker(text: str, speaker: str) -> None:
    assert speaker in speakers_of(_ORSEL, text)


@pytest.mark.parametrize(
    ("texts", "speaker"),
    [
        (("Sven Aldous met Maude Orsel.", "“It was a good talk,” she said."), "Maude Orsel"),
        (("Sven Aldous met Maude Orsel.", "“It was a good talk,” he said."), "Sven Aldous"),
        (("Garrick Thole said it rained.", "He said: “It will rain again.”"), "Garrick Thole"),
        (("Garrick Thole wrote about Sven Aldous.", "“It rains,” he said."), "Garrick Thole"),
        (("Mayor Maude Orsel sails.", "The mayor said: “It rains.”"), "Maude Orsel"),
        (("Maude Orsel, the mayor, met Sven Aldous.", "“Rain,” the mayor said."), "Maude Orsel"),
        (("Garrick Thole, 61, sails.", "The 61-year-old leader said it rained."), "Garrick Thole"),
        (("Mr. Ardent Lee met Maude Orsel.", "“It rains,” he said."), "Ardent Lee"),
        (("Robin Lee said he sails. Robin Lee said he won.", "“Rain,” he said."), "Robin Lee"),
    ],
    ids=[
        "she", "he", "the speaker before", "subject before object", "office", "office told before",
        "role", "gender by title", "gender by pronouns",
    ],
)  # fmt: skip
def test_a_pronoun_or_a_role_means_somebody_named_before(
    texts: tuple[str, ...], speaker: str
) -> None:
    assert speakers_of(*texts)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Nobody asked us about it,” a senior official said.", "a senior official"),
        ("The spokesman for Vosk said: “She is away on holiday.”", "The spokesman"),
        (
            "Linnea Vosk’s campaign manager says she is “gratified” by it.",
            "Linnea Vosk’s campaign manager",
        ),
        ("He said: “I have nothing to say about it.”", "He"),
    ],
    ids=["unnamed", "spokesman", "somebody else's", "nobody before"],
)
def test_a_source_without_a_name_stays_unattributed(text: str, words: str) -> None:
    (statement, _), *_ = found_in(text)

    assert (statement.speaker, statement.speaker_text) == (None, words)


def test_a_quotation_that_is_not_closed_runs_on() -> None:
    found = found_in(
        "Maude Orsel said: “This is the first part of it.",
        "“And this is the second part of it.",
        "“And this is the third part of it.”",
        "The rain went on all night.",
        "“This stands alone and has no speaker.”",
    )

    assert [(s.paragraph, s.speaker) for s, _ in found] == [
        (1, "Maude Orsel"),
        (2, "Maude Orsel"),
        (3, "Maude Orsel"),
        (5, None),
    ]
    assert [s.evidence for s, _ in found[1:3]] == [Evidence.RUNS_ON, Evidence.RUNS_ON]


def test_a_paragraph_that_ends_with_a_colon_leads_on() -> None:
    assert speakers_of("Then Maude Orsel said:", "“It will rain again tomorrow.”") == [
        "Maude Orsel"
    ]


def test_an_interrupted_quotation_is_two_statements_of_one_speaker() -> None:
    found = found_in("“We wait,” Maude Orsel said, “and then we wait once more.”")

    assert [(s.speaker, words) for s, words in found] == [
        ("Maude Orsel", "“We wait,”"),
        ("Maude Orsel", "“and then we wait once more.”"),
    ]


def test_second_hand_keeps_both() -> None:
    found = found_in("Maude Orsel said that Garrick Thole had said the sluice was open.")

    assert [(s.speaker, words) for s, words in found] == [
        ("Maude Orsel", "Maude Orsel said that Garrick Thole had said the sluice was open."),
        ("Garrick Thole", "Garrick Thole had said the sluice was open."),
    ]


def test_two_who_speak_together_are_both_given_the_words() -> None:
    text = "Former mayor Maude Orsel and Garrick Thole announced that they would sail."

    assert speakers_of(text) == ["Maude Orsel", "Garrick Thole"]


def test_the_surname_of_two_means_the_one_whose_gender_fits() -> None:
    texts = ("Ilse Marrant and Tobin Marrant sail.", "Mr. Marrant said: “It rains again today.”")

    assert speakers_of(*texts)[-1] == "Tobin Marrant"


@pytest.mark.parametrize(
    "text",
    [
        "Thole threatens to sink the ferry",
        "Garrick Thole continued a member of the board until 2014.",
        "Garrick Thole added two boats to the fleet.",
        "Garrick Thole was told that it rained.",
        "Garrick Thole has threatened to sink the ferry.",
    ],
    ids=["a headline", "continued", "added", "passive", "threatened to"],
)
def test_a_sentence_that_reports_nothing_is_no_statement(text: str) -> None:
    assert speakers_of("Garrick Thole came.", text) == []


def test_kinds_tell_a_quotation_from_a_phrase_and_a_report() -> None:
    found = find_statements(
        article(
            "Maude Orsel said: “We have waited nine long years.”",
            "It had been “shabby”, she said.",
            "Maude Orsel said that it rained.",
            "“Go home!” Maude Orsel shouted.",
        )
    )

    assert [s.kind for s in found] == [
        StatementKind.DIRECT,
        StatementKind.PARTIAL,
        StatementKind.REPORTED,
        StatementKind.DIRECT,
    ]


def test_a_marked_paragraph_holds_none() -> None:
    marked = Paragraph(number=1, text="Orsel said: “Read more of this.”", mark=Mark.READ_MORE)

    assert find_statements(Article(id="a", title="T", paragraphs=(marked,))) == []


def test_a_statement_is_a_value() -> None:
    one, other = (find_statements(article("Orsel said that it rained."))[0] for _ in range(2))

    assert isinstance(one, Statement)
    assert one == other


_PIECES = st.sampled_from(
    [
        "Maude Orsel", "Thole", "Mr. Lee", "the mayor", "he", "She", "said", "told", "called",
        "who", "according to", "that", ",", ".", ":", "“", "”", '"', "'", "''", "«", "»", "(", ")",
        "—",
        "--", "’s", "of", "and", "by", "saying", "It rained", "U.S.", "\u00a0", "\n", "É", "日本",
    ]
)  # fmt: skip


@given(st.lists(st.lists(_PIECES | st.text(max_size=6), max_size=25).map(" ".join), max_size=4))
@settings(deadline=None)
def test_no_span_leaves_its_paragraph_for_any_text(texts: list[str]) -> None:
    for statement, words in found_in(*texts):
        text = texts[statement.paragraph - 1]
        assert 0 <= statement.start < statement.end <= len(text)
        assert words == text[statement.start : statement.end]
        assert 0 <= statement.confidence <= 1


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "'a ",
        "a of ",
        "Ann Lee, ",
        "(",
        "said ",
        "Ann Lee said “a”, and ",
        "he said ",
        '"',
        "A",
    ],
    ids=[
        "open",
        "single",
        "of",
        "names",
        "brackets",
        "cues",
        "quotes",
        "he",
        "straight",
        "letters",
    ],
)
def test_a_hostile_paragraph_is_read_to_its_end(piece: str) -> None:
    """What takes the square of its length would meet the timeout of every test."""
    for statement in find_statements(article(piece * 20_000)):
        assert 0 <= statement.start < statement.end <= 20_000 * len(piece)


@pytest.mark.shared
def test_the_seed_articles_statements_are_hers_and_his(shared: Path) -> None:
    (seed,) = read_corpus([shared / "seeds"], Limits()).articles
    speakers: dict[str | None, set[int]] = {}
    for statement in find_statements(seed):
        speakers.setdefault(statement.speaker, set()).add(statement.paragraph)

    assert speakers["Sviatlana Tsikhanouskaya"] == {7, 8, 9}
    assert speakers["Alexander Lukashenko"] == {4, 5, 6, 13, 14}
