"""Several people of one name: an answer for all, and a menu to choose one from."""

from __future__ import annotations

import pytest

from bot.language import text
from tests.bot.chat.town import Town
from tests.discord_server.messages import Message

QUILLS = """---
title: {title}
date: 2022-10-{day}
---

“{title} shine brightly,” said {name} Quill.
"""


@pytest.fixture(name="town")
def _town_with_two(town: Town) -> Town:
    """Two people called Quill speak, Ada of lamps and Ben of stars."""
    town.write("lamps.md", QUILLS.format(title="Lamps", day=12, name="Ada"))
    town.write("stars.md", QUILLS.format(title="Stars", day=13, name="Ben"))
    return town


def labels(message: Message) -> list[str]:
    (menu,) = message.selects
    return [option["label"] for option in menu["options"]]


@pytest.mark.usefixtures("bot")
async def test_answer_covers_all_of_the_name_and_offers_to_choose_one(town: Town) -> None:
    answer = await town.said("Quill")

    assert answer.description.startswith(
        "-# “Quill” may be several people: each is named here.\n> "
    )
    assert "\u2068Ada Quill\u2069, quoted" in answer.text
    assert "\u2068Ben Quill\u2069, quoted" in answer.text
    assert answer.labels[:2] == ["[1]", "[2]"]
    assert answer.selects[0]["placeholder"] == "Which one?"
    assert sorted(labels(answer)) == ["Ada Quill", "Ben Quill"]


@pytest.mark.usefixtures("bot")
async def test_choice_is_answered_to_whoever_chose_and_changes_nothing(town: Town) -> None:
    answer = await town.said("Quill", about="shine brightly", since="2022-10-01")
    before = (answer.text, answer.components)

    alone = await town.choose(answer, "Ada Quill", town.ben)

    assert alone is not answer
    assert alone.visible_to is town.ben
    assert "**“Lamps shine brightly,”**" in alone.text
    assert "Stars" not in alone.text
    assert alone.selects == []
    assert "**¶1**" in (await town.press(alone, "[1]", town.ben)).text
    assert (answer.text, answer.components) == before


@pytest.mark.usefixtures("bot")
async def test_choice_keeps_the_period_that_was_asked_for(town: Town) -> None:
    answer = await town.said("Quill", since="2022-10-13")

    alone = await town.choose(answer, "Ada Quill")

    assert "The articles have no statement by Ada Quill since 13 October 2022." in alone.text


@pytest.mark.usefixtures("bot")
async def test_question_offers_the_choice_too(town: Town) -> None:
    answer = await town.ask("What did Quill say?")

    alone = await town.choose(answer, "Ben Quill")

    assert "**“Stars shine brightly,”**" in alone.text
    assert "Lamps" not in alone.text


@pytest.mark.usefixtures("bot")
async def test_answer_to_a_mention_offers_the_choice_too(town: Town) -> None:
    mention = town.server.bot.mention
    await town.server.say(town.ann, town.channel, f"{mention} what did Quill say?")
    answer = await town.server.next_message(town.channel)

    assert "**“Stars shine brightly,”**" in (await town.choose(answer, "Ben Quill")).text


async def test_choice_works_when_the_bot_has_been_restarted(town: Town) -> None:
    async with town.bot():
        answer = await town.said("Quill")
    async with town.bot():
        alone = await town.choose(answer, "Ben Quill", town.ben)

    assert "**“Stars shine brightly,”**" in alone.text


async def test_choice_says_so_when_the_answer_is_no_longer_kept(town: Town) -> None:
    async with town.bot():
        answer = await town.said("Quill")
    (town.folder / "data" / "state.db").unlink()
    async with town.bot():
        told = await town.choose(answer, "Ben Quill", town.ben)

    assert told.text == str(text("notices-choice-too-old"))
    assert told.visible_to is town.ben


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("way", ["said", "ask"])
async def test_choice_says_so_when_that_person_is_gone(town: Town, way: str) -> None:
    answer = await (town.said("Quill") if way == "said" else town.ask("What did Quill say?"))
    (town.articles / "stars.md").unlink()
    town.index()

    told = await town.choose(answer, "Ben Quill")

    assert told.text == (
        "\u2068Ben Quill\u2069 no longer speaks in the articles: they have changed since. "
        "Ask again."
    )
    assert told.ephemeral


@pytest.mark.usefixtures("bot")
async def test_menu_and_note_stay_when_a_page_is_turned(town: Town) -> None:
    said = "\n\n".join(f"“Lamp {number} burns,” said Ada Quill." for number in range(1, 5))
    town.write("more.txt", f"More\n\n{said}\n")
    answer = await town.said("Quill")
    note = answer.description.splitlines()[0]
    menu = answer.selects

    page = await town.press(answer, "▶")

    assert page is answer
    assert "5 to 6 of 6" in page.text
    assert page.description.splitlines()[0] == note
    assert note.startswith("-# “Quill” may be several people")
    assert [m["options"] for m in page.selects] == [m["options"] for m in menu]
    assert "**“Stars" in (await town.choose(page, "Ben Quill")).text
    back = await town.press(page, "◀")
    assert back.description.splitlines()[0] == note


@pytest.mark.usefixtures("bot")
async def test_choice_is_told_when_it_fails(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = await town.said("Quill")
    monkeypatch.setattr("bot.chat.answering.answer_to", lambda *_: 1 / 0)

    told = await town.choose(answer, "Ben Quill")

    assert told.content.startswith("Something went wrong on my side.")
    assert told.ephemeral
