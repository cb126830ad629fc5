"""Cards as the very payloads that are sent, held against all that Discord asks of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.chat.cards.layout import Card
from bot.chat.components import view_of
from bot.chat.sending import embed_of
from tests.bot.chat.cards.discord_markdown import Active, actives_of
from tests.bot.chat.cards.made import HOST
from tests.discord_server.components import embed_text
from tests.discord_server.messages import draft_of
from tests.discord_server.rules import message_problems
from tests.discord_server.validation import request_problems

SEND = ("POST", "/channels/{channel_id}/messages")
# Discord fails above 10,170 bytes of text in one of its kinds of messages.
MOST_BYTES = 10_000
# What a menu of 25 long names says comes on top of that.
MOST_BYTES_OF_MENUS = 8_000
_LIMITS = {"title": 256, "description": 4096}


def payload_of(card: Card) -> dict[str, Any]:
    """Return what discord.py sends for `card`."""
    view = view_of(card)
    components = view.to_components() if view else []
    return {"embeds": [embed_of(card).to_dict()], "components": components}


def check_limits(card: Card) -> None:
    """Check all that Discord asks of a message."""
    payload = payload_of(card)
    problems = [*request_problems(*SEND, payload), *message_problems(draft_of(payload))]
    assert problems == [], problems
    embed = payload["embeds"][0]
    shown = [*embed_text(embed)]
    assert embed["description"].strip()
    assert _units("".join(shown)) <= 6000
    assert all(_units(embed.get(key, "")) <= most for key, most in _LIMITS.items())
    assert sum(len(part.encode()) for part in shown) <= MOST_BYTES
    below = list(_words(payload["components"]))
    most = MOST_BYTES + (MOST_BYTES_OF_MENUS if card.menus else 0)
    assert sum(len(part.encode()) for part in [*shown, *below]) <= most
    assert all(0 < _units(part) <= 150 and part.strip() for part in below)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _words(payload: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield all that is read below an embed; Discord's limits of each are the schema's."""
    if isinstance(payload, list):
        for each in payload:
            yield from _words(each)
    elif isinstance(payload, dict):
        for key, value in payload.items():
            if key in {"label", "placeholder"} and isinstance(value, str):
                yield value
            else:
                yield from _words(value)


def check_frame(card: Card, *kinds: str) -> list[Active]:
    """Check the limits, and that nothing is active in `card` but of `kinds`, where ours can be.

    Titles of articles may be links to where they were published. Return what is active.
    """
    check_limits(card)
    return check_embed(card.title, card.text, *kinds)


def check_embed(title: str, description: str, *kinds: str) -> list[Active]:
    """Check that nothing is active but of `kinds`, as `check_frame` does."""
    assert actives_of(title) == [], title
    found = actives_of(description)
    strange = [active for active in found if active.kind not in {*kinds, "link"}]
    assert strange == [], strange
    for active in found:
        leads_home = active.target.startswith(f"https://{HOST}/")
        assert leads_home if active.kind == "link" else not active.isolated, active
        # Nothing reaches over the edge of what is isolated.
        assert active.raw.count("\u2068") == active.raw.count("\u2069"), active
    return found
