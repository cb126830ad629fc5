"""A web page on its way to become an article."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bot.fetching.fetcher import Check, Fetcher
from bot.intake import NewFile

# The suffix that chooses the reader, by content type.
SUFFIXES: Final[Mapping[str, str]] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


async def fetch_article(
    fetcher: Fetcher,
    url: str,
    folder: Path,
    accept: Collection[str] = tuple(SUFFIXES),
    check: Check | None = None,
) -> NewFile:
    """Fetch `url`, of a content type in `accept`, into a file of our own name in `folder`.

    `check` is as for `Fetcher.get`. Raises `FetchError`.
    """
    fetched = await fetcher.get(url, accept=accept, check=check)
    suffix = SUFFIXES[fetched.content_type]
    # Of plain text the path tells what kind it is: servers seldom know Markdown.
    named = Path(urlsplit(fetched.url).path).suffix.lower()
    if fetched.content_type == "text/plain" and named in set(SUFFIXES.values()) - {".html"}:
        suffix = named
    path = folder / f"page-{secrets.token_hex(4)}{suffix}"
    await asyncio.to_thread(path.write_bytes, fetched.body)
    return NewFile(name=f"{_name(fetched.url)}{suffix}", path=path)


def _name(url: str) -> str:
    """Return what the page is called where it gives no title: the last part of its path."""
    parts = urlsplit(url)
    stem = Path(parts.path.rstrip("/")).stem
    return stem or (parts.hostname or "page")
