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
from bot.explained import KeptHit, KeptWhy
from bot.requested import Filters, Question, Request, SaidBy
from bot.state import RETENTION, State
from corpus import StatementKind
from index.passages import Span

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


async def test_copies_are_kept_with_an_answer(tmp_path: Path) -> None:
    (citation,) = answer().citations
    folded = replace(answer(), citations=(replace(citation, copies=("wire#1", "paper#2")),))
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answer(await state.keep(folded, NOW))

    assert kept is not None
    assert kept.citations == folded.citations


async def test_answer_is_read_when_it_was_kept_before_there_were_copies(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with State.open(path, NOW) as state:
        answer_id = await state.keep(answer(), NOW)
    with closing(sqlite3.connect(path)) as connection, connection:
        (text,) = connection.execute("SELECT citations FROM answers").fetchone()
        (fields,) = json.loads(text)
        del fields["copies"]
        connection.execute("UPDATE answers SET citations = ?", (json.dumps([fields]),))
    async with State.open(path, NOW) as state:
        kept = await state.answer(answer_id)

    assert kept is not None
    assert kept.citations == answer().citations


@pytest.mark.parametrize(
    "request_",
    [
        Question(text="What did Quill say?"),
        Question(
            text="What did Quill say?",
            filters=Filters(sources=("A", "B"), since=date(2022, 10, 1), until=date(2022, 10, 2)),
        ),
        SaidBy(name="Quill"),
        SaidBy(name="Quill", about="x", since=date(2022, 10, 1), until=date(2022, 10, 2)),
    ],
    ids=["question", "filters", "name", "all"],
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


WHY = KeptWhy(
    confidence=0.9,
    least=0.25,
    gate="passed",
    evidence=(("nearness", 0.75), ("names", 1.0)),
    missing=2,
    hits=(
        KeptHit(
            locator="lights#3",
            score=0.5,
            figures=(("words", 0.5),),
            matched=2,
            places=(Span(1, 4),),
            check=2**32 - 1,
        ),
    ),
)


@pytest.mark.parametrize("why", [WHY, replace(WHY, hits=()), None], ids=["hits", "no hit", "none"])
async def test_why_is_the_same_when_it_is_read_after_a_restart(
    tmp_path: Path, why: KeptWhy | None
) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await state.keep(answer(), NOW, why=why)
    async with State.open(tmp_path / "state.db", NOW) as state:
        kept = await state.answer(answer_id)

    assert kept is not None
    assert kept.why == why


@pytest.mark.parametrize("version", [1, 2])
async def test_database_of_an_earlier_version_is_taken_over(tmp_path: Path, version: int) -> None:
    path = tmp_path / "state.db"
    folder = resources.files("bot") / "migrations"
    scripts = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    with closing(sqlite3.connect(path)) as before:
        for name in scripts[:version]:
            before.executescript((folder / name).read_text(encoding="utf-8"))
        before.execute(
            "INSERT INTO answers (id, asked_at, generation, kind, citations) "
            "VALUES ('abcdefghij', ?, '000001-abcdef', 'said', ?)",
            (NOW.isoformat(timespec="seconds"), json.dumps([asdict(answer().citations[0])])),
        )
        before.execute(f"PRAGMA user_version = {version}")
        before.commit()

    async with State.open(path, NOW) as state:
        kept = await state.answer("abcdefghij")
        new = await state.answer(await state.keep(answer(), NOW))
        explained = await state.answer(await state.keep(answer(), NOW, why=WHY))

    assert kept is not None
    assert new is not None
    assert explained is not None
    assert kept == replace(new, id="abcdefghij")
    assert (kept.choices, kept.request, kept.why) == ((), None, None)
    assert explained.why == WHY


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

    assert answers == ["delete", 2, 1, 3]


async def test_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(NewerStateError, match=r"has version 99, this Pilcrow knows up to 3\."):
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
