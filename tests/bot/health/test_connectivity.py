"""Whether the bot is connected, seen at a Discord on loopback."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator

import pytest

from bot.chat.connectivity import Connectivity
from bot.health import Health
from tests.bot.health.gauges import Patient
from tests.discord_server.harness import running
from tests.discord_server.patching import pointed_at
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer


@pytest.fixture(name="_library", autouse=True)
def _library(discord_server: DiscordServer) -> Iterator[None]:
    """Let discord.py speak to the test's server."""
    with pointed_at(discord_server.api_base, discord_server.gateway_url):
        yield


async def test_a_client_that_has_not_started_is_not_connected() -> None:
    async with SampleBot() as bot:
        connectivity = Connectivity(bot)

        assert connectivity.connected is False
        assert not math.isfinite(connectivity.latency)


async def test_a_client_is_connected_from_ready_until_it_is_closed(
    discord_server: DiscordServer,
) -> None:
    async with running(discord_server) as bot:
        await bot.wait_until_ready()
        connectivity = Connectivity(bot)
        during = connectivity.connected

    assert (during, connectivity.connected) == (True, False)


async def test_a_lost_gateway_shows_until_it_is_back(discord_server: DiscordServer) -> None:
    async with running(discord_server) as bot:
        await bot.wait_until_ready()
        health = Patient().health()
        with health.connection(Connectivity(bot)):
            discord_server.refuse_connections(1)
            discord_server.drop()
            lost = await _figures_until(health, connected=False)
            back = await _figures_until(health, connected=True)

    assert (lost, back) == (("It is not connected to Discord.",), ())


async def _figures_until(health: Health, *, connected: bool) -> tuple[str, ...]:
    """Return the problems at the first moment that the connection is so."""
    async with asyncio.timeout(20):
        while True:
            figures = await health.figures()
            if figures.connected is connected:
                return figures.problems
