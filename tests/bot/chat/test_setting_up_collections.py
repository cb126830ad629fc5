"""Whoever manages a server says what each channel asks, however much there is."""

from __future__ import annotations

from itertools import cycle

import pytest

from bot.language import text
from tests.bot.chat.speaking import (
    answer_to_mention,
    assign,
    choose,
    choose_collections,
    settings,
    setup,
    shelve,
    ticked,
)
from tests.bot.chat.town import Town
from tests.discord_server.permissions import Permission


@pytest.fixture(name="town")
def _town(town: Town) -> Town:
    """Nothing is set up."""
    town.set_up = False
    return town


async def test_channel_asks_collections_of_those_that_the_operator_assigned(town: Town) -> None:
    shelve(town, "news", "minutes/2024", "vault")
    assign(town, ["news", "minutes"], public=[""])
    other = town.guild.add_channel("elsewhere")
    async with town.bot():
        view = await choose(town, await setup(town), "mentions", town.channel, other)
        assert "This server asks: \u2068minutes/2024\u2069 and \u2068news\u2069" in view.text
        place = await choose(town, view, "channel", town.channel)
        (menu,) = place.selects
        assert [option["label"] for option in menu["options"]] == ["minutes/2024", "news"]
        assert ticked(menu) == []

        place = await choose_collections(town, place, 0, menu["options"][0]["value"])

        assert ticked(place.selects[0]) == ["minutes/2024"]
        assert "only from \u2068minutes/2024\u2069" in place.text
        minutes, news = "Where did the 2024word stand?", "Where did the newsword stand?"
        vault = "Where did the vaultword stand?"
        assert "**The 2024word" in (await answer_to_mention(town, town.channel, minutes)).text
        for question in (news, vault):
            assert "word stood" not in (await answer_to_mention(town, town.channel, question)).text
        assert "**The newsword" in (await answer_to_mention(town, other, news)).text
        assert "word stood" not in (await answer_to_mention(town, other, vault)).text

        place = await choose_collections(town, place, 0)

        assert "only from" not in place.text
        again = "Where exactly did the newsword stand?"
        assert "**The newsword" in (await answer_to_mention(town, town.channel, again)).text


async def test_choice_means_the_same_collection_when_the_articles_have_changed(
    town: Town,
) -> None:
    shelve(town, "minutes", "news")
    async with town.bot():
        view = await choose(town, await setup(town), "mentions", town.channel)
        place = await choose(town, view, "channel", town.channel)
        news = place.selects[0]["options"][-1]
        assert news["label"] == "news"
        shelve(town, "archive")

        place = await choose_collections(town, place, 0, news["value"])

    assert ticked(place.selects[0]) == ["news"]


@pytest.mark.usefixtures("bot")
async def test_setup_fits_when_a_server_has_fifty_channels(town: Town) -> None:
    """Every card is sent, and Discord takes it."""
    bot = town.server.bot
    channels = [town.guild.add_channel(f"{n:03}".ljust(100, "x")) for n in range(50)]
    kinds = cycle([Permission.EMBED_LINKS, Permission.READ_MESSAGE_HISTORY])
    for channel, denied in zip(channels, kinds, strict=False):
        channel.overwrite(bot, deny=denied)
    roles = [town.guild.add_role(f"{n}".ljust(100, "y")) for n in range(25)]
    shelve(town, *(f"{n:02}{'c' * 90}" for n in range(59)))

    view = await choose(town, await setup(town), "mentions", *channels[:25])
    view = await choose(town, view, "every", *channels[25:])
    view = await choose(town, view, "roles", *roles)
    place = await choose(town, view, "channel", channels[-1])
    *_, last = place.selects
    place = await choose_collections(
        town, place, 2, *(option["value"] for option in last["options"])
    )

    assert [len(menu["options"]) for menu in place.selects] == [25, 25, 10]
    assert len(ticked(place.selects[-1])) == 10
    first = place.selects[0]
    place = await choose_collections(town, place, 0, first["options"][3]["value"])
    assert [len(ticked(menu)) for menu in place.selects] == [1, 0, 10]
    shown = await settings(town)
    left = sum(f"<#{channel.id}>: " not in shown for channel in channels)
    assert left < 10
    assert (str(text("setup-more-channels", count=left)) in shown) is (left > 0)
