"""What is asked becomes a card: computed, kept for its buttons, logged."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import Any

import discord

from bot.answer import Answer
from bot.answerer import Answerer
from bot.chat import notices
from bot.chat.answer_cards import answer_card
from bot.chat.layout import Card, Colour
from bot.chat.permissions import Admins
from bot.chat.sending import show
from bot.errors import StateError
from bot.explained import Explained, KeptWhy
from bot.offload import Offload
from bot.requested import Request, SaidBy, answer_to
from bot.speakers import Speakers
from bot.state import State

_log = logging.getLogger(__name__)


class Answering:
    """Answers requests, and again for whoever chooses one of those who may be meant."""

    def __init__(
        self,
        answerer: Answerer,
        speakers: Speakers,
        explained: Explained,
        admins: Admins,
        offload: Offload,
        state: State,
    ) -> None:
        self._answerer = answerer
        self._speakers = speakers
        self._explained = explained
        self._admins = admins
        self._offload = offload
        self._state = state

    async def card(
        self, request: Request, guild: int | None, note: str = "", speaker: str | None = None
    ) -> Card:
        """Return the answer to `request`, with `note` above it; `speaker` is who was chosen.

        Where `guild`, the server that it is for, has admins, they can be told why it was given.
        """
        began = time.monotonic()
        explain = self._admins.cover(guild)
        answer, why = await self._offload.run(self._compute, request, speaker, explain)
        answer_id = await self._keep(answer, request, why)
        _log_answer(answer, answer_id, time.monotonic() - began)
        return answer_card(answer, answer_id, note, explained=why is not None)

    async def chosen(self, interaction: discord.Interaction[Any], key: str, place: int) -> None:
        """Answer the request of the answer `key` for the choice at `place`.

        Only whoever chose sees it: the answer that the menu is below is everybody's.
        """
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await self._for_choice(key, place, interaction.guild_id))

    async def _for_choice(self, key: str, place: int, guild: int | None) -> Card:
        kept = await self._state.answer(key)
        if kept is None or kept.request is None or not 0 <= place < len(kept.choices):
            return Card(text=notices.CHOICE_TOO_OLD, colour=Colour.NOTICE)
        name = kept.choices[place]
        if not await self._offload.run(self._speakers.knows, name):
            return notices.gone(name)
        return await self.card(kept.request, guild, speaker=name)

    def _compute(
        self, request: Request, speaker: str | None, explain: bool
    ) -> tuple[Answer, KeptWhy | None]:
        if isinstance(request, SaidBy):
            request = replace(request, name=self._speakers.named(request.name))
        answer = answer_to(request, self._answerer, speaker)
        why = self._explained.without_words(answer.why) if explain and answer.why else None
        return answer, why

    async def _keep(self, answer: Answer, request: Request, why: KeptWhy | None) -> str | None:
        """Keep what the buttons of `answer` need; return what stands for it, None for none."""
        shown = answer.citations or answer.nearest
        if not shown and not answer.choices and why is None:
            return None
        try:
            kept = replace(answer, citations=shown)
            return await self._state.keep(kept, request=request, why=why)
        except StateError:
            # An answer without buttons is better than none.
            _log.exception("an answer could not be kept, and has no buttons")
            return None


def _log_answer(answer: Answer, answer_id: str | None, seconds: float) -> None:
    _log.info(
        "answered %s: %s, confidence %.2f, %d citations, generation %s, %d ms",
        answer_id or "-",
        answer.kind,
        answer.confidence,
        len(answer.citations),
        answer.generation,
        seconds * 1000,
    )
