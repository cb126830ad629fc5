"""What is in a feed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import UnusableInputError
from bot.language import text


class NoFeedError(UnusableInputError):
    """What was fetched is no feed, or none that can be read."""

    def __init__(self, host: str) -> None:
        super().__init__(text("feeding-no-feed", host=host))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed: the `id` by which it is known again, its page, its title."""

    id: str
    url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A feed's title, and its entries that have a page, the newest first."""

    title: str
    entries: tuple[Entry, ...]
