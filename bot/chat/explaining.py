"""The button "Why?": what led to an answer, for those who may change the corpus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import discord

from bot.answer import AnswerKind
from bot.chat.escaping import sentence
from bot.chat.layout import Card, Colour
from bot.chat.permissions import Admins
from bot.chat.sending import show
from bot.errors import NotAllowedError
from bot.explained import Explained
from bot.judge import Gate
from bot.offload import Offload
from bot.state import KeptAnswer, State
from bot.why import Why, why_lines

ADMINS_ONLY: Final = (
    "Only admins can see why: those with the permission Manage Server, or a role in "
    "PILCROW_ADMIN_ROLES, in a server of PILCROW_ADMIN_GUILDS."
)
TOO_OLD: Final = "Why this answer was given is no longer kept: it is too old. Ask again."
_OTHERWISE: Final = (
    "What decided here is a speaker, an outlet or a date that was asked for. "
    "A search for passages alone gives this:"
)
_SMALL: Final = "-# "
# Two lines of the whole and two of each of five paragraphs fit into one card with this.
_LINE: Final = 300
# The beginning and the end of a longer locator are shown.
_HEAD: Final = 60
_TAIL: Final = 40


class Explaining:
    """Tells why an answer was given, to admins, for their eyes only."""

    def __init__(
        self, admins: Admins, explained: Explained, offload: Offload, state: State
    ) -> None:
        self._admins = admins
        self._explained = explained
        self._offload = offload
        self._state = state

    async def pressed(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Answer a click below the answer `answer_id`. Raises `NotAllowedError` for others."""
        try:
            self._admins.check_sender(interaction)
        except NotAllowedError as error:
            raise NotAllowedError(ADMINS_ONLY) from error
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await self._card(answer_id))

    async def _card(self, answer_id: str) -> Card:
        kept = await self._state.answer(answer_id)
        if kept is None or kept.why is None:
            return Card(text=TOO_OLD, colour=Colour.NOTICE)
        return why_card(kept, await self._offload.run(self._explained.with_words, kept.why))


def why_card(kept: KeptAnswer, why: Why) -> Card:
    """Show `why` the answer `kept` was given; what matched stands in small letters."""
    hits = tuple(replace(hit, locator=_shortened(hit.locator)) for hit in why.hits)
    lines = [_line(line) for line in why_lines(replace(why, hits=hits))]
    head = [_OTHERWISE] if _decided_otherwise(kept.kind, why.gate) else []
    return Card(text="\n".join([*head, *lines]), colour=Colour.SOURCE)


def _decided_otherwise(kind: AnswerKind, gate: str) -> bool:
    return kind is AnswerKind.SAID or (kind is AnswerKind.ABSTAINED) == (gate == Gate.PASSED)


def _line(line: str) -> str:
    small = _SMALL if line.startswith(" ") else ""
    return small + sentence(line, _LINE)


def _shortened(locator: str) -> str:
    if len(locator) <= _HEAD + _TAIL:
        return locator
    return f"{locator[:_HEAD]}…{locator[-_TAIL:]}"
