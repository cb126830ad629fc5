"""Feeds looked at by and by: what is new in them is taken, once."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from bot.errors import PilcrowError, StateError
from bot.feeding.looking import FIRST, FeedReader, Read
from bot.feeding.schedule import next_look
from bot.feeding.values import Entry
from bot.fetching import FetchError
from bot.intake import NewArticle
from bot.state.feeds import Feed, Feeds

_log = logging.getLogger(__name__)

# How often it is seen which feeds are due, in seconds.
_TICK: Final = 15.0
# An entry whose page fails so often is given up.
_MOST_TRIES: Final = 3

# Takes the new articles of a feed into the corpus. Raises a `PilcrowError` where that may not be.
Take = Callable[[Feed, Sequence[NewArticle]], Awaitable[object]]


class Poller:
    """Looks at the `feeds` that are due, every `minutes` or so, and has `take` take what is new."""

    def __init__(
        self,
        feeds: Feeds,
        reader: FeedReader,
        take: Take,
        minutes: float,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._feeds = feeds
        self._reader = reader
        self._take = take
        self._minutes = minutes
        self._chance = chance
        self._tries: Counter[tuple[int, str]] = Counter()

    async def run_forever(self, tick: float = _TICK) -> None:
        """Look at what is due, again and again, until it is cancelled."""
        while True:
            try:
                for feed in await self._feeds.due(datetime.now(UTC)):
                    await self.look(feed)
            except StateError as error:
                _log.warning("feeds could not be looked at: %s", error)
            except Exception:
                _log.exception("feeds could not be looked at")
            await asyncio.sleep(tick)

    async def look(self, feed: Feed) -> None:
        """Look at `feed` once, take what is new, and keep how that went."""
        try:
            read = await self._reader.read(feed.url, feed.etag, feed.modified)
            whole = await self._take_new(feed, read)
        except StateError:
            raise
        except PilcrowError as error:
            await self._failed(feed, error)
        except Exception:
            _log.exception("feed %d failed", feed.key)
            await self._failed(feed, None)
        else:
            await self._went_well(feed, read, whole=whole)

    async def _take_new(self, feed: Feed, read: Read) -> bool:
        """Take the entries of `feed` that were not seen; return whether none is left for later."""
        if read.parsed is None:
            return True
        entries = {entry.id: entry for entry in read.parsed.entries}
        unseen = await self._feeds.unseen(feed.key, list(entries))
        if feed.last_ok is None:  # what is older than the newest few is never fetched
            await self._feeds.seen(feed.key, unseen[FIRST:])
            unseen = unseen[:FIRST]
        now, later = unseen[:FIRST], unseen[FIRST:]
        failed = await self._fetch(feed, [entries[name] for name in now])
        return not failed and not later

    async def _fetch(self, feed: Feed, entries: Sequence[Entry]) -> int:
        """Take the articles of `entries`, the oldest first; return how many are left to try."""
        articles: list[NewArticle] = []
        taken: list[str] = []
        given_up: list[str] = []
        failed = 0
        asked = False
        for entry in reversed(entries):
            if asked:  # a site that wants to be left alone is not asked for the other pages
                failed += 1
                continue
            try:
                article = await self._reader.article(entry)
            except FetchError as error:
                _log.info("an entry of feed %d failed: %s", feed.key, error)
                self._tries[feed.key, entry.id] += 1
                asked = error.wait is not None
                if self._tries[feed.key, entry.id] < _MOST_TRIES:
                    failed += 1
                    continue
                article = None
            if article is None:
                given_up.append(entry.id)
            else:
                taken.append(entry.id)
                articles.append(article)
            self._tries.pop((feed.key, entry.id), None)
        # It may have been removed while its pages came.
        if articles and await self._feeds.get(feed.key) is not None:
            await self._take(feed, articles)
        await self._feeds.seen(feed.key, taken, taken=True)
        await self._feeds.seen(feed.key, given_up)
        return failed

    async def _went_well(self, feed: Feed, read: Read, *, whole: bool) -> None:
        now = datetime.now(UTC)
        await self._feeds.looked_at(
            feed.key,
            next_at=next_look(now, self._minutes, 0, None, self._chance()),
            # While entries are left, the feed must come again although it has not changed.
            etag=read.etag if whole else None,
            modified=read.modified if whole else None,
            failures=0,
            problem="",
            ok_at=now,
        )

    async def _failed(self, feed: Feed, error: PilcrowError | None) -> None:
        failures = feed.failures + 1
        asked = error.wait if isinstance(error, FetchError) else None
        now = datetime.now(UTC)
        await self._feeds.looked_at(
            feed.key,
            next_at=next_look(now, self._minutes, failures, asked, self._chance()),
            etag=feed.etag,
            modified=feed.modified,
            failures=failures,
            problem=str(error) if error else "it failed on the bot's side; see its log",
            ok_at=None,
        )
