"""Each rule for commands that Discord's document lacks: what breaks it, and what does not."""

from __future__ import annotations

import pytest

from tests.discord_server.command_rules import valid_name
from tests.discord_server.errors import Payload
from tests.discord_server.harness import call
from tests.discord_server.server import DiscordServer


def command(**changes: object) -> Payload:
    return {"type": 1, "name": "ask", "description": "Ask.", **changes}


def option(name: str = "a", **changes: object) -> Payload:
    return {"type": 3, "name": name, "description": "d", **changes}


def sub(name: str = "s", kind: int = 1, *options: Payload) -> Payload:
    return {"type": kind, "name": name, "description": "d", "options": list(options)}


GOOD_COMMANDS: dict[str, list[Payload]] = {
    "plain": [command()],
    "hundred": [command(name=f"c{n}") for n in range(100)],
    "menu-with-spaces": [command(), {"type": 3, "name": "Show Source"}],
    "same-name-other-type": [command(), {"type": 3, "name": "ask"}],
    "options-in-order": [command(options=[option(required=True), option("b")])],
    "nested": [command(options=[sub("g", 2, sub("s", 1, option()))])],
    "choices": [command(options=[option(choices=[{"name": "x", "value": "y" * 100}])])],
    "autocomplete": [command(options=[option(autocomplete=True)])],
    "localised": [command(name_localizations={"de": "frag"})],
}

LONG = [{"name": f"{n:02}" + "x" * 98, "value": "y" * 100} for n in range(25)]

BAD_COMMANDS: dict[str, tuple[list[Payload], str]] = {
    "bad-name": ([command(name="Bad Name")], "APPLICATION_COMMAND_INVALID_NAME"),
    "bad-option-name": ([command(options=[option("Ä")])], "APPLICATION_COMMAND_INVALID_NAME"),
    "bad-localised-name": (
        [command(name_localizations={"de": "Frag Mich"})],
        "APPLICATION_COMMAND_INVALID_NAME",
    ),
    "no-description": ([command(description="")], "BASE_TYPE_BAD_LENGTH"),
    "menu-with-description": (
        [{"type": 3, "name": "x", "description": "y"}],
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY",
    ),
    "two-of-a-name": ([command(), command()], "APPLICATION_COMMANDS_DUPLICATE_NAME"),
    "101-commands": (
        [command(name=f"c{n}") for n in range(101)],
        "APPLICATION_COMMAND_TOO_MANY",
    ),
    "16-menus": (
        [{"type": 3, "name": f"m{n}"} for n in range(16)],
        "APPLICATION_COMMAND_TOO_MANY",
    ),
    "optional-first": (
        [command(options=[option(), option("b", required=True)])],
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    "two-options-of-a-name": (
        [command(options=[option(), option()])],
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    "two-options-of-a-localised-name": (
        [command(options=[option(name_localizations={"de": "b"}), option("b")])],
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    "subcommand-beside-option": (
        [command(options=[sub(), option()])],
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "choices-with-autocomplete": (
        [command(options=[option(autocomplete=True, choices=[{"name": "x", "value": "x"}])])],
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
    ),
    "autocomplete-on-a-user": (
        [command(options=[option(type=6, autocomplete=True)])],
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE",
    ),
    "two-choices-of-a-name": (
        [command(options=[option(choices=[{"name": "x", "value": v} for v in "ab"])])],
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
    ),
    "long-choice-value": (
        [command(options=[option(choices=[{"name": "x", "value": "y" * 101}])])],
        "BASE_TYPE_BAD_LENGTH",
    ),
    "range": (
        [command(options=[option(min_length=5, max_length=4)])],
        "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID",
    ),
    "8001-characters": (
        [command(options=[option("a", choices=LONG), option("b", choices=LONG)])],
        "APPLICATION_COMMAND_TOO_LARGE",
    ),
}


@pytest.mark.parametrize("commands", GOOD_COMMANDS.values(), ids=GOOD_COMMANDS)
async def test_commands_are_accepted_when_they_keep_the_rules(
    discord_server: DiscordServer, commands: list[Payload]
) -> None:
    path = f"/applications/{discord_server.bot_id}/commands"
    answer = await call(discord_server, "PUT", path, commands)

    assert answer.status == 200
    assert len(answer.body) == len(commands)
    assert discord_server.violations == []


@pytest.mark.parametrize(("commands", "code"), BAD_COMMANDS.values(), ids=BAD_COMMANDS)
async def test_commands_are_refused_when_they_break_a_rule(
    discord_server: DiscordServer, commands: list[Payload], code: str
) -> None:
    path = f"/applications/{discord_server.bot_id}/commands"
    answer = await call(discord_server, "PUT", path, commands)

    assert (answer.status, answer.code) == (400, 50035)
    assert discord_server.syncs == 0
    discord_server.expect_violation(f"({code})")


@pytest.mark.parametrize("name", ["ask", "über-uns", "l'avis", "नमस्ते", "ถาม", "a_b-1"])
def test_a_command_may_be_named_in_any_script(name: str) -> None:
    assert valid_name(name)
