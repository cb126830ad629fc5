"""The channel that is told of a feed's new articles, and whether it can be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord
from discord import app_commands

from bot.acts import Actor, By
from bot.assignment import Assignment
from bot.chat.cards import feeds as cards
from bot.chat.cards.feeds import Item, Kept
from bot.chat.curating.keeping import Keeping
from bot.chat.curating.keeping import Kept as KeptArticles
from bot.chat.patience import WITHIN
from bot.chat.permissions import Admins
from bot.chat.sending import LOST, embed_of
from bot.chat.visitors import language_for
from bot.errors import NotAllowedError
from bot.intake import Intake, NewArticle
from bot.language import Language, Listed, Text, language_of, text
from bot.reindexing import Progress
from bot.state.feeds import Feed, Feeds

_log = logging.getLogger(__name__)

# What telling takes, by discord.py's names, as people see them in Discord's settings.
_NEEDED: Final[Mapping[str, Text]] = {
    "view_channel": text("setup-view-channel"),
    "send_messages": text("setup-send-messages"),
    "embed_links": text("setup-embed-links"),
}
_Channel = discord.TextChannel


class TextChannels(app_commands.Transformer):
    """Offers channels that people write in, also those that the bot does not see.

    Discord offers whoever types what they see themselves.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord offers."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Which channels it offers."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(
        self, _: discord.Interaction[Any], value: app_commands.AppCommandChannel, /
    ) -> app_commands.AppCommandChannel:
        """Return what was chosen."""
        return value


def problem_of(interaction: discord.Interaction[Any], channel: int | None) -> Text | None:
    """Return why `channel` cannot be told for whoever asks, None where it can, or is none.

    Bot and asker must both be able to write there.
    """
    if channel is None:
        return None
    found = _channel_of(interaction.guild, channel)
    if found is None:
        return text("feeds-no-channel")
    here, missing = f"<#{channel}>", _lacking(found)
    if missing:
        language = language_for(interaction)
        return text("feeds-lacking", channel=here, permissions=_listed(missing, language))
    member = interaction.user
    held = found.permissions_for(member) if isinstance(member, discord.Member) else None
    if held is None or not (held.view_channel and held.send_messages):
        return text("feeds-not-yours", channel=here)
    return None


async def kept_of(
    feeds: Feeds, guild: discord.Guild | None, some: Sequence[Feed], language: Language
) -> list[Kept]:
    """Return some feeds of `guild` as they are shown, with what hinders their channels."""
    counts = await feeds.counts(guild.id if guild else 0)
    return [_kept(feed, guild, counts.get(feed.key, 0), language) for feed in some]


class Announcing:
    """Takes what feeds bring into the corpus, and tells their channels of it."""

    def __init__(
        self, client: discord.Client, keeping: Keeping, admins: Admins, assignment: Assignment
    ) -> None:
        self._client = client
        self._keeping = keeping
        self._admins = admins
        self._assignment = assignment

    async def take(self, feed: Feed, articles: Sequence[NewArticle]) -> KeptArticles:
        """Keep what `feed` brings, and tell its channel of what is new.

        Raises `NotAllowedError` where its server may no longer add to its collection.
        """
        access = self._assignment.access(feed.guild)
        if self._client.get_guild(feed.guild) is None:  # it was left while the bot was off
            raise NotAllowedError(text("feeds-no-longer-here"))
        if not self._admins.cover(feed.guild) or not access.covers(feed.collection):
            raise NotAllowedError(text("feeds-no-longer-here"))
        actor = Actor(by=By.BOT, guild=feed.guild)
        intake = Intake(articles=tuple(articles), skipped=())
        kept = await self._keeping.keep(actor, intake, feed.collection, access, _untold)
        if kept.addition.added and kept.failed is None:
            await self._tell(feed, kept.addition.added)
        return kept

    async def _tell(self, feed: Feed, articles: Sequence[NewArticle]) -> None:
        """Tell the channel, if there is one and it can be told; nobody waits for that."""
        guild = self._client.get_guild(feed.guild)
        channel = _channel_of(guild, feed.channel) if feed.channel else None
        if guild is None or channel is None or _lacking(channel):
            return
        items = [Item(title=each.title, url=each.url) for each in articles]
        language = language_of(str(guild.preferred_locale))
        try:
            async with asyncio.timeout(WITHIN):
                await channel.send(embed=embed_of(cards.news_card(feed.url, items, language)))
        except (*LOST, TimeoutError) as error:
            _log.warning("channel %d could not be told of news: %s", channel.id, error)


def _kept(feed: Feed, guild: discord.Guild | None, taken: int, language: Language) -> Kept:
    channel = _channel_of(guild, feed.channel) if feed.channel else None
    return Kept(
        key=feed.key,
        url=feed.url,
        collection=feed.collection,
        channel=feed.channel,
        next_at=feed.next_at,
        last_ok=feed.last_ok,
        taken=taken,
        failures=feed.failures,
        problem=feed.problem,
        lacking=tuple(map(language.say, _lacking(channel))) if channel else (),
        hidden=feed.channel is not None and channel is None,
    )


def _channel_of(guild: discord.Guild | None, channel: int) -> _Channel | None:
    found = guild.get_channel(channel) if guild else None
    return found if isinstance(found, _Channel) else None


def _lacking(channel: _Channel) -> list[Text]:
    held = channel.permissions_for(channel.guild.me)
    return [name for held_as, name in _NEEDED.items() if not getattr(held, held_as)]


def _listed(names: Sequence[Text], language: Language) -> Listed:
    return Listed(tuple(map(language.say, names)))


async def _untold(_: Progress) -> None:
    """Tell nobody."""
