"""The button "Why?": what led to an answer, for those who may change the corpus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import discord

from bot.answer import AnswerKind
from bot.chat.cards.escaping import sentence
from bot.chat.cards.layout import Card, Colour
from bot.chat.cards.notices import notice
from bot.chat.components import Click, Handler
from bot.chat.permissions import Admins
from bot.chat.sending import show
from bot.chat.visitors import Visitor, Visitors
from bot.errors import NotAllowedError
from bot.explained import Explained
from bot.judge import Gate
from bot.language import Language, text
from bot.offload import Offload
from bot.state import KeptAnswer, State
from bot.why import Why, why_lines

_OTHERWISE: Final = text("why-otherwise")
_SMALL: Final = "-# "
# Two lines of the whole and two of each of five paragraphs fit into one card with this.
_LINE: Final = 300
# The beginning and the end of a longer locator are shown.
_HEAD: Final = 60
_TAIL: Final = 40


class Explaining:
    """Tells why an answer was given, to admins, for their eyes only."""

    def __init__(
        self,
        admins: Admins,
        explained: Explained,
        offload: Offload,
        state: State,
        visitors: Visitors,
    ) -> None:
        self._admins = admins
        self._explained = explained
        self._offload = offload
        self._state = state
        self._visitors = visitors

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the button."""
        return {"why": self._pressed}

    async def _pressed(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Answer a click below an answer. Raises `NotAllowedError` for others than admins."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        try:
            await self._admins.check_sender(interaction)
        except NotAllowedError as error:
            raise NotAllowedError(text("permissions-why")) from error
        visitor = await self._visitors.of(interaction)
        await show(interaction, await self._card(click.parts[0], visitor))

    async def _card(self, answer_id: str, visitor: Visitor) -> Card:
        kept = await self._state.answers.get(answer_id)
        if kept is None or kept.why is None:
            return notice("notices-why-too-old", visitor.language)
        why = await self._offload.run(self._explained.with_words, kept.why, visitor.access)
        return why_card(kept, why, visitor.language)


def why_card(kept: KeptAnswer, why: Why, language: Language) -> Card:
    """Show `why` the answer `kept` was given; what matched stands in small letters."""
    hits = tuple(replace(hit, locator=_shortened(hit.locator)) for hit in why.hits)
    lines = [_line(line) for line in why_lines(replace(why, hits=hits), language)]
    head = [language.say(_OTHERWISE)] if _decided_otherwise(kept.answer.kind, why.gate) else []
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
