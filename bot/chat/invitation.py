"""The link that invites the bot with just what it needs."""

from __future__ import annotations

import base64
import binascii
from typing import Final

import discord

SCOPES: Final = ("bot", "applications.commands")

PERMISSIONS: Final = discord.Permissions(
    view_channel=True,  # to hear of mentions
    send_messages=True,  # to answer them
    send_messages_in_threads=True,  # to answer them in a thread
    create_public_threads=True,  # to open one for a question, where that is set up
    attach_files=True,  # charts and tables of /stats
    embed_links=True,  # every answer is an embed, where its words cannot ping
    read_message_history=True,  # to answer as a reply
)


def invite_link(application_id: int) -> str:
    """Return the link that invites the application's bot to a server."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


def application_id_of(token: str) -> int | None:
    """Return the application id that `token` begins with, None where it has no such beginning."""
    head = token.strip().partition(".")[0]
    try:
        digits = base64.b64decode(head + "=" * (-len(head) % 4), altchars=b"-_", validate=True)
        text = digits.decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return int(text) if text.isdigit() and len(text) <= 20 else None
