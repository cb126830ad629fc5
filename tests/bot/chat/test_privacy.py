"""What is kept of a person: they are told, given and spared all of it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from bot.chat import privacy
from bot.chat.privacy import privacy_card
from bot.language import LANGUAGES, text
from tests.bot.chat.test_handling import (
    CODES,
    ask_on,
    delete,
    named,
    press_and_hear,
    settled,
    shared,
)
from tests.bot.chat.test_voting import vote_down
from tests.bot.chat.town import Bot, Gate, Town
from tests.bot.state.given import found_in
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message
from tests.discord_server.world import Channel, User

QUESTION = "How did the council vote on the harbour entrance?"
TYPED = "Quillfeatherstone"
COMMENT = "wonderwall-ish"
REALLY = str(text("privacy-really"))
DELETE = str(text("privacy-delete"))


async def use(
    town: Town, command: str, user: User | None = None, channel: Channel | None = None
) -> Message:
    exchange: Exchange = await town.server.slash(
        user or town.ann, channel or town.channel, command, force=False
    )
    return await exchange.message()


def data_in(message: Message) -> list[dict[str, Any]]:
    """Return what is in the file of `/my-data`."""
    data: list[dict[str, Any]] = json.loads(message.file("my-data.json").data)
    return data


async def live(town: Town) -> tuple[Message, Message]:
    """Let ann ask and vote in every way; return an answer of hers, and one of ben's."""
    here, direct = town.channel, town.server.dm(town.ann)
    answer = await town.ask(f"What did {TYPED} say about lighthouses?")
    await town.ask(f"Where does {TYPED} moor?", private=True)
    await shared(town, await town.ask(f"Who is {TYPED} the elder?", private=True))
    await town.server.say(town.ann, here, f"{town.server.bot.mention} Who was {TYPED} the younger?")
    await town.server.next_message(here, after=answer)
    await town.server.say(town.ann, direct, f"Did {TYPED} vote?")
    await town.server.next_message(direct)
    await ask_on(town, answer, f"What did {TYPED} do then?")
    others = await town.ask(QUESTION, town.ben)
    await vote_down(town, answer, comment=COMMENT)
    await vote_down(town, others, comment=COMMENT * 3)
    await town.press(answer, "👍", town.ben)
    await town.press(others, "👍", town.ben)
    return answer, others


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_privacy_tells_what_is_kept_in_each_language(town: Town, code: str) -> None:
    town.ann.locale = CODES[code]
    told = await use(town, "privacy")

    expected = privacy_card(90, LANGUAGES[code])
    assert told.visible_to is town.ann
    assert told.embeds[0]["title"] == expected.title
    assert told.embeds[0]["description"] == expected.text
    assert len(expected.text.splitlines()) == 8
    for word in ("90", "Discord", "`/my-data`", "`/forget-me`"):
        assert word in expected.text


async def test_privacy_tells_for_how_long_the_operator_lets_it_be_kept(town: Town) -> None:
    async with town.bot(keep_days=7):
        told = await use(town, "privacy", channel=town.server.dm(town.ann))

    assert "All of it for 7 days" in told.text


@pytest.mark.usefixtures("bot")
async def test_my_data_is_all_of_ones_own_and_nothing_of_others(town: Town, bot: Bot) -> None:
    await live(town)

    told = await use(town, "my-data")

    data = data_in(told)
    assert told.visible_to is town.ann
    assert f"{len(data)} entries" in told.text
    questions = [each["asked"]["question"] for each in data if each["what"] == "question"]
    assert sorted(questions) == sorted(
        [
            f"What did {TYPED} say about lighthouses?",
            f"Where does {TYPED} moor?",
            f"Who is {TYPED} the elder?",
            f"Who was {TYPED} the younger?",
            f"Did {TYPED} vote?",
            f"What did {TYPED} do then?",
        ]
    )
    votes = [(each["vote"], each["comment"]) for each in data if each["what"] == "vote"]
    assert votes == [("👎", COMMENT), ("👎", COMMENT * 3)]
    everything = json.dumps(data)
    hasher = bot.services.state.people._hasher
    for secret in (QUESTION, hasher.user(town.ann.id), hasher.user(town.ben.id), str(town.ben.id)):
        assert secret not in everything


@pytest.mark.usefixtures("bot")
async def test_my_data_says_so_when_there_is_none(town: Town) -> None:
    told = await use(town, "my-data", town.ben)

    assert (told.text, told.files) == (str(text("privacy-nothing")), [])
    assert told.visible_to is town.ben


@pytest.mark.usefixtures("bot")
async def test_my_data_is_packed_when_discord_would_not_take_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "LARGEST_FILE", 1000)
    await town.ask(QUESTION)

    file = (await use(town, "my-data")).file("my-data.json.zip")

    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        (entry,) = json.loads(archive.read("my-data.json"))
    assert entry["asked"]["question"] == QUESTION


def test_my_data_is_json_whatever_was_typed() -> None:
    kept = [{"question": "half a \ud83d pair, \U0001f6a2 and é"}]

    assert json.loads(privacy.file_of(kept).data) == kept


@pytest.mark.usefixtures("bot")
async def test_forget_me_asks_first(town: Town) -> None:
    await town.ask(QUESTION)

    told = await use(town, "forget-me")

    assert (told.text, named(told)) == (f"{REALLY}\n{DELETE}", [DELETE])
    assert told.visible_to is town.ann
    assert len(data_in(await use(town, "my-data"))) == 1


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_forget_me_speaks_each_language(town: Town, code: str) -> None:
    town.ann.locale, say = CODES[code], LANGUAGES[code].say
    await town.ask(QUESTION)
    asked = await use(town, "forget-me")
    assert asked.embeds[0]["description"] == say(text("privacy-really"))

    told = await town.press(asked, say(text("privacy-delete")))

    assert told.text == say(text("privacy-forgotten", answers=1, votes=0))


