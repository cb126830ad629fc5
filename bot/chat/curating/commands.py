"""All of `/corpus`, as Discord shows it."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.chat.completing import Completing
from bot.chat.curating.adding import Adding
from bot.chat.curating.announcing import TextChannels
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.curating.feeding import Feeding
from bot.chat.curating.reindexing import Reindexing
from bot.chat.curating.removing import Removing
from bot.chat.curating.reviewing import Reviewing
from bot.chat.curating.rolling_back import RollingBack
from bot.chat.suggesting import LONGEST_CHOICE, suggest_articles
from bot.sources import Sources

_MANAGERS: Final = discord.Permissions(manage_guild=True)

# What is typed or chosen from suggestions.
_Typed = Range[str, 1, LONGEST_CHOICE]
_Address = Range[str, 1, 2000]
_Page = Range[int, 1, 100_000]
# Not discord.TextChannel: one that the bot does not see would fail before it can be told so.
_Channel = app_commands.Transform[app_commands.AppCommandChannel, TextChannels]
_Suggestions = list[app_commands.Choice[str]]


@app_commands.default_permissions(_MANAGERS)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class CorpusCommands(commands.GroupCog, name="corpus", description="What the bot answers from."):
    """Lets corpus admins change what is answered from; each feature behind it checks who asks."""

    feed = app_commands.Group(
        name="feed", description="Feeds whose new articles are added by themselves."
    )

    def __init__(  # noqa: PLR0913, PLR0917 - one feature a command
        self,
        doorkeeper: Doorkeeper,
        reindexing: Reindexing,
        adding: Adding,
        removing: Removing,
        reviewing: Reviewing,
        rolling_back: RollingBack,
        feeding: Feeding,
        completing: Completing,
        sources: Sources,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._reindexing = reindexing
        self._adding = adding
        self._removing = removing
        self._reviewing = reviewing
        self._rolling_back = rolling_back
        self._feeding = feeding
        self._completing = completing
        self._sources = sources

    @app_commands.command()
    async def reindex(self, interaction: discord.Interaction[Any]) -> None:
        """Read the articles again, and answer from what they say now."""
        await self._reindexing.reindex(interaction)

    @app_commands.command()
    @app_commands.describe(
        file="An article: .txt, .md, .html or .jsonl, or several in a .zip.",
        file2="Another one.",
        file3="Another one.",
        file4="Another one.",
        file5="Another one.",
        url="The address of a web page that is an article.",
        collection="Where they go; without it, among those in no collection.",
    )
    async def add(  # noqa: PLR0913, PLR0917 - Discord knows no list of files
        self,
        interaction: discord.Interaction[Any],
        file: discord.Attachment | None = None,
        file2: discord.Attachment | None = None,
        file3: discord.Attachment | None = None,
        file4: discord.Attachment | None = None,
        file5: discord.Attachment | None = None,
        url: _Address | None = None,
        collection: _Typed | None = None,
    ) -> None:
        """Add articles, from files or from the web."""
        files = [each for each in (file, file2, file3, file4, file5) if each is not None]
        await self._adding.add(interaction, files, url, collection)

    @app_commands.command()
    @app_commands.describe(article="The article's title.")
    async def remove(self, interaction: discord.Interaction[Any], article: _Typed) -> None:
        """Remove an article; I ask before."""
        await self._removing.remove(interaction, article)

    @app_commands.command(name="list")
    @app_commands.describe(collection="Only articles of this collection.")
    async def list_(
        self, interaction: discord.Interaction[Any], collection: _Typed | None = None
    ) -> None:
        """List the articles that this server may ask."""
        await self._reviewing.list_(interaction, collection)

    @app_commands.command()
    @app_commands.describe(article="The article's title.")
    async def show(self, interaction: discord.Interaction[Any], article: _Typed) -> None:
        """Show where an article comes from, and how much it holds."""
        await self._reviewing.show(interaction, article)

    @app_commands.command()
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Show which generation answers, since when, by whom, and how large it is."""
        await self._reviewing.status(interaction)

    @app_commands.command()
    @app_commands.describe(generation="Which one; without it, the one before the current.")
    async def rollback(
        self, interaction: discord.Interaction[Any], generation: _Typed | None = None
    ) -> None:
        """Answer from an earlier generation again, at once; I ask before."""
        await self._rolling_back.rollback(interaction, generation)

    @app_commands.command()
    @app_commands.describe(page="Which page; the first has the newest.")
    async def history(self, interaction: discord.Interaction[Any], page: _Page = 1) -> None:
        """Show what was done with the articles, when and by whom."""
        await self._reviewing.history(interaction, page)

    @feed.command(name="add")
    @app_commands.describe(
        url="The address of an RSS or Atom feed.",
        collection="Where its articles go; without it, among those in no collection.",
        channel="A channel that is told of new articles.",
    )
    async def feed_add(
        self,
        interaction: discord.Interaction[Any],
        url: _Address,
        collection: _Typed | None = None,
        channel: _Channel | None = None,
    ) -> None:
        """Add the articles of a feed as they come; I ask before."""
        await self._feeding.add(interaction, url, collection, channel)

    @feed.command(name="list")
    async def feed_list(self, interaction: discord.Interaction[Any]) -> None:
        """List the feeds of this server, and how they are."""
        await self._feeding.list_(interaction)

    @feed.command(name="remove")
    @app_commands.describe(feed="The feed's address.")
    async def feed_remove(self, interaction: discord.Interaction[Any], feed: _Typed) -> None:
        """Look at a feed no more; its articles stay."""
        await self._feeding.remove(interaction, feed)

    @remove.autocomplete("article")
    @show.autocomplete("article")
    async def _suggest_articles(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> _Suggestions:
        return await self._completing.choices(interaction, suggest_articles, self._sources, typed)

    @add.autocomplete("collection")
    @list_.autocomplete("collection")
    @feed_add.autocomplete("collection")
    async def _suggest_collections(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> _Suggestions:
        return await self._reviewing.suggest_collections(interaction, typed)

    @rollback.autocomplete("generation")
    async def _suggest_generations(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> _Suggestions:
        return await self._rolling_back.suggest(interaction, typed)

    @feed_remove.autocomplete("feed")
    async def _suggest_feeds(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> _Suggestions:
        if not await self._doorkeeper.admits(interaction):
            return []
        found = await self._feeding.suggest(interaction.guild_id, typed)
        return [app_commands.Choice(name=each.name, value=each.value) for each in found]
