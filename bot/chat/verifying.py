"""Checking quotations: `/verify`, and "Check this quote" on any message."""

from __future__ import annotations

import logging
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.answer import Answer, AnswerKind
from bot.chat.completing import choices_of
from bot.chat.layout import Card, Colour
from bot.chat.quoted import quoted_parts
from bot.chat.sending import show, show_publicly
from bot.chat.suggesting import suggest_speakers
from bot.chat.verdict_cards import check_card, citations_of
from bot.checking import Check, NothingToCheckError, Verifier
from bot.errors import StateError
from bot.offload import Offload
from bot.speakers import Speakers
from bot.state import State

_log = logging.getLogger(__name__)

MENU: Final = "Check this quote"
_NO_WORDS: Final = (
    "There are no words to check here: choose a message that has text, or use `/verify`."
)


class Verifying(commands.Cog):
    """Checks quotations; `menu` is what stands in the menu of every message."""

    def __init__(
        self,
        verifier: Verifier,
        speakers: Speakers,
        offload: Offload,
        lookups: Offload,
        state: State,
    ) -> None:
        self._verifier = verifier
        self._speakers = speakers
        self._offload = offload
        self._lookups = lookups
        self._state = state
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
        await show_publicly(interaction, await self._check((text,), speaker))

    @verify.autocomplete("speaker")
    async def _suggest_speakers(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await choices_of(self._lookups, suggest_speakers, self._speakers, typed)

    async def _check_message(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        """Check the quotations in a message, for the eyes of whoever asks."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await self._check(quoted_parts(_text_of(message)), None))

    async def _check(self, parts: tuple[str, ...], speaker: str | None) -> Card:
        checks = await self._offload.run(self._checks, parts, speaker)
        if not checks:
            return Card(text=_NO_WORDS, colour=Colour.NOTICE)
        return check_card(checks, await self._keep(checks))

    def _checks(self, parts: tuple[str, ...], speaker: str | None) -> list[Check]:
        checks = []
        speaker = self._speakers.named(speaker) if speaker else None
        for part in parts:
            try:
                checks.append(self._verifier.check(part, speaker))
            except NothingToCheckError:
                continue
        return checks

    async def _keep(self, checks: list[Check]) -> str | None:
        """Keep what is cited for its buttons; return what stands for it, None for none."""
        citations = citations_of(checks)
        if not citations:
            return None
        answer = Answer(
            question="",
            kind=AnswerKind.PASSAGES,
            confidence=1.0,
            citations=citations,
            ranking=(),
            generation=checks[0].generation,
        )
        try:
            return await self._state.keep(answer)
        except StateError:
            # A verdict without buttons is better than none.
            _log.exception("a check could not be kept, and has no buttons")
            return None


def _text_of(message: discord.Message) -> str:
    """Return what `message` says; what a bot or a preview shows is in an embed."""
    embedded = [embed.description for embed in message.embeds if embed.description]
    return message.content or "\n".join(embedded)
