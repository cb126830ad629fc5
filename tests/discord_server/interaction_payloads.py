"""Discord's JSON for interactions."""

from __future__ import annotations

from tests.discord_server.callback_rules import Kind
from tests.discord_server.channel_payloads import channel_payload
from tests.discord_server.errors import Payload
from tests.discord_server.exchange import Exchange
from tests.discord_server.files import MAX_FILE
from tests.discord_server.message_payloads import message_payload
from tests.discord_server.payloads import member_payload, user_payload
from tests.discord_server.world import User


def interaction_payload(exchange: Exchange, bot: User) -> Payload:
    """Return the interaction as INTERACTION_CREATE carries it to `bot`."""
    channel = exchange.channel
    payload: Payload = {
        "id": str(exchange.id),
        "application_id": str(bot.id),
        "type": int(exchange.kind),
        "token": exchange.token,
        "version": 1,
        "data": exchange.data,
        "channel_id": str(channel.id),
        "channel": channel_payload(channel) | _permissions_in(exchange),
        "locale": exchange.locale,
        "app_permissions": str(int(channel.permissions_of(bot))),
        "attachment_size_limit": MAX_FILE,
        "entitlements": [],
        "authorizing_integration_owners": _owners(exchange),
    }
    if exchange.source is not None:
        payload["message"] = message_payload(exchange.source)
    return payload | _place(exchange)


def _permissions_in(exchange: Exchange) -> Payload:
    return {"permissions": str(int(exchange.channel.permissions_of(exchange.user)))}


def _owners(exchange: Exchange) -> dict[str, str]:
    guild = exchange.channel.guild
    return {"0": str(guild.id) if guild else "0"}


def _place(exchange: Exchange) -> Payload:
    guild = exchange.channel.guild
    if guild is None:
        return {"context": 1, "user": user_payload(exchange.user)}
    member = guild.members[exchange.user.id]
    return {
        "context": 0,
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": member_payload(member, exchange.channel.permissions_of(exchange.user)),
    }


def metadata(exchange: Exchange) -> Payload:
    """Return what a message says of the interaction that it answers."""
    payload: Payload = {
        "id": str(exchange.id),
        "type": int(exchange.kind),
        "user": user_payload(exchange.user),
        "authorizing_integration_owners": _owners(exchange),
    }
    if "target_id" in exchange.data:
        payload["target_message_id"] = exchange.data["target_id"]
    if exchange.kind is Kind.COMPONENT and exchange.source is not None:
        payload["interacted_message_id"] = str(exchange.source.id)
    if exchange.kind is Kind.MODAL and exchange.trigger is not None:
        payload["triggering_interaction_metadata"] = metadata(exchange.trigger)
    return payload
