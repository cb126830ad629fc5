"""`pilcrow doctor`: the files that go with the articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run

DATA = Path("data")


@pytest.fixture(name="_indexed", autouse=True)
def _indexed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles at the top and in two collections, one inside the other."""
    for place in ("top", "news/one", "news/local/two"):
        path = tmp_path / "own" / f"{place}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{place}\n\nThe ferry sank at {place}.", encoding="utf-8")
    monkeypatch.setenv("PILCROW_CORPUS", str(tmp_path / "own"))
    assert run("index").exit_code == 0


@pytest.mark.parametrize(
    ("servers", "line"),
    [
        pytest.param(
            None,
            "ok  collections: data/servers.toml is not there, so every server may ask all "
            "collections.",
            id="none",
        ),
        pytest.param(
            'public = ["news/local"]\n[servers.12]\ncollections = ["news", ""]',
            "ok  collections: data/servers.toml assigns collections to 1 servers",
            id="all exist",
        ),
        pytest.param(
            'public = ["newz"]\n[servers.12]\ncollections = ["news", "minutes"]',
            "BAD collections: data/servers.toml names collections that no indexed article is in: "
            "minutes, newz. Correct the names, or add the articles and run: pilcrow index",
            id="two do not",
        ),
        pytest.param(
            "public = 3",
            "BAD collections: data/servers.toml is wrong at public: write a list of folders, "
            'such as ["news", "minutes/2024"].',
            id="no list",
        ),
    ],
)
def test_collections_that_are_assigned_must_exist(run: Run, servers: str | None, line: str) -> None:
    if servers is not None:
        (DATA / "servers.toml").write_text(servers, encoding="utf-8")

    result = run("doctor")

    assert line in result.stdout.splitlines()
    assert result.exit_code == int(line.startswith("BAD"))


@pytest.mark.parametrize(
    ("aliases", "line"),
    [
        pytest.param(
            None,
            "ok  aliases: data/aliases.txt is not there, so names are joined by Pilcrow's own "
            "rules alone.",
            id="none",
        ),
        pytest.param("Ann Bell = Mrs Bell", "ok  aliases: 1 people in data/aliases.txt", id="one"),
        pytest.param(
            "Ann Bell",
            "BAD aliases: data/aliases.txt:1 has only one name: write the name to show, then = "
            "and another, or remove the line.",
            id="half a line",
        ),
    ],
)
def test_aliases_must_be_readable(run: Run, aliases: str | None, line: str) -> None:
    if aliases is not None:
        (DATA / "aliases.txt").write_text(aliases, encoding="utf-8")

    assert line in run("doctor").stdout.splitlines()
