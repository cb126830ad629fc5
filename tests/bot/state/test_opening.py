"""`state.db` is made, taken over from earlier versions, or refused."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from importlib import resources
from pathlib import Path

import pytest

from bot.answer import AnswerKind
from bot.asked import Place
from bot.errors import NewerStateError, StateError
from bot.explained import why_to_json
from bot.state import State
from bot.state.migrating import scripts
from tests.bot.state.given import ANSWER, CITATION, NOW, WHY, every_row, found_in, keep, names_in

# Typed long ago, into an answer that is kept and into one that is deleted.
TYPED = "What did Quillfeather mumble?"
DELETED = "What did Thistlewood mumble?"


def earlier(path: Path, version: int) -> None:
    """Make a database as `version` did: two answers, and a free page that tells of a third."""
    folder = resources.files("bot") / "migrations"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    with closing(sqlite3.connect(path, isolation_level=None)) as before:
        before.execute("PRAGMA secure_delete = OFF")  # some systems' SQLite has it on
        for name in names[:version]:
            before.executescript((folder / name).read_text(encoding="utf-8"))
        cited = asdict(CITATION)
        del cited["copies"]
        row = (NOW.isoformat(timespec="seconds"), "000001-abcdef", json.dumps([cited]))
        kinds = [("abcdefghij", "said"), ("bcdefghijk", "abstained"), ("deleted", "said")]
        before.executemany(
            "INSERT INTO answers (id, kind, asked_at, generation, citations) "
            "VALUES (?, ?, ?, ?, ?)",
            [(*each, *row) for each in kinds],
        )
        if version >= 2:
            _ask(before)
        if version >= 3:
            before.execute("UPDATE answers SET why = ?", (json.dumps(why_to_json(WHY)),))
        before.execute("DELETE FROM answers WHERE id = 'deleted'")
        before.execute(f"PRAGMA user_version = {version}")


def _ask(before: sqlite3.Connection) -> None:
    before.execute("UPDATE answers SET choices = '[\"Maude Orsel\"]'")
    for condition, typed in (("<>", TYPED), ("=", DELETED * 4000)):
        before.execute(
            f"UPDATE answers SET request = ? WHERE id {condition} 'deleted'",
            (json.dumps({"question": typed}),),
        )


@pytest.mark.parametrize("version", [1, 2, 3])
async def test_database_of_an_earlier_version_is_taken_over(tmp_path: Path, version: int) -> None:
    path = tmp_path / "state.db"
    earlier(path, version)
    async with State.open(path, NOW) as state:
        kept = await state.answers.get("abcdefghij")
        refused = await state.answers.get("bcdefghijk")
        new = await state.answers.get(await keep(state))

    assert kept is not None
    assert refused is not None
    assert new is not None
    cited = replace(CITATION, copies=())
    assert (kept.asked_at, kept.place, kept.message) == (NOW, Place.COMMAND, None)
    assert (kept.answer.kind, kept.answer.generation) == (AnswerKind.SAID, ANSWER.generation)
    assert (kept.answer.citations, kept.answer.nearest) == ((cited,), ())
    assert (refused.answer.citations, refused.answer.nearest) == ((), (cited,))
    assert kept.answer.choices == (("Maude Orsel",) if version > 1 else ())
    assert kept.why == (WHY if version > 2 else None)
    assert new.answer == ANSWER


@pytest.mark.parametrize("version", [2, 3])
async def test_questions_that_nobody_could_have_deleted_are_gone(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "state.db"
    earlier(path, version)
    assert {needle for _, needle in found_in(tmp_path, TYPED, DELETED)} == {TYPED, DELETED}

    async with State.open(path, NOW) as state:
        kept = await state.answers.get("abcdefghij")
        found = found_in(tmp_path, TYPED, DELETED)

    assert kept is not None
    assert kept.request is None
    assert found == []


async def test_database_is_prepared(tmp_path: Path) -> None:
    pragmas = (
        "journal_mode", "synchronous", "foreign_keys", "secure_delete", "user_version",
        "application_id",
    )  # fmt: skip
    async with State.open(tmp_path / "deep" / "state.db") as state:
        found = [(await state._database.run(f"PRAGMA {name}"))[0][0] for name in pragmas]

    assert found == ["delete", 2, 1, 1, 4, 0]


async def test_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerStateError, match=r"has version 99, this Pilcrow knows up to 4\."):
        async with State.open(path):
            pass


async def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_text("not a database " * 100, encoding="utf-8")

    with pytest.raises(StateError, match="cannot be used"):
        async with State.open(path):
            pass


@pytest.mark.parametrize("version", [0, 3])
async def test_failed_migration_leaves_the_database_as_it_was(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    earlier(path, version) if version else path.touch()
    before = path.read_bytes()
    broken = [*scripts()[:-1], scripts()[-1] + "CREATE TABLE hints (b TEXT) STRICT;\n"]
    with monkeypatch.context() as patch:
        patch.setattr("bot.state.migrating.scripts", lambda: broken)
        with pytest.raises(StateError, match="already exists"):
            async with State.open(path, NOW):
                pass
    assert path.read_bytes() == before

    async with State.open(path, NOW) as state:
        assert (await state.answers.get("abcdefghij") is not None) is (version > 0)


@pytest.mark.parametrize("version", [0, 3])
async def test_two_starts_at_once_agree(tmp_path: Path, version: int) -> None:
    path = tmp_path / "state.db"
    if version:
        earlier(path, version)

    async def start() -> str:
        async with State.open(path, NOW) as state:
            return await keep(state)

    ids = await asyncio.gather(start(), start(), start())

    async with State.open(path, NOW) as state:
        assert all([await state.answers.get(each) for each in ids])
        assert len((await every_row(state))["answers"]) == len(ids) + (2 if version else 0)
    assert names_in(tmp_path) == ["secret", "state.db"]


async def test_failure_to_write_says_what_to_do(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        await state._database.run("DROP TABLE answers")

        with pytest.raises(StateError, match="Check its permissions and the disk"):
            await keep(state)


async def test_state_that_is_closed_says_so(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        pass

    with pytest.raises(StateError, match="closed"):
        await keep(state)
