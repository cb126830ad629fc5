"""The channels of the server, threads among them, and who may do what there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from tests.discord_server.errors import DriverError
from tests.discord_server.messages import Message
from tests.discord_server.people import Role, User
from tests.discord_server.permissions import DEFAULT_PERMISSIONS, Permission

if TYPE_CHECKING:
    from tests.discord_server.world import Guild


class ChannelKind(IntEnum):
    """What a channel is."""

    TEXT = 0
    DM = 1
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    FORUM = 15


THREADS = {ChannelKind.ANNOUNCEMENT_THREAD, ChannelKind.PUBLIC_THREAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite:
    """What a channel allows and denies a role or a member."""

    target: Role | User
    allow: Permission
    deny: Permission


@dataclass(slots=True, eq=False, kw_only=True)
class Channel:
    """A channel or a thread (in its `parent`) of a guild, or one person's direct messages.

    Of a thread, `owner` began it, `joined` has when (seconds since 1970) each user joined it.
    """

    id: int
    name: str
    kind: ChannelKind = ChannelKind.TEXT
    guild: Guild | None = field(default=None, repr=False)
    recipient: User | None = None
    position: int = 0
    parent: Channel | None = None
    owner: User | None = None
    created: float = 0.0
    archived: bool = False
    locked: bool = False
    archived_at: float = 0.0
    archive_after: int = 1440  # minutes of silence
    joined: dict[int, float] = field(default_factory=dict, repr=False)
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    typing: list[float] = field(default_factory=list, repr=False)

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread, a post of a forum included."""
        return self.kind in THREADS

    @property
    def writing(self) -> Permission:
        """The permission that it takes to write here."""
        return Permission.SEND_MESSAGES_IN_THREADS if self.is_thread else Permission.SEND_MESSAGES

    @property
    def starter(self) -> Message:
        """The message that a thread began with; raise DriverError where there is none."""
        holders = [c for c in (self, self.parent) if self.is_thread and c is not None]
        found = next((c.messages[self.id] for c in holders if self.id in c.messages), None)
        if found is None:
            raise DriverError(f"{self.name} did not begin with a message")
        return found

    def overwrite(
        self,
        target: Role | User,
        *,
        allow: Permission = Permission.NONE,
        deny: Permission = Permission.NONE,
    ) -> None:
        """Allow and deny `target` permissions in this channel only."""
        if self.is_thread or self.guild is None:
            raise DriverError("a thread has the permissions of its parent, and a DM has none")
        hidden = not self.guild.bot_sees(self)
        self.overwrites[target.id] = Overwrite(target=target, allow=allow, deny=deny)
        self.guild.changed("CHANNEL_UPDATE", self)
        if hidden and self.guild.bot_sees(self):
            self.guild.changed("THREAD_LIST_SYNC", self)

    def permissions_of(self, user: User) -> Permission:
        """Return what `user` may do here, overwrites included."""
        if self.parent is not None:
            return self.parent.permissions_of(user)
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
