"""What Discord says of the bot: asked of a Discord on loopback."""

from __future__ import annotations

import asyncio
import socket

import pytest

from bot.chat.inspecting import UnreachableError, inspect
from bot.chat.seen import SetUp, SetUpIn, Sight
from bot.state import Mode
from tests.bot.commands.conftest import Run
from tests.bot.doctor.clinic import STATE, Clinic
from tests.discord_server.limits import Trouble
from tests.discord_server.permissions import DEFAULT_PERMISSIONS, Intent, Permission
from tests.discord_server.server import DiscordServer

ALL = "the bot has every permission that it needs."
PERMISSIONS = "in the channel's settings, under Permissions, for the bot's role"


async def test_a_bot_that_lacks_nothing_is_well(clinic: Clinic) -> None:
    subject = await clinic.set_up(clinic.guild.add_channel("general"), thread=True)

    found = await clinic.examine()

    assert found["discord"] == (
        True,
        "the token is accepted, for the application pilcrow, which is in 1 server",
    )
    assert found[subject] == (True, ALL)
    assert "servers of the bot" not in found


@pytest.mark.parametrize(
    ("lacks", "named"),
    [
        (Permission.SEND_MESSAGES, "Send Messages: allow it"),
        (Permission.SEND_MESSAGES_IN_THREADS, "Send Messages in Threads: allow it"),
        (Permission.CREATE_PUBLIC_THREADS, "Create Public Threads: allow it"),
        (Permission.EMBED_LINKS, "Embed Links: allow it"),
        (Permission.ATTACH_FILES, "Attach Files: allow it"),
        (Permission.READ_MESSAGE_HISTORY, "Read Message History: allow it"),
        (
            Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.READ_MESSAGE_HISTORY,
            "Embed Links, Attach Files and Read Message History: allow them",
        ),
    ],
    ids=str,
)
async def test_a_permission_that_lacks_in_a_channel_is_named(
    clinic: Clinic, lacks: Permission, named: str
) -> None:
    channel = clinic.guild.add_channel("general")
    subject = await clinic.set_up(channel, thread=True)
    channel.overwrite(clinic.guild.roles[clinic.guild.id], deny=lacks)

    found = await clinic.examine()

    assert found[subject] == (False, f"the bot lacks {named} {PERMISSIONS}.")


async def test_an_administrator_lacks_nothing(clinic: Clinic) -> None:
    guild = clinic.server.add_guild("Island", bot_permissions=Permission.ADMINISTRATOR)
    channel = guild.add_channel("general")
    channel.overwrite(guild.roles[guild.id], deny=DEFAULT_PERMISSIONS)

    subject = await clinic.set_up(channel, thread=True)

    assert (await clinic.examine())[subject] == (True, ALL)


@pytest.mark.parametrize(
    ("kind", "thread", "unneeded"),
    [
        ("text", False, Permission.CREATE_PUBLIC_THREADS),
        ("forum", True, Permission.SEND_MESSAGES | Permission.CREATE_PUBLIC_THREADS),
    ],
    ids=["text without threads", "forum"],
)
async def test_what_a_channel_does_not_take_may_lack(
    clinic: Clinic, kind: str, thread: bool, unneeded: Permission
) -> None:
    guild = clinic.guild
    channel = guild.add_forum("ask") if kind == "forum" else guild.add_channel("ask")
    channel.overwrite(guild.roles[guild.id], deny=unneeded)
    subject = await clinic.set_up(channel, thread=thread)

    assert (await clinic.examine())[subject] == (True, ALL)


async def test_a_channel_that_the_bot_does_not_see_is_told(clinic: Clinic) -> None:
    channel = clinic.guild.add_channel("secret")
    await clinic.set_up(channel)
    channel.overwrite(clinic.guild.roles[clinic.guild.id], deny=Permission.VIEW_CHANNEL)

    found = await clinic.examine()

    assert found[f"channel {channel.id} in Harbour"] == (
        False,
        f"the bot does not see it: allow View Channel {PERMISSIONS}.",
    )


async def test_a_channel_that_is_gone_is_told(clinic: Clinic) -> None:
    channel = clinic.guild.add_channel("old")
    await clinic.set_up(channel)
    clinic.server.delete_channel(channel)

    assert (await clinic.examine())[f"channel {channel.id} in Harbour"] == (
        False,
        "it is gone: run /setup in that server, and choose another.",
    )


async def test_a_channel_that_fails_holds_up_no_other(clinic: Clinic) -> None:
    failing, well = clinic.guild.add_channel("first"), clinic.guild.add_channel("second")
    await clinic.set_up(failing)
    subject = await clinic.set_up(well)
    clinic.server.fail("GET", f"/channels/{failing.id}", "hang", times=1)

    # A request that hangs is given up in a moment, not in the time that a terminal waits.
    seen = await inspect(
        clinic.server.api_base, clinic.server.token, _set_up(failing.id, well.id), each=0.5
    )
    clinic.server.release()

    assert [channel.sight for channel in seen.servers[0].channels] == [Sight.FAILED, Sight.SEEN]
    assert (await clinic.examine())[subject] == (True, ALL)


@pytest.mark.parametrize("granted", [True, False], ids=["granted", "off"])
@pytest.mark.parametrize("verified", [True, False], ids=["large bot", "small bot"])
@pytest.mark.parametrize("wanted", ["true", "false"])
async def test_message_content_must_be_on_where_it_is_wanted(
    clinic: Clinic,
    monkeypatch: pytest.MonkeyPatch,
    granted: bool,
    verified: bool,
    wanted: str,
) -> None:
    monkeypatch.setenv("PILCROW_MESSAGE_CONTENT", wanted)
    clinic.server.allow(Intent.MESSAGE_CONTENT if granted else Intent.NONE, verified=verified)

    well, text = (await clinic.examine())["message content"]

    assert well == (granted or wanted == "false")
    if not well:
        assert "switch on Message Content Intent at https://discord.com/developers" in text
        assert "or set PILCROW_MESSAGE_CONTENT to false" in text


