"""robots.txt is asked for once, and followed."""

from __future__ import annotations

import pytest

from bot.fetching import Fetcher, Robots
from tests.bot.fetching.site import Site


@pytest.fixture(name="robots")
def _robots(fetcher: Fetcher) -> Robots:
    return Robots(fetcher)


async def test_what_is_disallowed_is_not_fetched(site: Site, robots: Robots) -> None:
    site.says(
        "/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open", "text/plain"
    )

    assert await robots.may_fetch(site.url("/a"))
    assert not await robots.may_fetch(site.url("/private/a"))
    assert await robots.may_fetch(site.url("/private/open"))
    assert site.paths() == ["/robots.txt"]


async def test_rules_for_this_robot_count_before_those_for_all(site: Site, robots: Robots) -> None:
    rules = "User-agent: *\nAllow: /\n\nUser-agent: pilcrow\nDisallow: /\nCrawl-delay: 7"
    site.says("/robots.txt", rules, "text/plain")

    assert not await robots.may_fetch(site.url("/a"))
    assert await robots.pause(site.url("/a")) == 7


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
async def test_missing_rules_allow_all_and_an_ill_site_allows_nothing(
    site: Site, robots: Robots, status: int, allowed: bool
) -> None:
    site.answers("/robots.txt", status)

    assert await robots.may_fetch(site.url("/a")) is allowed
    assert await robots.pause(site.url("/a")) == 0


async def test_site_that_cannot_be_reached_allows_nothing(robots: Robots) -> None:
    assert not await robots.may_fetch("http://nowhere.invalid/a")


async def test_pause_is_a_minute_at_most(site: Site, robots: Robots) -> None:
    site.says("/robots.txt", "User-agent: *\nCrawl-delay: 86400", "text/plain")

    assert await robots.pause(site.url("/a")) == 60
