"""Which permissions the bot lacks where it is to speak."""

from __future__ import annotations

from typing import Final

import discord

from bot.language import Language, text
from bot.state import ChannelSettings

# What answers take, by discord.py's names, as people see them in Discord's settings.
_ALWAYS: Final = {
    "view_channel": text("setup-view-channel"),
    "send_messages": text("setup-send-messages"),
    "embed_links": text("setup-embed-links"),
    "read_message_history": text("setup-read-history"),
}
_IN_THREADS: Final = {
    "create_public_threads": text("setup-create-threads"),
    "send_messages_in_threads": text("setup-send-in-threads"),
}


def lacking(
    channel: discord.abc.GuildChannel, settings: ChannelSettings, language: Language
) -> tuple[str, ...]:
    """Return the names of permissions that answers in `channel` need and the bot lacks."""
    needed = dict(_ALWAYS)
    if isinstance(channel, discord.ForumChannel):
        del needed["send_messages"]
        needed["send_messages_in_threads"] = _IN_THREADS["send_messages_in_threads"]
    elif settings.thread:
        needed |= _IN_THREADS
    held = channel.permissions_for(channel.guild.me)
    return tuple(
        language.say(name) for held_as, name in needed.items() if not getattr(held, held_as)
    )


def lacking_view(language: Language) -> tuple[str, ...]:
    """Return what the bot lacks where it does not even see that there is a channel."""
    return (language.say(_ALWAYS["view_channel"]),)
