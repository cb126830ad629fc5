"""The routes of channels, messages and members."""

from __future__ import annotations

from tests.discord_server import posting, threads
from tests.discord_server.calls import Call, Reply
from tests.discord_server.channel_payloads import channel_payload
from tests.discord_server.channels import ChannelKind
from tests.discord_server.errors import (
    ApiError,
    InvalidFormError,
    missing_access,
    missing_permissions,
    unknown,
    unknown_channel,
    unknown_message,
)
from tests.discord_server.message_payloads import message_payload, redacted_payload
from tests.discord_server.messages import DEFAULT, REPLY, Message
from tests.discord_server.payloads import member_payload
from tests.discord_server.permissions import Intent, Permission
from tests.discord_server.rules import problem
from tests.discord_server.state import State
from tests.discord_server.world import Channel


def get_channel(state: State, call: Call) -> Reply:
    """GET a channel."""
    return Reply(body=channel_payload(find_channel(state, call), state.world.bot))


def open_dm(state: State, call: Call) -> Reply:
    """POST the person to write to; answer the direct messages with them."""
    recipient = state.world.users.get(int(call.body.get("recipient_id") or 0))
    if recipient is None or recipient.bot:
        raise ApiError(400, 50033, "Invalid Recipient(s)", ("a DM with nobody or with a bot",))
    return Reply(body=channel_payload(state.world.dm(recipient)))


def type_in_channel(state: State, call: Call) -> Reply:
    """POST that the bot is typing."""
    channel = _writable(state, call)
    channel.typing.append(state.clock.now())
    state.changes.notify()
    return Reply(status=204)


def list_messages(state: State, call: Call) -> Reply:
    """GET messages, the newest first."""
    channel = find_channel(state, call, Permission.READ_MESSAGE_HISTORY)
    before = int(call.query.get("before", 1 << 63))
    after = int(call.query.get("after", 0))
    shown = [m for m in channel.messages.values() if _public(m) and after < m.id < before]
    limit = int(call.query.get("limit", 50))
    # "after" asks for the ones that follow next, not for the newest.
    shown = shown[:limit] if "after" in call.query else shown[-limit:]
    return Reply(body=[_as_approved(state, message) for message in reversed(shown)])


def get_message(state: State, call: Call) -> Reply:
    """GET a message."""
    channel = find_channel(state, call, Permission.READ_MESSAGE_HISTORY)
    return Reply(body=_as_approved(state, find_message(channel, call)))


def create_message(state: State, call: Call) -> Reply:
    """POST a message."""
    channel = _writable(state, call)
    written = _written(state, call)
    if written is not None:
        return Reply(body=message_payload(written))
    draft = posting.checked(call.body, call.uploads)
    require(state, channel, Permission.EMBED_LINKS if draft.embeds else Permission.NONE)
    require(state, channel, Permission.ATTACH_FILES if call.uploads else Permission.NONE)
    reference = _reference(state, channel, call)
    message = posting.create(
        state,
        channel,
        draft,
        call.body,
        call.uploads,
        kind=REPLY if reference else DEFAULT,
        reference=reference,
    )
    if reference and reference.author.mention in message.pings:
        message.mentions = list(dict.fromkeys([*message.mentions, reference.author]))
    threads.wake(state, channel)
    state.message_event("MESSAGE_CREATE", message)
    threads.join(state, channel, state.world.bot)
    return Reply(body=message_payload(message))


def _written(state: State, call: Call) -> Message | None:
    """Return what the bot has written anywhere under the nonce that it wants to be held to."""
    nonce = call.body.get("nonce")
    if nonce is None or not call.body.get("enforce_nonce"):
        return None
    channels = (*state.world.dms.values(), *state.world.guild_channels())
    return next((m for c in channels for m in c.messages.values() if m.nonce == nonce), None)


def edit_message(state: State, call: Call) -> Reply:
    """PATCH a message of the bot."""
    message = find_message(find_channel(state, call), call)
    if message.author is not state.world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    return Reply(body=message_payload(posting.edit(state, message, call)))


def delete_message(state: State, call: Call) -> Reply:
    """DELETE a message: the bot's own, or anybody's with the permission."""
    channel = find_channel(state, call)
    message = find_message(channel, call)
    if message.author is not state.world.bot:
        require(state, channel, Permission.MANAGE_MESSAGES)
    posting.delete(state, message)
    return Reply(status=204)


def get_member(state: State, call: Call) -> Reply:
    """GET a member of a guild."""
    guild = state.world.guilds.get(call.snowflake("guild_id"))
    if guild is None:
        raise unknown("Guild", 10004)
    member = guild.members.get(call.snowflake("user_id"))
    if member is None:
        raise unknown("Member", 10007)
    return Reply(body=member_payload(member))


def find_channel(
    state: State, call: Call, permission: Permission = Permission.VIEW_CHANNEL
) -> Channel:
    """Return the channel of the path, where the bot has `permission`; raise ApiError."""
    channel = state.world.channel(call.snowflake("channel_id"))
    if channel is None:
        raise unknown_channel()
    if channel.guild and Permission.VIEW_CHANNEL not in channel.permissions_of(state.world.bot):
        raise missing_access()
    require(state, channel, permission)
    return channel


def _writable(state: State, call: Call) -> Channel:
    channel = find_channel(state, call)
    require(state, channel, channel.writing)
    if channel.kind is ChannelKind.FORUM:
        sentence = "a forum has posts; messages go into these"
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel", (sentence,))
    manages = Permission.MANAGE_THREADS in channel.permissions_of(state.world.bot)
    if channel.locked and not manages:
        raise ApiError(400, 160005, "This thread is locked")
    return channel


def require(state: State, channel: Channel, permission: Permission) -> None:
    """Raise ApiError where the bot lacks `permission` in `channel`."""
    if permission not in channel.permissions_of(state.world.bot):
        raise missing_permissions()


def find_message(channel: Channel, call: Call) -> Message:
    """Return the message of the path, which is in `channel`; raise ApiError."""
    message = channel.messages.get(call.snowflake("message_id"))
    if message is None or not _public(message):
        raise unknown_message()
    return message


def _public(message: Message) -> bool:
    return not message.deleted and not message.ephemeral


def _as_approved(state: State, message: Message) -> dict[str, object]:
    # Over HTTP it is the application's approval that counts, whatever it identified with.
    if state.privileged_intents & Intent.MESSAGE_CONTENT:
        return message_payload(message)
    return redacted_payload(message, state.world.bot)


def _reference(state: State, channel: Channel, call: Call) -> Message | None:
    pointer = call.body.get("message_reference")
    if not pointer:
        return None
    message = channel.messages.get(int(pointer["message_id"]))
    if message is not None and _public(message):
        if Permission.READ_MESSAGE_HISTORY not in channel.permissions_of(state.world.bot):
            raise ApiError(400, 160002, "Cannot reply without permission to read message history")
        return message
    if pointer.get("fail_if_not_exists", True):
        code = "MESSAGE_REFERENCE_UNKNOWN_MESSAGE"
        gone = problem("message_reference", code=code, sentence="Unknown message")
        error = InvalidFormError([gone])
        error.violations = ()  # people delete messages: that is not the bot's fault
        raise error
    return None
