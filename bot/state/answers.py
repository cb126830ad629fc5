"""The answers given: for what is pressed below them, for follow-ups, for statistics."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.answer import Answer
from bot.asked import Asked, Place
from bot.explained import KeptWhy, why_to_json
from bot.following import Conversation
from bot.origin import Origin
from bot.requested import Request, request_to_json
from bot.state.counting import asked_from_row, counted_to_json
from bot.state.database import Database
from bot.state.forgetting import Forgetting
from bot.state.hashing import Hasher
from bot.state.json_answers import answer_to_json
from bot.state.kept import KEPT, KeptAnswer, kept_answer
from bot.state.likeness import same_words


class Answers:
    """Keeps answers under ten characters that stand for each."""

    def __init__(self, database: Database, hasher: Hasher, forgetting: Forgetting) -> None:
        self._database = database
        self._hasher = hasher
        self._forgetting = forgetting

    async def keep(  # noqa: PLR0913 - all that is known of an answer
        self,
        answer: Answer,
        *,
        origin: Origin,
        request: Request | None,
        place: Place,
        seconds: float,
        private: bool = False,
        conversation: Conversation | None = None,
        why: KeptWhy | None = None,
        asked_at: datetime | None = None,
    ) -> str:
        """Keep `answer`, which took so many `seconds`; return what stands for it.

        Without a `request`, as for what was checked, it counts in no statistics. Nothing is kept
        for who was forgotten in those seconds.
        """
        answer_id, person = secrets.token_urlsafe(8)[:10], self._hasher.user(origin.user)
        if self._forgetting.within(person, seconds):
            return answer_id
        values = {
            "id": answer_id,
            "asked_at": _iso(asked_at or datetime.now(UTC)),
            "person": person,
            "channel": self._hasher.channel(origin.channel),
            "guild": self._hasher.guild(origin.guild),
            "place": place,
            "private": private,
            "same": self._hasher.question(same_words(request)) if request else None,
            "seconds": seconds,
            "generation": answer.generation,
            "kind": answer.kind,
            "answer": json.dumps(answer_to_json(answer)),
            "counted": json.dumps(counted_to_json(answer)),
            "request": json.dumps(request_to_json(request)) if request else None,
            "conversation": json.dumps(conversation.to_json()) if conversation else None,
            "why": json.dumps(why_to_json(why)) if why else None,
        }
        marks = ", ".join("?" * len(values))
        query = f"INSERT INTO answers ({', '.join(values)}) VALUES ({marks})"  # noqa: S608 - constants
        await self._database.run(query, *values.values())
        return answer_id

    async def get(self, answer_id: str) -> KeptAnswer | None:
        """Return the answer that was given as `answer_id`, None when it is not kept."""
        return await self._one("id = ?", answer_id)

    async def shown(self, answer_id: str, message: int, thread: int | None = None) -> None:
        """Remember that the bot's `message` shows an answer, in a `thread` opened for it if any."""
        await self._database.run(
            "UPDATE answers SET message = ?, channel = coalesce(?, channel) WHERE id = ?",
            message,
            None if thread is None else self._hasher.channel(thread),
            answer_id,
        )

    async def publish(self, answer_id: str) -> None:
        """Remember that a private answer is now everybody's."""
        await self._database.run("UPDATE answers SET private = 0 WHERE id = ?", answer_id)

    async def shown_in(self, message: int, origin: Origin) -> KeptAnswer | None:
        """Return the answer that the bot's `message` in the same channel shows.

        One that was private is only for who asked.
        """
        return await self._one(
            "message = ? AND channel = ? AND (private = 0 OR person = ?)",
            message,
            self._hasher.channel(origin.channel),
            self._hasher.user(origin.user),
        )

    async def latest(self, origin: Origin, since: datetime) -> KeptAnswer | None:
        """Return the last answer that a person got in a channel for all to see."""
        return await self._one(
            "person = ? AND channel = ? AND asked_at >= ? AND private = 0 AND request IS NOT NULL "
            "ORDER BY asked_at DESC, rowid DESC",
            self._hasher.user(origin.user),
            self._hasher.channel(origin.channel),
            _iso(since),
        )

    async def same(
        self, origin: Origin, request: Request, generation: str, since: datetime
    ) -> KeptAnswer | None:
        """Return the last answer to the same words in the same channel that all can still see."""
        return await self._one(
            "same = ? AND channel = ? AND generation = ? AND asked_at >= ? AND private = 0 "
            "AND message IS NOT NULL ORDER BY asked_at DESC, rowid DESC",
            self._hasher.question(same_words(request)),
            self._hasher.channel(origin.channel),
            generation,
            _iso(since),
        )

    async def shown_in_channels(
        self, channels: Collection[int], since: datetime
    ) -> list[tuple[int, KeptAnswer]]:
        """Return the answers that messages in `channels` still show, each with its channel.

        They are those given after `since` that all can see, the newest first, without those that
        were flagged.
        """
        by_hash = {self._hasher.channel(channel): channel for channel in channels}
        rows = await self._database.run(
            f"SELECT channel, {KEPT} FROM answers "  # noqa: S608 - constants
            "WHERE channel IN (SELECT value FROM json_each(?)) AND asked_at >= ? AND private = 0 "
            "AND message IS NOT NULL AND flagged = 0 ORDER BY asked_at DESC, rowid DESC",
            json.dumps(sorted(by_hash)),
            _iso(since),
        )
        return [(by_hash[row[0]], kept_answer(*row[1:])) for row in rows]

    async def flagged(self, answer_id: str) -> None:
        """Remember that it was told below an answer that its sources have changed."""
        await self._database.run("UPDATE answers SET flagged = 1 WHERE id = ?", answer_id)

    async def removed(self, messages: Collection[int]) -> None:
        """Remember that `messages` were deleted: nothing links to them any more."""
        await self._database.run(
            "UPDATE answers SET message = NULL WHERE message IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(messages)),
        )

    async def is_by(self, answer_id: str, user: int) -> bool:
        """Return whether a person asked for an answer."""
        rows = await self._database.run(
            "SELECT 1 FROM answers WHERE id = ? AND person = ?",
            answer_id,
            self._hasher.user(user),
        )
        return bool(rows)

    async def asked_in(self, guild: int, since: datetime) -> list[Asked]:
        """Return what was asked in a server, in order, with nothing of who asked."""
        rows = await self._database.run(
            "SELECT counted, asked_at, seconds, "
            "(SELECT count(*) FROM votes WHERE answer = answers.id AND up = 1), "
            "(SELECT count(*) FROM votes WHERE answer = answers.id AND up = 0), "
            "(SELECT json_group_array(reason) FROM votes "
            "WHERE answer = answers.id AND reason IS NOT NULL) "
            "FROM answers WHERE guild = ? AND asked_at >= ? AND request IS NOT NULL "
            "ORDER BY asked_at, rowid",
            self._hasher.guild(guild),
            _iso(since),
        )
        return await asyncio.to_thread(_all_asked, rows)

    async def drop_before(self, moment: datetime) -> None:
        """Delete the answers given before `moment`, with their votes."""
        await self._database.erase(("DELETE FROM answers WHERE asked_at < ?", _iso(moment)))

    async def _one(self, condition: str, *values: object) -> KeptAnswer | None:
        query = f"SELECT {KEPT} FROM answers WHERE {condition} LIMIT 1"  # noqa: S608 - constants
        rows = await self._database.run(query, *values)
        return kept_answer(*rows[0]) if rows else None


def _all_asked(rows: Sequence[Any]) -> list[Asked]:
    return [asked_from_row(*row) for row in rows]


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
