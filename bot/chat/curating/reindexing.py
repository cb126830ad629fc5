"""`/corpus reindex`: the articles are read again, in everybody's sight."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import discord

from bot.acts import Action
from bot.assignment import Assignment
from bot.chat.cards import corpus as cards
from bot.chat.cards.layout import Card
from bot.chat.cards.notices import notice
from bot.chat.components import Click, Handler
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.curating.progress import Timing, progress_of
from bot.chat.failures import Blame, record
from bot.chat.pacing import Pace
from bot.chat.sending import send, whisper
from bot.chat.visitors import language_for
from bot.curation import Curator
from bot.curation.changes import changes_between
from bot.curation.speed import Speedometer
from bot.errors import ReindexCancelledError
from bot.health import Health
from bot.language import Language
from bot.reindexing import Progress, Run
from index.folder import DataFolder, pointer_if_readable


class Reindexing:
    """Re-indexes for those who may, shows how far it is, and lets them cancel it."""

    def __init__(
        self,
        doorkeeper: Doorkeeper,
        curator: Curator,
        data: DataFolder,
        assignment: Assignment,
        health: Health,
        timing: Timing,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._curator = curator
        self._data = data
        self._assignment = assignment
        self._health = health
        self._timing = timing

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the button that cancels."""
        return {"cancel": self._cancel}

    async def reindex(self, interaction: discord.Interaction[Any]) -> None:
        """Re-index, and show how far it is. Raises `ReindexBusyError`."""
        actor = await self._doorkeeper.admit(interaction, Action.REINDEX)
        async with self._curator.claim(actor) as run:
            language = language_for(interaction)
            since = self._curator.since
            message = await send(interaction, cards.reindexing(None, None, language, since))
            async with progress_of(interaction, message, self._timing) as pace:
                pace.show(await self._reindex(run, interaction, pace, language))

    async def _reindex(
        self, run: Run, interaction: discord.Interaction[Any], pace: Pace, language: Language
    ) -> Card:
        speedometer, since = Speedometer(), self._curator.since

        async def tell(progress: Progress) -> None:
            speed = speedometer.at(progress, time.monotonic())
            pace.show(cards.reindexing(progress, speed, language, since))

        before = await asyncio.to_thread(pointer_if_readable, self._data)
        try:
            outcome = await run(tell)
        except ReindexCancelledError:
            self._health.metrics.reindexed("cancelled")
            return cards.cancelled(language)
        except Exception as error:  # whatever it was, the message must not go on promising
            self._health.metrics.reindexed("failed")
            blame = Blame(what=f"re-index of interaction {interaction.id}")
            return cards.not_reindexed(record(error, blame, language, self._health), language)
        self._health.metrics.reindexed("published" if outcome.published else "unchanged")
        if not outcome.published or before is None:
            return cards.reindexed(outcome, None, language)
        access = self._assignment.access(interaction.guild_id)
        changes = await asyncio.to_thread(
            changes_between, self._data, before.generation, outcome.generation, access
        )
        return cards.reindexed(outcome, changes, language)

    async def _cancel(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """End the run that the button is of; whoever pressed is told whether that came in time."""
        await self._doorkeeper.admit(interaction, Action.REINDEX)
        since = self._curator.since
        is_active = since is not None and click.parts[0] == cards.stamp_of(since)
        in_time = is_active and self._curator.cancel()
        key = "curating-cancelling" if in_time else "curating-too-late"
        await whisper(interaction, notice(key, language_for(interaction)))
