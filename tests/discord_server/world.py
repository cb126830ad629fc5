"""The guilds of the server, and everything that exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.discord_server.channels import Channel, ChannelKind, Overwrite
from tests.discord_server.clock import Clock
from tests.discord_server.errors import DriverError
from tests.discord_server.people import Member, Role, Snowflakes, User
from tests.discord_server.permissions import DEFAULT_PERMISSIONS, Permission

__all__ = [
    "Channel",
    "ChannelKind",
    "Guild",
    "Member",
    "Overwrite",
    "Role",
    "Snowflakes",
    "User",
    "World",
]


@dataclass(slots=True, eq=False, kw_only=True)
class Guild:
    """A server, as people call it."""

    id: int
    name: str
    owner: User
    ids: Snowflakes = field(repr=False)
    clock: Clock = field(repr=False)
    on_change: Callable[[str, Guild, Channel | Role | None], None] = field(repr=False)
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict, repr=False)
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)
    threads: dict[int, Channel] = field(default_factory=dict, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.roles[self.id] = Role(
            id=self.id, name="@everyone", permissions=DEFAULT_PERMISSIONS, position=0
        )

    def changed(self, event: str, what: Channel | Role | None = None) -> None:
        """Tell the gateway that `what` of this guild has changed."""
        self.on_change(event, self, what)

    def add_role(
        self, name: str, permissions: Permission = Permission.NONE, *, managed: bool = False
    ) -> Role:
        """Add a role; it ranks above the earlier ones."""
        role = Role(
            id=self.ids.next(),
            name=name,
            permissions=permissions,
            position=len(self.roles),
            managed=managed,
        )
        self.roles[role.id] = role
        self.changed("GUILD_ROLE_CREATE", role)
        return role

    def add_channel(self, name: str, *, kind: ChannelKind = ChannelKind.TEXT) -> Channel:
        """Add a text channel, or one of another `kind` (not a thread)."""
        if kind not in (ChannelKind.TEXT, ChannelKind.ANNOUNCEMENT, ChannelKind.FORUM):
            raise DriverError(f"{kind.name} cannot be added by itself")
        channel = Channel(
            id=self.ids.next(), name=name, kind=kind, guild=self, position=len(self.channels)
        )
        self.channels[channel.id] = channel
        self.changed("CHANNEL_CREATE", channel)
        return channel

    def add_forum(self, name: str) -> Channel:
        """Add a forum."""
        return self.add_channel(name, kind=ChannelKind.FORUM)

    def bot_sees(self, channel: Channel) -> bool:
        """Whether any bot among the members sees `channel`."""
        bots = [member.user for member in self.members.values() if member.user.bot]
        return any(channel.permissions_of(bot) for bot in bots)

    def add_member(
        self,
        user: User,
        permissions: Permission = Permission.NONE,
        roles: Iterable[Role] = (),
    ) -> Member:
        """Let `user` in, with `roles` and, where `permissions` is given, a role that has them."""
        held = list(roles)
        if permissions:
            held.append(self.add_role(f"{user.name}'s", permissions, managed=user.bot))
        member = Member(user=user, roles=held, joined_at=self.clock.now())
        self.members[user.id] = member
        return member

    def permissions_of(self, user: User) -> Permission:
        """Return what `user` may do in this guild as a whole."""
        member = self.members.get(user.id)
        if member is None:
            return Permission.NONE
        if user is self.owner:
            return Permission.everything()
        held = self.roles[self.id].permissions
        for role in member.roles:
            held |= role.permissions
        return held


class World:
    """Everything that exists, by id."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}  # those that the bot is in
        self.left: dict[int, Guild] = {}
        self.dms: dict[int, Channel] = {}
        self.bot = self.add_user("pilcrow", bot=True)

    def add_user(self, name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        """Add somebody who is in no guild yet."""
        user = User(id=self.ids.next(), name=name, bot=bot, locale=locale)
        self.users[user.id] = user
        return user

    def dm(self, user: User) -> Channel:
        """Return the direct messages between `user` and the bot."""
        known = next((dm for dm in self.dms.values() if dm.recipient is user), None)
        if known:
            return known
        channel = Channel(id=self.ids.next(), name=user.name, kind=ChannelKind.DM, recipient=user)
        self.dms[channel.id] = channel
        return channel

    def guild_channels(self) -> list[Channel]:
        """Return every channel and thread of the guilds."""
        guilds = (*self.guilds.values(), *self.left.values())
        return [c for guild in guilds for c in (*guild.channels.values(), *guild.threads.values())]

    def channel(self, channel_id: int) -> Channel | None:
        """Return the channel or thread with that id, if there is one."""
        known = {channel.id: channel for channel in self.guild_channels()}
        return known.get(channel_id) or self.dms.get(channel_id)
