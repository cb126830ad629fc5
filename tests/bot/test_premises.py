"""Questions whose premise is false, and questions like them that the sample articles answer.

`premises.jsonl` has both. Each false one says what is `wrong` with it: somebody who did not say it
(`speaker`), what did not happen (`event`), or one figure, date, place or name (`detail`). A premise
is affirmed when the reply is an answer, and

- no note tells what the articles do not have ("No article quotes X saying this."), and
- the words quoted first hold none of the question's `corrections`: words of the articles that
  contradict the premise, so that whoever reads them sees that it is false ("Nobody was killed").

So an abstention affirms nothing, whatever it shows as nearest; but a passage that is only near, or
that is silent on what is wrong, does. "The articles do not agree on this" tells nothing here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from bot.settings import Settings
from index.building import Plan, build
from index.embedder import SentenceTransformerEmbedder
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.bot.conftest import SAMPLES
from tests.bot.told import notes_of

pytestmark = pytest.mark.model

QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "premises.jsonl").read_text(encoding="utf-8").splitlines()
]
FALSE = [each for each in QUESTIONS if each["kind"] != "control"]
CONTROLS = [each for each in QUESTIONS if each["kind"] == "control"]

# How the notes begin that tell what the articles do not have.
MISSING = (
    "No article",
    "Nobody called",
    "Not in these words",
    "The articles do not quote",
    "The articles do not say",
    "The articles have no",
    "The articles quote nothing",
    "Not mentioned there",
)


@pytest.fixture(name="real", scope="module")
def _real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Answers from the sample articles with the default model, at the shipped setting."""
    embedder = SentenceTransformerEmbedder()
    data = DataFolder(tmp_path_factory.mktemp("premises") / "data")
    build(data, Plan(default=SAMPLES), embedder)
    live = LiveIndex(data, embedder.name)
    yield Answerer(live, embedder, Settings.model_fields["min_confidence"].default)
    live.close()


def affirms(answer: Answer, corrections: list[str]) -> bool:
    """Tell whether `answer` affirms a false premise, as this module's docstring says."""
    if not answer.answered or any(note.startswith(MISSING) for note in notes_of(answer)):
        return False
    return not any(words in answer.citations[0].quote for words in corrections)


def test_the_questions_are_as_many_as_is_claimed_of_them() -> None:
    assert (len(FALSE), len(CONTROLS)) == (50, 50)
    assert len({each["question"] for each in QUESTIONS}) == 100


@pytest.mark.parametrize("asked", FALSE, ids=[each["id"] for each in FALSE])
def test_a_false_premise_is_not_affirmed(real: Answerer, asked: dict[str, Any]) -> None:
    answer = real.answer(asked["question"])

    shown = [citation.quote for citation in answer.citations[:1]]
    assert not affirms(answer, asked["corrections"]), (asked["wrong"], notes_of(answer), shown)


def test_questions_without_a_false_premise_are_still_answered(real: Answerer) -> None:
    missed = [
        asked["id"]
        for asked in CONTROLS
        if {citation.locator for citation in real.answer(asked["question"]).citations}.isdisjoint(
            asked["locators"]
        )
    ]

    assert len(missed) <= len(CONTROLS) // 10, missed


def test_bare_word_is_a_topic_when_somebody_uses_it(real: Answerer) -> None:
    """The judge alone takes one word for too little."""
    answer = real.answer("What did Maude Orsel say about money?")

    assert answer.kind is AnswerKind.SAID
    assert any("money" in citation.text for citation in answer.citations)
    assert {citation.speaker for citation in answer.citations} == {"Maude Orsel"}


def test_outlet_is_not_said_to_lack_what_is_cited_from_it(real: Answerer) -> None:
    answer = real.answer("articles from the Kestle Observer")

    assert {citation.source for citation in answer.citations} == {"The Kestle Observer"}
    assert notes_of(answer) == ("The newest of these articles, by how they begin:",)
