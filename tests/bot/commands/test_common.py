"""What holds for every command: one clear sentence for everything that goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run

ROOT = Path(__file__).resolve().parents[3]


def test_wrong_settings_are_all_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_QUEUE_LIMIT", "0")
    monkeypatch.setenv("PILCROW_LOG_LEVEL", "loud")

    result = run("doctor")

    assert result.exit_code == 1
    assert "PILCROW_QUEUE_LIMIT" in result.stderr
    assert "PILCROW_LOG_LEVEL" in result.stderr
    assert "Traceback" not in result.output


def test_file_names_do_not_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one\x1b.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    (tmp_path / "bad\x1b.txt").touch()
    folder = tmp_path / "folder\x1b"
    folder.mkdir()
    shown = [
        run("index", "one\x1b.txt", "bad\x1b.txt").output,
        run("status").output,
        run("doctor").output,
        run("index", "no\x1bwhere").output,
    ]

    assert [text for text in shown if "\x1b" in text] == []
    assert "bad .txt: is empty" in shown[0]
    assert "one .txt" in shown[1]


@pytest.mark.parametrize("arguments", [["status"], ["status", "--json"]], ids=" ".join)
def test_a_reader_that_has_left_is_no_error(run: Run, arguments: list[str]) -> None:
    run("index")
    reading, writing = os.pipe()
    os.close(reading)

    process = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writing)

    assert (process.returncode, process.stderr) == (1, "")
