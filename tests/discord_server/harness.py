"""A running client, and a guild to try things in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord

from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, Guild, User


@asynccontextmanager
async def running(server: DiscordServer, bot: SampleBot | None = None) -> AsyncIterator[SampleBot]:
    """Run a client inside the block, once it is connected."""
    bot = bot or SampleBot()
    task = asyncio.create_task(bot.start(server.token))
    try:
        await server.ready()
        yield bot
    finally:
        await bot.close()
        with suppress(discord.DiscordException):
            await task


@dataclass(frozen=True, slots=True, kw_only=True)
class Harbour:
    """A guild with a channel and two members."""

    guild: Guild
    channel: Channel
    ann: User
    ben: User


async def begun_thread(server: DiscordServer, harbour: Harbour) -> Channel:
    """Return a thread of ann's, which begins with a message of hers."""
    said = await server.say(harbour.ann, harbour.channel, "hello")
    return await server.start_thread(harbour.ann, said, "about it")


async def call(server: DiscordServer, method: str, path: str, body: object = None) -> Answer:
    """Send a request with the bot's token but without discord.py, which refuses some itself."""
    headers = {"Authorization": f"Bot {server.token}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body)
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, server.api_base + path, data=data, headers=headers) as response,
    ):
        text = await response.text()
        return Answer(status=response.status, body=json.loads(text) if text else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The server's answer to a bare request."""

    status: int
    body: Any

    @property
    def code(self) -> int:
        """Discord's own code of an error."""
        return int(self.body["code"])
