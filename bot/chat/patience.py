"""How long Discord is waited for: nobody who asks is left waiting by a request that hangs."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

# Seconds for a message: discord.py tries again for 25 where Discord fails.
WITHIN: Final = 30.0
# Discord waits three seconds for the first answer to an interaction.
_ACKNOWLEDGED_WITHIN: Final = 2.5
_ALREADY_ACKNOWLEDGED: Final = 40060


class Patient(AsyncWebhookAdapter):
    """Sends the answers to interactions; raises `TimeoutError` for one that takes too long."""

    async def request(self, route: Route, session: aiohttp.ClientSession, **fields: Any) -> Any:  # noqa: ANN401 - what discord.py takes and returns
        """Send one answer; the first one a second time where its connection was closed."""
        first = route.url.endswith("/callback")
        async with asyncio.timeout(_ACKNOWLEDGED_WITHIN if first else WITHIN):
            try:
                return await super().request(route, session, **fields)
            except aiohttp.ServerDisconnectedError:
                if not first:
                    raise
                return await self._acknowledge_again(route, session, fields)

    async def _acknowledge_again(
        self, route: Route, session: aiohttp.ClientSession, fields: dict[str, Any]
    ) -> Any:  # noqa: ANN401 - as above
        try:
            return await super().request(route, session, **fields)
        except discord.HTTPException as error:
            if error.code != _ALREADY_ACKNOWLEDGED:
                raise
            # The first try had arrived, and only what Discord said to it was lost.
            return {"interaction": {"id": str(route.webhook_id)}}


def answer_patiently() -> None:
    """Let discord.py answer interactions within bounds, in this task and those that it starts."""
    async_context.set(Patient())  # type: ignore[no-untyped-call]
