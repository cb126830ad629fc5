"""Whom a message mentions, and whom Discord would have pinged for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.discord_server.components import TEXT_DISPLAY, walk
from tests.discord_server.errors import Payload
from tests.discord_server.messages import Draft, Message
from tests.discord_server.world import Channel, Role, User

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


def pinging_text(draft: Draft) -> str:
    """Return the text of `draft` that can ping: content and V2 texts, not embeds."""
    texts = [draft.content]
    texts += [x["content"] for _, x in walk(draft.components) if x.get("type") == TEXT_DISPLAY]
    return "\n".join(texts)


def mentioned_users(text: str, users: dict[int, User]) -> list[User]:
    """Return those of `users` that `text` mentions, each once."""
    ids = dict.fromkeys(int(found) for found in _USER.findall(text))
    return [users[user_id] for user_id in ids if user_id in users]


def mentioned_roles(text: str, channel: Channel) -> list[Role]:
    """Return the roles of the channel's guild that `text` mentions."""
    roles = channel.guild.roles if channel.guild else {}
    ids = dict.fromkeys(int(found) for found in _ROLE.findall(text))
    return [roles[role_id] for role_id in ids if role_id in roles]


def pings(text: str, allowed: Payload | None, replied: Message | None) -> frozenset[str]:
    """Return the mentions in `text` that ping, as they are written, under `allowed` mentions.

    It is assumed that the bot may mention everyone and every role, and that text in code counts,
    so that a bot cannot be safe by luck. A reply to `replied` pings its author unless told not to.
    """
    found = {f"<@{user_id}>" for user_id in _USER.findall(text) if _may(allowed, "users")(user_id)}
    found |= {f"<@&{role}>" for role in _ROLE.findall(text) if _may(allowed, "roles")(role)}
    if allowed is None or "everyone" in (allowed.get("parse") or []):
        found |= set(_EVERYONE.findall(text))
    pings_author = allowed is None or bool(allowed.get("replied_user"))
    if replied is not None and pings_author and not replied.author.bot:
        found.add(replied.author.mention)
    return frozenset(found)


def _may(allowed: Payload | None, kind: str) -> Callable[[str], bool]:
    if allowed is None or kind in (allowed.get("parse") or []):
        return lambda _: True
    listed = {str(entry) for entry in allowed.get(kind) or []}
    return listed.__contains__
