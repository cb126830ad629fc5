"""Who may change the corpus from Discord, and who manages a server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import discord

from bot.errors import NotAllowedError
from bot.language import text
from bot.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Admins:
    """Those whom the operator lets change the corpus: in `guilds`, managers and `roles`, by id.

    Whoever manages such a server may name more roles there, which `state` keeps.
    """

    guilds: frozenset[int]
    roles: frozenset[int]
    state: State | None = None

    def cover(self, guild: int | None) -> bool:
        """Return whether somebody in `guild` may change the corpus."""
        return guild in self.guilds

    async def check_sender(self, interaction: discord.Interaction[Any]) -> None:
        """Raise `NotAllowedError` unless whoever sent `interaction` may change the corpus."""
        guild = interaction.guild_id
        held = [role.id for role in getattr(interaction.user, "roles", [])]
        named = frozenset[int]()
        if self.state is not None and guild is not None and self.cover(guild):
            named = (await self.state.places.guild(guild)).admin_roles
        self.check(guild, held, manages_guild=manages(interaction), named=named)

    def check(
        self,
        guild: int | None,
        held: Iterable[int],
        *,
        manages_guild: bool,
        named: frozenset[int] = frozenset(),
    ) -> None:
        """Raise `NotAllowedError` unless somebody who holds `held` may change the corpus.

        `named` are the roles that may, besides those that the operator set. Anybody can invite a
        bot to a server of their own and manage that, so the server must be one that the operator
        named.
        """
        if not self.cover(guild):
            raise NotAllowedError(text("permissions-not-here"))
        if not manages_guild and (self.roles | named).isdisjoint(held):
            raise NotAllowedError(text("permissions-no-admin"))


def manages(interaction: discord.Interaction[Any]) -> bool:
    """Return whether whoever sent `interaction` manages the server."""
    held = interaction.permissions
    return held.manage_guild or held.administrator


def check_manager(interaction: discord.Interaction[Any]) -> None:
    """Raise `NotAllowedError` unless whoever sent `interaction` manages the server.

    Discord's own setting of who sees a command can be changed by admins, so it is not relied on.
    """
    if interaction.guild_id is None or not manages(interaction):
        raise NotAllowedError(text("permissions-no-manager"))
