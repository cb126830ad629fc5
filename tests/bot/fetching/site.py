"""A web site on loopback that behaves as it is told."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """Serves `pages` by path, any other with 404; `asked` holds what was asked for, in order."""

    def __init__(self) -> None:
        self.port = 0
        self.pages: dict[str, Page] = {}
        self.asked: list[web.Request] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return where the page at `path` is."""
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, words: str, kind: str = "text/html", **headers: str) -> str:
        """Serve `words` at `path`; return where that is."""

        async def page(_: web.Request) -> web.Response:
            return web.Response(text=words, content_type=kind, headers=headers)

        self.pages[path] = page
        return self.url(path)

    def answers(self, path: str, status: int, **headers: str) -> str:
        """Answer `status` at `path`; return where that is."""

        async def page(_: web.Request) -> web.Response:
            return web.Response(
                status=status, headers={k.replace("_", "-"): v for k, v in headers.items()}
            )

        self.pages[path] = page
        return self.url(path)

    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [request.path for request in self.asked]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        page = self.pages.get(request.path)
        return await page(request) if page else web.Response(status=404)


@asynccontextmanager
async def open_site() -> AsyncIterator[Site]:
    """Serve a site inside the block."""
    site = Site()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", site._serve)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


async def bomb(_: web.Request) -> web.Response:
    """Send a few kilobytes that unpack to fifty megabytes."""
    packed = gzip.compress(b"<p>" + b"0" * 50_000_000)
    return web.Response(
        body=packed, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}
    )


async def endless(request: web.Request) -> web.StreamResponse:
    """Send for ever, and never tell how much."""
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    while True:
        await response.write(b"0" * 65536)


async def drip(request: web.Request) -> web.StreamResponse:
    """Send a letter now and then."""
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    while True:
        await response.write(b"0")
        await asyncio.sleep(0.02)
