"""The features behind `/corpus`, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.chat.completing import Completing
from bot.chat.components import Clickable
from bot.chat.curating.adding import Adding
from bot.chat.curating.announcing import Announcing
from bot.chat.curating.commands import CorpusCommands
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.curating.feeding import Feeding
from bot.chat.curating.keeping import Keeping
from bot.chat.curating.reindexing import Reindexing
from bot.chat.curating.removing import Removing
from bot.chat.curating.reviewing import Reviewing
from bot.chat.curating.rolling_back import RollingBack
from bot.chat.curating.shelving import Shelves
from bot.chat.visitors import Visitors
from bot.feeding.looking import FeedReader
from bot.feeding.polling import Poller
from bot.fetching import Robots, fetch_article

if TYPE_CHECKING:
    from bot.chat.client import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFeatures:
    """The commands, what answers clicks, and what looks at feeds for ever, None where none is."""

    cog: commands.Cog
    clickable: Sequence[Clickable]
    poll: Callable[[], Awaitable[None]] | None


def corpus_of(
    services: Services, client: discord.Client, visitors: Visitors, completing: Completing
) -> CorpusFeatures:
    """Make the features of `client`, which work with `services`."""
    s = services
    doorkeeper = Doorkeeper(s.admins, s.curator)
    keeping = Keeping(s.curator, Shelves(s.added, s.holdings))
    reindexing = Reindexing(doorkeeper, s.curator, s.data, s.assignment, s.health, s.timing)
    adding = Adding(
        doorkeeper,
        keeping,
        s.added,
        s.assignment,
        partial(fetch_article, s.fetcher),
        s.article_limits,
        s.health,
        s.timing,
    )
    removing = Removing(
        doorkeeper,
        s.curator,
        s.added,
        s.assignment,
        s.sources,
        s.holdings,
        s.lookups,
        s.health,
        s.timing,
    )
    reviewing = Reviewing(
        doorkeeper,
        s.curator,
        s.data,
        s.added,
        s.holdings,
        s.sources,
        s.lookups,
        s.state,
        visitors,
    )
    rolling_back = RollingBack(doorkeeper, s.curator, s.data, s.assignment)
    announcing = Announcing(client, keeping, s.admins, s.assignment)
    reader = FeedReader(s.fetcher, Robots(s.fetcher), s.added, s.article_limits)
    minutes, feeds = s.feed_minutes, s.state.feeds
    feeding = Feeding(doorkeeper, s.curator, feeds, s.assignment, reader, minutes)
    cog = CorpusCommands(
        doorkeeper,
        reindexing,
        adding,
        removing,
        reviewing,
        rolling_back,
        feeding,
        completing,
        s.sources,
    )
    poller = Poller(feeds, reader, announcing.take, minutes) if minutes is not None else None
    clickable: list[Clickable] = [reindexing, removing, reviewing, rolling_back, feeding]
    return CorpusFeatures(cog=cog, clickable=clickable, poll=poller.run_forever if poller else None)
