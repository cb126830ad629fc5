"""All that the server knows, and what every part of it shares."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

from tests.discord_server.channel_payloads import guild_payload
from tests.discord_server.clock import Clock
from tests.discord_server.command_rules import CHAT_INPUT, MESSAGE
from tests.discord_server.errors import DriverError, Payload, Violations
from tests.discord_server.exchange import Exchange
from tests.discord_server.files import safe_name
from tests.discord_server.gateway import Gateway
from tests.discord_server.guild_events import guild_event
from tests.discord_server.limits import Failures, RateLimits
from tests.discord_server.message_payloads import event_payload
from tests.discord_server.messages import File, Message, Upload
from tests.discord_server.payloads import application_payload, own_user_payload
from tests.discord_server.permissions import Intent, application_flags
from tests.discord_server.sessions import Session
from tests.discord_server.validation import schema_problems
from tests.discord_server.waiting import Changes
from tests.discord_server.world import Channel, Guild, Role, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request that the bot made: what, when (seconds since 1970), and how it ended."""

    method: str
    path: str
    template: str | None
    status: int
    at: float


@dataclass(slots=True)
class Commands:
    """The application's commands by scope: a guild's id, or None for everywhere."""

    by_scope: dict[int | None, list[Payload]] = field(default_factory=dict)
    syncs: int = 0

    def find(self, name: str, guild: Guild | None) -> Payload:
        """Return the slash command `name` as it is shown in `guild`; raise DriverError."""
        return self._named(name, CHAT_INPUT, f"command /{name}", guild)

    def find_menu(self, name: str, guild: Guild | None) -> Payload:
        """Return the command `name` in the menu of messages in `guild`; raise DriverError."""
        return self._named(name, MESSAGE, f"message command {name!r}", guild)

    def _named(self, name: str, kind: int, what: str, guild: Guild | None) -> Payload:
        scopes = [guild.id, None] if guild else [None]
        shown = [c for scope in scopes for c in self.by_scope.get(scope, []) if c["type"] == kind]
        found = next((command for command in shown if command["name"] == name), None)
        if found is None:
            names = ", ".join(command["name"] for command in shown) or "none"
            raise DriverError(f"the bot has no {what}; it has synced: {names}")
        return found


