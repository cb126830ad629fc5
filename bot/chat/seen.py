"""What Discord shows of the bot, without a word of Discord's library."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """A channel, by its id, in which the bot is to speak.

    With `thread` it opens one for each question, with `every` it needs no mention.
    """

    channel: int
    thread: bool
    every: bool


# The channels that are set up in the server with that id.
SetUpIn = Callable[[int], Awaitable[Sequence[SetUp]]]


class Sight(StrEnum):
    """What there is to see of a channel."""

    SEEN = "seen"
    HIDDEN = "hidden"
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSeen:
    """A channel that is set up; `lacks` are permissions by discord.py's names."""

    set_up: SetUp
    sight: Sight
    name: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSeen:
    """A server that the bot is in, with the channels that are set up there."""

    id: int
    name: str
    channels: tuple[ChannelSeen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What Discord tells of the application, and of `servers`, of which the bot is in `count`.

    `finished` is False where there was no time for all of them.
    """

    application: str
    message_content: bool
    count: int
    servers: tuple[ServerSeen, ...]
    finished: bool
