from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from bot.statistics import GapKind, find_gaps
from bot.statistics.alike import groups_of, words_of
from bot.statistics.gaps import MOST_COMPARED
from index.embedder import Progress
from index.vectors import Vectors
from tests.bot.statistics.asked import asked
from tests.fakes import BagOfWordsEmbedder

_EAST = (1.0, 0.0)
_NEAR_EAST = (0.9, 0.436)
_NORTH = (0.44, 0.9)


def unit(*rows: tuple[float, float]) -> Vectors:
    vectors = np.array(rows, dtype=np.float32)
    units: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Who built the bridge?", "who  built bridge", id="case, marks, stop words"),
        pytest.param("The bridge: who built it?", "Who built it, the bridge?", id="order"),
        pytest.param("Is it Vosk’s?", "was that vosk's", id="apostrophes"),
        pytest.param("Wann ist die Wahl?", "wann war eine wahl", id="German"),
    ],
)
def test_questions_are_of_the_same_words_when_only_form_differs(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("When did Vane resign?", "Why did Vane resign?", id="question words"),
        pytest.param("Who won in 2020?", "Who won in 2024?", id="numbers"),
        pytest.param("How many seats?", "Where are the seats?", id="amounts"),
        pytest.param("Wer baut?", "Warum baut wer?", id="German"),
    ],
)
def test_questions_are_not_alike_when_they_ask_for_something_else(one: str, other: str) -> None:
    assert groups_of([one, other], unit(_EAST, _EAST)) == [[0], [1]]


def test_questions_are_alike_when_near_and_one_has_no_question_word() -> None:
    assert groups_of(["When is the vote?", "vote date?"], unit(_EAST, _NEAR_EAST)) == [[0, 1]]


def test_likeness_does_not_run_along_a_chain() -> None:
    texts = ["a b", "b c", "c d"]
    between = unit(_EAST, (0.85, 0.53), _NORTH)

    assert groups_of(texts, between) == [[1, 0, 2]]
    assert groups_of([*texts, "d e"], np.vstack([between, unit((0.0, 1.0))])) == [[1, 0, 2], [3]]


def test_a_gap_tells_how_often_and_when_it_was_asked() -> None:
    gaps = find_gaps(
        [
            asked("Who owns the ferry company?", ago=9),
            asked("who owns ferry company", ago=4),
            asked("Who owns the ferry company?", ago=2),
            asked("Where do herons nest?", ago=1),
        ],
        BagOfWordsEmbedder(),
        10,
    )

    assert [(gap.question, gap.questions, gap.times) for gap in gaps] == [
        ("Who owns the ferry company?", 1, 3),
        ("Where do herons nest?", 1, 1),
    ]
    assert (gaps[0].first, gaps[0].last) == (date(2024, 5, 22), date(2024, 5, 29))


def test_questions_of_other_words_are_one_gap_when_near() -> None:
    texts = ["ferry company owner", "owner ferry company name", "ferry company owner today"]

    (gap,) = find_gaps([asked(text) for text in texts], BagOfWordsEmbedder(), 10)

    assert (gap.question, gap.questions) == ("ferry company owner", 3)


@pytest.mark.parametrize(
    ("votes", "kind"),
    [
        pytest.param({"downs": 1}, GapKind.BADLY, id="voted down"),
        pytest.param({"downs": 2, "ups": 1}, GapKind.BADLY, id="more down than up"),
        pytest.param(
            {"downs": 1, "ups": 1, "reasons": ("outdated",)}, GapKind.BADLY, id="with a complaint"
        ),
        pytest.param({"downs": 1, "ups": 1}, None, id="as many, no reason"),
        pytest.param({"downs": 1, "ups": 2, "reasons": ("outdated",)}, None, id="more up"),
        pytest.param({}, None, id="no vote"),
    ],
)
def test_an_answered_question_is_a_gap_only_when_it_was_voted_down(
    votes: dict[str, int], kind: GapKind | None
) -> None:
    gaps = find_gaps([asked(answered=True, **votes)], BagOfWordsEmbedder(), 10)  # type: ignore[arg-type]  # a table's rows differ

    assert [gap.kind for gap in gaps] == ([kind] if kind else [])


def test_the_unanswered_come_first_and_apart() -> None:
    gaps = find_gaps(
        [*[asked(answered=True, downs=1, ago=number) for number in range(3)], asked("Why herons?")],
        BagOfWordsEmbedder(),
        10,
    )

    assert [(gap.kind, gap.times) for gap in gaps] == [(GapKind.UNANSWERED, 1), (GapKind.BADLY, 3)]


def test_a_gap_is_closed_when_the_same_words_were_answered_since() -> None:
    closed = [asked(ago=5), asked("the bridge: who built?", answered=True, ago=3)]

    assert find_gaps(closed, BagOfWordsEmbedder(), 10) == []
    (gap,) = find_gaps([*closed, asked(ago=1)], BagOfWordsEmbedder(), 10)
    assert gap.times == 1


@pytest.mark.parametrize("text", ["", "???", "🚢🚢", "<@123456789012345678>"])
def test_nothing_is_missing_when_a_question_has_no_word(text: str) -> None:
    assert find_gaps([asked(text)], BagOfWordsEmbedder(), 10) == []


def test_no_id_of_a_person_is_in_a_gap() -> None:
    texts = ["<@!123456789012345678> who owns the ferry", "who owns the ferry 123456789012345678"]

    (gap,) = find_gaps([asked(text) for text in texts], BagOfWordsEmbedder(), 10)

    assert "123456789012345678" not in gap.question


def test_gaps_are_the_same_when_the_questions_come_in_another_order() -> None:
    chance = random.Random(5)
    words = "ferry bridge heron museum lamp sluice flood relay cable vote".split()
    questions = [
        asked(" ".join(chance.sample(words, 3)), ago=chance.randrange(40)) for _ in range(150)
    ]
    expected = find_gaps(questions, BagOfWordsEmbedder(), 10)

    chance.shuffle(questions)

    assert find_gaps(questions, BagOfWordsEmbedder(), 10) == expected
    assert len(expected) == 10


class _CountingEmbedder(BagOfWordsEmbedder):
    """Remembers what it embedded."""

    def __init__(self) -> None:
        super().__init__(dimension=64)
        self.texts: list[str] = []

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.texts += texts
        return super().embed_passages(texts, progress)


def test_each_wording_is_embedded_once_and_only_of_the_newest() -> None:
    embedder = _CountingEmbedder()
    questions = [
        asked(f"question number{number // 2}", ago=number) for number in range(MOST_COMPARED + 10)
    ]

    find_gaps(questions, embedder, 1)

    assert len(embedder.texts) == len(set(embedder.texts)) == MOST_COMPARED // 2
    assert "question number1004" not in embedder.texts
