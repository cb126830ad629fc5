"""The questions of an evaluation set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bot.errors import PilcrowError
from bot.evaluation.metrics import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a set; an empty `relevant` means that no article answers it."""

    id: str
    text: str
    kind: str
    relevant: frozenset[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A folder of articles, and the questions that are asked of them."""

    name: str
    articles: Path
    questions: tuple[Question, ...]


def read_set(folder: Path) -> QuestionSet:
    """Read the set in `folder`. Raises `PilcrowError` when it holds none."""
    return QuestionSet(
        name=folder.resolve().name,
        articles=folder / "articles.jsonl",
        questions=tuple(read_questions(folder / "questions.jsonl")),
    )


def read_questions(path: Path) -> list[Question]:
    """Read the questions of a set. Raises `PilcrowError` that names the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise PilcrowError(
            f"{path} cannot be read: name a folder with articles.jsonl and questions.jsonl."
        ) from None
    return [_question(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def _question(line: str, where: str) -> Question:
    try:
        fields = json.loads(line)
        return Question(
            id=str(fields["id"]),
            text=str(fields["question"]),
            kind=str(fields["kind"]),
            relevant=frozenset((str(article), int(n)) for article, n in fields["relevant"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise PilcrowError(
            f"{where} is no question: it needs id, question, kind and relevant ({error})."
        ) from error
