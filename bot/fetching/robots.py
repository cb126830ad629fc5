"""robots.txt: where a site wants no robots, and how long they are to pause (RFC 9309)."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from bot.fetching.errors import FetchError
from bot.fetching.fetcher import ROBOT, Fetcher

_HOUR: Final = 3600.0
_MOST: Final = 500
# RFC 9309 has robots read that much at least.
_LONGEST: Final = 500 * 1024
_LONGEST_PAUSE: Final = 60.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a site allows: all of it, nothing, or what its `parsed` file says, until a time."""

    parsed: Protego | None
    allows_rest: bool
    until: float


class Robots:
    """Asks each site once an hour what it allows; `fetcher` fetches it as safely as all else."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known = OrderedDict[str, _Rules]()

    async def may_fetch(self, url: str) -> bool:
        """Return whether the site of `url` lets robots fetch it."""
        rules = await self._rules(url)
        if rules.parsed is None:
            return rules.allows_rest
        return bool(rules.parsed.can_fetch(url, ROBOT))

    async def pause(self, url: str) -> float:
        """Return how many seconds the site of `url` wants between two visits, up to a minute."""
        rules = await self._rules(url)
        wanted = rules.parsed.crawl_delay(ROBOT) if rules.parsed else None
        return min(float(wanted or 0.0), _LONGEST_PAUSE)

    async def _rules(self, url: str) -> _Rules:
        site = _site(url)
        known = self._known.pop(site, None)
        if known is None or known.until < time.monotonic():
            known = await self._ask(site)
        self._known[site] = known
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return known

    async def _ask(self, site: str) -> _Rules:
        until = time.monotonic() + _HOUR
        try:
            fetched = await self._fetcher.get(f"{site}/robots.txt", accept=())
        except FetchError as error:
            # Where there is no such file all is allowed; where the site is ill, nothing.
            missing = error.status is not None and 400 <= error.status < 500
            return _Rules(None, missing, until)
        words = fetched.body[:_LONGEST].decode("utf-8", errors="replace")
        return _Rules(Protego.parse(words), True, until)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))
