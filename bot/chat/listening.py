"""Messages that ask: a mention, a reply, a direct message, a thread, a forum, an ask-channel."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial
from typing import Final

import discord
from discord.ext import commands

from bot.asked import Place
from bot.chat.answering import Given
from bot.chat.cards import notices
from bot.chat.cards.escaping import plain_line, without_mentions
from bot.chat.cards.layout import Card
from bot.chat.failures import tell_message
from bot.chat.inflight import InFlight
from bot.chat.inquiring import Inquiring, conversation_by
from bot.chat.routing import Heard, Route, is_question, route
from bot.chat.sending import LOST, check_embeds, may_write, reply, typing
from bot.chat.visitors import Visitor, Visitors
from bot.errors import StateError, StoppingError
from bot.health import Health
from bot.limits import TooFastError
from bot.state import ChannelSettings, State

_log = logging.getLogger(__name__)

_ASKING: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})
# Discord's limit of a thread's name.
_THREAD_NAME: Final = 100
_THREAD_WITHIN: Final = 5.0
# What it takes to open one and to write an answer there; the first also to begin with a message.
_FOR_THREADS: Final = (
    "read_message_history",
    "create_public_threads",
    "send_messages_in_threads",
    "embed_links",
)


class Listening(commands.Cog):
    """Answers messages that are for the bot, and passes over all others without a trace."""

    def __init__(
        self,
        own_id: int,
        inquiring: Inquiring,
        visitors: Visitors,
        state: State,
        in_flight: InFlight,
        health: Health,
    ) -> None:
        self._own_id = own_id
        self._inquiring = inquiring
        self._visitors = visitors
        self._state = state
        self._in_flight = in_flight
        self._health = health
        self._told_to_wait: dict[int, float] = {}

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer `message` if it is for the bot."""
        if message.author.bot or message.webhook_id is not None or message.type not in _ASKING:
            return
        try:
            await self._on_message(message)
        except Exception as error:  # the boundary: whatever it was, the asker is told
            if not self._is_told_to_wait(message, error):
                await tell_message(message, error, self._health)

    async def _on_message(self, message: discord.Message) -> None:
        told = heard(self._own_id, message)
        settings = await self._settings(message, told)
        found = route(told, settings)
        if found is Route.IGNORE:
            return
        if not may_write(message):
            _log.warning(
                "may not write in channel %d: message %d is not answered",
                message.channel.id,
                message.id,
            )
            return
        self._in_flight.enter(partial(tell_message, message, StoppingError(), self._health))
        check_embeds(message)
        visitor = await self._visitors.of_author(message)
        if found is Route.HINT:
            await self._hint(message, visitor)
            return
        await self._answer(message, visitor, settings, told.text)

    async def _settings(self, message: discord.Message, told: Heard) -> ChannelSettings | None:
        if message.guild is None or not (told.mentions or told.text):
            return None
        parent = getattr(message.channel, "parent_id", None)
        try:
            return await self._visitors.settings(message.guild.id, message.channel.id, parent)
        except StateError:
            if told.mentions:
                raise
            # Nobody waits for an answer to it, as far as can be told.
            _log.exception("what is set up in channel %d could not be read", message.channel.id)
            return None

    async def _hint(self, message: discord.Message, visitor: Visitor) -> None:
        """Tell once, in a channel that is not set up, what would set it up."""
        channel = getattr(message.channel, "parent_id", None) or message.channel.id
        if await self._state.places.hint(channel, visitor.origin.guild):
            await reply(message, notices.notice("notices-set-up", visitor.language))

    async def _answer(
        self,
        message: discord.Message,
        visitor: Visitor,
        settings: ChannelSettings | None,
        question: str,
    ) -> None:
        async with typing(message.channel):
            given = await self._inquire(message, visitor, question)
            # A hint, or a link to the answer above, is worth no thread.
            thread = await _thread_for(message, settings, question) if given.id else None
        shown_in = None if thread is None else await _write(thread, message, given.card)
        if thread is not None and shown_in is not None:
            await self._inquiring.shown(given, shown_in, thread.id)
            return
        await self._inquiring.shown(given, await reply(message, given.card))

    async def _inquire(self, message: discord.Message, visitor: Visitor, question: str) -> Given:
        conversation = await conversation_by(self._state, visitor.origin, message)
        return await self._inquiring.inquire(
            visitor, question, Place.MESSAGE, conversation=conversation
        )

    def _is_told_to_wait(self, message: discord.Message, error: Exception) -> bool:
        """Tell whether `error` is that somebody asks too fast, and they have been told so."""
        if not isinstance(error, TooFastError):
            return False
        now = time.monotonic()
        told = self._told_to_wait.get(message.author.id, 0.0) > now
        self._told_to_wait = {user: end for user, end in self._told_to_wait.items() if end > now}
        self._told_to_wait[message.author.id] = now + error.seconds
        return told


