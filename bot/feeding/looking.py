"""One look at a feed, and at the pages of its entries: politely, and in processes with limits."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.added import Added
from bot.feeding.values import Entry, NoFeedError, Parsed
from bot.fetching import Fetcher, Robots, fetch_article
from bot.fetching.articles import PAGES
from bot.fetching.errors import failed, host_of
from bot.intake import NewArticle, read_files
from bot.sandbox import SandboxError, run_limited
from corpus import Limits

_log = logging.getLogger(__name__)

# So many entries are taken at one look; the others come with the next.
FIRST: Final = 20

_COMMAND: Final = (sys.executable, "-m", "bot.feeding.parsing")
_MEMORY: Final = 512 * 2**20  # bytes of address space; a feed of 10 MB takes some 300 MB
_SECONDS: Final = 30.0
_MOST_OUTPUT: Final = 4 * 2**20
# Between two visits of one site, where it asks for no longer pause, in seconds.
_PAUSE: Final = 1.0

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A feed as it was read from `url`; nothing is `parsed` where it has not changed."""

    url: str
    parsed: Parsed | None
    etag: str | None
    modified: str | None


class FeedReader:
    """Reads feeds and the pages that they name, as far as `robots` lets it."""

    def __init__(
        self,
        fetcher: Fetcher,
        robots: Robots,
        added: Added,
        limits: Limits,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._fetcher = fetcher
        self._robots = robots
        self._added = added
        self._limits = limits
        self._sleep = sleep
        self._visited: dict[str, float] = {}

    async def read(self, url: str, etag: str | None = None, modified: str | None = None) -> Read:
        """Read the feed at `url`, unless it is still what `etag` or `modified` recognises.

        Raises `FetchError`, or `NoFeedError`.
        """
        await self._arrive(url)
        fetched = await self._fetcher.get(
            url, accept=(), etag=etag, modified=modified, check=self._check
        )
        parsed = None if fetched.unchanged else await parse_feed(fetched.body, host_of(url))
        return Read(
            url=fetched.url,
            parsed=parsed,
            etag=fetched.etag or (etag if fetched.unchanged else None),
            modified=fetched.modified or (modified if fetched.unchanged else None),
        )

    async def article(self, entry: Entry) -> NewArticle | None:
        """Return the article of an entry's page, None where it holds none. Raises `FetchError`."""
        await self._arrive(entry.url)
        incoming = self._added.incoming()
        folder = await asyncio.to_thread(incoming.__enter__)
        try:
            page = await fetch_article(self._fetcher, entry.url, folder, PAGES, self._check)
            intake = await read_files([page], self._limits, entry.url)
        finally:
            await asyncio.to_thread(incoming.__exit__, None, None, None)
        for skipped in intake.skipped:
            _log.info("an entry's page was passed over: %s", skipped.reason)
        return intake.articles[0] if intake.articles else None

    async def _check(self, url: str) -> None:
        """Raise `FetchError` where robots are not welcome."""
        if not await self._robots.may_fetch(url):
            raise failed("feeding-robots", url)

    async def _arrive(self, url: str) -> None:
        """Wait until it is time to visit the site of `url`. Raises `FetchError` if unwelcome."""
        await self._check(url)
        host = host_of(url)
        pause = max(_PAUSE, await self._robots.pause(url))
        since = time.monotonic() - self._visited.get(host, -pause)
        if since < pause:
            await self._sleep(pause - since)
        now = time.monotonic()
        recent = {site: at for site, at in self._visited.items() if now - at < 2 * 60}
        self._visited = recent | {host: now}


async def parse_feed(body: bytes, host: str) -> Parsed:
    """Return what is in a feed that came from `host`. Raises `NoFeedError`."""
    try:
        output = await run_limited(
            _COMMAND, stdin=body, memory=_MEMORY, seconds=_SECONDS, most_output=_MOST_OUTPUT
        )
        found = json.loads(output)
    except (SandboxError, OSError, ValueError) as error:
        _log.warning("a feed of %s could not be read: %s", host, error)
        raise NoFeedError(host) from error
    if found is None:
        raise NoFeedError(host)
    entries = tuple(Entry(**each) for each in found["entries"])
    return Parsed(title=found["title"], entries=entries)
