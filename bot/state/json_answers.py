"""Answers as they are kept in JSON, also as earlier versions kept them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.answer import Answer, AnswerKind, Citation
from bot.language import Text
from corpus import StatementKind


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return all of `answer` but its kind, its generation, and why it was given."""
    return {
        "question": answer.question,
        "confidence": answer.confidence,
        "citations": [asdict(citation) for citation in answer.citations],
        "nearest": [asdict(citation) for citation in answer.nearest],
        "ranking": answer.ranking,
        "notes": [note.to_json() for note in answer.notes],
        "choices": answer.choices,
    }


def answer_from_json(kept: Mapping[str, Any], kind: str, generation: str) -> Answer:
    """Return the answer that was kept as `kept`; before version 4 that was only what it cites."""
    cited = tuple(_citation(fields) for fields in kept["citations"])
    nearest = tuple(_citation(fields) for fields in kept.get("nearest", ()))
    if kind == AnswerKind.ABSTAINED and cited:  # version 3 kept what comes nearest as citations
        cited, nearest = (), cited
    return Answer(
        question=kept.get("question", ""),
        kind=AnswerKind(kind),
        confidence=kept.get("confidence", 1.0),
        citations=cited,
        ranking=tuple((article, number) for article, number in kept.get("ranking", ())),
        generation=generation,
        notes=tuple(map(Text.from_json, kept.get("notes", ()))),
        nearest=nearest,
        choices=tuple(kept["choices"]),
    )


def _citation(fields: dict[str, Any]) -> Citation:
    """Read a citation; those that were kept by an earlier version have no `copies`."""
    rest = {name: fields[name] for name in fields.keys() - {"statement", "copies"}}
    kind = StatementKind(fields["statement"]) if fields["statement"] else None
    return Citation(statement=kind, copies=tuple(fields.get("copies", ())), **rest)
