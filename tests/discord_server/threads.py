"""Begin threads, let people and the bot into them, archive them and wake them up."""

from __future__ import annotations

from tests.discord_server.channels import Channel, ChannelKind
from tests.discord_server.messages import HAS_THREAD, THREAD_STARTER, Message
from tests.discord_server.people import User
from tests.discord_server.state import State

MAX_NAME = 100

# What a thread is, by the kind of the channel that it is in.
_INSIDE = {
    ChannelKind.TEXT: ChannelKind.PUBLIC_THREAD,
    ChannelKind.ANNOUNCEMENT: ChannelKind.ANNOUNCEMENT_THREAD,
    ChannelKind.FORUM: ChannelKind.PUBLIC_THREAD,
}


def is_name(name: str) -> bool:
    """Whether a thread can be called `name`."""
    return 1 <= len(name.strip()) <= MAX_NAME


def can_begin_at(message: Message) -> bool:
    """Whether a thread can begin with `message`, which has none yet."""
    return message.channel.kind in (ChannelKind.TEXT, ChannelKind.ANNOUNCEMENT)


def begin_at(
    state: State, message: Message, owner: User, name: str, archive_after: int = 1440
) -> Channel:
    """Begin a thread with `message`, which then has the thread's id; tell the bot of it."""
    thread = _add(state, message.channel, owner, name, message.id)
    thread.archive_after = archive_after
    message.thread = thread
    message.flags |= HAS_THREAD
    _announce(thread)
    # In Discord a thread begins with an empty message, which points to the real one.
    starter = Message(
        id=state.world.ids.next(),
        channel=thread,
        author=owner,
        at=state.clock.now(),
        kind=THREAD_STARTER,
        reference=message,
    )
    thread.messages[starter.id] = starter
    state.message_event("MESSAGE_CREATE", starter)
    state.message_event("MESSAGE_UPDATE", message)
    return thread


def begin_post(state: State, forum: Channel, owner: User, name: str) -> Channel:
    """Begin a post in `forum`; its first message, which is to be written, takes its id."""
    thread = _add(state, forum, owner, name, state.world.ids.next())
    _announce(thread)
    return thread


def _add(state: State, parent: Channel, owner: User, name: str, thread_id: int) -> Channel:
    now = state.clock.now()
    thread = Channel(
        id=thread_id,
        name=name,
        kind=_INSIDE[parent.kind],
        guild=parent.guild,
        parent=parent,
        owner=owner,
        created=now,
        joined={owner.id: now},
    )
    if parent.guild:
        parent.guild.threads[thread.id] = thread
    return thread


def _announce(thread: Channel) -> None:
    if thread.guild:
        thread.guild.changed("THREAD_CREATE", thread)


def join(state: State, thread: Channel, user: User) -> None:
    """Let `user`, who writes in `thread` or is mentioned there, into it."""
    if not thread.is_thread or user.id in thread.joined or not thread.permissions_of(user):
        return
    thread.joined[user.id] = state.clock.now()
    # Who is not told of members hears only of itself.
    if user is state.world.bot and thread.guild:
        thread.guild.changed("THREAD_MEMBERS_UPDATE", thread)


def archive(state: State, thread: Channel, *, archived: bool, locked: bool) -> None:
    """Make `thread` archived or not, locked or not; tell the bot of it."""
    if archived != thread.archived:
        thread.archived_at = state.clock.now()
    thread.archived, thread.locked = archived, locked
    if thread.guild:
        thread.guild.changed("THREAD_UPDATE", thread)


def wake(state: State, thread: Channel) -> None:
    """Let a message that is about to be written take `thread` out of the archive."""
    if thread.is_thread and thread.archived:
        archive(state, thread, archived=False, locked=thread.locked)
