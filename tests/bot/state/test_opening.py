"""`state.db` is made, taken over from earlier versions, or refused."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, replace
from importlib import resources
from pathlib import Path

import pytest

from bot.acts import THE_BOT, Action, Ending
from bot.answer import AnswerKind
from bot.asked import Place
from bot.errors import NewerStateError, StateError
from bot.explained import why_to_json
from bot.requested import Question
from bot.state import ChannelSettings, Mode, State, Vote
from bot.state.counting import counted_to_json
from bot.state.hashing import Hasher
from bot.state.json_answers import answer_to_json
from bot.state.migrating import scripts
from tests.bot.state.given import (
    ADA,
    ANSWER,
    CITATION,
    NOW,
    WHY,
    every_row,
    found_in,
    keep,
    names_in,
)

# Typed long ago, into an answer that is kept and into one that is deleted.
TYPED = "What did Quillfeather mumble?"
DELETED = "What did Thistlewood mumble?"
SECRET = bytes(range(32))
# Opens a database whose migration ends this process with the statement that begins so; what was
# changed by then is written out, as it is where memory is short.
_KILLED = """
import asyncio, os, sys
from pathlib import Path
from bot.state import State
from bot.state.database import Database
run = Database._execute
async def dying(self, query, *values):
    if query.strip().partition("--")[0].startswith("BEGIN"):
        await run(self, "PRAGMA cache_size = 1")
    found = await run(self, query, *values)
    if sys.argv[2] in query:
        os._exit(9)
    return found
Database._execute = dying
async def main():
    async with State.open(Path(sys.argv[1])):
        pass
asyncio.run(main())
"""


def earlier(path: Path, version: int) -> None:
    """Make a database as `version` did: two answers, and a free page that tells of a third."""
    folder = resources.files("bot") / "migrations"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    with closing(sqlite3.connect(path, isolation_level=None)) as before:
        before.execute("PRAGMA secure_delete = OFF")  # some systems' SQLite has it on
        for name in names[:version]:
            before.executescript((folder / name).read_text(encoding="utf-8"))
        before.execute(f"PRAGMA user_version = {version}")
        if version >= 4:  # which has no such tables any more
            return
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


def _ask(before: sqlite3.Connection) -> None:
    before.execute("UPDATE answers SET choices = '[\"Maude Orsel\"]'")
    for condition, typed in (("<>", TYPED), ("=", DELETED * 4000)):
        before.execute(
            f"UPDATE answers SET request = ? WHERE id {condition} 'deleted'",
            (json.dumps({"question": typed}),),
        )


def version_4(path: Path) -> None:
    """Make a database as version 4 did, with something in each table, and its secret."""
    earlier(path, 4)
    path.with_name("secret").write_text(f"{SECRET.hex()}\n", encoding="ascii")
    hasher = Hasher(SECRET)
    person, channel = hasher.user(ADA.user), hasher.channel(ADA.channel)
    with closing(sqlite3.connect(path, isolation_level=None)) as before:
        before.execute("INSERT INTO secret VALUES (?)", (hasher.mark,))
        before.execute(
            "INSERT INTO answers VALUES ('abcdefghij', ?, ?, ?, ?, 'command', 0, 77, NULL, 0.5, "
            "'000001-abcdef', 'said', ?, ?, ?, NULL, NULL)",
            (
                NOW.isoformat(timespec="seconds"),
                person,
                channel,
                hasher.guild(ADA.guild),
                json.dumps(answer_to_json(ANSWER)),
                json.dumps(counted_to_json(ANSWER)),
                json.dumps({"question": TYPED}),
            ),
        )
        before.execute(
            "INSERT INTO votes VALUES ('abcdefghij', ?, ?, 1, NULL, '\"\"')",
            (person, NOW.isoformat(timespec="seconds")),
        )
        before.execute("INSERT INTO guilds VALUES (830, '[5]')")
        before.execute("INSERT INTO channels VALUES (9, 830, 'every', 1, '[\"news\"]')")
        before.execute("INSERT INTO hints VALUES (9, 830)")
        before.execute("INSERT INTO synced_commands VALUES (3, 'digest')")


async def test_database_of_version_4_is_taken_over_with_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    version_4(path)
    channel = ChannelSettings(
        channel=9, mode=Mode.EVERY, thread=True, collections=frozenset({"news"})
    )
    async with State.open(path, NOW) as state:
        kept = await state.answers.get("abcdefghij")
        assert kept is not None
        assert (kept.answer, kept.message, kept.request) == (ANSWER, 77, Question(text=TYPED))
        assert await state.answers.is_by("abcdefghij", ADA.user)
        assert await state.votes.of("abcdefghij", ADA.user) == Vote(up=True)
        assert await state.places.channels(830) == [channel]
        assert (await state.places.guild(830)).admin_roles == {5}
        assert not await state.places.hint(9, 830)
        assert await state.commands.synced(3) == "digest"
        assert [one for one, _ in await state.answers.shown_in_channels([ADA.channel], NOW)] == [
            ADA.channel
        ]
        await state.places.set_channel(830, replace(channel, flags=True))
        await state.audit.note(THE_BOT, Action.REINDEX, "", Ending.DONE)
        await state.feeds.add("https://lantern.example/feed", 830, "", None, NOW)
        assert await state.places.channel(9) == replace(channel, flags=True)
        assert (await state.audit.history(None, 830)).cut.total == 1


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

    assert found == ["delete", 2, 1, 1, 5, 0]


async def test_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerStateError, match=r"has version 99, this Pilcrow knows up to 5\."):
        async with State.open(path):
            pass


async def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_text("not a database " * 100, encoding="utf-8")

    with pytest.raises(StateError, match="cannot be used"):
        async with State.open(path):
            pass


@pytest.mark.parametrize("version", [0, 1, 2, 3, 4])
async def test_failed_migration_leaves_the_database_as_it_was(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    _make(path, version)
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


def _make(path: Path, version: int) -> None:
    """Make a database as `version` did; 0 is an empty file."""
    if version == 4:
        version_4(path)
    elif version:
        earlier(path, version)
    else:
        path.touch()


@pytest.mark.parametrize("version", [1, 4])
@pytest.mark.parametrize(
    "last", ["CREATE TABLE audit", "CREATE INDEX feeds", "ALTER TABLE answers"]
)
async def test_old_version_is_there_when_a_migration_was_killed(
    tmp_path: Path, version: int, last: str
) -> None:
    path = tmp_path / "state.db"
    _make(path, version)
    ended = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", _KILLED, str(path), last], check=False
    )
    assert ended.returncode == 9

    with closing(sqlite3.connect(path)) as found:
        assert found.execute("PRAGMA user_version").fetchone() == (version,)
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {name for (name,) in found.execute("SELECT name FROM sqlite_schema")}
    assert not tables & {"audit", "feeds", "feed_entries"}
    async with State.open(path, NOW) as state:
        assert await state.answers.get("abcdefghij") is not None


@pytest.mark.parametrize("version", [0, 3, 4])
async def test_two_starts_at_once_agree(tmp_path: Path, version: int) -> None:
    path = tmp_path / "state.db"
    _make(path, version)

    async def start() -> str:
        async with State.open(path, NOW) as state:
            return await keep(state)

    ids = await asyncio.gather(start(), start(), start())

    async with State.open(path, NOW) as state:
        assert all([await state.answers.get(each) for each in ids])
        assert len((await every_row(state))["answers"]) == len(ids) + {0: 0, 3: 2, 4: 1}[version]
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
