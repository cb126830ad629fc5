"""What is kept of one person: to be given to them, and to be deleted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.state.audit import BLANK
from bot.state.database import Database
from bot.state.forgetting import Forgetting
from bot.state.hashing import Hasher


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How much was deleted."""

    answers: int
    votes: int


class People:
    """Finds all that hangs on the hash of a person."""

    def __init__(self, database: Database, hasher: Hasher, forgetting: Forgetting) -> None:
        self._database = database
        self._hasher = hasher
        self._forgetting = forgetting

    async def data_of(self, user: int) -> list[dict[str, Any]]:
        """Return all that is kept of a person but hashes, ready for JSON, with nothing of others'.

        That is their questions with the answers, in order, then their votes, and then what they
        did with the corpus.
        """
        person = self._hasher.user(user)
        answers = await self._database.run(
            "SELECT id, asked_at, place, guild IS NULL, private, message, seconds, generation, "
            "kind, answer, request, conversation, why FROM answers WHERE person = ? "
            "ORDER BY asked_at, rowid",
            person,
        )
        votes = await self._database.run(
            "SELECT answer, voted_at, up, reason, comment FROM votes WHERE person = ? "
            "ORDER BY voted_at, rowid",
            person,
        )
        acts = await self._database.run(
            "SELECT at, action, target, ending, detail FROM audit WHERE person = ? ORDER BY key",
            person,
        )
        return await asyncio.to_thread(_told, answers, votes, acts)

    async def forget(self, user: int) -> Forgotten:
        """Delete all that is kept of a person, so that no file of ours holds any of it.

        Others' votes on the person's answers go with these, uncounted. What they did with the
        corpus stays, without who it was; of what was refused, also without what it was about. What
        is still being answered will not be kept.
        """
        person = self._hasher.user(user)
        self._forgetting.note(person)
        votes, answers, *_ = await self._database.erase(
            ("DELETE FROM votes WHERE person = ?", person),
            ("DELETE FROM answers WHERE person = ?", person),
            (f"{BLANK} AND person = ?", person),
        )
        await self._database.clean()
        return Forgotten(answers=answers, votes=votes)


def _told(
    answers: Sequence[Any], votes: Sequence[Any], acts: Sequence[Any]
) -> list[dict[str, Any]]:
    told = [_answer(*row) for row in answers] + [_vote(*row) for row in votes]
    return told + [_act(*row) for row in acts]


def _answer(*row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    answer_id, asked_at, place, direct, private, message, seconds, generation, kind = row[:9]
    answer, request, conversation, why = (json.loads(each) if each else None for each in row[9:])
    return {
        "what": "question",
        "id": answer_id,
        "asked_at": asked_at,
        "how": place,
        "direct_message": bool(direct),
        "private": bool(private),
        "asked": request,
        "kind": kind,
        "answer": answer,
        "conversation": conversation,
        "why": why,
        "seconds": seconds,
        "generation": generation,
        "message": message,
    }


def _vote(
    answer_id: str, voted_at: str, up: int, reason: str | None, comment: str
) -> dict[str, Any]:
    return {
        "what": "vote",
        "answer": answer_id,
        "voted_at": voted_at,
        "vote": "👍" if up else "👎",
        "reason": reason,
        "comment": json.loads(comment),
    }


def _act(at: str, action: str, target: str, ending: str, detail: str) -> dict[str, Any]:
    return {
        "what": "corpus change",
        "at": at,
        "action": action,
        "target": target,
        "ending": ending,
        "detail": json.loads(detail),
    }
