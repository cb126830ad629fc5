"""Who may use `/corpus`: each command and each button, both ways, and what is kept of attempts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.acts import Action, Ending
from bot.language import text
from tests.bot.chat.town import Bot, Town
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.messages import Message
from tests.discord_server.options import Value
from tests.discord_server.world import Channel, Role, User

NOT_HERE, NO_ADMIN = str(text("permissions-not-here")), str(text("permissions-no-admin"))

# An address that is never fetched from: it is the machine's own.
NOWHERE = "http://127.0.0.1:9/feed.xml"
COMMANDS: dict[str, dict[str, Value]] = {
    "corpus reindex": {},
    "corpus add": {"url": NOWHERE},
    "corpus remove": {"article": "harbour-vote"},
    "corpus list": {},
    "corpus show": {"article": "harbour-vote"},
    "corpus status": {},
    "corpus rollback": {},
    "corpus history": {},
    "corpus feed add": {"url": NOWHERE},
    "corpus feed list": {},
    "corpus feed remove": {"feed": "1"},
}


async def use(
    town: Town, user: User, command: str, channel: Channel | None = None, /, **options: Value
) -> Message:
    exchange = await town.server.slash(
        user, channel or town.channel, command, force=True, locale=None, **options
    )
    return await exchange.message()


async def pressed(town: Town, message: Message, label: str, user: User) -> Message:
    """Press a button; return what comes of it first, be it a message of its own."""
    exchange = await town.server.click(user, message, label=label)
    return (await exchange.messages(1))[0]


async def refused(bot: Bot, guild: int) -> list[tuple[Action, str]]:
    """Return what is kept as refused in a server, the oldest first."""
    found = await bot.services.state.audit.history(None, guild, size=50)
    kept = [(e.action, e.target) for e in found.items if e.ending is Ending.REFUSED]
    return list(reversed(kept))


def named_role(town: Town) -> Role:
    """Let ben have a role that may change the corpus."""
    role = town.guild.add_role("librarians")
    town.guild.members[town.ben.id].roles.append(role)
    return role


def paths(options: Iterable[Payload], before: str) -> set[str]:
    """Return the subcommands below a command, by what is typed."""
    found: set[str] = set()
    for option in options:
        name = f"{before} {option['name']}"
        found |= {name} if option["type"] == 1 else paths(option.get("options", []), name)
    return found


@pytest.mark.usefixtures("bot")
async def test_every_command_is_among_those_that_are_tried_here(town: Town) -> None:
    command = town.server._state.commands.find("corpus", town.guild)

    assert paths(command["options"], "corpus") == COMMANDS.keys()
    assert command["default_member_permissions"] == str(1 << 5)
    assert command["contexts"] == [0]


async def test_member_may_use_no_command_and_each_attempt_is_kept(town: Town, bot: Bot) -> None:
    for command, options in COMMANDS.items():
        said = await use(town, town.ann, command, **options)
        assert NO_ADMIN in said.text, command
        assert said.visible_to is town.ann, command

    kept = await refused(bot, town.guild.id)
    assert {action for action, _ in kept} == set(Action)
    assert len(kept) == len(COMMANDS)
    assert (Action.REMOVE, "harbour-vote") in kept


async def test_owner_of_a_server_that_is_not_listed_may_use_no_command(
    town: Town, bot: Bot
) -> None:
    elsewhere = town.server.add_guild("Elsewhere")
    channel = elsewhere.add_channel("general")
    for command, options in COMMANDS.items():
        said = await use(town, elsewhere.owner, command, channel, **options)
        assert NOT_HERE in said.text, command

    assert len(await refused(bot, elsewhere.id)) == len(COMMANDS)
    assert await refused(bot, town.guild.id) == []


@pytest.mark.usefixtures("bot")
async def test_no_command_is_shown_in_direct_messages(town: Town) -> None:
    channel = town.server.dm(town.owner)

    for command, options in COMMANDS.items():
        with pytest.raises(DriverError, match="is not shown"):
            await use(town, town.owner, command, channel, **options)


@pytest.mark.parametrize("who", ["owner", "role"])
async def test_whoever_may_is_refused_no_command(town: Town, who: str) -> None:
    role = named_role(town)
    user = town.owner if who == "owner" else town.ben
    async with town.bot(reindex=stub({"out": OUTCOME}), admin_roles=(role.id,)) as bot:
        for command, options in COMMANDS.items():
            said = await use(town, user, command, **options)
            assert said.text, command
            assert NO_ADMIN not in said.text, command
            assert NOT_HERE not in said.text, command

        assert await refused(bot, town.guild.id) == []


async def test_nobody_without_the_right_cancels_what_others_began(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    async with town.bot(reindex=stub(told("reading", 0, 9), pipe.step, {"out": OUTCOME})) as bot:
        exchange = await town.server.slash(town.owner, town.channel, "corpus reindex")
        message = await exchange.message()
        await exchange.changes.wait_for(lambda: message.buttons or None, "the button", 10)

        said = await pressed(town, message, "Cancel", town.ann)

        assert NO_ADMIN in said.text
        assert said.visible_to is town.ann
        await pipe.release()
        await exchange.changes.wait_for(
            lambda: "**Re-indexed** in" in message.text or None, "the end", 10
        )
        assert await refused(bot, town.guild.id) == [(Action.REINDEX, "")]


@pytest.mark.parametrize(
    ("command", "label", "action"),
    [("remove", "Remove", Action.REMOVE), ("rollback", "Go back", Action.ROLLBACK)],
)
async def test_nothing_changes_when_the_right_was_taken_away_before_the_click(
    town: Town, command: str, label: str, action: Action
) -> None:
    role = named_role(town)
    town.write("tower.txt", "Tower\n\nThe tower is open again.")
    options = COMMANDS[f"corpus {command}"]
    async with town.bot(admin_roles=(role.id,)) as bot:
        before = bot.services.sources.status().manifest.id
        asked = await use(town, town.ben, f"corpus {command}", **options)
        town.guild.members[town.ben.id].roles.remove(role)

        said = await pressed(town, asked, label, town.ben)

        assert NO_ADMIN in said.text
        assert said.visible_to is town.ben
        assert [found for found, _ in await refused(bot, town.guild.id)] == [action]
        assert bot.services.sources.status().manifest.id == before


@pytest.mark.parametrize("command", ["list", "history"])
async def test_no_page_is_turned_when_the_right_was_taken_away_before_the_click(
    town: Town, command: str
) -> None:
    role = named_role(town)
    for number in range(20):
        (town.articles / f"tower-{number}.txt").write_text(
            f"Tower {number}\n\nThe tower number {number} is open again on every day of the week."
        )
    town.index()
    async with town.bot(reindex=stub({"out": OUTCOME}), admin_roles=(role.id,)):
        for _ in range(12):
            await use(town, town.ann, "corpus rollback")
        shown = await use(town, town.ben, f"corpus {command}")
        (onward,) = [button for button in shown.buttons if button.get("label") == "▶"]
        town.guild.members[town.ben.id].roles.remove(role)
        before = shown.text

        said = await pressed(town, shown, onward["label"], town.ben)

        assert NO_ADMIN in said.text
        assert shown.text == before
