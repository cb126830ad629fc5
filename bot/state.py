"""What outlives a restart and every generation, in `state.db`: the only SQL of `bot`."""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any, Final

import aiosqlite

from bot.answer import Answer, AnswerKind, Citation
from bot.errors import NewerStateError, StateError
from bot.explained import KeptWhy, why_from_json, why_to_json
from bot.requested import Request, request_from_json, request_to_json
from corpus import StatementKind

# Buttons below answers that are older than this say that they are.
RETENTION: Final = timedelta(days=90)
_BUSY_MS: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer as it was given; `asked_at` is UTC.

    `choices` are those who may be meant, and `request` is what was asked: None where nobody is to
    be chosen. `why` is what led to it, None where that is told to nobody.
    """

    id: str
    asked_at: datetime
    generation: str
    kind: AnswerKind
    citations: tuple[Citation, ...]
    choices: tuple[str, ...] = ()
    request: Request | None = None
    why: KeptWhy | None = None


class State:
    """The answers given and the commands synced.

    Every method is one transaction and raises `StateError` when it fails.
    """

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, now: datetime | None = None) -> AsyncIterator[State]:
        """Open, and where need be make or migrate, the database at `path`; drop old answers.

        Raises `NewerStateError` when a later Pilcrow wrote it, or `StateError` when it cannot be
        used. `now` is UTC.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = await aiosqlite.connect(path, isolation_level=None)
        except (OSError, aiosqlite.Error) as error:
            raise StateError(path, str(error)) from error
        try:
            await _prepare(connection, path)
            state = cls(connection, path)
            await state._forget_before((now or datetime.now(UTC)) - RETENTION)
            yield state
        finally:
            await connection.close()

    async def keep(
        self,
        answer: Answer,
        asked_at: datetime | None = None,
        request: Request | None = None,
        why: KeptWhy | None = None,
    ) -> str:
        """Keep `answer` for its buttons; return the ten characters that stand for it.

        `request`, what was asked, is kept only where somebody is to be chosen, and of what led to
        the answer only `why`.
        """
        answer_id = secrets.token_urlsafe(8)[:10]
        asked = request if answer.choices else None
        await self._run(
            "INSERT INTO answers (id, asked_at, generation, kind, citations, choices, request, "
            "why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            answer_id,
            _iso(asked_at or datetime.now(UTC)),
            answer.generation,
            answer.kind,
            json.dumps([asdict(citation) for citation in answer.citations]),
            json.dumps(answer.choices),
            json.dumps(request_to_json(asked)) if asked else None,
            json.dumps(why_to_json(why)) if why else None,
        )
        return answer_id

    async def answer(self, answer_id: str) -> KeptAnswer | None:
        """Return the answer that was given as `answer_id`, None when it is not kept."""
        rows = await self._run(
            "SELECT asked_at, generation, kind, citations, choices, request, why FROM answers "
            "WHERE id = ?",
            answer_id,
        )
        if not rows:
            return None
        asked_at, generation, kind, citations, choices, request, why = rows[0]
        return KeptAnswer(
            id=answer_id,
            asked_at=datetime.fromisoformat(asked_at),
            generation=generation,
            kind=AnswerKind(kind),
            citations=tuple(_citation(fields) for fields in json.loads(citations)),
            choices=tuple(json.loads(choices)),
            request=request_from_json(json.loads(request)) if request else None,
            why=why_from_json(json.loads(why)) if why else None,
        )

    async def synced(self, application: int) -> str | None:
        """Return the digest of the commands that `application` has at Discord, if it is known."""
        rows = await self._run(
            "SELECT digest FROM synced_commands WHERE application = ?", application
        )
        return rows[0][0] if rows else None

    async def set_synced(self, application: int, digest: str) -> None:
        """Remember the digest of the commands that `application` has at Discord."""
        await self._run(
            "INSERT INTO synced_commands (application, digest) VALUES (?, ?) "
            "ON CONFLICT (application) DO UPDATE SET digest = excluded.digest",
            application,
            digest,
        )

    async def _forget_before(self, moment: datetime) -> None:
        await self._run("DELETE FROM answers WHERE asked_at < ?", _iso(moment))

    async def _run(self, query: str, *values: object) -> Sequence[Any]:
        try:
            return list(await self._connection.execute_fetchall(query, values))
        except aiosqlite.Error as error:
            raise StateError(self._path, str(error)) from error


async def _prepare(connection: aiosqlite.Connection, path: Path) -> None:
    try:
        await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        # SQLite before 3.51.3 can corrupt a database in WAL mode that two connections write.
        await connection.execute("PRAGMA journal_mode = DELETE")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute("PRAGMA foreign_keys = ON")
        await _migrate(connection, path)
    except aiosqlite.Error as error:
        raise StateError(path, str(error)) from error


async def _migrate(connection: aiosqlite.Connection, path: Path) -> None:
    rows = list(await connection.execute_fetchall("PRAGMA user_version"))
    found = int(rows[0][0])
    migrations = _migrations()
    if found > len(migrations):
        raise NewerStateError(path, found, len(migrations))
    for version, script in enumerate(migrations[found:], found + 1):
        await connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {version};\nCOMMIT;"
        )


def _migrations() -> list[str]:
    """Return the scripts in the order of their numbers; the first makes version 1."""
    folder = resources.files("bot") / "migrations"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    return [file.read_text(encoding="utf-8") for file in files]


def _citation(fields: dict[str, Any]) -> Citation:
    """Read a citation; those that were kept by an earlier version have no `copies`."""
    statement, copies = fields.pop("statement"), fields.pop("copies", ())
    kind = StatementKind(statement) if statement else None
    return Citation(statement=kind, copies=tuple(copies), **fields)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
