"""`/corpus feed`: where new articles are looked for, and which channel is told of them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import discord

from bot.acts import Action
from bot.assignment import Assignment
from bot.chat.cards import feeds as cards
from bot.chat.cards.feeds import A_PAGE, ADD, ADD_NOT, LIST, REMOVE, REMOVE_NOT, Item, Offer
from bot.chat.cards.layout import Card, Colour
from bot.chat.cards.notices import notice
from bot.chat.components import Click, Handler
from bot.chat.curating.announcing import kept_of, problem_of
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.curating.shelving import collection_for
from bot.chat.sending import show, whisper
from bot.chat.suggesting import LONGEST_CHOICE, MOST_CHOICES, Suggestion
from bot.chat.visitors import language_for
from bot.curation import Curator
from bot.errors import UnusableInputError
from bot.feeding.looking import FIRST, FeedReader
from bot.feeding.values import Parsed
from bot.language import Language, Text, text
from bot.pages import Cut, Page
from bot.state.feeds import Feed, FeedExistsError, Feeds
from corpus import handle_of

# More of them in one server would be looked at too seldom, and could not be chosen from a list.
MOST: Final = MOST_CHOICES
# Questions that wait for an answer; who leaves one alone for so many others asks again.
_WAITING: Final = 100


class FeedRefusedError(UnusableInputError):
    """A feed that cannot be added or removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    offer: Offer
    guild: int | None


