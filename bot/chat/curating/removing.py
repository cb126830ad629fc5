"""`/corpus remove`: an article goes, once somebody has seen what that means."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord

from bot.acts import Action, Actor
from bot.added import Added
from bot.assignment import Assignment
from bot.chat.cards import removing as cards
from bot.chat.cards.layout import Card, Colour
from bot.chat.cards.notices import notice
from bot.chat.cards.removing import KEEP, REMOVE, Going
from bot.chat.components import Click, Handler
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.curating.progress import Timing, progress_of
from bot.chat.curating.telling import teller
from bot.chat.failures import Blame, record
from bot.chat.pacing import Pace
from bot.chat.sending import show
from bot.chat.visitors import language_for
from bot.curation import Curator
from bot.curation.holdings import Holding, Holdings
from bot.errors import NoSuchParagraphError, ReindexFailedError
from bot.health import Health
from bot.language import Language, text
from bot.offload import Offload
from bot.sources import Sources
from index.store import ArticleRecord


class Removing:
    """Asks first, and looks again when the answer comes: an answer may come late, or twice."""

    def __init__(  # noqa: PLR0913, PLR0917 - what removing takes
        self,
        doorkeeper: Doorkeeper,
        curator: Curator,
        added: Added,
        assignment: Assignment,
        sources: Sources,
        holdings: Holdings,
        lookups: Offload,
        health: Health,
        timing: Timing,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._curator = curator
        self._added = added
        self._assignment = assignment
        self._sources = sources
        self._holdings = holdings
        self._lookups = lookups
        self._health = health
        self._timing = timing
        self._under_way: set[str] = set()

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the buttons of the question."""
        return {REMOVE: self._remove, KEEP: self._keep}

    async def remove(self, interaction: discord.Interaction[Any], article: str) -> None:
        """Ask whether `article`, by its id, handle or title, is to go.

        Raises `NoSuchParagraphError` where the server may read no such article.
        """
        await self._doorkeeper.admit(interaction, Action.REMOVE, article)
        await interaction.response.defer(thinking=True, ephemeral=True)
        going = await self._lookups.run(self._going, article, interaction.guild_id)
        await show(interaction, cards.really(going, language_for(interaction)))

    async def _keep(self, interaction: discord.Interaction[Any], _: Click) -> None:
        await interaction.response.defer()
        await show(interaction, notice("removing-kept", language_for(interaction)))

    async def _remove(self, interaction: discord.Interaction[Any], click: Click) -> None:
        handle, version = click.parts[0], click.parts[1]
        await interaction.response.defer()
        holding = await self._held(interaction, handle)
        target = holding.article.id if holding else handle
        actor = await self._doorkeeper.admit(interaction, Action.REMOVE, target)
        language = language_for(interaction)
        if holding is None:
            await show(interaction, notice("removing-gone", language))
        elif holding.version != version:
            await show(interaction, notice("removing-changed", language))
        elif target in self._under_way:
            await show(interaction, notice("removing-already", language))
        else:
            self._under_way.add(target)
            try:
                await self._go(interaction, actor, holding.article, language)
            finally:
                self._under_way.discard(target)

    async def _go(
        self,
        interaction: discord.Interaction[Any],
        actor: Actor,
        article: ArticleRecord,
        language: Language,
    ) -> None:
        message = await show(interaction, cards.begun(article, language))
        async with progress_of(interaction, message, self._timing) as pace:
            blame = Blame(what=f"removal of interaction {interaction.id}")
            pace.show(await self._removed(actor, article, pace, blame, language))

    async def _removed(
        self, actor: Actor, article: ArticleRecord, pace: Pace, blame: Blame, language: Language
    ) -> Card:
        dress = partial(cards.with_title, article=article, language=language)
        try:
            await self._curator.remove(actor, article.id, teller(pace, dress, language))
        except ReindexFailedError as error:
            why = record(error, blame, language, self._health)
            return cards.not_indexed(article, why, language)
        except Exception as error:  # whatever it was, the message must not go on promising
            why = record(error, blame, language, self._health)
            return Card(text=why, colour=Colour.NOTICE)
        return cards.removed_card(article, language)

    async def _held(self, interaction: discord.Interaction[Any], handle: str) -> Holding | None:
        access = self._assignment.access(interaction.guild_id)
        return await self._lookups.run(self._holdings.held, handle, access)

    def _going(self, typed: str, guild: int | None) -> Going:
        access = self._assignment.access(guild)
        article = self._sources.article(typed, access)
        holding = self._holdings.held(article.id, access)
        if holding is None:  # a new generation came in between
            raise NoSuchParagraphError(text("errors-article-gone", typed=typed))
        return Going(
            article=holding.article,
            statements=holding.statements,
            version=holding.version,
            added=self._added.holds(article.id),
        )
