"""Choose in a menu the way that a person's client does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.discord_server.channel_payloads import channel_payload
from tests.discord_server.channels import Channel
from tests.discord_server.components import STRING_SELECT
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.payloads import member_payload, role_payload, user_payload
from tests.discord_server.people import Role, User

USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8

Chosen = str | int | Channel | Role | User

# What a menu offers, by its type, as `resolved` calls it.
_OFFERS = {
    USER_SELECT: ("users",),
    ROLE_SELECT: ("roles",),
    MENTIONABLE_SELECT: ("users", "roles"),
    CHANNEL_SELECT: ("channels",),
}


@dataclass(slots=True)
class Choices:
    """What `user` has chosen in `channel`: ids and values, and the things that the ids name."""

    user: User
    channel: Channel
    resolved: dict[str, Payload] = field(default_factory=dict)

    def choose(self, select: Payload, wanted: Iterable[Chosen]) -> list[str]:
        """Return the values to send for `wanted`; raise DriverError where it is not offered."""
        values = [_value(thing) for thing in wanted]
        if select["type"] == STRING_SELECT:
            offered = {option["value"] for option in select["options"]}
        else:
            offered = self._find(select, values)
        if not set(values) <= offered:
            raise DriverError(f"{sorted(set(values) - offered)} are not offered")
        return values

    def _find(self, select: Payload, values: list[str]) -> set[str]:
        """Resolve those of `values` that `select` offers, and return them."""
        offered: set[str] = set()
        for kind in _OFFERS[select["type"]]:
            things = {"users": self._users, "roles": self._roles, "channels": self._channels}[kind]
            found = {key: payload for key, payload in things(select).items() if key in values}
            if found:
                self.resolved.setdefault(kind, {}).update(found)
            offered |= set(found)
        if "users" in self.resolved and self.channel.guild:
            self.resolved["members"] = self._members(set(self.resolved["users"]))
        return offered

    def _users(self, _: Payload) -> Payload:
        members = self.channel.guild.members if self.channel.guild else {}
        return {str(key): user_payload(member.user) for key, member in members.items()}

    def _members(self, chosen: set[str]) -> Payload:
        members = self.channel.guild.members if self.channel.guild else {}
        payloads = {key: member_payload(member) for key, member in members.items()}
        return {
            str(key): {k: v for k, v in payload.items() if k != "user"} | {"permissions": "0"}
            for key, payload in payloads.items()
            if str(key) in chosen
        }

    def _roles(self, _: Payload) -> Payload:
        roles = self.channel.guild.roles if self.channel.guild else {}
        return {str(key): role_payload(role) for key, role in roles.items()}

    def _channels(self, select: Payload) -> Payload:
        guild = self.channel.guild
        if guild is None:
            return {}
        kinds = select.get("channel_types") or []
        seen = [c for c in (*guild.channels.values(), *guild.threads.values()) if self._sees(c)]
        shown = [c for c in seen if not kinds or c.kind in kinds]
        return {str(c.id): channel_payload(c) | self._permissions(c) for c in shown}

    def _sees(self, channel: Channel) -> bool:
        return bool(channel.permissions_of(self.user))

    def _permissions(self, channel: Channel) -> Payload:
        return {"permissions": str(int(channel.permissions_of(self.user)))}


def _value(thing: Chosen) -> str:
    return str(thing.id) if isinstance(thing, (Channel, Role, User)) else str(thing)
