"""A site, and a fetcher that may reach it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.fetching import Fetcher
from tests.bot.fetching.site import Site, open_site


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[Site]:
    async with open_site() as site:
        yield site


@pytest.fixture(name="fetcher")
async def _fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_loopback=True, most_bytes=2**20, seconds=5) as fetcher:
        yield fetcher


@pytest.fixture(name="wary")
async def _wary() -> AsyncIterator[Fetcher]:
    """A fetcher as people have it."""
    async with Fetcher(allow_loopback=False, most_bytes=2**20, seconds=5) as fetcher:
        yield fetcher
