"""Whether a client is connected to Discord, for those who know nothing of Discord."""

from __future__ import annotations

import discord


class Connectivity:
    """The connection of `client`, as it is when it is asked after."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    @property
    def connected(self) -> bool:
        """Whether events come in; not so while a lost connection is made anew."""
        client = self._client
        # Once ready it stays so for discord.py, also while it reconnects.
        return client.is_ready() and not client.is_closed() and client.ws.open

    @property
    def latency(self) -> float:
        """Seconds that the last heartbeat took; not finite before the first."""
        return self._client.latency
