"""A bot in a process of its own, started as a user starts it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.discord_server.harness import Harbour
from tests.discord_server.server import DiscordServer

ROOT = Path(__file__).resolve().parents[2]


async def test_a_bot_in_a_process_of_its_own_is_driven_alike(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    environment = {
        **os.environ,
        "DISCORD_TOKEN": discord_server.token,
        "DISCORD_API_BASE": discord_server.api_base,
        "DISCORD_GATEWAY_URL": discord_server.gateway_url,
    }
    command = (sys.executable, "-W", "ignore", "-m", "tests.discord_server.sample_bot")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment)
    try:
        await discord_server.ready()
        reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="where?")
        assert "where?" in (await reply.message()).text
    finally:
        process.terminate()
        await process.wait()
