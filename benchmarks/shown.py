"""What answers show: `python -m benchmarks.shown FOLDER [FOLDER ...]`.

Asks every question of each evaluation set. Every quote is compared with the set's own file: it must
be a part of the cited paragraph, byte for byte. Where the best-ranked paragraph is a right one and
the question has gold answers, it counts how often the words shown of it hold one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.answer import Answer, Citation
from bot.evaluation.questions import read_set
from bot.evaluation.running import run
from bot.settings import load_settings

Paragraphs = dict[str, list[str]]


def main() -> None:
    """Ask, compare and print."""
    if len(sys.argv) < 2:
        sys.exit("Name the folders of evaluation sets.")
    for folder in map(Path, sys.argv[1:]):
        outcomes = run(load_settings(), read_set(folder)).outcomes
        answers = {outcome.question.id: outcome.answer for outcome in outcomes}
        report(folder, answers)


def report(folder: Path, answers: dict[str, Answer]) -> None:
    """Print what the `answers` to the set in `folder`, by question, show."""
    paragraphs = {line["id"]: line["paragraphs"] for line in _lines(folder / "articles.jsonl")}
    cited = [citation for answer in answers.values() for citation in answer.citations]
    verbatim = sum(is_verbatim(citation, paragraphs) for citation in cited)
    print(f"{folder.name}: {verbatim:,} of {len(cited):,} quotes stand so in the file")
    held = [
        any(gold in answers[line["id"]].citations[0].quote for gold in line["answers"])
        for line in _lines(folder / "questions.jsonl")
        if line["answers"] and is_first_right(answers[line["id"]], line["relevant"])
    ]
    if held:
        share = sum(held) / len(held)
        print(f"{folder.name}: {share:.3f} of {len(held):,} right first quotes hold a gold answer")


def is_verbatim(citation: Citation, paragraphs: Paragraphs) -> bool:
    """Tell whether the words quoted are those of the file, at the offsets that are given."""
    text = paragraphs[citation.article][citation.paragraph - 1]
    return citation.text == text and citation.quote == text[citation.start : citation.end] != ""


def is_first_right(answer: Answer, relevant: Iterable[list[Any]]) -> bool:
    """Tell whether what is ranked and cited first is a right paragraph."""
    if not answer.citations:
        return False
    first = answer.citations[0]
    place = (first.article, first.paragraph)
    return place == answer.ranking[0] and place in {(each[0], each[1]) for each in relevant}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