async def test_an_ask_channel_without_message_content_is_told(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = await clinic.set_up(clinic.guild.add_channel("ask"), Mode.EVERY)

    before = (await clinic.examine())[subject]
    clinic.server.allow(Intent.MESSAGE_CONTENT)
    monkeypatch.setenv("PILCROW_MESSAGE_CONTENT", "true")
    after = (await clinic.examine())[subject]

    assert (before[0], after) == (False, (True, ALL))
    assert "sees only those that mention it" in before[1]


async def test_every_server_is_looked_at(clinic: Clinic) -> None:
    island = clinic.server.add_guild("Island", bot_permissions=Permission.NONE)
    subjects = [
        await clinic.set_up(guild.add_channel("general")) for guild in (clinic.guild, island)
    ]

    found = await clinic.examine()

    assert found["discord"][1].endswith("which is in 2 servers")
    assert [found[subject][0] for subject in subjects] == [True, True]


async def test_no_server_is_told_with_what_to_do(clinic: Clinic) -> None:
    clinic.server.remove_bot(clinic.guild)

    text = (await clinic.examine())["discord"][1]

    assert text.endswith("which is in no server yet: invite it with the link above.")


async def test_time_that_is_up_leaves_servers_out_and_says_so(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = clinic.guild.add_channel("general")
    await clinic.set_up(channel)
    monkeypatch.setattr("bot.chat.inspecting.inspect.__kwdefaults__", {"each": 9.0, "whole": 0.3})
    clinic.server.fail("GET", f"/channels/{channel.id}", "hang")

    found = await clinic.examine()
    clinic.server.release()

    assert found["servers of the bot"] == (
        False,
        "only 0 of 1 servers could be looked at in time: run pilcrow doctor again.",
    )


async def test_a_token_that_is_revoked_is_told(clinic: Clinic) -> None:
    token = clinic.server.token
    clinic.server.revoke_token()

    found = await clinic.examine()

    assert found["token"][0]
    told = (
        "Discord does not accept the token: copy it again at "
        "https://discord.com/developers/applications, Bot, Reset Token."
    )
    assert found["discord"] == (False, told)
    assert token not in str(found)


async def test_no_network_is_one_clear_sentence(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("DISCORD_API_BASE", f"http://127.0.0.1:{port}/api/v10")

    well, text = (await clinic.examine())["discord"]

    assert not well
    assert text.startswith(f"Discord cannot be reached at http://127.0.0.1:{port}/api/v10 (")
    assert text.endswith("): check the network, and DISCORD_API_BASE.")


@pytest.mark.parametrize(
    ("trouble", "raised", "told"),
    [
        (403, UnreachableError, "Discord answers with an error of its own (403)"),
        ("hang", UnreachableError, "(no answer in time): check the network"),
        (500, UnreachableError, "(no answer in time): check the network"),
        ("drop", UnreachableError, "Discord cannot be reached at "),
    ],
)
@pytest.mark.parametrize("path", ["/users/@me", "/users/@me/guilds"])
async def test_trouble_with_discord_is_one_error_in_time(
    clinic: Clinic, trouble: int | Trouble, raised: type[Exception], told: str, path: str
) -> None:
    clinic.server.fail("GET", path, trouble, times=20)

    with pytest.raises(raised) as caught:
        await inspect(clinic.server.api_base, clinic.server.token, _set_up(), each=0.5)
    clinic.server.release()

    assert told in str(caught.value)
    assert clinic.server.token not in str(caught.value)


async def test_a_secret_that_is_gone_is_told_and_nothing_is_dropped(clinic: Clinic) -> None:
    await clinic.set_up(clinic.guild.add_channel("general"))
    secret, before = STATE.with_name("secret"), STATE.read_bytes()
    there = (await clinic.examine())["secret"]
    secret.unlink()

    gone = (await clinic.examine())["secret"]

    assert (there[0], gone[0]) == (True, False)
    assert "Put it back from a backup" in gone[1]
    assert (STATE.read_bytes(), secret.exists()) == (before, False)


async def test_a_database_that_cannot_be_read_is_a_finding(clinic: Clinic) -> None:
    await clinic.set_up(clinic.guild.add_channel("general"))
    STATE.write_bytes(b"no database" * 100)

    well, text = (await clinic.examine())["state.db"]

    assert (well, "state.db cannot be used" in text) == (False, True)


async def test_looking_makes_no_database(clinic: Clinic) -> None:
    await clinic.examine()

    assert not STATE.parent.exists()


@pytest.mark.parametrize("token", ["", "not-a-token"])
def test_discord_is_not_asked_without_a_token(
    run: Run, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    # Nothing listens there: whoever asked would be told.
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:9/api/v10")

    result = run("doctor")

    assert " discord:" not in result.stdout
    assert "ok  disk" in result.stdout


async def test_names_from_discord_do_not_drive_the_terminal(
    clinic: Clinic, discord_server: DiscordServer
) -> None:
    guild = discord_server.add_guild("Har\x1b[2Jbour\u202e")
    await clinic.set_up(guild.add_channel("gen\x1beral"))

    output = (await asyncio.to_thread(clinic.run, "doctor")).stdout

    assert "\x1b" not in output
    assert "channel #gen eral in Har [2Jbour" in output


def _set_up(*channels: int) -> SetUpIn:
    async def of(_: int) -> list[SetUp]:
        return [SetUp(channel=channel, thread=False, every=False) for channel in channels]

    return of
