"""The scenes: the real bot with the sample articles, on a Discord on loopback."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.building import Plan, build
from index.embedder import SentenceTransformerEmbedder
from index.generations import DataFolder
from screens.drawing import Names
from tests.bot.chat.town import Town
from tests.discord_server.messages import Message
from tests.discord_server.patching import pointed_at
from tests.discord_server.server import DiscordServer

_ARTICLES = Path(__file__).resolve().parents[1] / "corpus" / "articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A message as Discord got it."""

    name: str
    payload: dict[str, Any]
    files: dict[str, bytes]
    names: Names


@asynccontextmanager
async def _town() -> AsyncIterator[Town]:
    embedder = SentenceTransformerEmbedder(threads=1)
    with tempfile.TemporaryDirectory() as folder:
        build(DataFolder(Path(folder) / "data"), Plan(default=_ARTICLES), embedder)
        async with DiscordServer() as server:
            with pointed_at(server.api_base, server.gateway_url):
                guild = server.add_guild("Reading room")
                ann, ben = server.add_user("ann"), server.add_user("ben")
                guild.add_member(ann)
                guild.add_member(ben)
                yield Town(
                    server=server, folder=Path(folder), guild=guild,
                    channel=guild.add_channel("general"), ann=ann, ben=ben, embedder=embedder,
                )  # fmt: skip


async def scenes() -> list[Scene]:
    """Ask the bot as people do; return what it sent, by name."""
    async with _town() as town, town.bot(min_confidence=0.5):
        return [_scene(name, message, town) for name, message in await _messages(town)]


async def _messages(town: Town) -> list[tuple[str, Message]]:
    answer = await town.ask("What did Tsikhanouskaya say?")
    source = await town.press(answer, "[2]")
    up = await town.server.click(town.ben, answer, label="👍")
    await up.message()
    german = await town.ask("How much did the Tessary bridge cost?", locale="de", private=True)
    refusal = await town.ask("Who invented the xylophone?")
    await town.ask("Which party won most seats in the election of 2024?")
    await town.server.choose(
        town.owner, await _managed(town, "setup"), "setup:every", [town.guild.add_channel("ask")]
    )
    managed = [(name, await _managed(town, name)) for name in ("setup", "stats")]
    return [
        ("answer", answer),
        ("source", source),
        ("german", german),
        ("refusal", refusal),
        *managed,
    ]


async def _managed(town: Town, command: str) -> Message:
    exchange = await town.server.slash(town.owner, town.channel, command)
    return await exchange.message()


def _scene(name: str, message: Message, town: Town) -> Scene:
    payload = {
        "embeds": message.embeds,
        "components": message.components,
        "ephemeral": message.ephemeral,
    }
    return Scene(
        name=name,
        payload=payload,
        files={file.name: file.data for file in message.files},
        names=Names(channels=dict(_channels(town)), roles={}),
    )


def _channels(town: Town) -> Iterator[tuple[str, str]]:
    for channel in town.guild.channels.values():
        yield f"{channel.id}", channel.name
