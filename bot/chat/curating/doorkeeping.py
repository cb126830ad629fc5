"""Who may change the corpus; who may not and tries is written down."""

from __future__ import annotations

from typing import Any

import discord

from bot.acts import Action, Actor, By
from bot.chat.permissions import Admins
from bot.curation import Curator
from bot.errors import NotAllowedError


class Doorkeeper:
    """Lets corpus admins pass, at each command and each click."""

    def __init__(self, admins: Admins, curator: Curator) -> None:
        self._admins = admins
        self._curator = curator

    async def admits(self, interaction: discord.Interaction[Any]) -> bool:
        """Return whether who sent `interaction` may change the corpus: for suggestions."""
        try:
            await self._admins.check_sender(interaction)
        except NotAllowedError:
            return False
        return True

    async def admit(
        self,
        interaction: discord.Interaction[Any],
        action: Action = Action.REVIEW,
        target: str = "",
    ) -> Actor:
        """Return who sent `interaction`.

        Raises `NotAllowedError` where they may not change the corpus, nor look at it as those do
        who may; that they tried, by `action`, is kept in the audit trail.
        """
        actor = Actor(by=By.PERSON, user=interaction.user.id, guild=interaction.guild_id)
        try:
            await self._admins.check_sender(interaction)
        except NotAllowedError as error:
            await self._curator.refused(actor, action, target, error)
            raise
        return actor
