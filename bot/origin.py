"""Where a question comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who asks, and where: ids as Discord has them; `guild` is None in a direct message.

    They are kept nowhere: `bot.state` hashes what it remembers of them.
    """

    user: int
    channel: int
    guild: int | None
