"""Questions: `/ask`, a mention, a direct message, a ping-reply."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.answer import Answer
from bot.answerer import Answerer
from bot.chat import notices
from bot.chat.escaping import without_mentions
from bot.chat.failures import tell_message
from bot.chat.inflight import InFlight
from bot.chat.layout import Card, Colour
from bot.chat.messages import abstention, answer_page
from bot.chat.sending import may_write, reply, show_publicly, typing
from bot.errors import StateError, StoppingError
from bot.offload import Offload
from bot.state import State

_log = logging.getLogger(__name__)

_ASKING: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Asking(commands.Cog):
    """Answers questions, from wherever they come."""

    def __init__(
        self,
        own_id: int,
        answerer: Answerer,
        offload: Offload,
        state: State,
        in_flight: InFlight,
    ) -> None:
        self._own_id = own_id
        self._answerer = answerer
        self._offload = offload
        self._state = state
        self._in_flight = in_flight

    @app_commands.command()
    @app_commands.describe(question="What you would like to know.")
    async def ask(self, interaction: discord.Interaction[Any], question: str) -> None:
        """Ask the articles; the answer is in their own words."""
        await interaction.response.defer(thinking=True)
        await show_publicly(interaction, await self._answer(question))

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer `message` if it is for the bot."""
        if not is_for(self._own_id, message):
            return
        if not may_write(message):
            _log.warning(
                "may not write in channel %d: message %d is not answered",
                message.channel.id,
                message.id,
            )
            return
        self._in_flight.enter(partial(tell_message, message, StoppingError()))
        try:
            async with typing(message.channel):
                card = await self._answer(message.content)
            await reply(message, card)
        except Exception as error:  # the boundary: whatever it was, the asker is told
            await tell_message(message, error)

    async def _answer(self, written: str) -> Card:
        question = without_mentions(written)
        if not question:
            return Card(text=notices.HINT, colour=Colour.NOTICE)
        note = notices.CUT if len(question) > notices.LONGEST_QUESTION else ""
        began = time.monotonic()
        answer = await self._offload.run(
            self._answerer.answer, question[: notices.LONGEST_QUESTION]
        )
        answer_id = await self._keep(answer) if answer.citations else None
        _log_answer(answer, answer_id, time.monotonic() - began)
        if not answer.citations:
            return abstention(note)
        return answer_page(answer.citations, answer_id, note=note)

    async def _keep(self, answer: Answer) -> str | None:
        try:
            return await self._state.keep(answer)
        except StateError:
            # An answer without buttons is better than none.
            _log.exception("an answer could not be kept, and has no buttons")
            return None


def is_for(own_id: int, message: discord.Message) -> bool:
    """Return whether `message` asks the bot, whose user id is `own_id`.

    In a server it must mention the bot, as a reply with a ping does, or the role that Discord made
    for the bot, which looks the same to people. No bot is ever answered.
    """
    if message.author.bot or message.webhook_id is not None or message.type not in _ASKING:
        return False
    if message.guild is None or any(user.id == own_id for user in message.mentions):
        return True
    role = message.guild.self_role
    return role is not None and role.id in message.raw_role_mentions


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
