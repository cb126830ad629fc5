"""The Makefile, with commands that stand for Python and pilcrow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)  # first: what is installed is newer than these
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "-s", *arguments],
        cwd=folder,
        env=inherited,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("index", "status", "answers"),
    [
        pytest.param(0, 1, True, id="indexed"),
        pytest.param(1, 0, True, id="not indexed but something is published"),
        pytest.param(1, 1, False, id="not indexed and nothing is published"),
    ],
)
def test_make_run_answers_where_there_is_something_to_answer_from(
    tmp_path: Path, index: int, status: int, answers: bool
) -> None:
    script(
        tmp_path / ".venv" / "bin" / "pilcrow",
        f"""case $1 in
index) exit {index};;
status) echo no; exit {status};;
run) echo answer;;
esac""",
    )
    (tmp_path / ".venv" / "bin" / "python").touch()

    run = make(tmp_path, "-o", ".venv/installed", "run")

    assert (run.returncode == 0) == answers
    assert run.stdout == ("answer\n" if answers else "")


def test_a_python_that_is_too_old_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    script(tmp_path / "old", "exit 1")

    run = make(tmp_path, "PYTHON=./old", ".venv/bin/python")

    assert run.returncode != 0
    assert run.stderr.startswith(
        "./old is no Python 3.11 or newer. Name one: make PYTHON=python3.12 run\n"
    )
    assert not (tmp_path / ".venv").exists()


def test_an_environment_that_was_half_made_is_made_again(tmp_path: Path) -> None:
    """As where venv has put python there and then finds no pip."""
    script(
        tmp_path / "broken",
        f"""[ "$1" = -c ] && exit 0
[ "$*" = "-m venv --clear .venv" ] || exit 2
mkdir -p .venv/bin && ln -s {sys.executable} .venv/bin/python && echo made >>made
exit 1""",
    )

    first = make(tmp_path, "PYTHON=./broken", ".venv/bin/python")
    second = make(tmp_path, "PYTHON=./broken", ".venv/bin/python")

    assert first.returncode != 0
    assert second.returncode != 0
    assert (tmp_path / "made").read_text() == "made\nmade\n"