def heard(own_id: int, message: discord.Message) -> Heard:
    """Return what `message` tells of itself to the bot whose user id is `own_id`."""
    if message.guild is None:
        return Heard(text=without_mentions(message.content), direct=True)
    thread = message.channel if isinstance(message.channel, discord.Thread) else None
    in_post = thread is not None and isinstance(thread.parent, discord.ForumChannel)
    own_thread = thread is not None and thread.owner_id == own_id
    mentions = is_mentioned(own_id, message)
    replied = _replied_to(message)
    mine = replied is not None and replied.author.id == own_id
    return Heard(
        text=_words_of(message, thread if in_post else None, mentions=mentions),
        mentions=mentions,
        replies=message.reference is not None
        and not mentions
        and not _own(replied, message, own_id),
        continues=mine and replied is not None and replied.interaction_metadata is not None,
        own_thread=own_thread,
        in_post=in_post,
        opens_post=in_post and thread is not None and thread.owner_id == message.author.id,
    )


def _replied_to(message: discord.Message) -> discord.Message | None:
    replied = message.reference.resolved if message.reference else None
    return replied if isinstance(replied, discord.Message) else None


def _own(replied: discord.Message | None, message: discord.Message, own_id: int) -> bool:
    """Return whether `replied` is the bot's or of whoever replies: they speak to nobody else."""
    return replied is not None and replied.author.id in {own_id, message.author.id}


def _words_of(message: discord.Message, post: discord.Thread | None, *, mentions: bool) -> str:
    """Return the words of `message`; of the one that begins `post`, its title where that asks."""
    words = without_mentions(message.content)
    if post is None or message.id != post.id or is_question(words):
        return words
    # Without the intent nothing is seen, and people are told to mention the bot.
    titled = not words if mentions else bool(message.content or message.attachments)
    return post.name if titled and is_question(post.name) else words


def is_mentioned(own_id: int, message: discord.Message) -> bool:
    """Return whether `message` mentions the bot, whose user id is `own_id`.

    The role that Discord made for the bot looks the same to people.
    """
    if any(user.id == own_id for user in message.mentions):
        return True
    role = message.guild.self_role if message.guild else None
    return role is not None and role.id in message.raw_role_mentions


async def _thread_for(
    message: discord.Message, settings: ChannelSettings | None, question: str
) -> discord.Thread | None:
    """Open a thread for `message` where that is set up; None where not, or where it fails."""
    channel = message.channel
    if settings is None or not settings.thread or not isinstance(channel, discord.TextChannel):
        return None
    allowed = channel.permissions_for(channel.guild.me)
    if not all(getattr(allowed, permission) for permission in _FOR_THREADS):
        _log.warning("may not open threads in channel %d: answering in it", channel.id)
        return None
    try:
        # discord.py tries again for half a minute: somebody waits for an answer.
        async with asyncio.timeout(_THREAD_WITHIN):
            return await message.create_thread(name=plain_line(question, _THREAD_NAME) or "¶")
    except discord.NotFound:
        _log.info("message %d is gone: no thread for it", message.id)
    except LOST as error:
        _log.warning("no thread could be opened for message %d: %r", message.id, error)
    return None


async def _write(thread: discord.Thread, message: discord.Message, card: Card) -> int | None:
    """Write `card` into `thread`; return the id of what was written, None where it is closed."""
    try:
        return await reply(message, card, thread)
    except discord.NotFound:
        _log.info("thread %d is gone: answering beside it", thread.id)
    except discord.Forbidden as error:
        _log.warning("thread %d could not be written to: %s", thread.id, error)
    return None
