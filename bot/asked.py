"""What was asked, as statistics and gaps read it: nothing of who asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Place(StrEnum):
    """How a question came in."""

    COMMAND = "command"
    MESSAGE = "message"
    MENU = "menu"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what became of it; `asked_at` is UTC, `seconds` how long the answer took.

    `cited` are the locators that answered, and `titles` the articles' titles in the same order;
    `reasons` are those that came with 👎.
    """

    text: str
    asked_at: datetime
    answered: bool
    confidence: float
    seconds: float
    cited: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    ups: int = 0
    downs: int = 0
    reasons: tuple[str, ...] = ()
