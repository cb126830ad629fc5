"""A site on loopback with a feed, and the pages that it names."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape

from aiohttp import web

_PARAGRAPH = "{name} was seen near the old lighthouse on Monday, and {name} will be back in spring."


class Newsstand:
    """A feed at `url`; `titles` are those of its entries by the name of their page, newest first.

    While it is `broken`, it answers 500.
    """

    def __init__(self) -> None:
        self.host = ""
        self.title = "Marsh Courier"
        self.titles = {"puffin": "A puffin was seen", "walrus": "A walrus was seen"}
        self.broken = False
        self.feed_reads = 0

    @property
    def url(self) -> str:
        """Where the feed is."""
        return f"http://{self.host}/feed.xml"

    def page(self, name: str) -> str:
        """Return where the page `name` is."""
        return f"http://{self.host}/{name}.html"

    async def _feed(self, _: web.Request) -> web.Response:
        self.feed_reads += 1
        if self.broken:
            return web.Response(status=500)
        items = [
            f"<item><title>{escape(title)}</title><link>{self.page(name)}</link>"
            f"<guid>{name}</guid></item>"
            for name, title in self.titles.items()
        ]
        whole = (
            '<?xml version="1.0"?><rss version="2.0"><channel>'
            f"<title>{escape(self.title)}</title>{''.join(items)}</channel></rss>"
        )
        return web.Response(text=whole, content_type="application/rss+xml")

    async def _page(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self.titles:
            return web.Response(status=404)
        title = escape(self.titles[name])
        words = "".join(f"<p>{_PARAGRAPH.format(name=f'The {name}')}</p>" for _ in range(3))
        html = (
            f"<html><head><title>{title}</title></head>"
            f"<body><article><h1>{title}</h1>{words}</article></body></html>"
        )
        return web.Response(text=html, content_type="text/html")


@asynccontextmanager
async def open_newsstand() -> AsyncIterator[Newsstand]:
    """Serve a site inside the block."""
    stand = Newsstand()
    application = web.Application()
    application.router.add_get("/feed.xml", stand._feed)
    application.router.add_get("/{name}.html", stand._page)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    stand.host = f"{host}:{port}"
    try:
        yield stand
    finally:
        await runner.cleanup()
