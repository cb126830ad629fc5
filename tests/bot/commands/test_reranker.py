"""PILCROW_RERANKER on the command line: what doctor finds, and what is told at the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run
from tests.tiny_model import make_tiny_cross_encoder

QUESTION = "How did the council vote on the harbour entrance?"


def test_doctor_says_that_none_is_used(run: Run) -> None:
    assert "ok  reranker: PILCROW_RERANKER is not set" in run("doctor").stdout


def test_doctor_finds_a_reranker_that_cannot_be_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILCROW_RERANKER", str(tmp_path))

    result = run("doctor")

    assert result.exit_code == 1
    assert f"BAD reranker: The model {tmp_path} is no CrossEncoder" in result.stdout


@pytest.mark.model
def test_doctor_and_ask_load_a_reranker_that_is_sound(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_tiny_cross_encoder(tmp_path / "tiny")
    monkeypatch.setenv("PILCROW_RERANKER", str(model))
    monkeypatch.setenv("PILCROW_RERANKER_SECONDS", "2")
    monkeypatch.setenv("PILCROW_MIN_CONFIDENCE", "0")
    run("index")

    doctor, asked = run("doctor"), run("ask", QUESTION)

    assert f"ok  reranker: {model}, at most 2 s a question" in doctor.stdout
    assert asked.exit_code == 0


@pytest.mark.parametrize("command", [("ask", QUESTION), ("run",)], ids=["ask", "run"])
def test_a_reranker_that_cannot_be_used_is_told_before_any_question(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    run("index")
    monkeypatch.setenv("PILCROW_RERANKER", str(tmp_path))

    result = run(*command)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"Error: The model {tmp_path} is no CrossEncoder. "
        "Set PILCROW_RERANKER to a sentence-transformers CrossEncoder.\n"
    )


def test_said_loads_no_reranker(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index")
    monkeypatch.setenv("PILCROW_RERANKER", str(tmp_path))

    result = run("said", "Maude Orsel")

    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("value", ["0", "-1", "61", "nan", "soon"])
def test_seconds_that_are_none_are_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PILCROW_RERANKER_SECONDS", value)

    result = run("doctor")

    assert result.exit_code == 1
    assert "PILCROW_RERANKER_SECONDS: " in result.stderr
