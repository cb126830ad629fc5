"""Where and how the bot speaks in a server: `/setup` and `/settings`."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.assignment import Assignment
from bot.chat.cards.channels import channel_card, chosen_in, offered_of
from bot.chat.cards.settings import Place, Setup, settings_card, setup_card
from bot.chat.components import Click, Handler
from bot.chat.lacking import lacking, lacking_view
from bot.chat.permissions import Admins, check_manager
from bot.chat.sending import LOST, show
from bot.chat.visitors import Visitors, language_for
from bot.language import Language, Text, text
from bot.offload import Offload
from bot.sources import Sources
from bot.state import ChannelSettings, GuildSettings, Mode, State
from index.errors import NoGenerationError

_log = logging.getLogger(__name__)

# Seconds to look for a channel that is not seen: somebody waits.
_SEEN_WITHIN: Final = 3.0

MANAGERS: Final = discord.Permissions(manage_guild=True)


class SettingUp(commands.Cog):
    """Sets the bot up, for whoever manages the server: each choice holds at once."""

    def __init__(
        self,
        state: State,
        visitors: Visitors,
        assignment: Assignment,
        admins: Admins,
        sources: Sources,
        lookups: Offload,
    ) -> None:
        self._state = state
        self._visitors = visitors
        self._assignment = assignment
        self._admins = admins
        self._sources = sources
        self._lookups = lookups

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the menus and buttons of the view."""
        return {"setup": self._clicked}

    @app_commands.command()
    @app_commands.default_permissions(MANAGERS)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def setup(self, interaction: discord.Interaction[Any]) -> None:
        """Choose where I answer, and who may change the articles."""
        check_manager(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._show(interaction)

    @app_commands.command()
    @app_commands.default_permissions(MANAGERS)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def settings(self, interaction: discord.Interaction[Any]) -> None:
        """Show where I answer, and who may change the articles."""
        check_manager(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        setup = await self._setup_of(interaction)
        await show(interaction, settings_card(setup, language_for(interaction)))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget what was set up for a channel that is no more."""
        await self._forget(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Forget that a role that is no more may change the articles."""
        settings = await self._state.places.guild(role.guild.id)
        if role.id in settings.admin_roles:
            left = replace(settings, admin_roles=settings.admin_roles - {role.id})
            await self._state.places.set_guild(role.guild.id, left)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget all of a server that the bot has left."""
        await self._state.places.forget_guild(guild.id)
        self._visitors.changed(guild.id)

    async def _clicked(self, interaction: discord.Interaction[Any], click: Click) -> None:
        check_manager(interaction)
        await interaction.response.defer()
        guild = _guild_of(interaction)
        match click.parts[0]:
            case "mentions":
                await self._set_channels(guild, click.values, Mode.MENTIONS)
            case "every":
                await self._set_channels(guild, click.values, Mode.EVERY)
            case "roles":
                note = await self._set_roles(guild, click.values)
                await self._show(interaction, note)
                return
            case "channel":
                await self._show_channel(interaction, int(click.values[0]))
                return
            case "thread" | "flags" | "collections":
                await self._change_channel(guild, click)
                await self._show_channel(interaction, click.number(1))
                return
            case "done":
                setup = await self._setup_of(interaction)
                await show(interaction, settings_card(setup, language_for(interaction)))
                return
        await self._show(interaction)

    async def _show(self, interaction: discord.Interaction[Any], note: Text | None = None) -> None:
        setup = await self._setup_of(interaction)
        await show(interaction, setup_card(setup, language_for(interaction), note))

    async def _set_channels(
        self, guild: discord.Guild, values: tuple[str, ...], mode: Mode
    ) -> None:
        """Let the channels of `mode` be those that are chosen, and those that cannot be seen."""
        chosen = {int(value) for value in values}
        known = {each.channel: each for each in await self._state.places.channels(guild.id)}
        left = {
            c for c, each in known.items() if each.mode is mode and guild.get_channel(c)
        } - chosen
        try:
            for channel in left:
                await self._state.places.clear_channel(channel)
            for channel in chosen:
                settings = known.get(channel) or ChannelSettings(channel=channel, mode=mode)
                await self._state.places.set_channel(guild.id, replace(settings, mode=mode))
        finally:
            self._visitors.changed(guild.id)

    async def _set_roles(self, guild: discord.Guild, values: tuple[str, ...]) -> Text | None:
        """Let the roles that are chosen change the articles, but not everybody."""
        chosen = frozenset(map(int, values))
        everyone = frozenset({guild.default_role.id})
        settings = GuildSettings(admin_roles=chosen - everyone)
        await self._state.places.set_guild(guild.id, settings)
        return text("setup-not-everyone") if chosen & everyone else None

    async def _change_channel(self, guild: discord.Guild, click: Click) -> None:
        settings = await self._set_up(guild, click.number(1))
        if settings is None:
            return
        if click.parts[0] == "thread":
            settings = replace(settings, thread=not settings.thread)
        elif click.parts[0] == "flags":
            settings = replace(settings, flags=not settings.flags)
        else:
            offered = offered_of(await self._collections(guild.id))
            chosen = chosen_in(settings, offered, click.number(2), click.values)
            settings = replace(settings, collections=chosen or None)
        await self._state.places.set_channel(guild.id, settings)
        self._visitors.changed(guild.id)

    async def _set_up(self, guild: discord.Guild, channel: int) -> ChannelSettings | None:
        """Return what is set up for a channel of `guild`, None for nothing."""
        found = await self._state.places.channels(guild.id)
        return next((each for each in found if each.channel == channel), None)

    async def _show_channel(self, interaction: discord.Interaction[Any], channel: int) -> None:
        guild = _guild_of(interaction)
        settings = await self._set_up(guild, channel)
        if settings is None:
            await self._show(interaction, text("setup-not-set-up", channel=f"<#{channel}>"))
            return
        language = language_for(interaction)
        collections = await self._collections(guild.id)
        card = channel_card(_place(guild, settings, language), collections, language)
        await show(interaction, card)

    async def _collections(self, guild: int) -> tuple[str, ...]:
        """Return the collections that the server may ask and that have articles."""
        access = self._assignment.access(guild)
        try:
            summary = await self._lookups.run(self._sources.summary, access)
        except NoGenerationError:  # channels can be set up before anything is indexed
            return ()
        return tuple(name for name, _ in summary.collections)

    async def _setup_of(self, interaction: discord.Interaction[Any]) -> Setup:
        guild, language = _guild_of(interaction), language_for(interaction)
        channels = [
            settings
            for settings in await self._state.places.channels(guild.id)
            if guild.get_channel(settings.channel) or await self._exists(interaction, settings)
        ]
        named = await self._state.places.guild(guild.id)
        roles = frozenset(role for role in named.admin_roles if guild.get_role(role))
        return Setup(
            guild=replace(named, admin_roles=roles),
            places=[_place(guild, settings, language) for settings in channels],
            collections=await self._collections(guild.id),
            reads_all=interaction.client.intents.message_content,
            covered=self._admins.cover(guild.id),
        )

    async def _exists(
        self, interaction: discord.Interaction[Any], settings: ChannelSettings
    ) -> bool:
        """Tell whether a channel is only hidden; one deleted while nobody listened is forgotten."""
        try:
            async with asyncio.timeout(_SEEN_WITHIN):
                await interaction.client.fetch_channel(settings.channel)
        except discord.NotFound:
            await self._forget(interaction.guild_id or 0, settings.channel)
            return False
        except LOST as error:
            _log.info("channel %d is not seen: %s", settings.channel, error)
        return True

    async def _forget(self, guild: int, channel: int) -> None:
        await self._state.places.clear_channel(channel)
        self._visitors.changed(guild)


def _guild_of(interaction: discord.Interaction[Any]) -> discord.Guild:
    if interaction.guild is None:  # the command is not to be had in direct messages
        raise TypeError("no server")
    return interaction.guild


def _place(guild: discord.Guild, settings: ChannelSettings, language: Language) -> Place:
    channel = guild.get_channel(settings.channel)
    if channel is None:
        return Place(settings=settings, missing=lacking_view(language), hidden=True)
    forum = isinstance(channel, discord.ForumChannel)
    return Place(settings=settings, missing=lacking(channel, settings, language), forum=forum)
