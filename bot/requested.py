"""What was asked, so that it can be asked again of one of several who share a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.answerer import Answerer


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence, as it was typed."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """Somebody's statements; the days `since` and `until` are included."""

    name: str
    about: str | None = None
    since: date | None = None
    until: date | None = None


Request = Question | SaidBy


def answer_to(request: Request, answerer: Answerer, speaker: str | None = None) -> Answer:
    """Return the answer to `request`; `speaker` is as for `Answerer.answer`."""
    if isinstance(request, Question):
        return answerer.answer(request.text, speaker)
    return answerer.said(request.name, request.about, request.since, request.until, speaker)


def request_to_json(request: Request) -> dict[str, str | None]:
    """Return `request` as it is kept."""
    if isinstance(request, Question):
        return {"question": request.text}
    return {
        "name": request.name,
        "about": request.about,
        "since": request.since.isoformat() if request.since else None,
        "until": request.until.isoformat() if request.until else None,
    }


def request_from_json(kept: dict[str, Any]) -> Request:
    """Return the request that was kept as `kept`."""
    if "question" in kept:
        return Question(text=kept["question"])
    return SaidBy(
        name=kept["name"],
        about=kept["about"],
        since=date.fromisoformat(kept["since"]) if kept["since"] else None,
        until=date.fromisoformat(kept["until"]) if kept["until"] else None,
    )
