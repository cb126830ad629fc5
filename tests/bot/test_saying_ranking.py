"""Where the ranking of "what did X say?" goes on behind what X surely says."""

from __future__ import annotations

from pathlib import Path

from bot.answerer import Answerer
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines


def ranking(folder: Path, *paragraphs: str) -> list[int]:
    """Return the numbers of the paragraphs that are ranked for what Cora Danvers says."""
    data = DataFolder(folder / "data")
    lines = [line("ferry", *paragraphs, title="The stop")]
    build(data, Plan(default=write_lines(folder / "corpus", lines)), BagOfWordsEmbedder())
    live = LiveIndex(data, BagOfWordsEmbedder().name)
    try:
        answer = Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5).answer(
            "what did Cora Danvers say?"
        )
    finally:
        live.close()
    return [number for _, number in answer.ranking]


def test_what_tells_of_the_speaker_comes_before_what_only_shares_words(tmp_path: Path) -> None:
    ranked = ranking(
        tmp_path,
        "People say that the ferry is what the town did last.",
        "Cora Danvers came to the quay on Monday.",
        "“The ferry is older than my mother,” Cora Danvers said.",
        "The rain went on all night over the empty harbour.",
    )

    assert ranked[:2] == [3, 2]
    assert ranked.index(2) < ranked.index(1)


def test_an_unsure_statement_comes_before_what_only_tells_of_the_speaker(tmp_path: Path) -> None:
    ranked = ranking(
        tmp_path,
        "Old Danvers came to the quay on Monday.",
        "The ferry stopped.",
        "“The ferry is older than my mother,” Cora Danvers said.",
        "The rain went on all night over the empty harbour.",
        "“Nobody asked me about the ferry and its engine.”",
    )

    assert ranked[:3] == [3, 5, 1]


def test_paragraphs_of_other_people_are_not_taken_for_the_speakers(tmp_path: Path) -> None:
    ranked = ranking(
        tmp_path,
        "“The ferry is older than my mother,” Cora Danvers said.",
        "Hugh Pell came to the quay on Monday.",
        "The rain went on all night.",
        "Cora Danvers went home by the long way.",
    )

    assert ranked[:2] == [1, 4]


def test_words_under_the_surname_alone_are_ranked_and_not_cited(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    lines = [
        line("one", "“The ferry is old,” Cora Danvers said.", "“It coughs a lot,” Danvers said."),
        line("two", "“The lighthouse is older still,” said Danvers.", "The rain went on."),
        line("three", "“My garden is mine,” said Piet Danvers.", "The rain went on."),
    ]
    build(data, Plan(default=write_lines(tmp_path / "corpus", lines)), BagOfWordsEmbedder())
    live = LiveIndex(data, BagOfWordsEmbedder().name)
    try:
        answer = Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5).answer(
            "what did Cora Danvers say?"
        )
    finally:
        live.close()

    assert [citation.locator for citation in answer.citations] == ["one#1", "one#2"]
    assert ("two", 1) in answer.ranking[:3]
    assert ("three", 1) not in answer.ranking[:3]
