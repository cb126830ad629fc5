"""What is set up in servers and their channels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.state.database import Database
from bot.state.hashing import Hasher


class Mode(StrEnum):
    """What is answered in a channel: what mentions the bot, or every question."""

    MENTIONS = "mentions"
    EVERY = "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuildSettings:
    """What is set up for a server: `admin_roles` may change the corpus, where servers may."""

    admin_roles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """What is set up for a channel: whether each question gets a `thread`, and what is asked.

    `collections` is None for all that the server may ask. With `flags` the channel is told when a
    source of an answer there has changed since.
    """

    channel: int
    mode: Mode
    thread: bool = False
    collections: frozenset[str] | None = None
    flags: bool = False


class Places:
    """Keeps settings of servers and channels, whose ids are no person's."""

    def __init__(self, database: Database, hasher: Hasher) -> None:
        self._database = database
        self._hasher = hasher

    async def guild(self, guild: int) -> GuildSettings:
        """Return what is set up for a server."""
        rows = await self._database.run("SELECT admin_roles FROM guilds WHERE guild = ?", guild)
        return GuildSettings(admin_roles=frozenset(json.loads(rows[0][0]) if rows else ()))

    async def set_guild(self, guild: int, settings: GuildSettings) -> None:
        """Set up a server."""
        await self._database.run(
            "INSERT INTO guilds (guild, admin_roles) VALUES (?, ?) "
            "ON CONFLICT (guild) DO UPDATE SET admin_roles = excluded.admin_roles",
            guild,
            json.dumps(sorted(settings.admin_roles)),
        )

    async def channels(self, guild: int) -> list[ChannelSettings]:
        """Return the channels of a server that are set up, in the order of their ids."""
        rows = await self._database.run(
            "SELECT channel, mode, thread, collections, flags FROM channels WHERE guild = ? "
            "ORDER BY channel",
            guild,
        )
        return [_settings(*row) for row in rows]

    async def channel(self, channel: int) -> ChannelSettings | None:
        """Return what is set up for a channel, None for nothing."""
        rows = await self._database.run(
            "SELECT channel, mode, thread, collections, flags FROM channels WHERE channel = ?",
            channel,
        )
        return _settings(*rows[0]) if rows else None

    async def set_channel(self, guild: int, settings: ChannelSettings) -> None:
        """Set up a channel of a server."""
        collections = settings.collections
        await self._database.run(
            "INSERT OR REPLACE INTO channels (channel, guild, mode, thread, collections, flags) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            settings.channel,
            guild,
            settings.mode,
            settings.thread,
            None if collections is None else json.dumps(sorted(collections)),
            settings.flags,
        )

    async def clear_channel(self, channel: int) -> None:
        """Forget what is set up for a channel, and that it was told how to set that up."""
        await self._database.change(
            ("DELETE FROM channels WHERE channel = ?", channel),
            ("DELETE FROM hints WHERE channel = ?", channel),
        )

    async def hint(self, channel: int, guild: int | None = None) -> bool:
        """Return whether `channel` is to be told how the bot is set up: the first time alone.

        That is remembered until `guild`, where it is given, is forgotten.
        """
        (told,) = await self._database.change(
            ("INSERT OR IGNORE INTO hints (channel, guild) VALUES (?, ?)", channel, guild)
        )
        return told > 0

    async def forget_guild(self, guild: int) -> None:
        """Forget a server that the bot has left: what was set up, and what was asked there."""
        await self._database.erase(
            ("DELETE FROM channels WHERE guild = ?", guild),
            ("DELETE FROM hints WHERE guild = ?", guild),
            ("DELETE FROM guilds WHERE guild = ?", guild),
            ("DELETE FROM feeds WHERE guild = ?", guild),
            ("DELETE FROM answers WHERE guild = ?", self._hasher.guild(guild)),
        )


def _settings(
    channel: int,
    mode: str,
    thread: int,
    collections: Any,  # noqa: ANN401 - JSON or NULL
    flags: int,
) -> ChannelSettings:
    return ChannelSettings(
        channel=channel,
        mode=Mode(mode),
        thread=bool(thread),
        collections=None if collections is None else frozenset(json.loads(collections)),
        flags=bool(flags),
    )
