"""Commands run in an empty folder, with an embedder that needs no model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.settings import names
from tests.bot.conftest import SAMPLES
from tests.fakes import BagOfWordsEmbedder

Run = Callable[..., Result]


@pytest.fixture(name="run")
def _run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder, with an embedder that needs no model."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PILCROW_CORPUS", str(SAMPLES))
    monkeypatch.setenv("PILCROW_CACHE", str(tmp_path / "cache"))

    def fake(name: str, _threads: int = 1) -> BagOfWordsEmbedder:
        return BagOfWordsEmbedder(name)

    modules = "index.embedder bot.indexing bot.evaluation.running bot.doctor.machine"
    for module in modules.split():
        monkeypatch.setattr(f"{module}.SentenceTransformerEmbedder", fake)

    def run(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run


def parsed(result: Result) -> dict[str, Any]:
    """Return the one JSON object on stdout."""
    value: dict[str, Any] = json.loads(result.stdout)
    return value
