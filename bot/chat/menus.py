"""Menus that work after a restart: all that a choice needs is in their custom ids and values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

import discord

from bot.chat.layout import Menu

if TYPE_CHECKING:
    Select = discord.ui.Select[discord.ui.View]
else:
    Select = discord.ui.Select


class Chooser(Protocol):
    """A client that answers choices."""

    async def chosen(self, interaction: discord.Interaction[Any], key: str, place: int) -> None:
        """Answer the choice of the option at `place`, from 0, in the menu of the answer `key`."""


class PersistentMenu(discord.ui.DynamicItem[Select], template=r"who:(?P<key>[\w-]+)"):
    """The menu of those who may be meant in an answer; its client answers the choice."""

    def __init__(self, select: Select) -> None:
        super().__init__(select)
        self._key = select.custom_id.partition(":")[2]

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        _match: re.Match[str],
        /,
    ) -> Self:
        """Make the menu that was used."""
        return cls(cast("Select", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a choice."""
        place = int(self.item.values[0])
        await cast("Chooser", interaction.client).chosen(interaction, self._key, place)


def select_of(menu: Menu) -> Select:
    """Return `menu` as Discord's; the values are places, since names can be too long."""
    return discord.ui.Select(
        custom_id=menu.custom_id,
        placeholder=menu.placeholder,
        options=[
            discord.SelectOption(label=label, value=f"{place}")
            for place, label in enumerate(menu.options)
        ],
    )
