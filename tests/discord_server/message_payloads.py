"""Discord's JSON for messages, and what of it a bot may read."""

from __future__ import annotations

from tests.discord_server.channel_payloads import channel_payload
from tests.discord_server.clock import iso
from tests.discord_server.errors import Payload
from tests.discord_server.files import listed
from tests.discord_server.messages import File, Message
from tests.discord_server.payloads import partial_member, user_payload
from tests.discord_server.world import User

_CONTENT_KEYS: Payload = {"content": "", "embeds": [], "components": [], "attachments": []}


def message_payload(message: Message, *, with_reference: bool = True) -> Payload:
    """Return a message in full."""
    payload = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "type": message.kind,
        "author": user_payload(message.author),
        "content": message.content,
        "embeds": message.embeds,
        "components": message.components,
        "attachments": [file_payload(file, message) for file in listed(message)],
        "flags": message.flags,
        "timestamp": iso(message.at),
        "edited_timestamp": iso(message.edits[-1].at) if message.edits else None,
        "mentions": [user_payload(user) for user in message.mentions],
        "mention_roles": [str(role) for role in message.mention_roles],
        "mention_everyone": message.mention_everyone,
        "pinned": False,
        "tts": False,
    }
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.thread is not None:
        payload["thread"] = channel_payload(message.thread)
    return payload | _interaction(message) | (_reference(message) if with_reference else {})


def file_payload(file: File, message: Message | None = None) -> Payload:
    """Return an attachment, of `message` where it is on one."""
    payload = {
        "id": str(file.id),
        "filename": file.name,
        "size": file.size,
        "url": file.url,
        "proxy_url": file.url,
        "content_type": file.content_type,
    }
    if file.ephemeral or (message is not None and message.ephemeral):
        payload["ephemeral"] = True
    return payload


def _interaction(message: Message) -> Payload:
    if message.interaction is None:
        return {}
    bot_id = str(message.author.id)
    shared = {"application_id": bot_id, "webhook_id": bot_id}
    return {**shared, "interaction_metadata": message.interaction}


def _reference(message: Message) -> Payload:
    if message.reference is None:
        return {}
    original = message.reference
    pointer = {"type": 0, "channel_id": str(original.channel.id), "message_id": str(original.id)}
    if original.channel.guild:
        pointer["guild_id"] = str(original.channel.guild.id)
    shown = None if original.deleted else message_payload(original, with_reference=False)
    return {"message_reference": pointer, "referenced_message": shown}


def readable(message: Message, bot: User) -> bool:
    """Whether `bot` may read what `message` says without the message content intent."""
    return message.author is bot or message.channel.guild is None or bot in message.mentions


def redacted_payload(message: Message, bot: User) -> Payload:
    """Return `message` as a bot without the message content intent gets it."""
    payload = message_payload(message)
    original = message.reference
    if payload.get("referenced_message") and original and not readable(original, bot):
        payload["referenced_message"] = {**payload["referenced_message"], **_CONTENT_KEYS}
    return payload if readable(message, bot) else {**payload, **_CONTENT_KEYS}


def event_payload(message: Message, bot: User, *, redacted: bool) -> Payload:
    """Return `message` as MESSAGE_CREATE and MESSAGE_UPDATE carry it."""
    payload = redacted_payload(message, bot) if redacted else message_payload(message)
    guild = message.channel.guild
    if guild is None:
        return payload
    payload["guild_id"] = str(guild.id)
    member = guild.members.get(message.author.id)
    if member is not None and message.interaction is None:
        payload["member"] = partial_member(member)
    return payload
