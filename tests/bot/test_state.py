"""What outlives a restart."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest

from bot.answer import Answer, AnswerKind, Citation
from bot.errors import NewerStateError, StateError
from bot.requested import Question, Request, SaidBy
from bot.state import RETENTION, State
from corpus import StatementKind

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def answer(text: str = "“Lit,” she said.") -> Answer:
    citation = Citation(
        article="lights",
        title="Lights",
        paragraph=3,
        text=text,
        start=0,
        end=len(text),
        speaker="Maude Orsel",
        statement=StatementKind.DIRECT,
        source=None,
        published_at="2022-10-14",
        url=None,
        score=1.0,
    )
    return Answer(
        question="What did the keeper whisper?",
        kind=AnswerKind.SAID,
        confidence=0.9,
        citations=(citation,),
        ranking=(),
        generation="000001-abcdef",
    )


@pytest.mark.parametrize(
    "text", ["plain", "¶ “quoted” \U0001f6a2", "half a \ud83d pair", "nul \x00 in it"]
)
async def test_answer_is_the_same_when_it_is_read_after_a_restart(
    tmp_path: Path, text: str
) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await state.keep(answer(text), NOW)
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answer(answer_id)

    assert kept is not None
    assert kept.citations == answer(text).citations
    assert (kept.asked_at, kept.kind, kept.generation) == (NOW, AnswerKind.SAID, "000001-abcdef")


@pytest.mark.parametrize(
    "request_",
    [
        Question(text="What did Quill say?"),
        SaidBy(name="Quill"),
        SaidBy(name="Quill", about="x", since=date(2022, 10, 1), until=date(2022, 10, 2)),
    ],
    ids=["question", "name", "all"],
)
async def test_request_is_kept_where_somebody_is_to_be_chosen(
    tmp_path: Path, request_: Request
) -> None:
    names = ("Ada Quill", "סעיד")
    async with State.open(tmp_path / "state.db") as state:
        several = await state.keep(replace(answer(), choices=names), request=request_)
        alone = await state.keep(answer(), request=request_)
    async with State.open(tmp_path / "state.db") as state:
        kept, other = await state.answer(several), await state.answer(alone)

    assert kept is not None
    assert (kept.choices, kept.request) == (names, request_)
    assert other is not None
    assert (other.choices, other.request) == ((), None)


async def test_database_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    first = resources.files("bot") / "migrations" / "0001_answers.sql"
    with closing(sqlite3.connect(path)) as before:
        before.executescript(first.read_text(encoding="utf-8"))
        before.execute(
            "INSERT INTO answers VALUES ('abcdefghij', ?, '000001-abcdef', 'said', ?)",
            (NOW.isoformat(timespec="seconds"), json.dumps([asdict(answer().citations[0])])),
        )
        before.execute("PRAGMA user_version = 1")
        before.commit()

    async with State.open(path, NOW) as state:
        kept = await state.answer("abcdefghij")
        new = await state.answer(await state.keep(answer(), NOW))

    assert kept is not None
    assert new is not None
    assert kept == replace(new, id="abcdefghij")
    assert (kept.choices, kept.request) == ((), None)


async def test_ids_are_short_and_differ(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        ids = {await state.keep(answer()) for _ in range(20)}

    assert len(ids) == 20
    assert {len(answer_id) for answer_id in ids} == {10}


async def test_question_is_nowhere_in_the_file(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        await state.keep(answer(), request=Question(text=answer().question))

    assert b"whisper" not in (tmp_path / "state.db").read_bytes()


async def test_answer_is_dropped_at_the_start_after_its_retention(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with State.open(path, NOW) as state:
        old = await state.keep(answer(), NOW - timedelta(hours=1))
        young = await state.keep(answer(), NOW + timedelta(hours=1))
    async with State.open(path, NOW + RETENTION) as state:
        assert await state.answer(old) is None
        assert await state.answer(young) is not None


async def test_digest_of_commands_is_kept_for_each_application(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        assert await state.synced(1) is None
        await state.set_synced(1, "one")
        await state.set_synced(1, "two")
        await state.set_synced(2, "other")

        assert [await state.synced(1), await state.synced(2)] == ["two", "other"]


async def test_database_has_a_rollback_journal_and_full_synchronisation(tmp_path: Path) -> None:
    async with State.open(tmp_path / "deep" / "state.db") as state:
        answers = [
            (await state._run(f"PRAGMA {name}"))[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version")
        ]

    assert answers == ["delete", 2, 1, 2]


async def test_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(NewerStateError, match=r"has version 99, this Pilcrow knows up to 2\."):
        async with State.open(path):
            pass


async def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_text("not a database " * 100, encoding="utf-8")

    with pytest.raises(StateError, match="cannot be used"):
        async with State.open(path):
            pass


async def test_failed_migration_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    broken = "CREATE TABLE a (b TEXT) STRICT; CREATE TABLE a (b TEXT) STRICT;"
    with monkeypatch.context() as patch:
        patch.setattr("bot.state._migrations", lambda: [broken])
        with pytest.raises(StateError):
            async with State.open(path):
                pass

    async with State.open(path) as state:
        assert await state.answer("whatever") is None


async def test_failure_to_write_says_what_to_do(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        await state._run("DROP TABLE answers")

        with pytest.raises(StateError, match="Check its permissions and the disk"):
            await state.keep(answer())
