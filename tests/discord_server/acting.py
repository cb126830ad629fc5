"""What every doing of people rests on."""

from __future__ import annotations

from uuid import uuid4

from tests.discord_server.callback_rules import Kind
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.exchange import Exchange
from tests.discord_server.interaction_payloads import interaction_payload
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Intent, Permission
from tests.discord_server.state import State
from tests.discord_server.world import Channel, User


class Acting:
    """People's side of the server; each waits for at most `timeout` seconds of wall time."""

    def __init__(self, state: State, timeout: float) -> None:
        self._state = state
        self._timeout = timeout

    def _use(self, user: User, message: Message, data: Payload) -> Exchange:
        if not message.seen_by(user):
            raise DriverError(f"{user.name} does not see that message")
        return self._interact(user, message.channel, Kind.COMPONENT, data, source=message)

    def _require(self, user: User, channel: Channel, permission: Permission) -> None:
        outsider = channel.guild is None and channel.recipient is not user
        if outsider or permission not in channel.permissions_of(user):
            raise DriverError(f"{user.name} lacks {permission.name} in {channel.name}")

    def _interact(
        self,
        user: User,
        channel: Channel,
        kind: Kind,
        data: Payload,
        *,
        locale: str | None = None,
        source: Message | None = None,
        trigger: Exchange | None = None,
    ) -> Exchange:
        self._require(user, channel, Permission.VIEW_CHANNEL | Permission.USE_APPLICATION_COMMANDS)
        state = self._state
        if channel.guild and channel.guild.id in state.world.left:
            raise DriverError(f"the bot is not in {channel.guild.name}")
        if not state.gateway.sessions.all():
            raise DriverError("the bot is not connected; wait for ready() first")
        exchange = Exchange(
            id=state.world.ids.next(),
            token=f"aW50ZXJhY3Rpb24-{uuid4().hex}",
            kind=kind,
            user=user,
            channel=channel,
            data=data,
            locale=locale or user.locale,
            clock=state.clock,
            changes=state.changes,
            timeout=self._timeout,
            created=state.clock.now(),
            source=source,
            trigger=trigger,
        )
        state.exchanges[exchange.token] = exchange
        payload = interaction_payload(exchange, state.world.bot)
        state.dispatch(Intent.NONE, "INTERACTION_CREATE", payload)
        return exchange
