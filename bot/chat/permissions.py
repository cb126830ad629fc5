"""Who may change the corpus from Discord."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import discord

from bot.errors import NotAllowedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Admins:
    """Those whom the operator lets change the corpus: in `guilds`, managers and `roles`, by id."""

    guilds: frozenset[int]
    roles: frozenset[int]

    def cover(self, guild: int | None) -> bool:
        """Return whether somebody in `guild` may change the corpus."""
        return guild in self.guilds

    def check_sender(self, interaction: discord.Interaction[Any]) -> None:
        """Raise `NotAllowedError` unless whoever sent `interaction` may change the corpus."""
        roles = [role.id for role in getattr(interaction.user, "roles", [])]
        held = interaction.permissions
        manages = held.manage_guild or held.administrator
        self.check(interaction.guild_id, roles, manages_guild=manages)

    def check(self, guild: int | None, roles: Iterable[int], *, manages_guild: bool) -> None:
        """Raise `NotAllowedError` unless somebody with `roles` in `guild` may change the corpus.

        Anybody can invite a bot to a server of their own and manage that, so the server must be
        one that the operator named.
        """
        if not self.cover(guild):
            raise NotAllowedError(
                "The corpus cannot be changed from this server. Its operator can allow that by "
                "adding the server's id to PILCROW_ADMIN_GUILDS."
            )
        if not manages_guild and self.roles.isdisjoint(roles):
            raise NotAllowedError(
                "You need the permission Manage Server, or a role that the bot's operator named "
                "in PILCROW_ADMIN_ROLES, to change the corpus."
            )
