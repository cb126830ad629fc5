"""Cards as Discord's embeds and buttons, and their way out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import aiohttp
import discord

from bot.chat.buttons import PersistentButton
from bot.chat.layout import Button, Card
from bot.chat.menus import PersistentMenu, select_of
from bot.chat.notices import EMBEDS_NEEDED

_log = logging.getLogger(__name__)

# What a request to Discord may raise; aiohttp's own errors are no OSErrors.
LOST: Final = (discord.DiscordException, aiohttp.ClientError, OSError)

_INVALID_WEBHOOK_TOKEN: Final = 50027
# Discord shows typing for ten seconds.
_TYPING_EVERY: Final = 8.0
_TYPING_WITHIN: Final = 2.0


def embed_of(card: Card) -> discord.Embed:
    """Return `card` without its buttons and menu."""
    embed = discord.Embed(description=card.text, colour=int(card.colour))
    if card.footer:
        embed.set_footer(text=card.footer)
    return embed


def view_of(card: Card) -> discord.ui.View | None:
    """Return the buttons and the menu of `card`, None where it has none."""
    if not card.buttons and card.menu is None:
        return None
    view = discord.ui.View(timeout=None)
    for button, row in zip(card.buttons, _rows(card.buttons), strict=True):
        view.add_item(PersistentButton(button, row))
    if card.menu is not None:
        view.add_item(PersistentMenu(select_of(card.menu)))
    return view


def _rows(buttons: tuple[Button, ...]) -> list[int]:
    """Return the row of each button: those that turn pages, and what follows, stand below."""
    turning = (place for place, button in enumerate(buttons) if button.label in {"◀", "▶"})
    first = next(turning, 0)
    return [int(0 < first <= place) for place in range(len(buttons))]


async def show(interaction: discord.Interaction[Any], card: Card) -> None:
    """Fill the deferred answer to `interaction`, or the message that its button is on."""
    try:
        await interaction.edit_original_response(embed=embed_of(card), view=view_of(card))
    except aiohttp.ServerDisconnectedError:
        # A connection that was idle and closed at the other end. An edit can be sent twice.
        await interaction.edit_original_response(embed=embed_of(card), view=view_of(card))


async def show_publicly(interaction: discord.Interaction[Any], card: Card) -> None:
    """Fill the deferred public answer; where Discord has lost it, write to the channel instead."""
    try:
        await show(interaction, card)
    except discord.HTTPException as error:
        lost = isinstance(error, discord.NotFound) or error.code == _INVALID_WEBHOOK_TOKEN
        if not lost or not isinstance(interaction.channel, discord.abc.Messageable):
            raise
        _log.info("interaction %d was lost; answering in its channel", interaction.id)
        await interaction.channel.send(**_content(card))


def may_write(message: discord.Message) -> bool:
    """Return whether the bot may answer where `message` stands; a refused try counts as invalid."""
    allowed = _permissions(message)
    if isinstance(message.channel, discord.Thread):
        return allowed.send_messages_in_threads
    return allowed.send_messages


async def reply(message: discord.Message, card: Card) -> None:
    """Answer `message` with `card`, without a ping."""
    allowed = _permissions(message)
    if not allowed.embed_links:
        await reply_in_words(message, EMBEDS_NEEDED)
        return
    await message.channel.send(**_content(card), **_reference(message, allowed))


async def reply_in_words(message: discord.Message, text: str) -> None:
    """Answer `message` with `text`, which is ours or escaped, without a ping."""
    await message.channel.send(text, **_reference(message, _permissions(message)))


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
    view = view_of(card)
    return {"embed": embed_of(card)} | ({"view": view} if view else {})


def _reference(message: discord.Message, allowed: discord.Permissions) -> dict[str, Any]:
    """Return what makes an answer a reply to `message`, also where that has been deleted."""
    if not allowed.read_message_history:
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
