"""A town for each test, and the real bot in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.requested import Filters
from tests.bot.chat.faults import Scene, hurry
from tests.bot.chat.town import Bot, Gate, Town, make_town
from tests.discord_server.fixtures import _discord_server
from tests.discord_server.patching import pointed_at
from tests.discord_server.server import DiscordServer

__all__ = ["_discord_server"]  # a fixture, found here by pytest


@pytest.fixture(name="town")
def _town(discord_server: DiscordServer, tmp_path: Path) -> Iterator[Town]:
    """The articles are indexed, and nobody has started the bot yet."""
    # What the bot points discord.py at is the same for the whole process: put it back.
    with pointed_at(discord_server.api_base, discord_server.gateway_url):
        yield make_town(discord_server, tmp_path)


@pytest.fixture(name="bot")
async def _bot(town: Town) -> AsyncIterator[Bot]:
    """The bot runs."""
    async with town.bot() as bot:
        yield bot


@pytest.fixture(name="gate")
def _gate(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate, answer = Gate(), bot.services.answerer.answer

    def held(question: str, speaker: str | None, filters: Filters) -> Answer:
        gate.hold()
        return answer(question, speaker, filters)

    monkeypatch.setattr(bot.services.answerer, "answer", held)
    return gate


@pytest.fixture(name="scene")
async def _scene(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Scene]:
    """The bot runs, in a hurry, where German is spoken."""
    hurry(monkeypatch)
    town.ann.locale = town.owner.locale = town.guild.locale = "de"
    elsewhere = town.guild.add_channel("elsewhere")
    async with town.bot() as bot:
        scene = Scene(town=town, bot=bot, log=caplog, elsewhere=elsewhere, asker=town.ann)
        scene.begin()
        yield scene
