"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["tests.bot.language.fixtures", "tests.discord_server.fixtures"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(name="shared", scope="session")
def _shared() -> Path:
    """The reference folder beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the reference folder beside the checkout")
    return SHARED
