"""The bot as discord.py knows it: wiring, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.added import Added
from bot.answerer import Answerer
from bot.assignment import Assignment
from bot.chat.components import Handler, StaleClickError, click_of
from bot.chat.curating.progress import DEFAULT_TIMING, Timing
from bot.chat.failures import Blame, record, tell_interaction
from bot.chat.features import Features, features_of
from bot.chat.inflight import InFlight
from bot.chat.invitation import invite_link
from bot.chat.permissions import Admins
from bot.chat.syncing import sync_when_changed
from bot.chat.translating import Translator
from bot.checking import Verifier
from bot.curation import Curator
from bot.curation.holdings import Holdings
from bot.errors import StoppingError
from bot.explained import Explained
from bot.fetching import Fetcher
from bot.health import Health
from bot.language import ENGLISH
from bot.limits import RateLimits
from bot.offload import Offload
from bot.reindexing import Reindexer
from bot.sources import Sources
from bot.speakers import Speakers
from bot.state import State
from corpus import Limits
from index.embedder import Embedder
from index.folder import DataFolder

_log = logging.getLogger(__name__)

# Longer waits than this, in seconds, are failures: whoever asked has gone by then.
_LONGEST_RATE_LIMIT = 60.0
# How long answers that are under way may take, in seconds, once Discord has ended the connection.
_LAST_WORDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the bot works with; it outlives a client.

    `questions` computes answers, `lookups` opens sources and finds people, and `background` does
    what takes seconds: none of them holds up another. `feed_minutes` is None where feeds are
    switched off.
    """

    answerer: Answerer
    embedder: Embedder
    verifier: Verifier
    sources: Sources
    speakers: Speakers
    explained: Explained
    assignment: Assignment
    state: State
    questions: Offload
    lookups: Offload
    background: Offload
    limits: RateLimits
    data: DataFolder
    article_limits: Limits
    added: Added
    holdings: Holdings
    curator: Curator
    reindexer: Reindexer
    fetcher: Fetcher
    feed_minutes: float | None
    admins: Admins
    keep_days: int
    health: Health
    timing: Timing = DEFAULT_TIMING
    in_flight: InFlight = field(default_factory=InFlight)


class Tree(app_commands.CommandTree["PilcrowClient"]):
    """The slash commands, with the error boundary around them."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let everybody pass, and remember that somebody waits."""
        self.client.services.in_flight.enter(
            partial(tell_interaction, interaction, StoppingError())
        )
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell whoever used a command that it failed."""
        await tell_interaction(interaction, error)


class PilcrowClient(commands.Bot):
    """Pilcrow, connected; `logged_in` is told the invite link whenever it has logged in.

    With `message_content`, a privileged intent, it sees what is written without a mention.
    """

    def __init__(
        self,
        services: Services,
        logged_in: Callable[[str], None],
        *,
        message_content: bool = False,
    ) -> None:
        # It never speaks: what it would need for that is no concern of its operator.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                message_content=message_content,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=False
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
        )
        self.services = services
        self._logged_in = logged_in
        self._clicks: dict[str, Handler] = {}
        self._closing = AsyncExitStack()

    async def setup_hook(self) -> None:
        """Add the features, and sync the commands where they have changed."""
        if self.user is None or self.application_id is None:  # for the type checker: logged in
            return
        await self._add(features_of(self.services, self, self.user.id))
        await self.tree.set_translator(Translator())
        _log.info("logged in as %s, application %d", self.user, self.application_id)
        await sync_when_changed(self.tree, self.application_id, self.services.state)
        self._logged_in(invite_link(self.application_id))

    async def _add(self, features: Features) -> None:
        for cog in features.cogs:
            await self.add_cog(cog)
        for menu in features.menus:
            self.tree.add_command(menu)
        self._clicks = features.clicks
        await self._closing.enter_async_context(features.running())

    async def close(self) -> None:
        """Disconnect; nothing of the client goes on, and whoever waits is told."""
        await self.services.in_flight.settle(_LAST_WORDS)
        await self._closing.aclose()
        await super().close()
        # discord.py leaves this one waiting for guilds for two more seconds.
        ready = self._connection._ready_task  # noqa: SLF001 - it has no public name
        if ready is not None:
            ready.cancel()
            await asyncio.gather(ready, return_exceptions=True)

    async def on_message(self, _: discord.Message, /) -> None:
        """Look for no prefix commands: there are none."""

    async def on_interaction(self, interaction: discord.Interaction[Any], /) -> None:
        """Answer what is pressed, chosen or filled in; discord.py itself answers commands."""
        found = click_of(interaction)
        if found is None:
            return
        verb, click = found
        self.services.in_flight.enter(partial(tell_interaction, interaction, StoppingError()))
        try:
            await self._handler(verb)(interaction, click)
        except Exception as error:  # the boundary: discord.py would only log it
            await tell_interaction(interaction, error)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log what went wrong where nobody waits for an answer; the client goes on."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            record(error, Blame(what=event_method), ENGLISH, self.services.health)

    def _handler(self, verb: str) -> Handler:
        if verb not in self._clicks:
            raise StaleClickError
        return self._clicks[verb]


def point_at(api_base: str, gateway_url: str) -> None:
    """Let discord.py speak to the servers of the settings; it knows no other way than this."""
    Route.BASE = api_base.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
