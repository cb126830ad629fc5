"""Discord's gateway, version 10: connections, and what they may say."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.discord_server.errors import Payload
from tests.discord_server.permissions import KNOWN_INTENT_BITS, PRIVILEGED_INTENTS, Intent
from tests.discord_server.sessions import Session, Sessions

if TYPE_CHECKING:
    from tests.discord_server.state import State

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME = 0, 1, 2, 3, 6
RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11
MAX_PAYLOAD = 4096
MISSED_HEARTBEAT = 1.5  # intervals without a heartbeat, after which the connection is closed

WRONG_TOKEN = 4004
_DECODE_ERROR, _NOT_AUTHENTICATED, _IDENTIFIED_TWICE = 4002, 4003, 4005
_WRONG_SEQUENCE, _TIMED_OUT, _WRONG_VERSION = 4007, 4009, 4012
_UNKNOWN_OPCODE, _WRONG_INTENTS, _DISALLOWED_INTENTS = 4001, 4013, 4014


class Gateway:
    """Accepts connections and counts what happens on them."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.sessions = Sessions()
        self.connections: set[Connection] = set()
        self.heartbeat_interval = 41.25
        self.refusals = 0
        self.heartbeats = 0
        self.resumes = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it ends."""
        if self.refusals > 0:
            self.refusals -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        connection = Connection(self, socket, request.transport)
        self.connections.add(connection)
        try:
            await connection.serve(request.query.get("v", ""), request.query.get("encoding", ""))
        finally:
            self.connections.discard(connection)
            self.state.changes.notify()
        return socket

    def ready_sessions(self) -> list[Session]:
        """Return the sessions that are connected and have got READY."""
        return [session for session in self.sessions.all() if session.send is not None]

    def send_all(self, op: int, data: object = None) -> None:
        """Send an opcode to every connection."""
        for connection in set(self.connections):
            connection.send({"op": op, "d": data, "s": None, "t": None})

    def close_all(self, code: int | None) -> None:
        """Close every connection with `code`; cut the line without a word where it is None."""
        for connection in set(self.connections):
            connection.close(code)


class Connection:
    """One web socket and, once identified, its session."""

    def __init__(
        self,
        gateway: Gateway,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
    ) -> None:
        self._gateway = gateway
        self._transport = transport
        self._state = gateway.state
        self._socket = socket
        self._outgoing: asyncio.Queue[str | int] = asyncio.Queue()
        self._session: Session | None = None
        self._closing = False
        self._watchdog: asyncio.TimerHandle | None = None

    async def serve(self, version: str, encoding: str) -> None:
        """Say hello, then listen until the connection ends."""
        if (version, encoding) != ("10", "json"):
            self.close(_WRONG_VERSION)
        interval = int(self._gateway.heartbeat_interval * 1000)
        self.send({"op": HELLO, "d": {"heartbeat_interval": interval}, "s": None, "t": None})
        self._expect_heartbeat()
        writer = asyncio.create_task(self._write())
        try:
            async for message in self._socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._receive(message.data)
        finally:
            writer.cancel()
            self._end()

    def send(self, payload: Payload) -> None:
        """Queue `payload`."""
        self._outgoing.put_nowait(json.dumps(payload))

    def close(self, code: int | None) -> None:
        """Queue a close with `code`, or cut the line at once where it is None."""
        self._closing = True
        if code is None and self._transport is not None:
            self._transport.abort()
        else:
            self._outgoing.put_nowait(code or 1000)

    def _fault(self, code: int, sentence: str) -> None:
        self._state.violations.add(f"gateway: {sentence}")
        self.close(code)

    async def _write(self) -> None:
        with suppress(ConnectionError):  # the reader hears of it, too
            while isinstance(item := await self._outgoing.get(), str):
                await self._socket.send_str(item)
            await self._socket.close(code=item)

    def _end(self) -> None:
        if self._watchdog:
            self._watchdog.cancel()
        if self._session is None or self._session.send != self.send:
            return
        self._session.send = None
        # A client that says goodbye ends its session; one that is cut off may resume it.
        if not self._closing and self._socket.close_code in (1000, 1001):
            self._gateway.sessions.end(self._session)

    def _expect_heartbeat(self) -> None:
        if self._watchdog:
            self._watchdog.cancel()
        seconds = self._gateway.heartbeat_interval * MISSED_HEARTBEAT
        complaint = f"no heartbeat for {seconds:g} s"
        loop = asyncio.get_running_loop()
        self._watchdog = loop.call_later(seconds, self._fault, _TIMED_OUT, complaint)

    def _receive(self, data: str | bytes) -> None:
        if len(data) > MAX_PAYLOAD:
            self._fault(_DECODE_ERROR, f"a payload of {len(data)} bytes; {MAX_PAYLOAD} at most")
            return
        payload = _decoded(data)
        handlers: dict[object, Callable[[object], None]] = {
            HEARTBEAT: self._heartbeat,
            IDENTIFY: self._identify,
            RESUME: self._resume,
            PRESENCE: self._presence,
        }
        if payload is None or "op" not in payload:
            self._fault(_DECODE_ERROR, "a payload that is not an object with an op")
        elif payload["op"] not in handlers:
            self._fault(_UNKNOWN_OPCODE, f"opcode {payload['op']} is not known here")
        else:
            handlers[payload["op"]](payload.get("d"))
        self._state.changes.notify()

    def _heartbeat(self, _: object) -> None:
        self._gateway.heartbeats += 1
        self._expect_heartbeat()
        self.send({"op": HEARTBEAT_ACK, "d": None, "s": None, "t": None})

    def _presence(self, _: object) -> None:
        if self._session is None:
            self._fault(_NOT_AUTHENTICATED, "a presence before identifying")

    def _identify(self, data: object) -> None:
        if self._session is not None:
            self._fault(_IDENTIFIED_TWICE, "identified twice on one connection")
        elif not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
            self._fault(_DECODE_ERROR, "an identify without token, intents and properties")
        elif data.get("token") != self._state.token:
            self.close(WRONG_TOKEN)
        elif not isinstance(data.get("intents"), int) or data["intents"] & ~KNOWN_INTENT_BITS:
            self._fault(_WRONG_INTENTS, f"intents {data.get('intents')!r}")
        else:
            self._begin(Intent(data["intents"]))

    def _begin(self, intents: Intent) -> None:
        if intents & PRIVILEGED_INTENTS & ~self._state.privileged_intents:
            self.close(_DISALLOWED_INTENTS)
            return
        session = self._gateway.sessions.start(intents)
        self._attach(session)
        self._state.greet(session)

    def _resume(self, data: object) -> None:
        if not isinstance(data, dict) or data.get("token") != self._state.token:
            self.close(WRONG_TOKEN)
            return
        session = self._gateway.sessions.find(str(data.get("session_id")))
        if session is None:
            self.send({"op": INVALID_SESSION, "d": False, "s": None, "t": None})
        elif not isinstance(data.get("seq"), int) or data["seq"] > session.sequence:
            self.close(_WRONG_SEQUENCE)
        else:
            self._gateway.resumes += 1
            self._attach(session)
            session.replay(after=data["seq"])

    def _attach(self, session: Session) -> None:
        self._session = session
        session.send = self.send


def _decoded(data: str | bytes) -> Payload | None:
    try:
        payload = json.loads(data)
    except ValueError:
        return None
    return payload if isinstance(payload, dict) else None
