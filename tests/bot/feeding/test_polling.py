"""Feeds are looked at politely, and what is new in them is taken once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.added import Added
from bot.errors import NotAllowedError
from bot.feeding.looking import FeedReader
from bot.feeding.polling import Poller
from bot.fetching import Fetcher, Robots
from bot.intake import NewArticle
from bot.language import text
from bot.state import Feed, State
from corpus import Limits
from index.folder import DataFolder
from tests.bot.fetching.site import Site, open_site

START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = "The {name} was seen near the lighthouse on Monday, and it will be back in the spring."


@dataclass(kw_only=True)
class Press:
    """A site with a feed of `entries`, the newest first, and what was taken from it."""

    site: Site
    state: State
    poller: Poller
    entries: list[str] = field(default_factory=list)
    taken: list[list[str]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    refuses: bool = False
    etag: str = '"1"'
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, *names: str) -> None:
        """Put entries at the head of the feed, each with a page."""
        self.entries[:0] = names
        self.etag = f'"{len(self.entries)}-{names}"'
        for name in names:
            body = "".join(f"<p>{WORDS.format(name=name)}</p>" for _ in range(3))
            self.site.says(
                f"/{name}",
                f"<html><head><title>About {name}</title></head>"
                f"<body><article><h1>About {name}</h1>{body}</article></body></html>",
            )

    async def add(self) -> Feed:
        """Keep the feed; it is due."""
        return await self.state.feeds.add(self.site.url("/feed"), 1, "", None, START)

    async def look(self, feed: Feed) -> Feed:
        """Look at the feed as it is kept now; return it as it is kept then."""
        now = await self.state.feeds.get(feed.key)
        assert now is not None
        await self.poller.look(now)
        then = await self.state.feeds.get(feed.key)
        assert then is not None
        return then

    async def serve(self, request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == self.etag:
            return web.Response(status=304)
        items = "".join(
            f"<item><title>{name}</title><guid>{name}</guid>"
            f"<link>{self.site.url('/' + name)}</link></item>"
            for name in self.entries
        )
        whole = f"<rss version='2.0'><channel><title>Marsh</title>{items}</channel></rss>"
        return web.Response(text=whole, content_type="text/xml", headers={"ETag": self.etag})

    async def take(self, feed: Feed, articles: Sequence[NewArticle]) -> None:
        assert feed.url.endswith("/feed")
        if self.refuses:
            raise NotAllowedError(text("feeds-no-longer-here"))
        self.taken.append([article.title for article in articles])
        self.came.set()

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture(name="press")
async def _press(tmp_path: Path) -> AsyncIterator[Press]:
    fetcher = Fetcher(allow_loopback=True, most_bytes=2**20, seconds=5)
    async with open_site() as site, State.open(tmp_path / "state.db") as state, fetcher:
        press: Press

        async def take(feed: Feed, articles: Sequence[NewArticle]) -> None:
            await press.take(feed, articles)

        async def pause(seconds: float) -> None:
            await press.pause(seconds)

        added = Added(DataFolder(tmp_path))
        reader = FeedReader(fetcher, Robots(fetcher), added, Limits(), pause)
        poller = Poller(state.feeds, reader, take, 30, lambda: 0.0)
        press = Press(site=site, state=state, poller=poller)
        site.pages["/feed"] = press.serve
        yield press


async def test_new_entries_are_taken_once_the_oldest_first(press: Press) -> None:
    press.publish("walrus", "puffin")
    feed = await press.look(await press.add())
    press.publish("heron")
    feed = await press.look(feed)
    await press.look(feed)

    assert press.taken == [["About puffin", "About walrus"], ["About heron"]]
    assert press.site.paths().count("/walrus") == 1
    assert await press.state.feeds.counts(1) == {feed.key: 3}


async def test_look_is_kept_with_when_to_come_again(press: Press) -> None:
    press.publish("walrus")
    before = datetime.now(UTC)

    feed = await press.look(await press.add())

    assert (feed.failures, feed.problem, feed.etag) == (0, "", press.etag)
    assert feed.last_ok is not None
    assert feed.next_at - before >= timedelta(minutes=29, seconds=58)


async def test_unchanged_feed_is_not_sent_again(press: Press) -> None:
    press.publish("walrus")
    feed = await press.look(await press.add())
    again = await press.look(feed)

    assert press.site.asked[-1].headers["If-None-Match"] == press.etag
    assert again.etag == press.etag
    assert len(press.taken) == 1


async def test_only_the_newest_are_taken_at_the_first_look(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.feeding.polling.FIRST", 2)
    press.publish(*[f"bird{number}" for number in range(5)])
    feed = await press.look(await press.add())
    await press.look(feed)

    assert press.taken == [["About bird1", "About bird0"]]
    assert "/bird2" not in press.site.paths()


async def test_what_is_too_much_for_one_look_comes_with_the_next(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish("walrus")
    feed = await press.look(await press.add())
    monkeypatch.setattr("bot.feeding.polling.FIRST", 2)
    press.publish("heron", "gull", "tern")
    feed = await press.look(feed)
    await press.look(feed)

    assert press.taken == [["About walrus"], ["About gull", "About heron"], ["About tern"]]


async def test_failing_page_is_tried_three_times_and_harms_no_other(press: Press) -> None:
    press.publish("walrus", "puffin")
    press.site.answers("/puffin", 500)
    feed = await press.look(await press.add())
    assert press.taken == [["About walrus"]]
    for _ in range(4):
        feed = await press.look(feed)

    assert press.site.paths().count("/puffin") == 3
    assert (feed.failures, feed.etag) == (0, press.etag)


async def test_feed_that_fails_is_left_alone_for_longer_each_time(press: Press) -> None:
    press.site.answers("/feed", 503)
    feed = await press.add()
    pauses = []
    for _ in range(3):
        before = datetime.now(UTC)
        feed = await press.look(feed)
        pauses.append(round((feed.next_at - before).total_seconds() / 60))

    assert pauses == [60, 120, 240]
    assert feed.failures == 3
    assert "status 503" in feed.problem
    press.site.pages["/feed"] = press.serve
    assert (await press.look(feed)).failures == 0


async def test_server_that_asks_for_a_pause_gets_it(press: Press) -> None:
    press.site.answers("/feed", 429, Retry_After="36000")
    before = datetime.now(UTC)

    feed = await press.look(await press.add())

    assert feed.next_at - before >= timedelta(hours=9, minutes=59)


async def test_nothing_is_fetched_where_robots_are_not_wanted(press: Press) -> None:
    press.site.says("/robots.txt", "User-agent: *\nDisallow: /feed", "text/plain")

    feed = await press.look(await press.add())

    assert "does not want robots" in feed.problem
    assert press.site.paths() == ["/robots.txt"]


async def test_redirect_leads_nowhere_where_robots_are_not_wanted(press: Press) -> None:
    press.site.says("/robots.txt", "User-agent: *\nDisallow: /private/", "text/plain")
    press.publish("walrus")
    press.site.pages["/private/walrus"] = press.site.pages["/walrus"]
    press.site.answers("/walrus", 302, Location="/private/walrus")

    await press.look(await press.add())

    assert press.taken == []
    assert "/private/walrus" not in press.site.paths()


async def test_visits_to_one_site_are_paused_between(press: Press) -> None:
    press.site.says("/robots.txt", "User-agent: *\nCrawl-delay: 5", "text/plain")
    press.publish("walrus", "puffin")

    await press.look(await press.add())

    assert len(press.pauses) == 2
    assert all(2 < pause <= 5 for pause in press.pauses)


async def test_what_may_not_be_taken_is_not_seen_and_the_problem_told(press: Press) -> None:
    press.publish("walrus")
    press.refuses = True
    feed = await press.look(await press.add())
    assert "may no longer add" in feed.problem
    press.refuses = False
    await press.look(feed)

    assert press.taken == [["About walrus"]]


async def test_pages_of_a_site_that_asks_for_a_pause_are_left_alone(press: Press) -> None:
    names = ("walrus", "puffin", "heron")
    press.publish(*names)
    for name in names:
        press.site.answers(f"/{name}", 429, Retry_After="3600")

    feed = await press.look(await press.add())

    assert [path for path in press.site.paths() if path[1:] in names] == ["/heron"]
    assert feed.etag is None


async def test_nothing_is_taken_from_a_feed_that_is_removed_meanwhile(press: Press) -> None:
    press.publish("walrus")
    feed = await press.add()
    whole = press.site.pages["/walrus"]

    async def page(request: web.Request) -> web.StreamResponse:
        await press.state.feeds.remove(feed.key)
        return await whole(request)

    press.site.pages["/walrus"] = page

    await press.poller.look(feed)

    assert press.taken == []


async def test_page_that_holds_no_article_is_given_up(press: Press) -> None:
    press.publish("walrus", "puffin")
    press.site.says("/puffin", "<html><body></body></html>")
    feed = await press.look(await press.add())
    await press.look(feed)

    assert press.taken == [["About walrus"]]
    assert press.site.paths().count("/puffin") == 1


async def test_only_what_is_due_is_looked_at_while_it_runs(press: Press) -> None:
    press.publish("walrus")
    feed = await press.add()
    later = datetime.now(UTC) + timedelta(hours=1)
    await press.state.feeds.add(press.site.url("/later"), 1, "", None, later)
    running = asyncio.create_task(press.poller.run_forever(tick=0.01))
    async with asyncio.timeout(20):
        await press.came.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert press.taken == [["About walrus"]]
    assert "/later" not in press.site.paths()
    assert feed.key
