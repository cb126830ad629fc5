"""`pilcrow people` and `pilcrow statements`: their contracts, and what wrong input gets."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.listing import Listed
from bot.people import show_people
from bot.settings import names
from corpus import Article, Evidence, Limits, Statement, StatementKind, read_corpus
from index.generations import DataFolder
from index.store import PersonRecord

Run = Callable[..., Result]
KEYS = [
    "article",
    "paragraph",
    "start",
    "end",
    "text",
    "kind",
    "speaker",
    "speaker_text",
    "cue",
    "confidence",
]
ARTICLES = (
    {
        "id": "a#1",
        "title": "Bridge",
        "paragraphs": ["“We waited nine long years for this,” said Maude Orsel."],
    },
    {
        "id": "b",
        "title": "Again",
        "paragraphs": ["“The bridge is \x1b not ours to sell,” said Mayor Maude W. Orsel."],
    },
)


@pytest.fixture(name="run")
def _run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    return path


def lines_of(result: Result) -> list[dict[str, Any]]:
    """Return the JSON Lines on stdout."""
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_people_prints_the_contracts_object(
    run: Run, samples: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILCROW_DATA", str(samples.path))

    result = run("people", "--json")

    people = json.loads(result.stdout)
    counts = [person["statements"] for person in people["people"]]
    assert (result.exit_code, list(people)) == (0, ["people"])
    assert all(list(person) == ["name", "forms", "statements"] for person in people["people"])
    assert counts == sorted(counts, reverse=True)
    (found,) = (p for p in people["people"] if p["name"] == "Sviatlana Tsikhanouskaya")
    assert "Sviatlana Tsikhanouskaya" in found["forms"]


def test_people_in_words_are_a_table(
    run: Run, samples: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILCROW_DATA", str(samples.path))

    shown = run("people").stdout

    assert "statements" in shown
    assert "Sviatlana Tsikhanouskaya" in shown


def test_the_table_shows_other_forms_and_drives_no_terminal() -> None:
    out = io.StringIO()
    person = PersonRecord(key=1, name="A [b]\x1b", forms=("A [b]\x1b", "Mx A"), statements=7)

    show_people([person], Console(file=out, width=60))

    (row,) = (line for line in out.getvalue().splitlines() if "7" in line)
    assert [cell.strip() for cell in row.split("│")] == ["", "7", "A [b]", "Mx A", ""]


def test_where_nobody_speaks_people_says_so() -> None:
    out = io.StringIO()

    show_people([], Console(file=out))

    assert out.getvalue() == "Nobody is quoted or reported in what is indexed.\n"


def test_people_before_indexing_names_the_command(run: Run) -> None:
    result = run("people")

    assert result.exit_code == 1
    assert result.stderr == "Error: Nothing is indexed yet in data. Run: pilcrow index\n"


def test_statements_are_json_lines_with_the_contracts_keys(run: Run, file: Path) -> None:
    result = run("statements", str(file), "--json")

    lines = lines_of(result)
    assert result.exit_code == 0
    assert lines
    assert [list(line) for line in lines] == [KEYS] * len(lines)
    texts = {
        (article.id, paragraph.number): paragraph.text
        for article in read_corpus([file], Limits()).articles
        for paragraph in article.paragraphs
    }
    for line in lines:
        text = texts[line["article"], line["paragraph"]]
        assert text[line["start"] : line["end"]] == line["text"] != ""


def test_a_speaker_is_one_person_in_all_articles_of_the_file(run: Run, file: Path) -> None:
    lines = lines_of(run("statements", str(file), "--json"))

    speakers = [(line["article"], line["speaker"]) for line in lines]
    assert speakers[0] == ("a#1", "Maude W. Orsel")
    assert speakers[-1] == ("b", "Maude W. Orsel")
    assert lines[0]["speaker_text"] == "Maude Orsel"


@pytest.mark.parametrize("setting", [None, "mine.txt"], ids=["default", "PILCROW_ALIASES"])
def test_the_aliases_name_the_speaker(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, setting: str | None
) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / (setting or "data/aliases.txt")
    path.write_text("The Mayor of Tarn = Maude Orsel = Maude W. Orsel", encoding="utf-8")
    if setting:
        monkeypatch.setenv("PILCROW_ALIASES", setting)

    lines = lines_of(run("statements", str(file), "--json"))

    assert {line["speaker"] for line in lines} == {"The Mayor of Tarn"}


def test_statements_in_words_have_locator_kind_and_speaker(run: Run, file: Path) -> None:
    shown = run("statements", str(file)).stdout.splitlines()

    assert shown[0] == "a#1#1 · direct · Maude W. Orsel: “We waited nine long years for this,”"
    assert "\x1b" not in "".join(shown)


def test_a_statement_of_nobody_is_null_for_programs_and_unattributed_in_words() -> None:
    statement = Statement(
        paragraph=2,
        start=0,
        end=5,
        kind=StatementKind.PARTIAL,
        speaker=None,
        speaker_text="she",
        cue=None,
        confidence=1 / 3,
        evidence=Evidence.NOTHING,
    )
    article = Article(id="a", title="A", paragraphs=())
    listed = Listed(article=article, statement=statement, text="“No!”", speaker=None)

    assert listed.to_text() == "a#2 · partial · unattributed: “No!”"
    assert listed.to_json()["speaker"] is None
    assert listed.to_json()["confidence"] == 0.3333


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        pytest.param("nowhere", "There is no file or folder “nowhere”", id="no file"),
        pytest.param("", "The path is empty: name a file of articles.", id="empty"),
        pytest.param("empty.txt", "empty.txt holds no article: name a", id="no article"),
    ],
)
def test_a_file_of_no_articles_is_one_sentence(
    run: Run, tmp_path: Path, argument: str, told: str
) -> None:
    (tmp_path / "empty.txt").touch()

    result = run("statements", argument)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1].startswith(f"Error: {told}")


def test_wrong_aliases_are_one_sentence(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "aliases.txt").write_text("Orsel", encoding="utf-8")

    result = run("statements", str(file))

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: data/aliases.txt:1 has only one name")
    assert result.stderr.count("\n") == 1


def test_what_is_passed_over_is_told_and_the_rest_is_listed(run: Run, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\nno json\n", encoding="utf-8")

    result = run("statements", str(file), "--json")

    assert "articles.jsonl:3: is not JSON" in result.stderr
    assert {line["article"] for line in lines_of(result)} == {"a#1", "b"}
