"""Answers whose sources have changed since are flagged, in the channels where that is wanted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

import discord

from bot.access import Access
from bot.chat.cards.flags import Outdated, flag_card
from bot.chat.sending import LOST, embed_of
from bot.chat.visitors import Visitors
from bot.errors import NoSuchParagraphError, PilcrowError
from bot.language import language_of
from bot.offload import Offload
from bot.sources import Sources
from bot.state import KeptAnswer, State
from index.errors import SearchIndexError
from index.folder import DataFolder, pointer_if_readable

_log = logging.getLogger(__name__)

# Older answers have scrolled away.
_WITHIN: Final = timedelta(days=30)
_Channel = discord.TextChannel | discord.Thread

# At a time: a corpus that was moved about must not fill channels with flags.
_MOST: Final = 20
# How often it is seen whether another process has published, in seconds.
_LOOK_AGAIN: Final = 30.0


class Flagging:
    """Replies once to each answer that cites what has been removed or changed since."""

    def __init__(
        self,
        client: discord.Client,
        state: State,
        sources: Sources,
        lookups: Offload,
        visitors: Visitors,
        data: DataFolder,
    ) -> None:
        self._client = client
        self._state = state
        self._sources = sources
        self._lookups = lookups
        self._visitors = visitors
        self._data = data
        self._published = asyncio.Event()

    def soon(self, _: str) -> None:
        """Have `follow` look at once."""
        self._published.set()

    async def follow(self) -> None:
        """Look once the client is ready, and whenever something was published, until cancelled.

        Also what the operator's terminal publishes, or was published while nobody followed.
        """
        await self._client.wait_until_ready()
        seen = None
        while True:
            self._published.clear()
            current = await asyncio.to_thread(pointer_if_readable, self._data)
            if current is not None and current != seen:
                await self.look()
                seen = current
            with suppress(TimeoutError):
                await asyncio.wait_for(self._published.wait(), _LOOK_AGAIN)

    async def look(self) -> None:
        """Flag what has changed in the channels that want it, the newest answers first.

        What fails is logged: a flag is nobody's question.
        """
        left = _MOST
        for guild in list(self._client.guilds):
            try:
                left -= await self._look_in(guild, left)
            except (PilcrowError, SearchIndexError) as error:
                _log.warning("answers in guild %d could not be flagged: %s", guild.id, error)
            except Exception:
                _log.exception("answers in guild %d could not be flagged", guild.id)

    async def _look_in(self, guild: discord.Guild, most: int) -> int:
        channels = await self._flagged_channels(guild)
        since = datetime.now(UTC) - _WITHIN
        shown = await self._state.answers.shown_in_channels(channels.keys(), since)
        flagged = 0
        for channel, kept in shown:
            if flagged >= most:
                break
            flagged += await self._flag(channels[channel], kept)
        return flagged

    async def _flagged_channels(self, guild: discord.Guild) -> dict[int, _Channel]:
        """Return the channels that want flags, and their threads, by id."""
        found: dict[int, _Channel] = {}
        places: list[_Channel] = [*guild.text_channels, *guild.threads]
        for channel in places:
            settings = await self._visitors.settings(guild.id, channel.id, _parent(channel))
            if settings is not None and settings.flags:
                found[channel.id] = channel
        return found

    async def _flag(self, channel: _Channel, kept: KeptAnswer) -> bool:
        """Reply to the message of an answer where a source of it has changed."""
        if kept.message is None or not _may_reply(channel):
            return False
        guild = channel.guild
        access = await self._visitors.access(guild.id, channel.id, _parent(channel))
        outdated = await self._lookups.run(self._outdated, kept, access)
        if not outdated:
            return False
        card = flag_card(outdated, language_of(str(guild.preferred_locale)))
        reference = discord.MessageReference(
            message_id=kept.message, channel_id=channel.id, fail_if_not_exists=True
        )
        # First: a flag that is lost is better than one that comes with every re-index.
        await self._state.answers.flagged(kept.id)
        try:
            await channel.send(embed=embed_of(card), reference=reference, mention_author=False)
        except LOST as error:
            _log.info("answer %s could not be flagged: %s", kept.id, error)
            return False
        return True

    def _outdated(self, kept: KeptAnswer, access: Access) -> list[Outdated]:
        return list(self._changes(kept, access))

    def _changes(self, kept: KeptAnswer, access: Access) -> Iterator[Outdated]:
        for citation in kept.answer.citations:
            try:
                opened = self._sources.open(citation.article, citation.paragraph, access=access)
            except NoSuchParagraphError:
                yield Outdated(citation=citation, gone=True)
                continue
            if opened.paragraph.text != citation.text:
                yield Outdated(citation=citation, gone=False)


def _parent(channel: _Channel) -> int | None:
    return channel.parent_id if isinstance(channel, discord.Thread) else None


def _may_reply(channel: _Channel) -> bool:
    try:
        held = channel.permissions_for(channel.guild.me)
    except discord.ClientException:  # a thread whose channel is not known
        return False
    threaded = isinstance(channel, discord.Thread)
    writes = held.send_messages_in_threads if threaded else held.send_messages
    return writes and held.embed_links and held.read_message_history
