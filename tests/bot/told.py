"""What an answer tells beside its quotations."""

from __future__ import annotations

from bot.answer import Answer


def notes_of(answer: Answer) -> tuple[str, ...]:
    """Return the notes of `answer` in English."""
    return tuple(map(str, answer.notes))
