"""What can be done with an answer: share it, delete it, ask on from it."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any

import discord
from discord.ext import commands

from bot.asked import Place
from bot.chat.cards.answers import Shown, answer_card
from bot.chat.cards.layout import id_of
from bot.chat.cards.notices import LONGEST_QUESTION, notice
from bot.chat.components import Click, Field, Handler, ask_in_form
from bot.chat.failures import Blame, record
from bot.chat.inquiring import Inquiring, own_conversation
from bot.chat.sending import LOST, post, remove_button, show, show_publicly
from bot.chat.visitors import Visitors, language_for
from bot.errors import NotAllowedError, StateError
from bot.language import text
from bot.state import KeptAnswer, State

_log = logging.getLogger(__name__)


class Handling(commands.Cog):
    """Shares, deletes and continues answers."""

    def __init__(self, inquiring: Inquiring, state: State, visitors: Visitors) -> None:
        self._inquiring = inquiring
        self._state = state
        self._visitors = visitors
        # Answers that are being shared: who presses twice gets it once.
        self._sharing: set[str] = set()

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the buttons, and the form that asks on."""
        return {
            "share": self._share,
            "bin": self._delete,
            "ask": self._ask_on,
            "asked": self._asked_on,
        }

    @commands.Cog.listener()
    async def on_raw_message_delete(self, gone: discord.RawMessageDeleteEvent) -> None:
        """Remember that a message is gone: nothing links to it any more."""
        await self._removed({gone.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, gone: discord.RawBulkMessageDeleteEvent) -> None:
        """Remember that messages are gone."""
        await self._removed(gone.message_ids)

    async def _share(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Show everybody in the channel an answer that was given to one person.

        Raises `NotAllowedError` where that cannot be, or was done before.
        """
        # The message with the button stays: what is shown to everybody is a message of its own.
        await interaction.response.defer()
        answer_id = click.parts[0]
        if answer_id in self._sharing:
            raise NotAllowedError(text("handling-shared"))
        self._sharing.add(answer_id)
        try:
            kept = await self._to_share(answer_id, interaction.user.id)
            await self._publish(interaction, kept)
        finally:
            self._sharing.discard(answer_id)

    async def _to_share(self, answer_id: str, user: int) -> KeptAnswer:
        answers = self._state.answers
        kept = await answers.get(answer_id)
        if kept is None or not await answers.is_by(answer_id, user):
            raise NotAllowedError(text("handling-share-too-old"))
        if not kept.private and kept.message is not None:
            raise NotAllowedError(text("handling-shared"))
        return kept

    async def _publish(self, interaction: discord.Interaction[Any], kept: KeptAnswer) -> None:
        shown = Shown(explained=kept.why is not None, question=kept.answer.question)
        card = answer_card(kept.answer, kept.id, language_for(interaction), shown)
        message = await post(interaction, card)
        try:
            await self._state.answers.shown(kept.id, message)
            await self._state.answers.publish(kept.id)
        except StateError as error:  # it is shared all the same, and nothing may come after it
            blame = Blame(what=f"what interaction {interaction.id} shared")
            record(error, blame, language_for(interaction), interaction.client.services.health)
        try:
            await remove_button(interaction, id_of("share", kept.id))
        except LOST as error:
            _log.info("a button to share stays: %s", type(error).__name__)

    async def _delete(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Delete an answer, for who asked and for moderators. Raises `NotAllowedError`."""
        await interaction.response.defer()
        held = interaction.permissions
        moderates = held.manage_messages or held.administrator
        if not (moderates or await self._state.answers.is_by(click.parts[0], interaction.user.id)):
            raise NotAllowedError(text("handling-not-yours"))
        with suppress(discord.NotFound):  # somebody was faster
            await interaction.delete_original_response()
        if interaction.message is not None:
            await self._removed({interaction.message.id})

    async def _ask_on(self, interaction: discord.Interaction[Any], click: Click) -> None:
        say = language_for(interaction).say
        field = Field(
            custom_id="question",
            label=say(text("handling-question")),
            placeholder=say(text("handling-example")),
            longest=LONGEST_QUESTION,
            paragraph=True,
        )
        title = say(text("handling-title"))
        await ask_in_form(interaction, f"asked:{click.parts[0]}", title, (field,))

    async def _asked_on(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Answer what was asked on, for whoever sees the answer before."""
        private = bool(interaction.message and interaction.message.flags.ephemeral)
        await interaction.response.defer(thinking=True, ephemeral=private)
        visitor = await self._visitors.of(interaction)
        kept = await self._state.answers.get(click.parts[0])
        if kept is None:
            await show(interaction, notice("handling-too-old", visitor.language))
            return
        given = await self._inquiring.inquire(
            visitor,
            click.fields.get("question", ""),
            Place.FOLLOW_UP,
            private=private,
            conversation=await own_conversation(self._state, visitor.origin, kept),
        )
        send = show if private else show_publicly
        await self._inquiring.shown(given, await send(interaction, given.card))

    async def _removed(self, messages: set[int]) -> None:
        try:
            await self._state.answers.removed(messages)
        except StateError:
            _log.exception("deleted answers could not be noted")
