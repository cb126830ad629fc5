"""Who asks, what may be read there, and in which language they are spoken to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.access import Access
from bot.assignment import Assignment
from bot.language import Language, language_of
from bot.origin import Origin
from bot.state import ChannelSettings, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who wants something of the bot."""

    origin: Origin
    language: Language
    access: Access


class Visitors:
    """Tells what is set up where; what it read of `state` it remembers, since messages are many."""

    def __init__(self, state: State, assignment: Assignment) -> None:
        self._state = state
        self._assignment = assignment
        self._known: dict[int, dict[int, ChannelSettings]] = {}

    async def of(self, interaction: discord.Interaction[Any]) -> Visitor:
        """Return who caused `interaction`."""
        channel = interaction.channel_id or 0
        parent = getattr(interaction.channel, "parent_id", None)
        origin = Origin(user=interaction.user.id, channel=channel, guild=interaction.guild_id)
        access = await self.access(interaction.guild_id, channel, parent)
        return Visitor(origin=origin, language=language_for(interaction), access=access)

    async def of_server(self, interaction: discord.Interaction[Any]) -> Visitor:
        """Return who caused `interaction`, with all that their server may read.

        What is set up for the channel does not count: the corpus is the whole server's.
        """
        visitor = await self.of(interaction)
        return replace(visitor, access=self._assignment.access(visitor.origin.guild))

    async def of_author(self, message: discord.Message) -> Visitor:
        """Return who wrote `message`; in a server they are spoken to in its language."""
        guild = message.guild
        origin = Origin(
            user=message.author.id, channel=message.channel.id, guild=guild.id if guild else None
        )
        parent = getattr(message.channel, "parent_id", None)
        access = await self.access(origin.guild, origin.channel, parent)
        return Visitor(origin=origin, language=language_in(message), access=access)

    async def settings(
        self, guild: int, channel: int, parent: int | None
    ) -> ChannelSettings | None:
        """Return what is set up for a channel, or else for the one that it is a thread of."""
        known = self._known.get(guild)
        if known is None:
            channels = await self._state.places.channels(guild)
            known = self._known[guild] = {each.channel: each for each in channels}
        found = known.get(channel)
        return known.get(parent) if found is None and parent is not None else found

    def changed(self, guild: int) -> None:
        """Forget what was remembered of `guild`: something was set up there."""
        self._known.pop(guild, None)

    async def access(self, guild: int | None, channel: int, parent: int | None) -> Access:
        """Return what may be read in a channel of `guild`, a thread's `parent` counting for it."""
        assigned = self._assignment.access(guild)
        found = await self.settings(guild, channel, parent) if guild is not None else None
        return assigned.within(Access(collections=found.collections)) if found else assigned


def language_for(interaction: discord.Interaction[Any]) -> Language:
    """Return the language of whoever caused `interaction`."""
    return language_of(str(interaction.locale))


def language_in(message: discord.Message) -> Language:
    """Return the language of the server of `message`: Discord does not tell its author's."""
    return language_of(str(message.guild.preferred_locale) if message.guild else None)
