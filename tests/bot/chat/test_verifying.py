"""Checking quotations in Discord: by command, and in the menu of any message."""

from __future__ import annotations

import pytest

from bot.chat.verifying import MENU
from tests.bot.chat.town import Town
from tests.discord_server.errors import DriverError
from tests.discord_server.messages import Message
from tests.discord_server.options import Value

QUOTE = "Lighthouse number 3 must stay lit"
FOUND = "**Found word for word: \u2068Maude Orsel\u2069, quoted.**"


async def verify(town: Town, text: str, **speaker: Value) -> Message:
    exchange = await town.server.slash(
        town.ann, town.channel, "verify", force=False, locale=None, text=text, **speaker
    )
    return await exchange.message()


async def check(town: Town, message: Message) -> Message:
    exchange = await town.server.choose_in_menu(town.ann, message, MENU)
    return await exchange.message()


@pytest.mark.usefixtures("bot")
async def test_verify_shows_where_a_quotation_stands_and_who_said_it(town: Town) -> None:
    found = await verify(town, text=f"“{QUOTE}.”")

    assert found.text.startswith(FOUND)
    assert f"“**{QUOTE}**,”" in found.text
    assert "¶3" in found.text
    assert not found.ephemeral
    opened = await town.press(found, "[1]", town.ben)
    assert "**¶3**" in opened.text
    assert f"**{QUOTE}**" in opened.text


@pytest.mark.usefixtures("bot")
async def test_verify_strikes_what_was_left_out_and_marks_what_was_put_in(town: Town) -> None:
    found = await verify(town, text="Lighthouse number 3 must always stay *dark*")

    assert found.text.splitlines()[1] == (
        "Lighthouse number 3 must **always** stay ~~lit~~ **\\*dark**"
    )


@pytest.mark.usefixtures("bot")
async def test_verify_says_who_said_it_when_somebody_else_was_asked_for(town: Town) -> None:
    found = await verify(town, text=QUOTE, speaker="@everyone")

    assert found.text.startswith(
        "**Nobody called “\u2068\\@everyone\u2069” speaks in the articles. "
        "\u2068Maude Orsel\u2069 said it, ¶3.**"
    )
    assert found.pings == frozenset()


@pytest.mark.usefixtures("bot")
async def test_verify_has_no_buttons_when_nothing_is_near(town: Town) -> None:
    found = await verify(town, text="Violins juggle purple marble")

    assert found.text == "**This is not in the articles.**"
    assert found.buttons == []


@pytest.mark.usefixtures("bot")
async def test_quotation_over_paragraphs_is_shown_as_one(town: Town) -> None:
    town.write(
        "bees.txt",
        "Bees\n\n“Honeybees hum softly at noon,” said Maude Orsel. “They carry on all day.\n\n"
        "“In the evening the hives fall silent.”\n",
    )

    found = await verify(town, text="They carry on all day. In the evening the hives fall silent.")

    assert "> **In the evening the hives fall silent.**" in found.text.replace("“", "")
    assert "¶1–2" in found.text
    assert [button["label"] for button in found.buttons] == ["[1]"]


@pytest.mark.usefixtures("bot")
async def test_verdict_stays_when_a_page_is_turned(town: Town) -> None:
    for number in range(1, 7):
        town.write(f"bees-{number}.txt", "Bees\n\n“Honeybees hum softly,” said Maude Orsel.\n")
    said = await town.server.say(
        town.ben, town.channel, "“Honeybees hum softly” and “Lighthouse number 3 must stay lit”"
    )
    found = await check(town, said)

    page = await town.press(found, "▶")

    head = found.text.split("\n> ")[0]
    assert head.count(FOUND) == 2
    assert page.text.split("\n> ")[0] == head
    assert "number 3" in page.text.removeprefix(head)


@pytest.mark.usefixtures("bot")
async def test_menu_checks_the_quotation_in_a_message_for_whoever_asks(town: Town) -> None:
    said = await town.server.say(town.ben, town.channel, f'She said: "{QUOTE}!" <@1> Really?')

    found = await check(town, said)

    assert found.text.startswith(FOUND)
    assert found.visible_to is town.ann
    assert [button["label"] for button in found.buttons] == ["[1]"]


@pytest.mark.usefixtures("bot")
async def test_menu_checks_each_of_several_quotations(town: Town) -> None:
    said = await town.server.say(
        town.ben, town.channel, f"“{QUOTE}” or “Violins juggle purple marble”, who knows"
    )

    found = await check(town, said)

    lines = found.text.splitlines()
    assert lines[:2] == [f"“\u2068{QUOTE}\u2069”", FOUND]
    assert lines[3:5] == [
        "“\u2068Violins juggle purple marble\u2069”",
        "**This is not in the articles.**",
    ]


@pytest.mark.usefixtures("bot")
async def test_menu_says_so_when_a_message_has_no_words(town: Town) -> None:
    said = await town.server.say(town.ben, town.channel, "<@1>")

    found = await check(town, said)

    assert "There are no words to check here" in found.text
    assert found.visible_to is town.ann


@pytest.mark.usefixtures("bot")
async def test_menu_checks_what_the_bot_itself_has_shown(town: Town) -> None:
    answer = await verify(town, text=QUOTE)

    found = await check(town, answer)

    assert "Found word for word" in found.text


@pytest.mark.usefixtures("bot")
async def test_menu_is_not_there_for_a_message_that_one_does_not_see(town: Town) -> None:
    said = await town.server.say(town.ben, town.channel, QUOTE)
    town.server.delete_message(said)

    with pytest.raises(DriverError, match="does not see"):
        await check(town, said)
