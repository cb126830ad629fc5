"""A Discord on loopback that the real client library is driven against."""

from __future__ import annotations

from tests.discord_server.clock import Clock
from tests.discord_server.errors import DriverError
from tests.discord_server.exchange import Choice, Exchange
from tests.discord_server.messages import Message, Upload
from tests.discord_server.permissions import Intent, Permission
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, ChannelKind, Guild, Role, User

__all__ = [
    "Channel",
    "ChannelKind",
    "Choice",
    "Clock",
    "DiscordServer",
    "DriverError",
    "Exchange",
    "Guild",
    "Intent",
    "Message",
    "Permission",
    "Role",
    "Upload",
    "User",
]
