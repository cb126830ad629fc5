"""Feeds are kept for a server each, with what was seen of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.state import FeedExistsError, State
from tests.bot.state.given import NOW, found_in

URL = "https://lantern.example/feed.xml"


async def test_feed_is_kept_once_for_a_server(state: State) -> None:
    feed = await state.feeds.add(URL, 1, "news", 7, NOW)
    with pytest.raises(FeedExistsError):
        await state.feeds.add(URL, 1, "", None, NOW)
    other = await state.feeds.add(URL, 2, "", None, NOW)

    assert await state.feeds.of(1) == [feed]
    assert await state.feeds.get(other.key) == other
    assert (feed.url, feed.collection, feed.channel, feed.next_at) == (URL, "news", 7, NOW)
    assert (feed.failures, feed.problem, feed.last_ok) == (0, "", None)


async def test_feeds_are_due_in_turn_when_their_time_has_come(state: State) -> None:
    late = await state.feeds.add(URL, 1, "", None, NOW)
    first = await state.feeds.add(URL, 2, "", None, NOW - timedelta(hours=1))
    await state.feeds.add(URL, 3, "", None, NOW + timedelta(seconds=1))

    assert await state.feeds.due(NOW) == [first, late]


async def test_good_look_is_remembered_when_a_later_one_fails(state: State) -> None:
    feed = await state.feeds.add(URL, 1, "", None, NOW)
    later = NOW + timedelta(hours=1)
    await state.feeds.looked_at(
        feed.key, next_at=later, etag='"1"', modified=None, failures=0, problem="", ok_at=NOW
    )
    await state.feeds.looked_at(
        feed.key, next_at=later, etag='"1"', modified=None, failures=1, problem="gone", ok_at=None
    )

    now = await state.feeds.get(feed.key)

    assert now is not None
    assert (now.last_ok, now.failures, now.problem, now.etag) == (NOW, 1, "gone", '"1"')
    assert now.next_at == later


async def test_entries_are_new_once_and_kept_as_hashes(state: State, tmp_path: Path) -> None:
    feed = await state.feeds.add(URL, 1, "", None, NOW)
    other = await state.feeds.add(URL, 2, "", None, NOW)
    await state.feeds.seen(feed.key, ["entry-one", "entry-two"])
    await state.feeds.seen(feed.key, ["entry-two"])

    assert await state.feeds.unseen(feed.key, ["entry-three", "entry-two"]) == ["entry-three"]
    assert await state.feeds.unseen(other.key, ["entry-one"]) == ["entry-one"]
    assert found_in(tmp_path, "entry-one") == []


async def test_nothing_of_a_feed_stays_when_it_is_removed(state: State) -> None:
    feed = await state.feeds.add(URL, 1, "", None, NOW)
    await state.feeds.seen(feed.key, ["one"])

    assert await state.feeds.remove(feed.key)
    assert not await state.feeds.remove(feed.key)
    await state.feeds.seen(feed.key, ["two"])

    assert await state.feeds.get(feed.key) is None
    assert await state._database.run("SELECT * FROM feed_entries") == []


async def test_feeds_go_with_their_server(state: State) -> None:
    await state.feeds.add(URL, 1, "", None, NOW)
    kept = await state.feeds.add(URL, 2, "", None, NOW)

    await state.places.forget_guild(1)

    assert await state.feeds.due(NOW) == [kept]
