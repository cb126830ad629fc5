"""The fixture that gives a test a Discord of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.discord_server.server import DiscordServer


@pytest.fixture(name="discord_server")
async def _discord_server() -> AsyncIterator[DiscordServer]:
    """Yield a server; the test fails in the end if the bot broke any of Discord's rules."""
    async with DiscordServer() as server:
        yield server
        faults = server.verdict()
    if faults:
        pytest.fail("Discord's rules were broken:\n" + "\n".join(faults), pytrace=False)
