"""Reading a feed, as a program of its own: a feed on its input, JSON on its output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]  # has no stubs

# An outlet's feed has some dozens; more are never all fetched.
_MOST_ENTRIES: Final = 500
_LONGEST_TITLE: Final = 300
_LONGEST_URL: Final = 2000
_LONGEST_ID: Final = 2000


def parse(data: bytes) -> dict[str, Any] | None:
    """Return the title and the entries of a feed, None where `data` is none.

    The newest come first where all have dates, else in the feed's own order.
    """
    # Markup is not shown, and no link in it is followed: neither has to be cleaned.
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        return None
    entries = found.entries[:_MOST_ENTRIES]
    if entries and all(each.get("published_parsed") for each in entries):
        entries = sorted(entries, key=lambda each: each["published_parsed"], reverse=True)
    title = _line(found.feed.get("title"), _LONGEST_TITLE)
    return {"title": title, "entries": list(_entries(entries))}


def _entries(entries: list[Any]) -> Iterator[dict[str, str]]:
    known: set[str] = set()
    for each in entries:
        url = _address(each.get("link"))
        name = str(each.get("id") or url)[:_LONGEST_ID]
        if url and name not in known:
            known.add(name)
            yield {"id": name, "url": url, "title": _line(each.get("title"), _LONGEST_TITLE)}


def _address(link: object) -> str:
    """Return `link` where it leads to a web page, else nothing."""
    url = str(link or "").strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    usable = parts.scheme in {"http", "https"} and parts.hostname and len(url) <= _LONGEST_URL
    return url if usable else ""


def _line(words: object, limit: int) -> str:
    return " ".join(str(words or "").split())[:limit]


def main() -> None:
    """Read a feed from the input, and write what is in it."""
    found = parse(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