async def test_nothing_of_a_person_is_in_any_file_after_forget_me(town: Town, bot: Bot) -> None:
    answer, others = await live(town)
    await settled(bot)
    hasher, folder = bot.services.state.people._hasher, town.folder / "data"
    direct = hasher.channel(town.server.dm(town.ann).id)
    kept = [TYPED, COMMENT, hasher.user(town.ann.id), direct]
    raw = [str(each.id) for each in (town.ann, town.ben, town.owner, town.server.dm(town.ann))]
    bytes_of_ids = [user.id.to_bytes(8, "big") for user in (town.ann, town.ben)]
    assert {needle for _, needle in found_in(folder, *kept, *raw)} == set(kept)

    told = await town.press(await use(town, "forget-me"), DELETE)
    await settled(bot)

    assert told.text == str(text("privacy-forgotten", answers=6, votes=2))
    assert told.buttons == []
    assert found_in(folder, *kept, *raw) == []
    for file in folder.rglob("*"):
        assert not (file.is_file() and any(each in file.read_bytes() for each in bytes_of_ids))
    assert (await use(town, "my-data")).text == str(text("privacy-nothing"))
    await _is_whole(town, others)
    refused = await town.press(answer, "👍", town.ben)
    assert refused.text == str(text("votes-too-old"))


async def _is_whole(town: Town, others: Message) -> None:
    """Check that all of ben's is still there, and works."""
    question, vote = data_in(await use(town, "my-data", town.ben))
    assert question["asked"]["question"] == QUESTION
    assert question["answer"]["citations"][0]["article"] == "harbour-vote"
    assert vote["vote"] == "👍"
    assert "nine to two" in (await town.press(others, "[1]", town.ben)).text
    again = await town.press(others, "👍", town.ben)
    assert again.text == str(text("votes-changed"))
    await delete(town, others, town.ben)


async def test_nothing_of_a_person_comes_back_after_a_restart(town: Town) -> None:
    async with town.bot():
        await live(town)
        await town.press(await use(town, "forget-me"), DELETE)
    async with town.bot() as bot:
        await settled(bot)
        hashed = bot.services.state.people._hasher.user(town.ann.id)
        assert found_in(town.folder / "data", TYPED, COMMENT, hashed) == []
        assert (await use(town, "my-data")).text == str(text("privacy-nothing"))


async def test_forget_me_works_when_it_was_asked_before_a_restart(town: Town) -> None:
    async with town.bot():
        await town.ask(QUESTION)
        asked = await use(town, "forget-me")
    async with town.bot():
        told = await town.press(asked, DELETE)

    assert told.text == str(text("privacy-forgotten", answers=1, votes=0))


@pytest.mark.usefixtures("bot")
async def test_forget_me_deletes_nothing_of_others(town: Town) -> None:
    answer = await town.ask(QUESTION, town.ben)

    told = await town.press(await use(town, "forget-me"), DELETE)

    assert told.text == str(text("privacy-forgotten", answers=0, votes=0))
    assert len(data_in(await use(town, "my-data", town.ben))) == 1
    assert (await press_and_hear(town, answer, "🗑️")).text == str(text("handling-not-yours"))


async def test_nothing_of_a_person_is_kept_as_what_somebody_else_asked(
    town: Town, bot: Bot
) -> None:
    """Ben chooses below ann's question, and goes on from it: what he gets has none of her words."""
    for name, day in (("Ada", 12), ("Ben", 13)):
        said = f"“{name}'s lamps shine brightly,” said {name} Quill."
        town.write(f"{name}.md", f"---\ntitle: {name}\ndate: 2022-10-{day}\n---\n\n{said}\n")
    answer = await town.ask(f"What did Quill say about {TYPED}?")
    alone = await town.choose(answer, "Ada Quill", town.ben)
    await ask_on(town, answer, "What else did Ben Quill say?", town.ben)
    await ask_on(town, alone, "Who spoke of lamps?", town.ben)
    folder, hashed = town.folder / "data", bot.services.state.people._hasher.user(town.ann.id)
    assert TYPED in alone.text
    await settled(bot)
    assert len(found_in(folder, TYPED, hashed)) == 2

    await town.press(await use(town, "forget-me"), DELETE)
    await settled(bot)

    assert found_in(folder, TYPED, hashed) == []
    assert "lamps shine" in (await town.press(alone, "[1]", town.ben)).text
    assert len(data_in(await use(town, "my-data", town.ben))) == 3


async def test_nothing_is_kept_of_what_was_still_being_answered_when_its_asker_was_forgotten(
    town: Town, bot: Bot, gate: Gate
) -> None:
    exchange = await town.server.slash(
        town.ann, town.channel, "ask", question=f"Who is {TYPED}?", force=False, locale=None
    )
    await gate.reached()
    await town.press(await use(town, "forget-me"), DELETE)
    gate.open()
    answer = await exchange.message()
    await settled(bot)

    hashed = bot.services.state.people._hasher.user(town.ann.id)
    assert found_in(town.folder / "data", TYPED, hashed) == []
    assert (await town.press(answer, "👍")).text == str(text("votes-too-old"))
    assert (await town.press(await town.ask(QUESTION), "👍")).text == str(text("votes-thanks"))
