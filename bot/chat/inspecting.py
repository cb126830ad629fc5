"""Asks Discord what it thinks of the bot, without connecting it: for `pilcrow doctor`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Final, TypeVar

import aiohttp
import discord
from discord.http import Route

from bot.chat.seen import ChannelSeen, Seen, ServerSeen, SetUp, SetUpIn, Sight
from bot.errors import DiscordRefusedError, PilcrowError

T = TypeVar("T")

# Seconds for one request, and for all of them.
_EACH: Final = 8.0
_ALL: Final = 40.0
# Longer waits than this, in seconds, are not waited for; it is the least that discord.py takes.
_LONGEST_RATE_LIMIT: Final = 30.0

_ALWAYS: Final = ("view_channel", "embed_links", "attach_files", "read_message_history")


class UnreachableError(PilcrowError):
    """Discord does not answer, or with an error of its own."""


async def inspect(
    api_base: str, token: str, set_up_in: SetUpIn, *, each: float = _EACH, whole: float = _ALL
) -> Seen:
    """Return what Discord shows at `api_base` of the bot, and of the channels that are set up.

    A request may take `each` seconds, and everything about `whole`: servers for which there is no
    time are left out. Raises `DiscordRefusedError` for a token that is not accepted, or
    `UnreachableError`.
    """
    Route.BASE = api_base.rstrip("/")  # discord.py knows no other way
    # It never speaks, and without guilds discord.py warns: neither is for the operator.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    client = discord.Client(
        intents=discord.Intents(guilds=True), max_ratelimit_timeout=_LONGEST_RATE_LIMIT
    )
    try:
        async with client:
            return await _Inspection(client, set_up_in, each, whole).of(token)
    except discord.LoginFailure:
        raise DiscordRefusedError(
            "Discord does not accept the token: copy it again at "
            "https://discord.com/developers/applications, Bot, Reset Token."
        ) from None
    except discord.HTTPException as error:
        raise UnreachableError(
            f"Discord answers with an error of its own ({error.status}): "
            "wait, and run pilcrow doctor again."
        ) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        reason = "no answer in time" if isinstance(error, TimeoutError) else str(error)
        raise UnreachableError(
            f"Discord cannot be reached at {api_base} ({reason or type(error).__name__}): "
            "check the network, and DISCORD_API_BASE."
        ) from error


def needed(channel: discord.abc.GuildChannel, *, thread: bool) -> tuple[str, ...]:
    """Return the permissions that answers in `channel` take, by discord.py's names.

    With `thread`, each question gets a thread of its own.
    """
    if isinstance(channel, discord.ForumChannel):
        return (*_ALWAYS, "send_messages_in_threads")
    opening = ("create_public_threads",) if thread else ()
    # People mention the bot in threads of such a channel, too.
    return (*_ALWAYS, "send_messages", "send_messages_in_threads", *opening)


class _Inspection:
    """One look at Discord by `client`."""

    def __init__(
        self, client: discord.Client, set_up_in: SetUpIn, each: float, whole: float
    ) -> None:
        self._client = client
        self._set_up_in = set_up_in
        self._each = each
        self._whole = whole
        self._guilds: list[discord.Guild] = []
        self._servers: list[ServerSeen] = []

    async def of(self, token: str) -> Seen:
        await self._timely(self._client.login(token))
        application = await self._timely(self._client.application_info())
        flags = application.flags
        finished = await self._see_servers()
        return Seen(
            application=application.name,
            message_content=flags.gateway_message_content or flags.gateway_message_content_limited,
            count=len(self._guilds),
            servers=tuple(self._servers),
            finished=finished,
        )

    async def _see_servers(self) -> bool:
        """See what there is time for; return whether that was all."""
        await self._timely(self._list_guilds())
        try:
            async with asyncio.timeout(self._whole):
                for guild in self._guilds:
                    self._servers.append(await self._server(guild))
        except TimeoutError:
            return False
        return True

    async def _list_guilds(self) -> None:
        found = self._client.fetch_guilds(limit=None, with_counts=False)
        self._guilds = [guild async for guild in found]

    async def _server(self, listed: discord.Guild) -> ServerSeen:
        set_up = await self._set_up_in(listed.id)
        if not set_up:
            return ServerSeen(id=listed.id, name=listed.name)
        try:
            guild = await self._timely(self._client.fetch_guild(listed.id, with_counts=False))
            me = await self._timely(guild.fetch_member(self._own_id))
        except (discord.DiscordException, aiohttp.ClientError, OSError):
            seen = [ChannelSeen(set_up=each, sight=Sight.FAILED) for each in set_up]
        else:
            seen = [await self._channel(guild, me, each) for each in set_up]
        return ServerSeen(id=listed.id, name=listed.name, channels=tuple(seen))

    async def _channel(
        self, guild: discord.Guild, me: discord.Member, set_up: SetUp
    ) -> ChannelSeen:
        try:
            channel = await self._timely(guild.fetch_channel(set_up.channel))
        except (discord.NotFound, discord.InvalidData):
            return ChannelSeen(set_up=set_up, sight=Sight.GONE)
        except discord.Forbidden:
            return ChannelSeen(set_up=set_up, sight=Sight.HIDDEN)
        except (discord.DiscordException, aiohttp.ClientError, OSError):
            return ChannelSeen(set_up=set_up, sight=Sight.FAILED)
        return _seen(channel, me, set_up)

    async def _timely(self, request: Awaitable[T]) -> T:
        async with asyncio.timeout(self._each):
            return await request

    @property
    def _own_id(self) -> int:
        return self._client.user.id if self._client.user else 0


def _seen(
    channel: discord.abc.GuildChannel | discord.Thread, me: discord.Member, set_up: SetUp
) -> ChannelSeen:
    if isinstance(channel, discord.Thread):  # those are never set up
        return ChannelSeen(set_up=set_up, sight=Sight.GONE)
    # discord.py's own counts others as lacking, too, where only Send Messages is.
    held = discord.abc.GuildChannel.permissions_for(channel, me)
    lacks = [name for name in needed(channel, thread=set_up.thread) if not getattr(held, name)]
    return ChannelSeen(set_up=set_up, sight=Sight.SEEN, name=channel.name, lacks=tuple(lacks))
