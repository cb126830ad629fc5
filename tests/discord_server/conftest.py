"""What the server's own tests use beside the server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.discord_server.fixtures import _discord_server
from tests.discord_server.harness import Harbour, running
from tests.discord_server.patching import pointed_at
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

__all__ = ["_discord_server"]  # a fixture, found here by pytest


@pytest.fixture(name="library")
def _library(discord_server: DiscordServer) -> Iterator[DiscordServer]:
    """Let discord.py speak to the test's server."""
    with pointed_at(discord_server.api_base, discord_server.gateway_url):
        yield discord_server


@pytest.fixture(name="bot")
async def _bot(library: DiscordServer) -> AsyncIterator[SampleBot]:
    """Run a client, connected."""
    async with running(library) as bot:
        yield bot


@pytest.fixture(name="harbour")
def _harbour(discord_server: DiscordServer) -> Harbour:
    guild = discord_server.add_guild("Harbour")
    ann, ben = discord_server.add_user("ann"), discord_server.add_user("ben")
    guild.add_member(ann)
    guild.add_member(ben)
    return Harbour(guild=guild, channel=guild.add_channel("general"), ann=ann, ben=ben)
