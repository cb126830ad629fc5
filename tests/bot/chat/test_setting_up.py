"""Whoever manages a server says where the bot speaks."""

from __future__ import annotations

import pytest

from bot.language import language_of, text
from bot.state import ChannelSettings, GuildSettings, Mode
from tests.bot.chat.speaking import (
    answer_to_mention,
    choose,
    choose_collections,
    chosen_in,
    settings,
    setup,
    shelve,
)
from tests.bot.chat.town import Bot, Town
from tests.discord_server.errors import DriverError
from tests.discord_server.permissions import Intent, Permission


@pytest.fixture(name="town")
def _town(town: Town) -> Town:
    """Nothing is set up."""
    town.set_up = False
    return town


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["setup", "settings"])
async def test_command_is_refused_to_whoever_does_not_manage_the_server(
    town: Town, command: str
) -> None:
    with pytest.raises(DriverError):
        await town.server.slash(town.ann, town.channel, command)

    exchange = await town.server.slash(town.ann, town.channel, command, force=True)
    refused = await exchange.message()

    assert refused.text == str(text("permissions-no-manager"))
    assert refused.visible_to is town.ann


@pytest.mark.parametrize("what", ["mentions", "every", "roles", "channel", "done"])
async def test_menu_is_refused_to_whoever_no_longer_manages_the_server(
    town: Town, bot: Bot, what: str
) -> None:
    eve = town.server.add_user("eve")
    member = town.guild.add_member(eve, Permission.MANAGE_GUILD)
    role = town.guild.add_role("editors")
    answers = ChannelSettings(channel=town.channel.id, mode=Mode.MENTIONS)
    await bot.services.state.places.set_channel(town.guild.id, answers)
    view = await setup(town, eve)
    member.roles.clear()

    if what == "done":
        exchange = await town.server.click(eve, view, label="Done")
    else:
        chosen = role if what == "roles" else town.channel
        exchange = await town.server.choose(eve, view, f"setup:{what}", [chosen])

    assert (await exchange.message()).text == str(text("permissions-no-manager"))
    assert await bot.services.state.places.channels(town.guild.id) == [answers]
    assert await bot.services.state.places.guild(town.guild.id) == GuildSettings()


@pytest.mark.usefixtures("bot")
async def test_manager_sets_up_a_channel_and_it_holds_at_once(town: Town) -> None:
    assert (await answer_to_mention(town, town.channel)).text == str(text("notices-set-up"))

    view = await setup(town)
    assert view.visible_to is town.owner
    assert str(text("setup-nowhere")) in view.text
    shown = await choose(town, view, "mentions", town.channel)

    assert f"<#{town.channel.id}>: when mentioned" in shown.text
    assert chosen_in(shown, "mentions") == {town.channel.id}
    assert "nine to two" in (await answer_to_mention(town, town.channel)).text
    assert f"<#{town.channel.id}>: when mentioned" in await settings(town)


@pytest.mark.usefixtures("bot")
async def test_channel_is_in_one_menu_when_it_is_chosen_in_both(town: Town) -> None:
    forum = town.guild.add_forum("ask")
    view = await choose(town, await setup(town), "mentions", town.channel, forum)
    view = await choose(town, view, "every", forum)

    assert chosen_in(view, "mentions") == {town.channel.id}
    assert chosen_in(view, "every") == {forum.id}
    assert f"<#{forum.id}>: every question" in view.text

    view = await choose(town, view, "every")

    assert chosen_in(view, "every") == set()
    assert f"<#{forum.id}>" not in await settings(town)


async def test_settings_are_kept_when_the_bot_restarts_and_the_articles_change(
    town: Town,
) -> None:
    shelve(town, "news", "minutes")
    role = town.guild.add_role("editors")
    async with town.bot():
        view = await choose(town, await setup(town), "every", town.channel)
        view = await choose(town, view, "roles", role)
        place = await choose(town, view, "channel", town.channel)
        place = await town.press(place, "Open a thread for each question", town.owner)
        (menu,) = place.selects
        news = next(o["value"] for o in menu["options"] if o["label"] == "news")
        await choose_collections(town, place, 0, news)
        before = await settings(town)
    shelve(town, "archive")
    async with town.bot():
        after = await settings(town)
        kept = await setup(town)

    assert f"<#{town.channel.id}>: every question, each in a thread, only from" in before
    assert f"May change the articles: <@&{role.id}>" in before
    lines = set(before.splitlines()) - set(after.splitlines())
    # Only what may be asked at all has changed.
    assert [line for line in lines if not line.startswith("This server asks:")] == []
    assert chosen_in(kept, "every") == {town.channel.id}
    assert chosen_in(kept, "roles") == {role.id}


