"""The routes of guilds: which there are, and what one is."""

from __future__ import annotations

from tests.discord_server.calls import Call, Reply
from tests.discord_server.channel_payloads import guild_payload
from tests.discord_server.errors import Payload, unknown
from tests.discord_server.state import State
from tests.discord_server.world import Guild

# What GET has besides what the gateway sends, in a guild that uses none of it.
_UNUSED = (
    "icon",
    "description",
    "home_header",
    "splash",
    "discovery_splash",
    "banner",
    "application_id",
    "afk_channel_id",
    "system_channel_id",
    "widget_channel_id",
    "vanity_url_code",
    "rules_channel_id",
    "safety_alerts_channel_id",
    "public_updates_channel_id",
    "max_presences",
    "incidents_data",
)
_PLAIN: Payload = {
    "region": "deprecated",
    "widget_enabled": False,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "premium_subscription_count": 0,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
}
# What the gateway sends and GET does not.
_LIVE = {
    "unavailable",
    "large",
    "joined_at",
    "member_count",
    "channels",
    "members",
    "threads",
    "presences",
    "voice_states",
    "stage_instances",
    "guild_scheduled_events",
    "soundboard_sounds",
}


def list_guilds(state: State, call: Call) -> Reply:
    """GET the guilds that the bot is in, by their ids."""
    before, after = int(call.query.get("before", 1 << 63)), int(call.query.get("after", 0))
    limit = int(call.query.get("limit", 200))
    found = [state.world.guilds[id_] for id_ in sorted(state.world.guilds) if after < id_ < before]
    shown = found[-limit:] if "before" in call.query else found[:limit]
    return Reply(body=[_listed(guild, state) for guild in shown])


def get_guild(state: State, call: Call) -> Reply:
    """GET a guild that the bot is in."""
    guild = state.world.guilds.get(call.snowflake("guild_id"))
    if guild is None:
        raise unknown("Guild", 10004)
    live = guild_payload(guild, state.world.bot)
    kept = {key: value for key, value in live.items() if key not in _LIVE}
    return Reply(body={**dict.fromkeys(_UNUSED), **_PLAIN, **kept})


def _listed(guild: Guild, state: State) -> Payload:
    permissions = guild.permissions_of(state.world.bot)
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "banner": None,
        "owner": guild.owner is state.world.bot,
        "permissions": str(int(permissions)),
        "features": [],
    }