class Feeding:
    """Adds, lists and removes the feeds of a server, for its corpus admins.

    They are looked at every so many `minutes`; None stands for never.
    """

    def __init__(
        self,
        doorkeeper: Doorkeeper,
        curator: Curator,
        feeds: Feeds,
        assignment: Assignment,
        reader: FeedReader,
        minutes: float | None,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._curator = curator
        self._feeds = feeds
        self._assignment = assignment
        self._reader = reader
        self._minutes = minutes
        self._asked: dict[str, _Asked] = {}

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the buttons of the questions, and the arrows of the list."""
        return {
            ADD: self._add,
            ADD_NOT: self._add_not,
            LIST: self._turn,
            REMOVE: self._remove,
            REMOVE_NOT: self._remove_not,
        }

    async def add(
        self,
        interaction: discord.Interaction[Any],
        url: str,
        collection: str | None,
        channel: discord.abc.Snowflake | None,
    ) -> None:
        """Look at `url` once, and ask whether that feed is to be added.

        Raises `FeedRefusedError` where it cannot be.
        """
        await self._doorkeeper.admit(interaction, Action.FEED_ADD, url)
        if self._minutes is None:
            raise FeedRefusedError(text("feeds-off"))
        shelf = collection_for(collection, self._assignment.access(interaction.guild_id))
        tells = channel.id if channel else None
        problem = problem_of(interaction, tells)
        if problem is not None:
            await whisper(interaction, _said(problem, language_for(interaction)))
            return
        await self._check_room(interaction.guild_id or 0)
        await interaction.response.defer(thinking=True, ephemeral=True)
        offer = await self._offer(url.strip(), shelf, tells)
        waits = self._ask(_Asked(offer=offer, guild=interaction.guild_id))
        await show(interaction, cards.offer_card(offer, waits, language_for(interaction)))

    async def list_(self, interaction: discord.Interaction[Any]) -> None:
        """List the feeds of the server, and how each goes."""
        await self._doorkeeper.admit(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await self._page(interaction, 1))

    async def remove(self, interaction: discord.Interaction[Any], feed: str) -> None:
        """Ask whether `feed`, by its key or its address, is to be removed.

        Raises `FeedRefusedError` where the server has no such feed.
        """
        await self._doorkeeper.admit(interaction, Action.FEED_REMOVE, feed)
        found = await self._named(feed, interaction.guild_id)
        await interaction.response.defer(thinking=True, ephemeral=True)
        language = language_for(interaction)
        (kept,) = await kept_of(self._feeds, interaction.guild, [found], language)
        await show(interaction, cards.remove_card(kept, language))

    async def suggest(self, guild: int | None, typed: str) -> list[Suggestion]:
        """Suggest feeds of a server by what is typed of their addresses."""
        feeds = await self._feeds.of(guild or 0)
        found = [feed for feed in feeds if typed.strip().casefold() in feed.url.casefold()]
        return [
            Suggestion(name=cards.plain_address(feed.url, LONGEST_CHOICE), value=str(feed.key))
            for feed in found[:MOST_CHOICES]
        ]

    async def _offer(self, url: str, collection: str, channel: int | None) -> Offer:
        """Look at `url` once. Raises `FetchError`, or `NoFeedError`."""
        read = await self._reader.read(url)
        parsed = read.parsed or Parsed(title="", entries=())
        return Offer(
            url=read.url,
            title=parsed.title,
            entries=[Item(title=each.title, url=each.url) for each in parsed.entries],
            collection=collection,
            channel=channel,
            minutes=self._minutes or 0.0,
            first=FIRST,
        )

    def _ask(self, asked: _Asked) -> str:
        """Remember what is asked until it is answered; return what stands for it in a click."""
        while len(self._asked) >= _WAITING:
            del self._asked[next(iter(self._asked))]
        waits = secrets.token_hex(6)
        self._asked[waits] = asked
        return waits

    async def _add(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await interaction.response.defer()
        asked = self._asked.get(click.parts[0])
        target = asked.offer.url if asked else ""
        actor = await self._doorkeeper.admit(interaction, Action.FEED_ADD, target)
        language = language_for(interaction)
        if asked is None or asked.guild != interaction.guild_id:
            await show(interaction, notice("feeds-ask-again", language))
            return
        del self._asked[click.parts[0]]
        problem = problem_of(interaction, asked.offer.channel)
        if problem is not None:
            await show(interaction, _said(problem, language))
            return
        await self._keep(interaction.guild_id or 0, asked.offer)
        await self._curator.noted(actor, Action.FEED_ADD, target)
        await show(interaction, cards.added_card(asked.offer, language))

    async def _keep(self, guild: int, offer: Offer) -> None:
        """Keep a feed once it is settled that it still can be. Raises `FeedRefusedError`."""
        if self._minutes is None:
            raise FeedRefusedError(text("feeds-off"))
        if not self._assignment.access(guild).covers(offer.collection):
            raise FeedRefusedError(text("feeds-no-longer-here"))
        await self._check_room(guild)
        try:
            await self._feeds.add(
                offer.url, guild, offer.collection, offer.channel, datetime.now(UTC)
            )
        except FeedExistsError as error:
            raise FeedRefusedError(error.text or "") from error

    async def _add_not(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await interaction.response.defer()
        self._asked.pop(click.parts[0], None)
        await show(interaction, notice("feeds-not-added", language_for(interaction)))

    async def _turn(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await interaction.response.defer()
        await self._doorkeeper.admit(interaction)
        await show(interaction, await self._page(interaction, click.number(0)))

    async def _remove(self, interaction: discord.Interaction[Any], click: Click) -> None:
        await interaction.response.defer()
        feed = await self._meant(click, interaction.guild_id)
        target = feed.url if feed else ""
        actor = await self._doorkeeper.admit(interaction, Action.FEED_REMOVE, target)
        if feed is None or not await self._feeds.remove(feed.key):
            await show(interaction, notice("feeds-unknown", language_for(interaction)))
            return
        await self._curator.noted(actor, Action.FEED_REMOVE, target)
        await show(interaction, cards.removed_card(feed.url, language_for(interaction)))

    async def _remove_not(self, interaction: discord.Interaction[Any], _: Click) -> None:
        await interaction.response.defer()
        await show(interaction, notice("feeds-kept", language_for(interaction)))

    async def _page(self, interaction: discord.Interaction[Any], number: int) -> Card:
        language = language_for(interaction)
        feeds = await self._feeds.of(interaction.guild_id or 0)
        cut = Cut.at(number, A_PAGE, len(feeds))
        shown = feeds[cut.before : cut.before + cut.size]
        kept = await kept_of(self._feeds, interaction.guild, shown, language)
        note = text("feeds-off") if self._minutes is None else None
        return cards.list_card(Page(tuple(kept), cut), language, note)

    async def _check_room(self, guild: int) -> None:
        if len(await self._feeds.of(guild)) >= MOST:
            raise FeedRefusedError(text("feeds-too-many", most=MOST))

    async def _named(self, typed: str, guild: int | None) -> Feed:
        for feed in await self._feeds.of(guild or 0):
            if typed.strip() in {str(feed.key), feed.url}:
                return feed
        raise FeedRefusedError(text("feeds-unknown"))

    async def _meant(self, click: Click, guild: int | None) -> Feed | None:
        """Return the feed that was asked about: another one may have got its key since."""
        feed = await self._feeds.get(click.number(0))
        if feed is None or feed.guild != guild or handle_of(feed.url) != click.parts[1]:
            return None
        return feed


def _said(what: Text, language: Language) -> Card:
    return Card(text=language.say(what), colour=Colour.NOTICE)
