"""Questions: `/ask`, a mention, a direct message, a ping-reply."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat import notices
from bot.chat.answering import Answering
from bot.chat.escaping import without_mentions
from bot.chat.failures import tell_message
from bot.chat.inflight import InFlight
from bot.chat.layout import Card, Colour
from bot.chat.sending import may_write, reply, show_publicly, typing
from bot.errors import StoppingError
from bot.requested import Question

_log = logging.getLogger(__name__)

_ASKING: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Asking(commands.Cog):
    """Answers questions, from wherever they come."""

    def __init__(self, own_id: int, answering: Answering, in_flight: InFlight) -> None:
        self._own_id = own_id
        self._answering = answering
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
        text = question[: notices.LONGEST_QUESTION]
        return await self._answering.card(Question(text=text), note)


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
