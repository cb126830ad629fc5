"""What people ask in a server, for whoever manages it."""

from __future__ import annotations

import csv
import io

import pytest

from bot.chat import counting
from bot.language import LANGUAGES, text
from tests.bot.chat.test_handling import CODES
from tests.bot.chat.test_voting import vote_down
from tests.bot.chat.town import Bot, Town
from tests.bot.statistics.asked import asked
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission
from tests.discord_server.world import Channel, User

QUESTION = "How did the council vote on the harbour entrance?"
UNKNOWN = "Who invented the xylophones?"
PNG = b"\x89PNG\r\n\x1a\n"
NOBODY = str(text("permissions-no-manager"))


async def count(
    town: Town,
    command: str,
    user: User | None = None,
    channel: Channel | None = None,
    *,
    locale: str | None = None,
    force: bool = False,
    **options: bool | int,
) -> Message:
    exchange = await town.server.slash(
        user or town.owner,
        channel or town.channel,
        command,
        force=force,
        locale=locale,
        **options,
    )
    return await exchange.message()


def rows_in(message: Message) -> list[dict[str, str]]:
    """Return the lines of the table of a message."""
    (table,) = [file for file in message.files if file.name.endswith(".csv")]
    return list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"))))


async def ask_around(town: Town) -> tuple[Channel, User]:
    """Let people ask, here, in another server and in direct messages; return the other server."""
    other = town.server.add_guild("Elsewhere")
    channel = other.add_channel("general")
    answer = await town.ask(QUESTION)
    await vote_down(town, answer, reason="outdated", comment="")
    await town.ask(UNKNOWN)
    await town.ask("who invented XYLOPHONES", town.ben, private=True)
    await town.ask("Who invented the trombones?", other.owner, channel=channel)
    await town.server.say(town.ann, town.server.dm(town.ann), "Who invented the bassoons?")
    await town.server.next_message(town.server.dm(town.ann))
    return channel, other.owner


@pytest.mark.usefixtures("bot")
async def test_gaps_group_what_the_articles_did_not_answer_here(town: Town) -> None:
    channel, owner = await ask_around(town)

    here = await count(town, "gaps")
    there = await count(town, "gaps", owner, channel)

    unanswered, badly = here.text.split("**Answered, and voted down**")
    assert unanswered.count("xylophones") + unanswered.count("XYLOPHONES") == 1
    assert "asked 2 times" in unanswered
    assert QUESTION in badly
    assert here.visible_to is town.owner
    assert "trombones" in there.text
    assert "asked once" in there.text
    for elsewhere in ("trombones", "bassoons"):
        assert elsewhere not in here.text
    for elsewhere in ("ylophones", "bassoons", "council"):
        assert elsewhere not in there.text


@pytest.mark.usefixtures("bot")
async def test_stats_show_figures_of_this_server_in_words_and_in_a_chart(town: Town) -> None:
    channel, owner = await ask_around(town)

    here = await count(town, "stats", days=7)
    there = await count(town, "stats", owner, channel)

    lines = here.embeds[0]["description"].splitlines()
    assert here.embeds[0]["title"] == "The last 7 days"
    assert lines[0] == "3 questions, 1 answered"
    assert lines[1].startswith("Half of the answers came within ")
    assert lines[2:] == [
        "👍 0 · 👎 1",
        "",
        "**Most cited articles**",
        "- \u2068Harbour vote\u2069 · 1",
    ]
    assert here.file("stats.png").data.startswith(PNG)
    assert here.embeds[0]["image"]["url"] == here.file("stats.png").url
    assert here.visible_to is town.owner
    assert there.embeds[0]["description"].startswith("1 question, 0 answered")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["gaps", "stats"])
