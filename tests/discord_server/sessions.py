"""Gateway sessions: numbered events, kept so that they can be replayed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from tests.discord_server.errors import Payload
from tests.discord_server.permissions import Intent


@dataclass(slots=True, eq=False, kw_only=True)
class Session:
    """What one identified client has been sent; `send` is None while it is not connected."""

    id: str
    intents: Intent
    sequence: int = 0
    send: Callable[[Payload], None] | None = None
    log: list[Payload] = field(default_factory=list)

    def dispatch(self, event: str, data: Payload) -> None:
        """Send an event, or keep it until the client resumes."""
        self.sequence += 1
        payload = {"op": 0, "t": event, "s": self.sequence, "d": data}
        self.log.append(payload)
        if self.send:
            self.send(payload)

    def replay(self, *, after: int) -> None:
        """Send again what came after the sequence number `after`, then say that it is resumed."""
        if self.send is None:
            return
        for payload in self.log[after:]:
            self.send(payload)
        self.dispatch("RESUMED", {})


class Sessions:
    """The sessions that are connected or can be resumed."""

    def __init__(self) -> None:
        self.started = 0
        self._open: dict[str, Session] = {}

    def start(self, intents: Intent) -> Session:
        """Open a session."""
        self.started += 1
        session = Session(id=uuid4().hex, intents=intents)
        self._open[session.id] = session
        return session

    def find(self, session_id: str) -> Session | None:
        """Return the session with that id, unless it has ended."""
        return self._open.get(session_id)

    def end(self, session: Session) -> None:
        """Forget `session`: it cannot be resumed."""
        self._open.pop(session.id, None)

    def end_all(self) -> None:
        """Forget every session."""
        self._open.clear()

    def all(self) -> list[Session]:
        """Return the open sessions."""
        return list(self._open.values())
