"""`pilcrow verify`: what it prints, for people and for programs, and its exit status."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from bot.checking import Verifier
from bot.checking.output import show_check
from bot.cli import app
from bot.settings import names
from bot.terminal import Terminal
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder

ROOT = Path(__file__).resolve().parents[3]
QUOTE = "they hide because they actually don't want to fight"
LOCATOR = "belarus/tsikhanouskaya-brussels#4"


@pytest.fixture(name="settings")
def _settings(samples: DataFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sample articles are indexed, and nothing is set but where."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PILCROW_DATA", str(samples.path))
    monkeypatch.setenv("PILCROW_MODEL", BagOfWordsEmbedder().name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["verify", *arguments])


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    ("arguments", "status", "verdict", "speaker"),
    [
        ([QUOTE], 0, "word for word", "Sviatlana Tsikhanouskaya"),
        (["they hide because they just don't want to fight"], 0, "with changes",
         "Sviatlana Tsikhanouskaya"),
        ([QUOTE, "--speaker", "Tsikhanouskaya"], 0, "word for word", "Sviatlana Tsikhanouskaya"),
        ([QUOTE, "--speaker", "Lukashenko"], 3, "said by someone else", "Sviatlana Tsikhanouskaya"),
        (["Three percent approved of sending", "--speaker", "Lukashenko"], 3,
         "attributed to nobody", None),
        (["zebras juggle violins"], 3, "not in the articles", None),
    ],
)  # fmt: skip
def test_verify_prints_the_contracts_object(
    arguments: list[str], status: int, verdict: str, speaker: str | None
) -> None:
    result = run(*arguments, "--json")

    check = json.loads(result.stdout)
    assert result.exit_code == status
    assert list(check) == ["text", "verdict", "speaker", "citations", "changes"]
    assert (check["verdict"], check["speaker"]) == (verdict, speaker)


@pytest.mark.usefixtures("settings")
def test_verify_prints_citations_as_ask_does() -> None:
    check = json.loads(run(QUOTE, "--json").stdout)

    (citation,) = check["citations"]
    assert citation["locator"] == LOCATOR
    assert citation["text"][citation["start"] : citation["end"]] == QUOTE.replace("'", "’")
    assert list(citation)[:4] == ["locator", "article", "title", "paragraph"]
    assert check["changes"] == []


@pytest.mark.usefixtures("settings")
def test_verify_prints_the_changes() -> None:
    check = json.loads(run("they hide because they just don't want to fight", "--json").stdout)

    assert check["changes"] == [
        {"op": "equal", "text": "they hide because they "},
        {"op": "removed", "text": "actually "},
        {"op": "added", "text": "just"},
        {"op": "equal", "text": "don’t want to fight"},
    ]


@pytest.mark.usefixtures("settings")
def test_verify_tells_a_person_what_it_found_and_where() -> None:
    result = run("they hide because they just don't want to fight")

    lines = result.stdout.splitlines()
    assert lines[0] == "Found with changes: Sviatlana Tsikhanouskaya, quoted."
    assert lines[2].strip() == "they hide because they [-actually-] {+just+} don’t want to fight"
    assert LOCATOR in lines[-1]


@pytest.mark.usefixtures("settings")
def test_verify_says_what_to_do_when_there_are_no_words() -> None:
    result = run("“…”")

    assert result.exit_code == 1
    assert result.stderr == "Error: There are no words to check: give the text of a quotation.\n"


def test_changes_have_colours_where_there_are_any(live: LiveIndex) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=200)
    show_check(Verifier(live).check("they hide because they just don't want to"), Terminal(console))

    assert "\x1b[9;31m[-actually-]\x1b[0m \x1b[32m{+just+}\x1b[0m" in out.getvalue()


def test_what_drives_a_terminal_is_not_printed(live: LiveIndex) -> None:
    out = io.StringIO()
    check = Verifier(live).check("they hide because they \x1b[2J don't want to fight", "\x1b[2Jx")
    show_check(check, Terminal(Console(file=out, width=200)))

    assert "\x1b" not in out.getvalue()


@pytest.mark.usefixtures("settings")
def test_verify_loads_no_model() -> None:
    program = (
        "import sys; from bot.__main__ import main; sys.argv = ['pilcrow', *sys.argv[1:]]\n"
        "try: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{program}",
         "verify", QUOTE],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    loaded = set(result.stderr.split())
    assert "bot.checking.verifying" in loaded
    assert not loaded & {"torch", "sentence_transformers", "transformers", "discord"}