class State:
    """The world, the bot's doings, and the gateway that tells the bot of it."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.privileged_intents = Intent.NONE
        self.verified = False
        self.changes = Changes()
        self.violations = Violations()
        self.world = World(clock)
        self.commands = Commands()
        self.failures = Failures()
        self.limits = RateLimits(clock)
        self.gateway = Gateway(self)
        self.exchanges: dict[str, Exchange] = {}
        self.files: dict[int, File] = {}
        self.expired_files: set[int] = set()
        self.downloads: list[str] = []
        self.requests: list[Request] = []
        self.address = ""  # host:port, once the server listens
        bot_id = base64.b64encode(str(self.world.bot.id).encode()).decode().rstrip("=")
        self.token = f"{bot_id}.loopb.{'x' * 38}"

    def application(self) -> Payload:
        """Return the bot's application as it sees it itself."""
        flags = application_flags(self.privileged_intents, verified=self.verified)
        return application_payload(self.world, flags)

    def greet(self, session: Session) -> None:
        """Send READY and, to a client that wants to know, each guild."""
        guilds = self.world.guilds.values()
        application = self.application()
        ready = {
            "v": 10,
            "user": own_user_payload(self.world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": f"ws://{self.address}/",
            "application": {key: application[key] for key in ("id", "flags")},
        }
        session.dispatch("READY", ready)
        for guild in guilds if session.intents & Intent.GUILDS else ():
            self._send(session, "GUILD_CREATE", guild_payload(guild, self.world.bot))

    def guild_changed(self, event: str, guild: Guild, what: Channel | Role | None) -> None:
        """Tell every client that `what` of `guild` has changed."""
        if guild.id not in self.world.guilds:
            return  # it is still being set up, or the bot has left it
        bot = self.world.bot
        if isinstance(what, Channel) and what.is_thread and not what.permissions_of(bot):
            return
        self.dispatch(Intent.GUILDS, event, guild_event(event, guild, what, bot))

    def dispatch(self, intent: Intent, event: str, payload: Payload) -> None:
        """Send an event to every client that asked for `intent`."""
        for session in self.gateway.sessions.all():
            if session.intents & intent or intent is Intent.NONE:
                self._send(session, event, payload)
        self.changes.notify()

    def message_event(self, event: str, message: Message) -> None:
        """Tell every client that may know of it about `message`, redacted where it must be."""
        in_guild = message.channel.guild is not None
        intent = Intent.GUILD_MESSAGES if in_guild else Intent.DIRECT_MESSAGES
        for session in self.gateway.sessions.all():
            if session.intents & intent and self._may_know(message):
                self._send(session, event, self._message_payload(event, message, session))
        self.changes.notify()

    def _may_know(self, message: Message) -> bool:
        return not message.ephemeral and bool(message.channel.permissions_of(self.world.bot))

    def bulk_deletion(self, channel: Channel, messages: list[Message]) -> None:
        """Tell every client that may know of it that `messages` of `channel` are gone at once."""
        known = [str(message.id) for message in messages if self._may_know(message)]
        intent = Intent.GUILD_MESSAGES if channel.guild else Intent.DIRECT_MESSAGES
        if known:
            self.dispatch(intent, "MESSAGE_DELETE_BULK", {"ids": known, **_where(channel)})

    def _message_payload(self, event: str, message: Message, session: Session) -> Payload:
        if event == "MESSAGE_DELETE":
            return {"id": str(message.id), **_where(message.channel)}
        redacted = not session.intents & Intent.MESSAGE_CONTENT
        return event_payload(message, self.world.bot, redacted=redacted)

    def _send(self, session: Session, event: str, payload: Payload) -> None:
        for name, value in _documented(event, payload):
            for problem in schema_problems(name, value):
                self.violations.add(f"server: {event}: {problem}")
        session.dispatch(event, payload)

    def keep_for_a_while(self, upload: Upload) -> File:
        """Store `upload`, which comes with a command, and return it with its address."""
        return self.keep_file(upload, ephemeral=True)

    def keep_file(self, upload: Upload, *, ephemeral: bool = False) -> File:
        """Store `upload` and return it with its address."""
        file_id, name = self.world.ids.next(), safe_name(upload.name)
        folder = "ephemeral-attachments" if ephemeral else "attachments"
        file = File(
            id=file_id,
            name=name,
            data=upload.data,
            content_type=upload.content_type,
            url=f"http://{self.address}/{folder}/{file_id}/{name}",
            told=upload.told,
            ephemeral=ephemeral,
        )
        self.files[file_id] = file
        return file

    def unanswered(self, *, at_the_end: bool = False) -> list[str]:
        """Return a sentence for each interaction that the bot has left alone for too long.

        `at_the_end` nobody can answer any more, however short the time was.
        """
        open_ones = [exchange for exchange in self.exchanges.values() if exchange.unanswered]
        lost = [exchange for exchange in open_ones if at_the_end or exchange.late]
        return [f"{exchange.name} was never acknowledged" for exchange in lost]


def _where(channel: Channel) -> Payload:
    guild = {"guild_id": str(channel.guild.id)} if channel.guild else {}
    return {"channel_id": str(channel.id), **guild}


_DOCUMENTED = {
    "MESSAGE_CREATE": "MessageResponse",
    "MESSAGE_UPDATE": "MessageResponse",
    "CHANNEL_CREATE": "GuildChannelResponse",
    "CHANNEL_UPDATE": "GuildChannelResponse",
    "THREAD_CREATE": "ThreadResponse",
    "THREAD_UPDATE": "ThreadResponse",
}
_DOCUMENTED_PARTS = {
    "GUILD_CREATE": {
        "channels": "GuildChannelResponse",
        "threads": "ThreadResponse",
        "roles": "GuildRoleResponse",
        "members": "GuildMemberResponse",
    },
    "THREAD_LIST_SYNC": {"threads": "ThreadResponse", "members": "ThreadMemberResponse"},
    "THREAD_MEMBERS_UPDATE": {"added_members": "ThreadMemberResponse"},
}


def _documented(event: str, payload: Payload) -> list[tuple[str, object]]:
    """Return what of an event has a schema, by the schema's name; events as such have none."""
    if event in _DOCUMENTED:
        return [(_DOCUMENTED[event], payload)]
    if event in _DOCUMENTED_PARTS:
        parts = _DOCUMENTED_PARTS[event].items()
        return [(name, part) for key, name in parts for part in payload[key]]
    if event == "INTERACTION_CREATE":
        resolved = payload["data"].get("resolved", {})
        messages = [payload.get("message"), *resolved.get("messages", {}).values()]
        files = resolved.get("attachments", {}).values()
        return [
            *(("MessageResponse", message) for message in messages if message),
            *(("MessageAttachmentResponse", file) for file in files),
        ]
    return []
