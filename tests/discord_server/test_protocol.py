"""The gateway's protocol, spoken without a library: codes, and what may be said when."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from tests.discord_server.harness import call
from tests.discord_server.server import DiscordServer


async def test_the_gateways_address_is_told(discord_server: DiscordServer) -> None:
    answer = await call(discord_server, "GET", "/gateway/bot")

    assert answer.body["url"] == discord_server.gateway_url


class Line:
    """A bare connection to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: int, data: object) -> None:
        """Send an opcode."""
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def receive(self, op: int) -> object:
        """Return the data of the next payload, which must have that `op`."""
        payload = json.loads(await self.socket.receive_str(timeout=5))
        assert payload["op"] == op
        return payload["d"]

    async def close_code(self) -> int | None:
        """Read to the end and return the code."""
        async with asyncio.timeout(5):
            async for _ in self.socket:
                pass
        return self.socket.close_code


@asynccontextmanager
async def connected(
    server: DiscordServer, query: str = "?v=10&encoding=json"
) -> AsyncIterator[Line]:
    """Connect inside the block."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(server.gateway_url + query) as socket,
    ):
        yield Line(socket)


def identify(server: DiscordServer, **changes: object) -> dict[str, object]:
    """Return the data of an identify."""
    return {"token": server.token, "intents": 0, "properties": {"os": "x"}, **changes}


async def test_hello_and_heartbeats_work_before_a_client_identifies(
    discord_server: DiscordServer,
) -> None:
    async with connected(discord_server) as line:
        assert await line.receive(10) == {"heartbeat_interval": 41250}
        await line.send(1, None)
        assert await line.receive(11) is None
        assert discord_server.heartbeats == 1


@pytest.mark.parametrize(
    ("op", "data", "code", "violation"),
    [
        (2, {"token": "wrong", "properties": {}}, 4004, None),
        (6, {"token": "wrong"}, 4004, None),
        (2, {}, 4002, "without token"),
        (2, {"intents": 1 << 40}, 4013, "intents"),
        (2, {"intents": 1 << 15}, 4014, None),
        (3, {}, 4003, "before identifying"),
        (77, {}, 4001, "opcode 77"),
        (1, "x" * 4096, 4002, "4096 at most"),
    ],
    ids=[
        "wrong-token", "resume-wrong-token", "no-properties", "unknown-intents",
        "privileged-intent", "not-identified", "unknown-opcode", "too-long",
    ],
)  # fmt: skip
async def test_the_connection_is_closed_with_discords_code(
    op: int, data: object, code: int, violation: str | None
) -> None:
    async with DiscordServer() as server, connected(server) as line:
        if isinstance(data, dict) and "intents" in data:
            data = identify(server, **data)
        await line.send(op, data)

        assert await line.close_code() == code
        assert [violation in seen for seen in server.violations if violation] == (
            [True] if violation else []
        )


async def test_the_connection_is_closed_when_a_client_identifies_twice(
    discord_server: DiscordServer,
) -> None:
    async with connected(discord_server) as line:
        await line.send(2, identify(discord_server))
        await line.send(2, identify(discord_server))

        assert await line.close_code() == 4005
    discord_server.expect_violation("identified twice")


async def test_the_connection_is_closed_when_the_version_is_another(
    discord_server: DiscordServer,
) -> None:
    async with connected(discord_server, "?v=9&encoding=json") as line:
        assert await line.close_code() == 4012


async def test_the_connection_is_closed_when_heartbeats_stop() -> None:
    async with (
        DiscordServer(heartbeat_interval=0.05) as server,
        connected(server) as line,
    ):
        assert await line.close_code() == 4009
        assert server.violations == ["gateway: no heartbeat for 0.075 s"]


async def test_a_session_that_nobody_knows_cannot_be_resumed(
    discord_server: DiscordServer,
) -> None:
    async with connected(discord_server) as line:
        await line.receive(10)
        await line.send(6, {"token": discord_server.token, "session_id": "x", "seq": 1})

        assert await line.receive(9) is False


async def test_a_sequence_from_the_future_cannot_be_resumed(discord_server: DiscordServer) -> None:
    async with connected(discord_server) as line:
        await line.receive(10)
        await line.send(2, identify(discord_server))
        ready = await line.receive(0)
        assert isinstance(ready, dict)
        await line.socket.close(code=4000)
    async with connected(discord_server) as line:
        resume = {"token": discord_server.token, "session_id": ready["session_id"], "seq": 99}
        await line.send(6, resume)

        assert await line.close_code() == 4007


async def test_connections_are_refused_as_often_as_ordered(discord_server: DiscordServer) -> None:
    discord_server.refuse_connections(1)
    with pytest.raises(aiohttp.WSServerHandshakeError) as raised:
        async with connected(discord_server):
            pass

    assert raised.value.status == 503
    async with connected(discord_server) as line:
        await line.receive(10)


@pytest.mark.parametrize(("code", "kept"), [(1000, 0), (1001, 0), (4000, 1)])
async def test_a_session_ends_when_its_client_says_goodbye(
    discord_server: DiscordServer, code: int, kept: int
) -> None:
    gateway = discord_server._state.gateway
    async with connected(discord_server) as line:
        await line.receive(10)
        await line.send(2, identify(discord_server))
        await line.receive(0)
        await line.socket.close(code=code)
        await discord_server.until(lambda: not gateway.connections, "the connection to end")

    assert len(gateway.sessions.all()) == kept
