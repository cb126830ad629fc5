"""What starts fast loads nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.building import Plan, build
from index.generations import DataFolder
from tests.fakes import BagOfWordsEmbedder

ROOT = Path(__file__).resolve().parents[1]

HEAVY = {
    "aiohttp",
    "babel",
    "discord",
    "faiss",
    "fluent",
    "huggingface_hub",
    "numpy",
    "sentence_transformers",
    "torch",
    "trafilatura",
    "transformers",
}

# Runs a command of pilcrow and prints what it loaded.
RUN = """
import sys
from bot.__main__ import main
sys.argv = ["pilcrow", *sys.argv[1:]]
try:
    main()
finally:
    print("loaded", *sys.modules, file=sys.stderr)
"""


@pytest.fixture(name="environment", scope="module")
def _environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which a small corpus is indexed."""
    folder = tmp_path_factory.mktemp("rooms")
    (folder / "ferry.txt").write_text("Ferry stops\n\nThe ferry sank on Monday.", encoding="utf-8")
    embedder = BagOfWordsEmbedder()
    build(DataFolder(folder / "data"), Plan(default=folder / "ferry.txt"), embedder)
    plain = {name: value for name, value in os.environ.items() if "PILCROW" not in name}
    own = {"PILCROW_DATA": str(folder / "data"), "PILCROW_MODEL": embedder.name}
    return {**plain, **own, "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["status"],
        ["status", "--json"],
        ["people"],
        ["ask", "--help"],
        ["index", "--help"],
    ],
    ids=" ".join,
)
def test_what_starts_fast_loads_nothing_heavy(
    command: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    assert HEAVY & loaded_by(command, environment, tmp_path) == set()


def test_listing_statements_loads_neither_a_model_nor_a_vector_index(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "ferry.txt").write_text("Ferry\n\n“It sank on Monday,” said Bo Quill.", "utf-8")

    loaded = loaded_by(["statements", "ferry.txt"], environment, tmp_path)

    assert (HEAVY - {"numpy"}) & loaded == set()


def loaded_by(command: list[str], environment: dict[str, str], folder: Path) -> set[str]:
    """Run `command` in `folder` and return the modules that it loaded."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    loaded = set(run.stderr.rpartition("loaded ")[2].split())
    assert run.returncode == 0, run.stderr
    assert run.stdout
    assert "bot.cli" in loaded
    return loaded
