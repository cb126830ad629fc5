"""Commands describe themselves in the language of whoever looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.language import ENGLISH, text
from tests.bot.chat.town import Town

TRANSLATED = {"de", "es-ES", "es-419", "fr"}


def described(command: dict[str, Any], name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what has a description, by the key of it."""
    name = f"{name}-{command['name']}" if name else str(command["name"])
    yield name, command
    for option in command.get("options", []):
        yield from described(option, name)


@pytest.mark.usefixtures("bot")
async def test_every_command_and_option_is_described_in_every_language(town: Town) -> None:
    commands = town.server._state.commands.by_scope[None]
    found = dict(
        pair for command in commands if command.get("type", 1) == 1 for pair in described(command)
    )

    assert len(found) > 30
    for name, part in found.items():
        assert ENGLISH.say(text(f"commands-{name}")) == part["description"], name
        told = part.get("description_localizations") or {}
        assert set(told) >= TRANSLATED, name
        assert told["de"] != part["description"], name
        # Discord shows those who have British English no other language.
        assert told["en-GB"] == told["en-US"] == part["description"], name
