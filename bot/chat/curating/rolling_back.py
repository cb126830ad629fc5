"""`/corpus rollback`: an earlier generation, or a later one again, answers at once."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import discord
from discord import app_commands

from bot.acts import Action
from bot.assignment import Assignment
from bot.chat.cards.curating import really_back_card, went_back_card
from bot.chat.cards.notices import notice
from bot.chat.components import Click, Handler
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.sending import show
from bot.chat.suggesting import MOST_CHOICES
from bot.chat.visitors import language_for
from bot.curation import Curator
from bot.curation.changes import changes_between
from bot.errors import UnusableInputError
from bot.language import text
from index.errors import SearchIndexError, StoreWriteError
from index.folder import DataFolder
from index.held import Held, held_generations

_NEWEST_FIRST: Final = 0


class RollingBack:
    """Goes back to a generation that is on disk, for those who may, once they are sure."""

    def __init__(
        self, doorkeeper: Doorkeeper, curator: Curator, data: DataFolder, assignment: Assignment
    ) -> None:
        self._doorkeeper = doorkeeper
        self._curator = curator
        self._data = data
        self._assignment = assignment

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the two buttons of the question."""
        return {"back": self._go_back, "back-not": self._stay}

    async def rollback(self, interaction: discord.Interaction[Any], typed: str | None) -> None:
        """Ask whether to go back to the generation that is `typed`, else to the one before."""
        await self._doorkeeper.admit(interaction, Action.ROLLBACK, typed or "")
        await interaction.response.defer(thinking=True, ephemeral=True)
        held = await asyncio.to_thread(held_generations, self._data)
        now = next((each for each in held if each.is_current), None)
        then = _meant(held, now, typed)
        if now is None or then is None:
            raise UnusableInputError(text("curating-nowhere-back"))
        changes = await asyncio.to_thread(
            changes_between,
            self._data,
            now.manifest.id,
            then.manifest.id,
            self._assignment.access(interaction.guild_id),
        )
        card = really_back_card(now.manifest, then.manifest, changes, language_for(interaction))
        await show(interaction, card)

    async def suggest(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Suggest the generations that are on disk, but for the current one."""
        if not await self._doorkeeper.admits(interaction):
            return []
        held = await asyncio.to_thread(held_generations, self._data)
        return [
            app_commands.Choice(name=_name(each), value=each.manifest.id)
            for each in held
            if not each.is_current and typed.strip() in _name(each)
        ][:MOST_CHOICES]

    async def _go_back(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Go back, unless something else was published since the question."""
        wanted, shown = click.parts[0], click.parts[1]
        actor = await self._doorkeeper.admit(interaction, Action.ROLLBACK, wanted)
        await interaction.response.defer()
        language = language_for(interaction)
        held = await asyncio.to_thread(held_generations, self._data)
        now = next((each.manifest.id for each in held if each.is_current), "")
        if now == wanted:
            await show(interaction, notice("curating-back-already", language, generation=wanted))
            return
        if now != shown:
            raise UnusableInputError(text("curating-back-stale"))
        try:
            manifest = await self._curator.rollback(actor, wanted)
        except StoreWriteError:
            raise  # the disk is the operator's, and the generation is still there
        except SearchIndexError as error:  # it was swept, or is damaged
            raise UnusableInputError(text("curating-back-gone", generation=wanted)) from error
        await show(interaction, went_back_card(manifest, language))

    async def _stay(self, interaction: discord.Interaction[Any], _: Click) -> None:
        await interaction.response.defer()
        await show(interaction, notice("curating-stayed", language_for(interaction)))


def _meant(held: tuple[Held, ...], now: Held | None, typed: str | None) -> Held | None:
    """Return the generation that is typed, or the newest before the current one."""
    others = [each for each in held if not each.is_current]
    if typed:
        return next((each for each in others if each.manifest.id == typed.strip()), None)
    before = [each for each in others if now is None or each.manifest.id < now.manifest.id]
    return before[_NEWEST_FIRST] if before else None


def _name(held: Held) -> str:
    manifest = held.manifest
    day = manifest.created_at.replace("T", " ").removesuffix("Z")[:16]
    return f"{manifest.id} · {day} UTC · {manifest.counts.articles} ¶ {manifest.counts.paragraphs}"
