"""A state of a test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.state import State


@pytest.fixture(name="state")
async def _state(tmp_path: Path) -> AsyncIterator[State]:
    async with State.open(tmp_path / "state.db") as state:
        yield state
