"""Discord's JSON for users, members, roles and the application."""

from __future__ import annotations

from tests.discord_server.clock import iso
from tests.discord_server.errors import Payload
from tests.discord_server.permissions import Permission
from tests.discord_server.world import Member, Role, User, World


def user_payload(user: User) -> Payload:
    """Return a user as everybody sees it."""
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.bot else user.name.capitalize(),
        "discriminator": "4242" if user.bot else "0",
        "avatar": None,
        "bot": user.bot,
        "flags": 0,
        "public_flags": 0,
        "primary_guild": None,
    }


def own_user_payload(user: User) -> Payload:
    """Return the bot as it sees itself."""
    private = {"mfa_enabled": False, "locale": user.locale, "verified": True, "email": None}
    return {**user_payload(user), **private}


def application_payload(world: World, flags: int) -> Payload:
    """Return the bot's application, which has the bot's id, with its `flags`."""
    bot = world.bot
    return {
        "id": str(bot.id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user_payload(bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_payload(User(id=1, name="maker")),
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def role_payload(role: Role) -> Payload:
    """Return a role."""
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(int(role.permissions)),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.managed,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def member_payload(member: Member, permissions: Permission | None = None) -> Payload:
    """Return a member; interactions say their `permissions` in the channel, too."""
    payload = {
        "user": user_payload(member.user),
        "roles": [str(role.id) for role in member.roles],
        "joined_at": iso(member.joined_at),
        "nick": None,
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "pending": False,
        "premium_since": None,
        "mute": False,
        "deaf": False,
    }
    if permissions is not None:
        payload["permissions"] = str(int(permissions))
    return payload


def partial_member(member: Member) -> Payload:
    """Return a member without its user, as messages carry it."""
    payload = member_payload(member)
    del payload["user"]
    return payload
