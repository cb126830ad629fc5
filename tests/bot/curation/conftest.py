"""A desk for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.state import State
from tests.bot.curation.desk import Desk


@pytest.fixture(name="desk")
async def _desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with State.open(tmp_path / "state.db") as state:
        yield Desk(folder=tmp_path, state=state)
