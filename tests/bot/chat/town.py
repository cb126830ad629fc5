"""A town with people, articles and the real bot, on a Discord of the test's own."""

from __future__ import annotations

import asyncio
import shutil
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest

from bot.chat.client import Services
from bot.chat.curating.progress import Timing
from bot.chat.running import open_services, serve
from bot.chat.supervision import Backoff
from bot.settings import Settings
from bot.state import ChannelSettings, Mode
from index.building import Plan, build
from index.embedder import Embedder
from index.generations import DataFolder
from tests.bot.chat.articles import write_articles
from tests.discord_server.exchange import Choice
from tests.discord_server.messages import Message
from tests.discord_server.options import Value
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, Guild, User
from tests.fakes import BagOfWordsEmbedder

QUICK = Timing(between_edits=0.05)
NOTHING = (sys.executable, "-c", "raise SystemExit('no test asked for this')")


@dataclass(kw_only=True)
class Bot:
    """A running bot; `links` are those it announced."""

    services: Services
    stop: asyncio.Event
    task: asyncio.Task[None]
    links: list[str]


@dataclass(kw_only=True)
class Town:
    """A guild whose `owner` runs the bot, and two people; ann has no say, ben neither.

    Where it is `set_up`, the bot answers mentions in the channel.
    """

    server: DiscordServer
    folder: Path
    guild: Guild
    channel: Channel
    ann: User
    ben: User
    embedder: Embedder = field(default_factory=BagOfWordsEmbedder)
    set_up: bool = True

    @property
    def owner(self) -> User:
        return self.guild.owner

    @property
    def articles(self) -> Path:
        return self.folder / "articles"

    def index(self) -> None:
        """Index the articles as they are now."""
        build(DataFolder(self.folder / "data"), Plan(default=self.articles), BagOfWordsEmbedder())

    def unindex(self) -> None:
        """Leave nothing that can be asked."""
        shutil.rmtree(self.folder / "data" / "generations")
        (self.folder / "data" / "CURRENT").unlink()

    def settings(self, **changes: object) -> Settings:
        fields: dict[str, Any] = {
            "api_base": self.server.api_base,
            "gateway_url": self.server.gateway_url,
            "data": self.folder / "data",
            "corpus": self.articles,
            "model": self.embedder.name,
            "admin_guilds": (self.guild.id,),
            # A bag of words is less sure than a model.
            "min_confidence": 0.2,
            # Tests ask faster than people.
            "person_limit": 1000,
            "server_limit": 1000,
            "person_queue": 100,
        }
        return Settings(_env_file=None, **{**fields, **changes})

    @asynccontextmanager
    async def bot(
        self,
        *,
        reindex: Sequence[str] = NOTHING,
        timing: Timing = QUICK,
        token: str | None = None,
        connected: bool = True,
        **changes: object,
    ) -> AsyncIterator[Bot]:
        """Run the bot inside the block, as `pilcrow run` does, and stop it as SIGTERM does."""
        settings = self.settings(**changes)
        stop, links = asyncio.Event(), list[str]()
        backoff = Backoff(first=0.01, longest=0.05)
        async with open_services(
            settings, self.embedder, reindex_command=reindex, timing=timing
        ) as services:
            if self.set_up:
                answers_mentions = ChannelSettings(channel=self.channel.id, mode=Mode.MENTIONS)
                await services.state.places.set_channel(self.guild.id, answers_mentions)
            serving = serve(
                settings, token or self.server.token, services, stop, links.append, backoff
            )
            task = asyncio.create_task(serving)
            try:
                if connected:
                    await self.server.ready()
                    # Loading the model takes a place in the queue.
                    await asyncio.gather(*_tasks_named("warm-up"))
                yield Bot(services=services, stop=stop, task=task, links=links)
            finally:
                stop.set()
                await asyncio.gather(task, return_exceptions=True)

    async def ask(
        self,
        question: str,
        user: User | None = None,
        *,
        channel: Channel | None = None,
        locale: str | None = None,
        **options: Value,
    ) -> Message:
        """Ask by slash command; return the answer."""
        exchange = await self.server.slash(
            user or self.ann,
            channel or self.channel,
            "ask",
            force=False,
            locale=locale,
            question=question,
            **options,
        )
        return await exchange.message()

    async def press(self, message: Message, label: str, user: User | None = None) -> Message:
        """Press a button; return what comes of it."""
        exchange = await self.server.click(user or self.ann, message, label=label)
        return await exchange.message()

    async def said(self, speaker: str, **options: Value) -> Message:
        """Ask ann's question for somebody's statements; return the answer."""
        exchange = await self.server.slash(
            self.ann, self.channel, "said", force=False, locale=None, speaker=speaker, **options
        )
        return await exchange.message()

    async def choose(self, message: Message, name: str, user: User | None = None) -> Message:
        """Choose `name` in the menu of `message`; return what comes of it."""
        (menu,) = message.selects
        (value,) = [o["value"] for o in menu["options"] if o["label"] == name]
        exchange = await self.server.choose(user or self.ann, message, menu["custom_id"], [value])
        return await exchange.message()

    async def suggested(self, command: str, typed: str) -> list[Choice]:
        """Type into the option `speaker` of `command`; return what is suggested."""
        others: dict[str, Value] = {"text": "Lit"} if command == "verify" else {}
        return await self.server.autocomplete(
            self.ann, self.channel, command, "speaker", typed, **others
        )

    def write(self, name: str, text: str) -> None:
        """Write an article more, and index all."""
        (self.articles / name).write_text(text, encoding="utf-8")
        self.index()


class Gate:
    """Holds answers back, on the thread that computes them, until it is opened."""

    def __init__(self) -> None:
        self._reached = threading.Event()
        self._opened = threading.Event()

    async def reached(self) -> None:
        assert await asyncio.to_thread(self._reached.wait, 10), "nobody came"

    def open(self) -> None:
        self._opened.set()

    def hold(self) -> None:
        self._reached.set()
        assert self._opened.wait(10)


def losing_edits(monkeypatch: pytest.MonkeyPatch, times: int) -> asyncio.Event:
    """Let the next `times` edits of answers find their connection closed; return when all have."""
    all_lost, edit, left = asyncio.Event(), discord.Interaction.edit_original_response, times

    async def losing(
        interaction: discord.Interaction[Any],
        **fields: Any,  # noqa: ANN401 - what discord.py takes
    ) -> discord.InteractionMessage:
        nonlocal left
        if left == 0:
            return await edit(interaction, **fields)
        left -= 1
        if left == 0:
            all_lost.set()
        raise aiohttp.ServerDisconnectedError

    monkeypatch.setattr(discord.Interaction, "edit_original_response", losing)
    return all_lost


def _tasks_named(name: str) -> list[asyncio.Task[Any]]:
    return [task for task in asyncio.all_tasks() if task.get_name() == name]


def make_town(server: DiscordServer, folder: Path) -> Town:
    """Found a town with articles that are indexed."""
    guild = server.add_guild("Town")
    ann, ben = server.add_user("ann"), server.add_user("ben")
    guild.add_member(ann)
    guild.add_member(ben)
    town = Town(
        server=server,
        folder=folder,
        guild=guild,
        channel=guild.add_channel("general"),
        ann=ann,
        ben=ben,
    )
    write_articles(town.articles)
    town.index()
    return town
