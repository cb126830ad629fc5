"""Buttons that work after a restart: all that a click needs is in their custom ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

import discord

from bot.chat.layout import Button

if TYPE_CHECKING:
    BaseButton = discord.ui.Button[discord.ui.View]
else:
    BaseButton = discord.ui.Button


class Presser(Protocol):
    """A client that answers clicks."""

    async def pressed(self, interaction: discord.Interaction[Any], match: re.Match[str]) -> None:
        """Answer a click on the button whose custom id is `match`."""


class PersistentButton(
    discord.ui.DynamicItem[BaseButton],
    template=(
        r"why:(?P<why>[\w-]+)|"
        r"(?P<verb>src|page|read|kept):(?P<key>[\w-]+):(?P<number>-?\d+)(?::(?P<part>-?\d+))?"
    ),
):
    """Any of the bot's buttons; its client answers the click."""

    def __init__(self, button: Button, row: int | None = None) -> None:
        super().__init__(
            discord.ui.Button(
                label=button.label,
                custom_id=button.custom_id,
                disabled=button.disabled,
                row=row,
            )
        )
        self._match: re.Match[str] | None = None

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the button that was pressed."""
        label = getattr(item, "label", None) or "?"
        pressed = cls(Button(label=label, custom_id=match.string))
        pressed._match = match
        return pressed

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a click."""
        if self._match is not None:
            await cast("Presser", interaction.client).pressed(interaction, self._match)
