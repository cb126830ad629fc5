"""What the driver refuses to do, since nobody could do it in Discord."""

from __future__ import annotations

import pytest

from tests.discord_server.errors import DriverError
from tests.discord_server.harness import Harbour, call
from tests.discord_server.permissions import Permission
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.usefixtures("bot")
async def test_a_command_with_default_permissions_is_hidden_from_a_member_without_them(
    discord_server: DiscordServer, harbour: Harbour, force: bool
) -> None:
    arguments = (harbour.ann, harbour.channel, "corpus reindex")
    if force:
        reply = await discord_server.slash(*arguments, force=True)
        assert (await reply.message()).text == "no"
    else:
        with pytest.raises(DriverError, match="is not shown /corpus"):
            await discord_server.slash(*arguments)


@pytest.mark.usefixtures("bot")
async def test_a_member_with_the_default_permission_is_shown_the_command(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    cat = discord_server.add_user("cat")
    harbour.guild.add_member(cat, roles=[harbour.guild.add_role("x", Permission.MANAGE_GUILD)])
    reply = await discord_server.slash(cat, harbour.channel, "corpus reindex")

    assert (await reply.message()).text == "indexing"


@pytest.mark.parametrize(
    ("command", "options", "complaint"),
    [
        ("nope", {}, "no command /nope; it has synced: ask"),
        ("ask", {}, "'question' is required"),
        ("ask", {"question": "x", "more": "y"}, "no option 'more'"),
        ("ask", {"question": 3}, "does not fit"),
        ("corpus", {}, "needs a subcommand"),
        ("corpus burn", {}, "no subcommand 'burn'"),
    ],
    ids=["unknown", "missing", "surplus", "type", "no-subcommand", "wrong-subcommand"],
)
@pytest.mark.usefixtures("bot")
async def test_the_driver_refuses_what_a_client_would_not_send(
    discord_server: DiscordServer,
    harbour: Harbour,
    command: str,
    options: dict[str, str | int],
    complaint: str,
) -> None:
    with pytest.raises(DriverError, match=complaint):
        await discord_server.slash(
            harbour.guild.owner, harbour.channel, command, force=False, locale=None, **options
        )


@pytest.mark.usefixtures("bot")
async def test_the_driver_refuses_a_guild_command_in_direct_messages(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    with pytest.raises(DriverError, match="is not shown in ann"):
        await discord_server.slash(harbour.ann, discord_server.dm(harbour.ann), "corpus reindex")


@pytest.mark.usefixtures("bot")
async def test_the_driver_refuses_a_click_on_what_one_does_not_see(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    message = await reply.message()
    with pytest.raises(DriverError, match="0 components are"):
        await discord_server.click(harbour.ann, message, label="[9]")
    discord_server.delete_message(message)

    with pytest.raises(DriverError, match="does not see"):
        await discord_server.click(harbour.ann, message, label="[1]")


async def test_an_interaction_raises_when_no_client_has_connected(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    commands = [{"name": "hide", "description": "Hide."}]
    await call(discord_server, "PUT", f"/applications/{discord_server.bot_id}/commands", commands)
    with pytest.raises(DriverError, match="not connected"):
        await discord_server.slash(harbour.ann, harbour.channel, "hide")


async def test_interactions_say_where_and_by_whom(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow", locale="de")
    await reply.message()
    reply = await discord_server.slash(harbour.ann, discord_server.dm(harbour.ann), "hide")
    await reply.message()
    in_guild, in_dm = [await bot.interactions.get() for _ in range(2)]

    assert (str(in_guild.locale), str(in_guild.guild_locale)) == ("de", "en-US")
    assert in_guild.permissions.send_messages
    assert in_guild.app_permissions.embed_links
    assert in_guild.filesize_limit == 10 * 1024 * 1024
    assert in_guild.context.guild
    assert in_dm.context.dm_channel
    assert in_dm.guild is None


async def test_waiting_ends_with_what_was_waited_for_when_nothing_comes() -> None:
    async with DiscordServer(timeout=0.05) as server:
        channel = server.add_guild("Harbour").add_channel("general")
        with pytest.raises(TimeoutError, match="in vain for the bot's next message in general"):
            await server.next_message(channel)
        with pytest.raises(TimeoutError, match="in vain for the bot to connect"):
            await server.ready()


async def test_an_interaction_left_alone_is_a_violation_in_the_end(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    await discord_server.slash(harbour.ann, harbour.channel, "slow")

    assert discord_server.verdict() == ["the command 'slow' by ann was never acknowledged"]
    assert discord_server.violations == []
    discord_server.expect_violation("never acknowledged")
