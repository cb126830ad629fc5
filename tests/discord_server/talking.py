"""What people write, where they write it, and what they see there."""

from __future__ import annotations

from collections.abc import Iterable

from tests.discord_server import threads
from tests.discord_server.acting import Acting
from tests.discord_server.channels import ChannelKind
from tests.discord_server.errors import DriverError
from tests.discord_server.mentions import mentioned_roles, mentioned_users
from tests.discord_server.messages import DEFAULT, REPLY, THREAD_STARTER, Message, Upload
from tests.discord_server.permissions import Permission
from tests.discord_server.world import Channel, User


class Talking(Acting):
    """People who write, and who read what the bot writes."""

    async def say(
        self,
        user: User,
        channel: Channel,
        content: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        files: Iterable[Upload] = (),
    ) -> Message:
        """Let `user` write `content`, as a reply to a message where given (`ping`: with the @)."""
        self._require(user, channel, channel.writing)
        if channel.kind is ChannelKind.FORUM:
            raise DriverError(f"{channel.name} is a forum: use forum_post")
        manages = Permission.MANAGE_THREADS in channel.permissions_of(user)
        if channel.locked and not manages:
            raise DriverError(f"the thread {channel.name} is locked")
        threads.wake(self._state, channel)
        return self._write(user, channel, content, reply_to=reply_to, ping=ping, files=files)

    def _write(
        self,
        user: User,
        channel: Channel,
        content: str,
        *,
        message_id: int | None = None,
        reply_to: Message | None = None,
        ping: bool = True,
        files: Iterable[Upload] = (),
    ) -> Message:
        state = self._state
        message = Message(
            id=message_id or state.world.ids.next(),
            channel=channel,
            author=user,
            at=state.clock.now(),
            kind=REPLY if reply_to else DEFAULT,
            content=content,
            reference=reply_to,
            files=[state.keep_file(upload) for upload in files],
            mentions=self._mentions(content, channel, reply_to if ping else None),
            mention_roles=[role.id for role in mentioned_roles(content, channel)],
        )
        channel.messages[message.id] = message
        state.message_event("MESSAGE_CREATE", message)
        for joining in (user, *message.mentions):
            threads.join(state, channel, joining)
        return message

    def _mentions(self, content: str, channel: Channel, replied: Message | None) -> list[User]:
        members = channel.guild.members if channel.guild else {}
        known = {user_id: member.user for user_id, member in members.items()}
        if channel.guild is None:
            known[self._state.world.bot.id] = self._state.world.bot
        found = mentioned_users(content, known)
        # The answer to an interaction belongs to a webhook, which a reply cannot ping.
        if replied is not None and replied.interaction is None and replied.author not in found:
            found.append(replied.author)
        return found

    async def start_thread(self, user: User, message: Message, name: str) -> Channel:
        """Let `user` begin the thread `name` with `message`; raise DriverError where none can."""
        self._require(user, message.channel, Permission.CREATE_PUBLIC_THREADS)
        if message.thread or not threads.can_begin_at(message) or not message.seen_by(user):
            raise DriverError("no thread can begin with that message")
        return threads.begin_at(self._state, message, user, self._thread_name(name))

    async def forum_post(
        self,
        user: User,
        forum: Channel,
        title: str,
        content: str,
        *,
        files: Iterable[Upload] = (),
    ) -> Channel:
        """Let `user` post in `forum`; return the thread, which has its `starter`."""
        self._require(user, forum, forum.writing)
        if forum.kind is not ChannelKind.FORUM:
            raise DriverError(f"{forum.name} is not a forum")
        thread = threads.begin_post(self._state, forum, user, self._thread_name(title))
        self._write(user, thread, content, message_id=thread.id, files=files)
        return thread

    def _thread_name(self, name: str) -> str:
        if not threads.is_name(name):
            raise DriverError(f"a thread's name has 1 to {threads.MAX_NAME} characters")
        return name.strip()

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Let somebody put `thread` into the archive, and lock it there."""
        if not thread.is_thread:
            raise DriverError(f"{thread.name} is not a thread")
        threads.archive(self._state, thread, archived=True, locked=locked)

    async def thread_of(self, message: Message) -> Channel:
        """Wait for the thread that begins with `message`."""
        return await self._state.changes.wait_for(
            lambda: message.thread, f"a thread at {message.text!r:.60}", self._timeout
        )

    async def next_message(self, channel: Channel, after: Message | None = None) -> Message:
        """Wait for the bot's next message in `channel` that everybody there sees."""
        since = after.id if after else 0
        return await self._state.changes.wait_for(
            lambda: next((m for m in channel.messages.values() if self._answers(m, since)), None),
            f"the bot's next message in {channel.name}",
            self._timeout,
        )

    def _answers(self, message: Message, since: int) -> bool:
        shown = not (message.ephemeral or message.loading or message.deleted)
        written = message.kind != THREAD_STARTER
        return shown and written and message.author is self._state.world.bot and message.id > since

    def visible(self, user: User, channel: Channel) -> list[Message]:
        """Return the messages that `user` sees in `channel`."""
        return [m for m in channel.messages.values() if m.seen_by(user)]

    def seen_by(self, user: User) -> list[Message]:
        """Return all that `user` sees anywhere, also what only `user` sees, the oldest first."""
        own = (dm for dm in self._state.world.dms.values() if dm.recipient is user)
        shared = (c for c in self._state.world.guild_channels() if c.permissions_of(user))
        found = [m for channel in (*own, *shared) for m in self.visible(user, channel)]
        return sorted(found, key=lambda message: message.id)
