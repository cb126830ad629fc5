"""Checking quotations: `/verify`, and "Check this quote" on any message."""

from __future__ import annotations

import logging
import secrets
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Access
from bot.answer import Answer, AnswerKind
from bot.asked import Place
from bot.chat.cards.layout import Card
from bot.chat.cards.notices import footed, notice
from bot.chat.cards.verdicts import check_card, citations_of
from bot.chat.completing import Completing
from bot.chat.quoted import quoted_parts
from bot.chat.sending import show, show_publicly
from bot.chat.suggesting import suggest_speakers
from bot.chat.visitors import Visitor, Visitors
from bot.checking import Check, NothingToCheckError, Verifier
from bot.errors import StateError
from bot.language import Text
from bot.language import text as said
from bot.offload import Offload
from bot.speakers import Speakers
from bot.state import State

_log = logging.getLogger(__name__)

MENU: Final = "Check this quote"


class Verifying(commands.Cog):
    """Checks quotations; `menu` is what stands in the menu of every message."""

    def __init__(
        self,
        verifier: Verifier,
        speakers: Speakers,
        offload: Offload,
        completing: Completing,
        state: State,
        visitors: Visitors,
    ) -> None:
        self._verifier = verifier
        self._speakers = speakers
        self._offload = offload
        self._completing = completing
        self._state = state
        self._visitors = visitors
        self.menu = app_commands.ContextMenu(name=MENU, callback=self._check_message)

    @app_commands.command()
    @app_commands.describe(
        text="The quotation, as you have it.",
        speaker="Who is said to have said it: a name such as Tsikhanouskaya.",
    )
    async def verify(
        self, interaction: discord.Interaction[Any], text: str, speaker: str | None = None
    ) -> None:
        """Check whether the articles have a quotation word for word, and whose it is."""
        await interaction.response.defer(thinking=True)
        visitor = await self._visitors.of(interaction)
        await show_publicly(interaction, await self._check(visitor, (text,), speaker))

    @verify.autocomplete("speaker")
    async def _suggest_speakers(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_speakers, self._speakers, typed)

    async def _check_message(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        """Check the quotations in a message, for the eyes of whoever asks."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        parts = quoted_parts(text_of(message))
        await show(interaction, await self._check(visitor, parts, None))

    async def _check(self, visitor: Visitor, parts: tuple[str, ...], speaker: str | None) -> Card:
        checks = await self._offload.run_for(
            visitor.origin.user, self._checks, parts, speaker, visitor.access
        )
        if not checks:
            return notice("notices-no-words", visitor.language)
        answer_id, lost = await self._keep(visitor, checks)
        return footed(check_card(checks, answer_id, visitor.language), lost, visitor.language)

    def _checks(self, parts: tuple[str, ...], speaker: str | None, access: Access) -> list[Check]:
        checks = []
        speaker = self._speakers.named(speaker, access) if speaker else None
        for part in parts:
            try:
                checks.append(self._verifier.check(part, speaker, access))
            except NothingToCheckError:
                continue
        return checks

    async def _keep(self, visitor: Visitor, checks: list[Check]) -> tuple[str | None, Text | None]:
        """Keep what is cited for its buttons; return what stands for it, and what is amiss.

        What was checked is no question, and is not kept.
        """
        citations = citations_of(checks)
        if not citations:
            return None, None
        answer = Answer(
            question="",
            kind=AnswerKind.PASSAGES,
            confidence=1.0,
            citations=citations,
            ranking=(),
            generation=checks[0].generation,
        )
        try:
            answer_id = await self._state.answers.keep(
                answer, origin=visitor.origin, request=None, place=Place.COMMAND, seconds=0.0
            )
        except StateError:
            # A verdict without buttons is better than none.
            reference = f"ref {secrets.token_hex(3)}"
            extra = {"reference": reference}
            _log.exception(
                "%s: a check could not be kept, and has no buttons", reference, extra=extra
            )
            return None, said("handling-not-kept", reference=reference)
        return answer_id, None


def text_of(message: discord.Message) -> str:
    """Return what `message` says; what a bot or a preview shows is in an embed."""
    embedded = [embed.description for embed in message.embeds if embed.description]
    return message.content or "\n".join(embedded)
