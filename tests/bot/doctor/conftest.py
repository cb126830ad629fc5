"""The command line in an empty folder, and a Discord that it may ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot.commands.conftest import Run, _run
from tests.bot.doctor.clinic import Clinic, make_clinic
from tests.discord_server.patching import pointed_at
from tests.discord_server.server import DiscordServer

__all__ = ["_run"]  # a fixture, found here by pytest


@pytest.fixture(name="clinic")
def _clinic(
    run: Run, discord_server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clinic]:
    """A guild in which the bot lacks nothing, and settings that point at it."""
    monkeypatch.setenv("DISCORD_TOKEN", discord_server.token)
    monkeypatch.setenv("DISCORD_API_BASE", discord_server.api_base)
    # What the doctor points discord.py at is the same for the whole process: put it back.
    with pointed_at(discord_server.api_base, discord_server.gateway_url):
        yield make_clinic(run, discord_server)
