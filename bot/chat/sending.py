"""Cards as Discord's embeds and buttons, and their way out."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import aiohttp
import discord

from bot.chat.cards.layout import Card
from bot.chat.components import view_of
from bot.chat.patience import WITHIN
from bot.errors import PilcrowError
from bot.language import text

_log = logging.getLogger(__name__)

# What makes the content of a message, anew for each try: files can be sent once.
Making = Callable[[], dict[str, Any]]

# What a request to Discord may raise; aiohttp's own errors are no OSErrors.
LOST: Final = (discord.DiscordException, aiohttp.ClientError, OSError)

_INVALID_WEBHOOK_TOKEN: Final = 50027
# Discord shows typing for ten seconds.
_TYPING_EVERY: Final = 8.0
_TYPING_WITHIN: Final = 2.0


class EmbedsNeededError(PilcrowError):
    """An answer, which is an embed, where the bot may show none."""

    def __init__(self) -> None:
        super().__init__(text("notices-embeds-needed"))


def embed_of(card: Card) -> discord.Embed:
    """Return `card` without what can be pressed below it."""
    embed = discord.Embed(title=card.title or None, description=card.text, colour=int(card.colour))
    if card.footer:
        embed.set_footer(text=card.footer)
    shown = next((file for file in card.files if file.shown), None)
    if shown is not None:
        embed.set_image(url=f"attachment://{shown.name}")
    return embed


async def show(interaction: discord.Interaction[Any], card: Card) -> int:
    """Fill the deferred answer to `interaction`, or the message that its button is on.

    Return the id of the message.
    """
    try:
        return await _edit(interaction, card)
    except aiohttp.ServerDisconnectedError:
        # A connection that was idle and closed at the other end. An edit can be sent twice.
        return await _edit(interaction, card)


async def _edit(interaction: discord.Interaction[Any], card: Card) -> int:
    files: dict[str, Any] = {"attachments": files_of(card)} if card.files else {}
    message = await interaction.edit_original_response(
        embed=embed_of(card), view=view_of(card), **files
    )
    return message.id


def files_of(card: Card) -> list[discord.File]:
    """Return the files of `card`, to be sent once."""
    return [discord.File(io.BytesIO(file.data), file.name) for file in card.files]


async def show_publicly(interaction: discord.Interaction[Any], card: Card) -> int:
    """Fill the deferred public answer; where Discord has lost it, write to the channel instead.

    Return the id of the message.
    """
    try:
        return await show(interaction, card)
    except discord.HTTPException as error:
        lost = isinstance(error, discord.NotFound) or error.code == _INVALID_WEBHOOK_TOKEN
        if not lost or not isinstance(interaction.channel, discord.abc.Messageable):
            raise
        _log.info("interaction %d was lost; answering in its channel", interaction.id)
        return (await _send(interaction.channel, interaction.id, lambda: _content(card))).id


async def post(interaction: discord.Interaction[Any], card: Card) -> int:
    """Write `card` for everybody, after `interaction`, which is answered; return the message's id.

    It must not have been answered with a message that shows the bot thinking: that would be filled.
    """
    return (await interaction.followup.send(**_content(card), wait=True)).id


async def remove_button(interaction: discord.Interaction[Any], custom_id: str) -> None:
    """Take the button `custom_id` off the message on which something was pressed."""
    if interaction.message is None:
        return
    view = discord.ui.View.from_message(interaction.message, timeout=None)
    for item in view.children:
        if getattr(item, "custom_id", None) == custom_id:
            view.remove_item(item)
    view.stop()  # or discord.py would keep it in memory for ever
    await interaction.edit_original_response(view=view)


async def send(interaction: discord.Interaction[Any], card: Card) -> int | None:
    """Answer `interaction`, which is not answered yet, for everybody; return the message's id."""
    return (await interaction.response.send_message(**_content(card))).message_id


async def whisper(interaction: discord.Interaction[Any], card: Card) -> None:
    """Answer `interaction`, which is not answered yet, for the eyes of whoever caused it alone."""
    await interaction.response.send_message(**_content(card), ephemeral=True)


def may_write(message: discord.Message) -> bool:
    """Return whether the bot may answer where `message` stands; a refused try counts as invalid."""
    allowed = _permissions(message)
    if isinstance(message.channel, discord.Thread):
        return allowed.send_messages_in_threads
    return allowed.send_messages


async def reply(message: discord.Message, card: Card, thread: discord.Thread | None = None) -> int:
    """Answer `message` with `card`, without a ping, or write it into `thread`, opened for it.

    Return the id of the answer. Raises `EmbedsNeededError`.
    """
    check_embeds(message)
    if thread is not None:
        return (await _send(thread, message.id, lambda: _content(card))).id
    reference = _reference(message)
    return (await _send(message.channel, message.id, lambda: _content(card) | reference)).id


def check_embeds(message: discord.Message) -> None:
    """Raise `EmbedsNeededError` unless answers can be shown where `message` stands."""
    if not _permissions(message).embed_links:
        raise EmbedsNeededError


async def reply_in_words(message: discord.Message, words: str) -> None:
    """Answer `message` with `words`, which are ours or escaped, without a ping."""
    reference = _reference(message)
    await _send(message.channel, message.id, lambda: {"content": words} | reference)


async def _send(channel: discord.abc.Messageable, question: int, make: Making) -> discord.Message:
    """Write what `make` makes into `channel`, as the one answer to `question`.

    Where it is not known whether a message has arrived, another one for the same question makes
    none: Discord returns the one that is there. Raises `TimeoutError`.
    """
    async with asyncio.timeout(WITHIN):
        try:
            return await channel.send(**make(), nonce=question)
        except aiohttp.ServerDisconnectedError:
            return await channel.send(**make(), nonce=question)


@asynccontextmanager
async def typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that the bot is typing for as long as the block takes; a failure to is passed over."""
    await _type_once(channel)
    renewing = asyncio.create_task(_keep_typing(channel))
    try:
        yield
    finally:
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing


async def _keep_typing(channel: discord.abc.Messageable) -> None:
    while True:
        await asyncio.sleep(_TYPING_EVERY)
        await _type_once(channel)


async def _type_once(channel: discord.abc.Messageable) -> None:
    try:
        async with asyncio.timeout(_TYPING_WITHIN):
            await channel.typing()
    except (*LOST, TimeoutError) as error:
        _log.info("typing could not be shown: %s", type(error).__name__)


def _content(card: Card) -> dict[str, Any]:
    view, files = view_of(card), files_of(card)
    content: dict[str, Any] = {"embed": embed_of(card)}
    return content | ({"view": view} if view else {}) | ({"files": files} if files else {})


def _reference(message: discord.Message) -> dict[str, Any]:
    """Return what makes an answer a reply to `message`, also where that has been deleted."""
    if not _permissions(message).read_message_history:
        return {}
    reference = discord.MessageReference.from_message(message, fail_if_not_exists=False)
    return {"reference": reference, "mention_author": False}


def _permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where `message` stands."""
    if message.guild is None or message.guild.me is None:
        return discord.Permissions.all()
    try:
        return message.channel.permissions_for(message.guild.me)
    except discord.ClientException:  # a thread whose channel is not known
        return discord.Permissions.all()
