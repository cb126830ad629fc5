"""`/health` and `/metrics` over HTTP, for what watches the bot on the same machine."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from bot.health.gathering import Health

_log = logging.getLogger(__name__)

# Only what runs on the same machine gets an answer.
_HOST: Final = "127.0.0.1"
# Seconds that a request under way may take once the bot ends.
_PATIENCE: Final = 1.0
_FRESH: Final = {"Cache-Control": "no-store"}


@asynccontextmanager
async def health_endpoint(port: int, health: Health) -> AsyncIterator[None]:
    """Serve how the bot is on `port` inside the block; on none where that is 0.

    Where the port cannot be had, that is logged, and the block goes on without.
    """
    if not port:
        yield
        return
    runner = web.AppRunner(application_of(health), access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    try:
        await _listen(runner, port)
        yield
    finally:
        await runner.cleanup()


def application_of(health: Health) -> web.Application:
    """Return what answers GET and HEAD, for no more than `health` tells."""

    async def show_health(_: web.Request) -> web.Response:
        figures = await health.figures()
        status = 503 if figures.problems else 200
        return web.json_response(figures.to_json(), status=status, headers=_FRESH)

    async def show_metrics(_: web.Request) -> web.Response:
        await health.figures()
        headers = {"Content-Type": health.metrics.content_type, **_FRESH}
        return web.Response(body=health.metrics.exposed(), headers=headers)

    application = web.Application()
    application.router.add_get("/health", show_health)
    application.router.add_get("/metrics", show_metrics)
    return application


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, _HOST, port).start()
    except OSError as error:
        _log.warning(
            "port %d cannot be had (%s), so there is no /health and no /metrics: "
            "set PILCROW_HEALTH_PORT to a free port, or to 0.",
            port,
            error.strerror or type(error).__name__,
        )
    else:
        _log.info("/health and /metrics are at http://%s:%d", _HOST, port)
