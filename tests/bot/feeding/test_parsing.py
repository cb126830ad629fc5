"""Feeds are read in a process of their own, whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.feeding.looking import parse_feed
from bot.feeding.parsing import parse
from bot.feeding.values import Entry, NoFeedError

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Marsh
 Courier</title>
<entry><id>old</id><title>Old</title><link href="https://a.example/old"/>
<published>2026-01-01T00:00:00Z</published></entry>
<entry><id>new</id><title>New &lt;b&gt;bold&lt;/b&gt;</title><link href="https://a.example/new"/>
<published>2026-02-01T00:00:00Z</published></entry></feed>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "haha">""" + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
)
BOMB = f"{LAUGHS}]><rss version='2.0'><channel><title>&j;</title></channel></rss>"


def rss(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title>{''.join(items)}</channel></rss>".encode()


def item(link: str, guid: str = "", title: str = "A") -> str:
    name = f"<guid>{guid}</guid>" if guid else ""
    return f"<item><title>{title}</title><link>{link}</link>{name}</item>"


async def test_newest_entries_come_first_when_all_have_dates() -> None:
    parsed = await parse_feed(ATOM.encode(), "a.example")

    assert parsed.title == "Marsh Courier"
    assert [entry.id for entry in parsed.entries] == ["new", "old"]
    assert parsed.entries[1] == Entry(id="old", url="https://a.example/old", title="Old")


def test_only_entries_with_a_web_page_are_taken_and_each_once() -> None:
    found = parse(
        rss(
            item("javascript:alert(1)"),
            item("file:///etc/passwd"),
            item("/relative"),
            item("https://a.example/1", "one"),
            item("https://a.example/2", "one"),
            item("https://a.example/3"),
            item("https://a.example/" + "x" * 3000),
        )
    )

    assert found is not None
    assert [each["id"] for each in found["entries"]] == ["one", "https://a.example/3"]


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>A page</body></html>", b"\x89PNG\r\n", b"{}", b"\x00" * 1000]
)
async def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(NoFeedError, match=r"a\.example sends there is no RSS or Atom feed"):
        await parse_feed(body, "a.example")


async def test_bomb_harms_nobody() -> None:
    """A thousand million words would take the process's memory; they are not unpacked at all."""
    parsed = await parse_feed(BOMB.encode(), "a.example")

    assert len(parsed.title) <= 300
    assert parsed.entries == ()


async def test_endless_feed_is_cut() -> None:
    many = [item(f"https://a.example/{number}") for number in range(20_000)]

    parsed = await parse_feed(rss(*many), "a.example")

    assert len(parsed.entries) == 500


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: rss(item(t, t, t))))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    found = parse(body)

    for each in found["entries"] if found else ():
        assert each["url"].startswith(("http://", "https://"))
        assert len(each["title"]) <= 300
        assert "\n" not in each["title"]
