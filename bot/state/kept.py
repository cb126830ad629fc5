"""An answer as it is read again: whole, with what was asked and what may be asked on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.answer import Answer
from bot.asked import Place
from bot.explained import KeptWhy, why_from_json
from bot.following import Conversation
from bot.requested import Request, request_from_json
from bot.state.json_answers import answer_from_json

# The columns that `kept_answer` reads, in its order.
KEPT: Final = (
    "id, asked_at, place, private, message, generation, kind, answer, request, conversation, why"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer as it was given; `asked_at` is UTC, and `message` the bot's that shows it.

    `request` is what was asked, None where nothing was; `conversation` is what a later question may
    go on from, and `why` what led to it, None where that is told to nobody.
    """

    id: str
    asked_at: datetime
    place: Place
    private: bool
    message: int | None
    answer: Answer
    request: Request | None = None
    conversation: Conversation | None = None
    why: KeptWhy | None = None


def kept_answer(  # noqa: PLR0913, PLR0917 - a row
    answer_id: str,
    asked_at: str,
    place: str,
    private: int,
    message: int | None,
    generation: str,
    kind: str,
    answer: str,
    request: str | None,
    conversation: str | None,
    why: str | None,
) -> KeptAnswer:
    """Return the answer in a row of the columns `KEPT`."""
    return KeptAnswer(
        id=answer_id,
        asked_at=datetime.fromisoformat(asked_at),
        place=Place(place),
        private=bool(private),
        message=message,
        answer=answer_from_json(json.loads(answer), kind, generation),
        request=request_from_json(json.loads(request)) if request else None,
        conversation=Conversation.from_json(json.loads(conversation)) if conversation else None,
        why=why_from_json(json.loads(why)) if why else None,
    )
