"""The bot as discord.py knows it: wiring, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.answerer import Answerer
from bot.chat.administration import DEFAULT_TIMING, Administration, Timing
from bot.chat.answering import Answering
from bot.chat.asking import Asking
from bot.chat.buttons import PersistentButton
from bot.chat.explaining import Explaining
from bot.chat.failures import tell_interaction
from bot.chat.inflight import InFlight
from bot.chat.invitation import invite_link
from bot.chat.menus import PersistentMenu
from bot.chat.permissions import Admins
from bot.chat.reading import Reading
from bot.chat.said import Said
from bot.chat.syncing import sync_when_changed
from bot.chat.verifying import Verifying
from bot.checking import Verifier
from bot.errors import StoppingError
from bot.explained import Explained
from bot.offload import Offload
from bot.reindexing import Reindexer
from bot.sources import Sources
from bot.speakers import Speakers
from bot.state import State

_log = logging.getLogger(__name__)

# Longer waits than this, in seconds, are failures: whoever asked has gone by then.
_LONGEST_RATE_LIMIT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the bot works with; it outlives a client.

    `questions` computes answers and `lookups` opens sources and finds people: a slow question, or a
    model that is being loaded, never holds up a click.
    """

    answerer: Answerer
    verifier: Verifier
    sources: Sources
    speakers: Speakers
    explained: Explained
    state: State
    questions: Offload
    lookups: Offload
    reindexer: Reindexer
    admins: Admins
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
    """Pilcrow, connected; `logged_in` is told the invite link whenever it has logged in."""

    def __init__(self, services: Services, logged_in: Callable[[str], None]) -> None:
        # It never speaks: what it would need for that is no concern of its operator.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
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
        self._answering = Answering(
            services.answerer,
            services.speakers,
            services.explained,
            services.admins,
            services.questions,
            services.state,
        )
        self._explaining = Explaining(
            services.admins, services.explained, services.lookups, services.state
        )
        self._reading = Reading(services.sources, services.lookups, services.state)

    async def setup_hook(self) -> None:
        """Add the commands and buttons, and sync the commands where they have changed."""
        services = self.services
        if self.user is None or self.application_id is None:  # for the type checker: logged in
            return
        asking = Asking(
            self.user.id,
            self._answering,
            services.sources,
            services.lookups,
            services.in_flight,
        )
        await self.add_cog(asking)
        await self.add_cog(Said(self._answering, services.speakers, services.lookups))
        await self.add_cog(self._reading)
        verifying = Verifying(
            services.verifier,
            services.speakers,
            services.questions,
            services.lookups,
            services.state,
        )
        await self.add_cog(verifying)
        self.tree.add_command(verifying.menu)
        await self.add_cog(
            Administration(
                services.admins,
                services.reindexer,
                services.sources,
                services.lookups,
                services.timing,
            )
        )
        self.add_dynamic_items(PersistentButton, PersistentMenu)
        _log.info("logged in as %s, application %d", self.user, self.application_id)
        await sync_when_changed(self.tree, self.application_id, services.state)
        self._logged_in(invite_link(self.application_id))

    async def close(self) -> None:
        """Disconnect; nothing of the client goes on."""
        await super().close()
        # discord.py leaves this one waiting for guilds for two more seconds.
        ready = self._connection._ready_task  # noqa: SLF001 - it has no public name
        if ready is not None:
            ready.cancel()
            await asyncio.gather(ready, return_exceptions=True)

    async def on_message(self, _: discord.Message, /) -> None:
        """Look for no prefix commands: there are none."""

    async def pressed(self, interaction: discord.Interaction[Any], match: re.Match[str]) -> None:
        """Answer a click on one of the bot's buttons."""
        why: str | None = match["why"]
        answering = (
            self._explaining.pressed(interaction, why)
            if why
            else self._reading.pressed(interaction, match)
        )
        await self._answered(interaction, answering)

    async def chosen(self, interaction: discord.Interaction[Any], key: str, place: int) -> None:
        """Answer a choice in one of the bot's menus."""
        await self._answered(interaction, self._answering.chosen(interaction, key, place))

    async def _answered(
        self, interaction: discord.Interaction[Any], answering: Awaitable[None]
    ) -> None:
        self.services.in_flight.enter(partial(tell_interaction, interaction, StoppingError()))
        try:
            await answering
        except Exception as error:  # the boundary: discord.py would only log it
            await tell_interaction(interaction, error)


def point_at(api_base: str, gateway_url: str) -> None:
    """Let discord.py speak to the servers of the settings; it knows no other way than this."""
    Route.BASE = api_base.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
