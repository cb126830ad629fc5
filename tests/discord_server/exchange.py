"""One interaction: what a person did, and all that the bot answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tests.discord_server.callback_rules import Callback, Kind
from tests.discord_server.errors import Payload
from tests.discord_server.messages import Message

if TYPE_CHECKING:
    from tests.discord_server.clock import Clock
    from tests.discord_server.waiting import Changes
    from tests.discord_server.world import Channel, User

V = TypeVar("V")

ACKNOWLEDGE_WITHIN = 3.0
TOKEN_LASTS = 15 * 60.0


class Choice(NamedTuple):
    """A suggestion of an autocomplete."""

    name: str
    value: str | int | float


@dataclass(slots=True, eq=False, kw_only=True)
class Exchange:
    """An interaction by `user` in `channel`; `source` is the message whose component was used."""

    id: int
    token: str
    kind: Kind
    user: User
    channel: Channel
    data: Payload
    locale: str
    clock: Clock = field(repr=False)
    changes: Changes = field(repr=False)
    timeout: float
    created: float
    source: Message | None = None
    trigger: Exchange | None = None
    acknowledgement: Callback | None = None
    acknowledged_at: float | None = None
    refused: bool = False  # the bot tried, but too late (a violation by itself) or in vain
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    form: Payload | None = None

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        what = self.data.get("name") or self.data.get("custom_id")
        return f"the {self.kind.name.lower()} {what!r} by {self.user.name}"

    @property
    def late(self) -> bool:
        """Whether the time to acknowledge it is over."""
        return self.clock.now() - self.created > ACKNOWLEDGE_WITHIN

    @property
    def unanswered(self) -> bool:
        """Whether the bot has not even tried to acknowledge it."""
        return self.acknowledgement is None and not self.refused

    @property
    def expired(self) -> bool:
        """Whether its token is too old to be used."""
        return self.clock.now() - self.created > TOKEN_LASTS

    async def acknowledged(self) -> Exchange:
        """Wait for the first answer, whatever it is."""
        await self._wait(lambda: self.acknowledgement, "its acknowledgement")
        return self

    async def message(self) -> Message:
        """Wait for the first response; after a defer, for the edit that fills it."""
        return await self._wait(self._first, "its answer")

    async def messages(self, count: int) -> list[Message]:
        """Wait for `count` messages, the first response and the follow-ups."""
        return await self._wait(lambda: self._all(count), f"{count} messages")

    async def modal(self) -> Payload:
        """Wait for the modal that the bot opens."""
        return await self._wait(lambda: self.form, "its modal")

    def _first(self) -> Message | None:
        if self.original is None or self.original.loading:
            return None
        if self.acknowledgement is Callback.DEFER_UPDATE:
            edits = self.original.edits
            return self.original if edits and edits[-1].at >= self.created else None
        return self.original

    def _all(self, count: int) -> list[Message] | None:
        first = self._first()
        found = ([first] if first else []) + self.followups
        return found if len(found) >= count else None

    async def _wait(self, find: Callable[[], V | None], what: str) -> V:
        return await self.changes.wait_for(find, f"{what}: {self.name}", self.timeout)
