"""What people think of answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from bot.state.database import Database
from bot.state.hashing import Hasher

_CHANGE: Final = (
    "UPDATE votes SET voted_at = ?, up = ?, reason = ?, comment = ? WHERE answer = ? AND person = ?"
)
_CAST: Final = (
    "INSERT OR IGNORE INTO votes (answer, person, voted_at, up, reason, comment) "
    "SELECT id, ?, ?, ?, ?, ? FROM answers WHERE id = ?"
)


class Reason(StrEnum):
    """What is wrong with an answer."""

    WRONG_PARAGRAPH = "wrong-paragraph"
    WRONG_SPEAKER = "wrong-speaker"
    OUTDATED = "outdated"
    SHOULD_ANSWER = "should-answer"
    SHOULD_NOT_ANSWER = "should-not-answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """👍 where `up`, or 👎, which may have a reason and a comment."""

    up: bool
    reason: Reason | None = None
    comment: str = ""


class Votes:
    """Keeps one vote of a person on an answer."""

    def __init__(self, database: Database, hasher: Hasher) -> None:
        self._database = database
        self._hasher = hasher

    async def cast(self, answer_id: str, user: int, vote: Vote) -> bool:
        """Keep the vote of a person on an answer; return whether it changed an earlier one.

        Nothing is done for an answer that is not kept.
        """
        person = self._hasher.user(user)
        values = (datetime.now(UTC).isoformat(timespec="seconds"), *_kept(vote))
        changed, _ = await self._database.change(
            (_CHANGE, *values, answer_id, person), (_CAST, person, *values, answer_id)
        )
        return changed > 0

    async def of(self, answer_id: str, user: int) -> Vote | None:
        """Return the vote of a person on an answer, None where they have not voted."""
        rows = await self._database.run(
            "SELECT up, reason, comment FROM votes WHERE answer = ? AND person = ?",
            answer_id,
            self._hasher.user(user),
        )
        if not rows:
            return None
        up, reason, comment = rows[0]
        return Vote(
            up=bool(up), reason=Reason(reason) if reason else None, comment=json.loads(comment)
        )


def _kept(vote: Vote) -> tuple[bool, Reason | None, str]:
    """Return the columns of `vote`; as JSON, a comment may hold whatever a string can."""
    return vote.up, vote.reason, json.dumps(vote.comment)
