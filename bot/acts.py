"""Who changes the corpus, and what was done: the words of the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class By(StrEnum):
    """Who did something: somebody in Discord, the bot by itself, or the operator's terminal."""

    PERSON = "person"
    BOT = "bot"
    OPERATOR = "operator"


class Action(StrEnum):
    """What somebody did, or tried to do, with the corpus."""

    REINDEX = "reindex"
    ADD = "add"
    REMOVE = "remove"
    ROLLBACK = "rollback"
    FEED_ADD = "feed-add"
    FEED_REMOVE = "feed-remove"
    REVIEW = "review"


class Ending(StrEnum):
    """How it ended; what is `RUNNING` when the bot starts was cut off."""

    RUNNING = "running"
    DONE = "done"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"
    CUT_OFF = "cut-off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something: for a person the ids of user and server, as Discord has them."""

    by: By
    user: int | None = None
    guild: int | None = None


THE_BOT: Final = Actor(by=By.BOT)
THE_OPERATOR: Final = Actor(by=By.OPERATOR)
