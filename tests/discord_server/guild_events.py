"""What the gateway says of a guild's channels, threads and roles when they change."""

from __future__ import annotations

from tests.discord_server.channel_payloads import channel_payload, guild_payload, thread_member
from tests.discord_server.channels import Channel
from tests.discord_server.errors import Payload
from tests.discord_server.payloads import member_payload, role_payload
from tests.discord_server.world import Guild, Role, User


def guild_event(event: str, guild: Guild, what: Channel | Role | None, bot: User) -> Payload:
    """Return what `event` tells `bot` of `what` in `guild`; without `what`, of the guild."""
    if isinstance(what, Channel):
        return _channel_event(event, guild, what, bot)
    if isinstance(what, Role):
        return _role_event(event, guild, what)
    if event == "GUILD_DELETE":
        return {"id": str(guild.id)}
    payload = guild_payload(guild, bot)
    # Only a guild that was known before and comes back says that it is available.
    del payload["unavailable"]
    return payload


def _role_event(event: str, guild: Guild, role: Role) -> Payload:
    if event == "GUILD_ROLE_DELETE":
        return {"guild_id": str(guild.id), "role_id": str(role.id)}
    return {"guild_id": str(guild.id), "role": role_payload(role)}


def _channel_event(event: str, guild: Guild, channel: Channel, bot: User) -> Payload:
    payload = channel_payload(channel, bot)
    match event:
        case "THREAD_CREATE":
            return {**payload, "newly_created": True}
        case "THREAD_DELETE":
            return {key: payload[key] for key in ("id", "guild_id", "parent_id", "type")}
        case "THREAD_MEMBERS_UPDATE":
            return _bot_joined(guild, channel, bot)
        case "THREAD_LIST_SYNC":
            return _active_threads(guild, channel, bot)
    return payload


def _bot_joined(guild: Guild, thread: Channel, bot: User) -> Payload:
    member = {**thread_member(thread, bot), "member": member_payload(guild.members[bot.id])}
    return {
        "id": str(thread.id),
        "guild_id": str(guild.id),
        "member_count": len(thread.joined),
        "added_members": [{**member, "presence": None}],
    }


def _active_threads(guild: Guild, parent: Channel, bot: User) -> Payload:
    found = [t for t in guild.threads.values() if t.parent is parent and not t.archived]
    return {
        "guild_id": str(guild.id),
        "channel_ids": [str(parent.id)],
        "threads": [channel_payload(thread, bot) for thread in found],
        "members": [thread_member(t, bot) for t in found if bot.id in t.joined],
    }
