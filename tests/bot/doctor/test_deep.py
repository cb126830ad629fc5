"""`pilcrow doctor --deep`: every file that is kept is read, and each problem can be mended."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.places import STATE_FILE
from bot.state import State
from index.generations import DataFolder, current_manifest
from tests.bot.commands.conftest import Run, parsed
from tests.bot.state.given import keep

DATA = DataFolder(Path("data"))


@pytest.fixture(name="before")
def _before(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two generations and a state; returns the name of the older."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "one.txt").write_text("One\n\nThe ferry sank at noon.", encoding="utf-8")
    monkeypatch.setenv("PILCROW_CORPUS", str(own))
    assert run("index").exit_code == 0
    name = current_manifest(DATA).id
    (own / "two.txt").write_text("Two\n\nThe ferry was raised.", encoding="utf-8")
    assert run("index").exit_code == 0

    async def fill() -> None:
        async with State.open(DATA.path / STATE_FILE) as state:
            await keep(state)

    asyncio.run(fill())
    return name


def looked(run: Run) -> dict[str, tuple[bool, str]]:
    """Return what a deep look finds, by subject."""
    result = run("doctor", "--deep", "--json")
    findings = parsed(result)["findings"]
    assert result.exit_code == int(not all(each["well"] for each in findings))
    return {each["subject"]: (each["well"], each["text"]) for each in findings}


def test_all_is_well_when_every_file_is_whole(run: Run, before: str) -> None:
    current = current_manifest(DATA).id
    found = looked(run)

    assert found[f"generation {before}"] == (True, "every file is whole.")
    assert found[f"generation {current}"] == (True, "every file is whole.")
    assert found["generations"] == (True, f"{current} is the newest whole one.")
    assert found[STATE_FILE] == (True, "data/state.db is whole.")
    assert found["added articles"] == (True, "there are none.")
    assert found["removed articles"][0]


def test_plain_look_reads_no_more_than_before(run: Run, before: str) -> None:
    found = parsed(run("doctor", "--json"))["findings"]

    assert f"generation {before}" not in {each["subject"] for each in found}


@pytest.mark.parametrize("name", ["manifest.json", "corpus.sqlite", "vectors.faiss"])
@pytest.mark.parametrize("is_current", [True, False], ids=["current", "older"])
def test_damaged_generation_is_told_with_how_to_mend_it(
    run: Run, before: str, name: str, *, is_current: bool
) -> None:
    current = current_manifest(DATA).id
    damaged, other = (current, before) if is_current else (before, current)
    path = DATA.generations / damaged / name
    path.write_bytes(path.read_bytes()[:-9])

    found = looked(run)

    well, told = found[f"generation {damaged}"]
    assert not well
    assert ("Run: pilcrow rollback" in told) is is_current
    assert (f"remove the folder data/generations/{damaged}" in told) is not is_current
    assert found["generations"] == (True, f"{other} is the newest whole one.")


def test_no_whole_generation_is_told(run: Run, before: str) -> None:
    for path in DATA.generations.glob("*/corpus.sqlite"):
        path.unlink()

    found = looked(run)

    assert before
    assert found["generations"] == (False, "None is whole. Run: pilcrow index")


def test_state_that_is_damaged_inside_is_told(run: Run, before: str) -> None:
    path = DATA.path / STATE_FILE
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'answers_by_time'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[page * size - 8 : page * size] = bytes(8)
    path.write_bytes(content)

    well, told = looked(run)[STATE_FILE]

    assert before
    assert not well
    assert "pilcrow restore FILE" in told


def test_added_articles_that_cannot_be_read_are_named(run: Run, before: str) -> None:
    DATA.articles.mkdir()
    (DATA.articles / "good.txt").write_text("Good\n\nAll is well.", encoding="utf-8")
    assert looked(run)["added articles"] == (True, "1 in data/articles can be read.")
    (DATA.articles / "torn.jsonl").write_text('{"id": "x", ', encoding="utf-8")
    DATA.removed.write_bytes(b"\xff\xfe\xff")

    found = looked(run)

    assert before
    well, told = found["added articles"]
    assert not well
    assert "1 files in data/articles cannot be used: " in told
    assert "torn.jsonl" in told
    assert found["removed articles"][0] is False
