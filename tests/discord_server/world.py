"""The people, guilds and channels of the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.discord_server.clock import Clock
from tests.discord_server.messages import Message
from tests.discord_server.permissions import DEFAULT_PERMISSIONS, Permission

_EPOCH_MS = 1_420_070_400_000  # Discord's own: the start of 2015


class Snowflakes:
    """Ids that grow with time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Return a fresh id."""
        by_time = (int(self._clock.now() * 1000) - _EPOCH_MS) << 22
        self._last = max(by_time, self._last + 1)
        return self._last


@dataclass(slots=True, eq=False, kw_only=True)
class User:
    """A person, or the bot."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"

    @property
    def mention(self) -> str:
        """What is written to mention the user."""
        return f"<@{self.id}>"


@dataclass(slots=True, eq=False, kw_only=True)
class Role:
    """A role of a guild."""

    id: int
    name: str
    permissions: Permission
    position: int
    managed: bool = False

    @property
    def mention(self) -> str:
        """What is written to mention the role."""
        return f"<@&{self.id}>"


@dataclass(slots=True, eq=False, kw_only=True)
class Member:
    """A user in a guild."""

    user: User
    roles: list[Role]
    joined_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite:
    """What a channel allows and denies a role or a member."""

    target: Role | User
    allow: Permission
    deny: Permission


@dataclass(slots=True, eq=False, kw_only=True)
class Channel:
    """A text channel of a guild, or the direct messages of one person (`recipient`)."""

    id: int
    name: str
    guild: Guild | None = field(default=None, repr=False)
    recipient: User | None = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    typing: list[float] = field(default_factory=list, repr=False)

    def overwrite(
        self,
        target: Role | User,
        *,
        allow: Permission = Permission.NONE,
        deny: Permission = Permission.NONE,
    ) -> None:
        """Allow and deny `target` permissions in this channel only."""
        self.overwrites[target.id] = Overwrite(target=target, allow=allow, deny=deny)
        if self.guild:
            self.guild.changed("CHANNEL_UPDATE", self)

    def permissions_of(self, user: User) -> Permission:
        """Return what `user` may do here, overwrites included."""
        if self.guild is None:
            return DEFAULT_PERMISSIONS
        base = self.guild.permissions_of(user)
        if Permission.ADMINISTRATOR in base:
            return Permission.everything()
        result = self._overwritten(base, user)
        return result if Permission.VIEW_CHANNEL in result else Permission.NONE

    def _overwritten(self, base: Permission, user: User) -> Permission:
        guild = self.guild
        member = guild.members.get(user.id) if guild else None
        roles = member.roles if member else []
        everyone = {guild.id} if guild else set()
        for ids in (everyone, {role.id for role in roles}, {user.id}):
            layer = [self.overwrites[i] for i in ids if i in self.overwrites]
            for overwrite in layer:
                base &= ~overwrite.deny
            for overwrite in layer:
                base |= overwrite.allow
        return base


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

    def add_channel(self, name: str) -> Channel:
        """Add a text channel."""
        channel = Channel(id=self.ids.next(), name=name, guild=self, position=len(self.channels))
        self.channels[channel.id] = channel
        self.changed("CHANNEL_CREATE", channel)
        return channel

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
        self.guilds: dict[int, Guild] = {}
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
        channel = Channel(id=self.ids.next(), name=user.name, recipient=user)
        self.dms[channel.id] = channel
        return channel

    def channel(self, channel_id: int) -> Channel | None:
        """Return the channel with that id, if there is one."""
        for guild in self.guilds.values():
            if channel_id in guild.channels:
                return guild.channels[channel_id]
        return self.dms.get(channel_id)