async def test_table_has_the_questions_of_this_server_and_no_ids(town: Town, command: str) -> None:
    await ask_around(town)
    await town.ask(f"Who is {town.ben.mention}, or {town.ben.id}, to =HYPERLINK?")

    told = await count(town, command, export=True)

    rows = rows_in(told)
    assert [row["question"] for row in rows] == [
        QUESTION,
        UNKNOWN,
        "who invented XYLOPHONES",
        "Who is , or @…, to =HYPERLINK?",
    ]
    assert [row["answered"] for row in rows] == ["yes", "no", "no", "no"]
    assert (rows[0]["downs"], rows[0]["reasons"]) == ("1", "outdated")
    table = next(file.data for file in told.files if file.name.endswith(".csv"))
    for user in (town.ann, town.ben, town.owner):
        assert str(user.id).encode() not in table
        assert user.name.encode() not in table
    assert any(file.name == "stats.png" for file in told.files) is (command == "stats")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["gaps", "stats"])
@pytest.mark.parametrize(
    "permission",
    [Permission.NONE, Permission.MANAGE_MESSAGES, Permission.MANAGE_CHANNELS],
    ids=["nothing", "messages", "channels"],
)
async def test_others_are_refused_also_where_admins_let_them_see_the_command(
    town: Town, command: str, permission: Permission
) -> None:
    curious = town.server.add_user("curious")
    town.guild.add_member(curious, permission)
    await town.ask(UNKNOWN)

    told = await count(town, command, curious, force=True)

    assert (told.text, told.files) == (NOBODY, [])
    assert told.visible_to is curious


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["gaps", "stats"])
@pytest.mark.parametrize(
    "permission", [Permission.MANAGE_GUILD, Permission.ADMINISTRATOR], ids=["manager", "admin"]
)
async def test_who_manages_the_server_is_answered(
    town: Town, command: str, permission: Permission
) -> None:
    manager = town.server.add_user("manager")
    town.guild.add_member(manager, permission)
    await town.ask(UNKNOWN)

    assert NOBODY not in (await count(town, command, manager)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_server_in_which_nobody_asked_is_told_so_in_each_language(
    town: Town, code: str
) -> None:
    say = LANGUAGES[code].say
    gaps = await count(town, "gaps", locale=CODES[code], days=7, export=True)
    stats = await count(town, "stats", locale=CODES[code], days=7, export=True)

    assert gaps.embeds[0]["description"] == say(text("gaps-none"))
    assert gaps.embeds[0]["title"] == say(text("gaps-title", days=7))
    assert stats.embeds[0]["description"] == say(text("stats-nothing"))
    assert stats.embeds[0]["title"] == say(text("stats-title", days=7))
    assert rows_in(gaps) == rows_in(stats) == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", LANGUAGES)
async def test_figures_are_told_in_each_language(town: Town, code: str) -> None:
    say = LANGUAGES[code].say
    await town.ask(QUESTION)
    await town.ask(UNKNOWN)

    gaps = await count(town, "gaps", locale=CODES[code])
    stats = await count(town, "stats", locale=CODES[code])

    assert say(text("gaps-unanswered")) in gaps.text
    assert say(text("stats-questions-line", questions=2, answered=1)) in stats.text
    assert say(text("stats-cited")) in stats.text


async def test_statistics_are_there_after_a_restart_and_small_talk_is_not(town: Town) -> None:
    async with town.bot():
        await town.ask("Hello!")
        await town.ask(UNKNOWN)
    async with town.bot():
        rows = rows_in(await count(town, "stats", export=True))

    assert [row["question"] for row in rows] == [UNKNOWN]


async def test_nothing_of_a_person_is_counted_any_more_when_they_are_forgotten(
    town: Town, bot: Bot
) -> None:
    await town.ask(UNKNOWN)
    await town.ask(QUESTION, town.ben)
    await bot.services.state.people.forget(town.ann.id)

    rows = rows_in(await count(town, "gaps", export=True))

    assert [row["question"] for row in rows] == [QUESTION]


def test_table_has_the_newest_questions_when_one_file_cannot_hold_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "LARGEST_FILE", 1000)
    many = [asked(f"Question {number}?", ago=100 - number) for number in range(100)]

    data = counting._table(many).data

    questions = [row["question"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]
    assert 1 < len(questions) < 20
    assert questions == [each.text for each in many[-len(questions) :]]
