"""Discord's JSON for channels, threads and guilds."""

from __future__ import annotations

from tests.discord_server.channels import Channel, ChannelKind, Overwrite
from tests.discord_server.clock import iso
from tests.discord_server.errors import Payload
from tests.discord_server.payloads import member_payload, role_payload, user_payload
from tests.discord_server.world import Guild, Role, User


def channel_payload(channel: Channel, bot: User | None = None) -> Payload:
    """Return a channel or a thread of a guild, or direct messages.

    `bot` is told of its own part in a thread.
    """
    last = next(reversed(channel.messages), None)
    shared = {
        "id": str(channel.id),
        "type": int(channel.kind),
        "flags": 0,
        "last_message_id": None if last is None else str(last),
    }
    if channel.guild is None:
        recipients = [user_payload(channel.recipient)] if channel.recipient else []
        return {**shared, "recipients": recipients}
    placed = {
        **shared,
        "guild_id": str(channel.guild.id),
        "name": channel.name,
        "rate_limit_per_user": 0,
    }
    if channel.is_thread:
        return {**placed, **_thread(channel), **_part(channel, bot)}
    return {**placed, **_place(channel), **(_FORUM if channel.kind is ChannelKind.FORUM else {})}


def _place(channel: Channel) -> Payload:
    return {
        "position": channel.position,
        "permission_overwrites": [_overwrite(o) for o in channel.overwrites.values()],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
    }


_FORUM: Payload = {
    "available_tags": [],
    "default_reaction_emoji": None,
    "default_sort_order": None,
    "default_forum_layout": 0,
}


def _overwrite(overwrite: Overwrite) -> Payload:
    return {
        "id": str(overwrite.target.id),
        "type": 0 if isinstance(overwrite.target, Role) else 1,
        "allow": str(int(overwrite.allow)),
        "deny": str(int(overwrite.deny)),
    }


def _thread(thread: Channel) -> Payload:
    written = [message for message in thread.messages if message != thread.id]
    kept = [i for i in written if not thread.messages[i].deleted]
    return {
        "parent_id": str(thread.parent.id) if thread.parent else None,
        "owner_id": str(thread.owner.id) if thread.owner else "0",
        "message_count": len(kept),
        "total_message_sent": len(written),
        "member_count": len(thread.joined),
        "thread_metadata": {
            "archived": thread.archived,
            "archive_timestamp": iso(thread.archived_at or thread.created),
            "auto_archive_duration": thread.archive_after,
            "locked": thread.locked,
            "create_timestamp": iso(thread.created),
        },
    }


def _part(thread: Channel, bot: User | None) -> Payload:
    if bot is None or bot.id not in thread.joined:
        return {}
    return {"member": thread_member(thread, bot)}


def thread_member(thread: Channel, user: User) -> Payload:
    """Return the part of `user` in a thread that the user has joined."""
    return {
        "id": str(thread.id),
        "user_id": str(user.id),
        "join_timestamp": iso(thread.joined[user.id]),
        "flags": 0,
    }


def guild_payload(guild: Guild, bot: User) -> Payload:
    """Return a guild as GUILD_CREATE carries it to `bot`: only the channels that it sees."""
    seen = [c for c in guild.channels.values() if c.permissions_of(bot)]
    active = [t for t in guild.threads.values() if t.permissions_of(bot) and not t.archived]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "preferred_locale": guild.locale,
        "unavailable": False,
        "large": False,
        "joined_at": iso(guild.members[bot.id].joined_at),
        "member_count": len(guild.members),
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role_payload(role) for role in guild.roles.values()],
        "channels": [channel_payload(channel) for channel in seen],
        "members": [member_payload(member) for member in guild.members.values()],
        "threads": [channel_payload(thread, bot) for thread in active],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "afk_timeout": 300,
        "premium_tier": 0,
        "nsfw_level": 0,
        "mfa_level": 0,
        "system_channel_flags": 0,
    }
