"""Two installations, furnished once: one to restore over, and the backup of another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.backup.making import back_up
from index.generations import DataFolder
from tests.bot.backup.given import furnish


@pytest.fixture(name="_both", scope="session")
def _both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installations")
    furnish(folder / "storm", "storm")
    back_up(furnish(folder / "calm", "calm"), folder / "calm.zip")
    return folder


@pytest.fixture(name="data")
def _data(_both: Path, tmp_path: Path) -> DataFolder:
    """An installation that tells of a storm."""
    shutil.copytree(_both / "storm", tmp_path / "data")
    return DataFolder(tmp_path / "data")


@pytest.fixture(name="other")
def _other(_both: Path, tmp_path: Path) -> DataFolder:
    """The installation that `file` is a backup of."""
    shutil.copytree(_both / "calm", tmp_path / "other")
    return DataFolder(tmp_path / "other")


@pytest.fixture(name="file")
def _file(_both: Path, tmp_path: Path) -> Path:
    """A backup of another installation, which tells of calm."""
    shutil.copy(_both / "calm.zip", tmp_path / "kept.zip")
    return tmp_path / "kept.zip"