async def test_view_works_when_the_bot_has_restarted(town: Town) -> None:
    async with town.bot():
        view = await setup(town)
    async with town.bot():
        view = await choose(town, view, "mentions", town.channel)
        place = await choose(town, view, "channel", town.channel)
    async with town.bot():
        place = await town.press(place, "Open a thread for each question", town.owner)
        assert "each in a thread" in place.text
        view = await town.press(place, "Back", town.owner)
        done = await town.press(view, "Done", town.owner)

    assert f"<#{town.channel.id}>: when mentioned, each in a thread" in done.text
    assert (done.buttons, done.selects) == ([], [])


@pytest.mark.usefixtures("bot")
async def test_channel_that_is_not_set_up_has_nothing_more_to_set_up(town: Town) -> None:
    other = town.guild.add_channel("elsewhere")
    view = await choose(town, await setup(town), "mentions", town.channel)
    view = await choose(town, view, "channel", other)

    assert str(text("setup-not-set-up", channel=f"<#{other.id}>")) in view.text
    assert chosen_in(view, "mentions") == {town.channel.id}


@pytest.mark.usefixtures("bot")
async def test_forum_offers_no_threads_as_each_post_is_one(town: Town) -> None:
    forum = town.guild.add_forum("ask")
    view = await choose(town, await setup(town), "every", forum)
    place = await choose(town, view, "channel", forum)

    labels = [button["label"] for button in place.buttons]
    assert labels == ["Tell here when a source changes", "Back"]


@pytest.mark.usefixtures("bot")
async def test_missing_permissions_are_named_with_how_to_mend_them(town: Town) -> None:
    bot = town.server.bot
    town.channel.overwrite(bot, deny=Permission.EMBED_LINKS | Permission.CREATE_PUBLIC_THREADS)
    forum = town.guild.add_forum("ask")
    forum.overwrite(bot, deny=Permission.SEND_MESSAGES_IN_THREADS)
    hidden = town.guild.add_channel("hidden")
    hidden.overwrite(bot, deny=Permission.VIEW_CHANNEL)
    view = await choose(town, await setup(town), "mentions", town.channel, hidden)
    view = await choose(town, view, "every", forum)
    place = await choose(town, view, "channel", town.channel)

    assert f"In <#{town.channel.id}> I lack Embed Links. Server Settings → Roles" in place.text
    place = await town.press(place, "Open a thread for each question", town.owner)
    assert "I lack Embed Links and Create Public Threads." in place.text
    shown = await settings(town)
    assert f"In <#{forum.id}> I lack Send Messages in Threads." in shown
    assert f"In <#{hidden.id}> I lack View Channel" in shown

    town.channel.overwrite(bot)
    assert f"In <#{town.channel.id}>" not in await settings(town)


@pytest.mark.parametrize("allowed", [True, False], ids=["with the intent", "without"])
async def test_missing_intent_is_named_where_it_matters(town: Town, allowed: bool) -> None:
    town.server.allow(Intent.MESSAGE_CONTENT if allowed else Intent.NONE)
    async with town.bot(message_content=allowed):
        view = await choose(town, await setup(town), "mentions", town.channel)
        assert "PILCROW_MESSAGE_CONTENT" not in view.text
        view = await choose(town, view, "every", town.channel)

        assert ("PILCROW_MESSAGE_CONTENT" in view.text) is not allowed
        assert ("PILCROW_MESSAGE_CONTENT" in await settings(town)) is not allowed


async def test_settings_are_told_in_the_language_of_whoever_asks(town: Town) -> None:
    heidi = town.server.add_user("heidi", locale="de")
    town.guild.add_member(heidi, Permission.MANAGE_GUILD)
    german = language_of("de")
    async with town.bot():
        view = await setup(town, heidi)
        chosen = await town.server.choose(heidi, view, "setup:every", [town.channel])
        view = await chosen.message()
        told = await town.server.slash(heidi, town.channel, "settings", locale="de")
        shown = await told.message()

    assert view.embeds[0]["title"] == "Wo ich antworte"
    assert f"<#{town.channel.id}>: jede Frage" in view.text
    assert german.say(text("setup-no-content")) in view.text
    assert view.buttons[0]["label"] == "Fertig"
    assert f"<#{town.channel.id}>: jede Frage" in shown.text
