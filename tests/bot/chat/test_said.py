"""Somebody's statements by command, and who is suggested as a name is typed."""

from __future__ import annotations

import pytest

from bot.chat.cards.escaping import size
from corpus import handle_of
from tests.bot.chat.town import Town
from tests.discord_server.exchange import Choice

ISLANDS = """---
title: Islands
date: 2022-10-{day:02}
---

“The lamps of isle {day} burn low,” said Zoë Ørsted-Quill.
"""


def write_islands(town: Town) -> None:
    for day in (3, 7):
        town.write(f"island-{day}.md", ISLANDS.format(day=day))


@pytest.mark.usefixtures("bot")
async def test_statements_are_shown_to_everybody_with_their_buttons(town: Town) -> None:
    answer = await town.said("maude orsel")

    assert not answer.ephemeral
    assert "**“Lighthouse number 1 must stay lit,”**" in answer.text
    assert "\u2068Maude Orsel\u2069, quoted" in answer.text
    assert answer.labels[:6] == ["[1]", "[2]", "[3]", "[4]", "◀", "▶"]
    assert answer.selects == []
    opened = await town.press(answer, "[2]", town.ben)
    assert "**¶2**" in opened.text


@pytest.mark.usefixtures("bot")
async def test_statements_about_a_topic_come_first(town: Town) -> None:
    town.write("bees.md", "---\ntitle: Bees\n---\n\n“Honeybees hum softly,” said Maude Orsel.\n")

    answer = await town.said("Maude Orsel", about="honeybees humming softly <@1>")

    assert answer.description.startswith("> **“Honeybees hum softly,”** said Maude Orsel.")


@pytest.mark.usefixtures("bot")
async def test_nearest_is_shown_when_nothing_is_about_the_topic(town: Town) -> None:
    answer = await town.said("Maude Orsel", about="xylophones")

    assert answer.description.startswith(
        "The articles quote nothing by Maude Orsel about xylophones."
    )
    assert answer.labels[:3] == ["[1]", "[2]", "[3]"]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2022-10-05", None, [7]),
        (None, "5 October 2022", [3]),
        ("2022-10-03", "2022-10-07", [7, 3]),
    ],
    ids=["since", "until", "both"],
)
async def test_only_a_period_is_shown_when_dates_are_given(
    town: Town, since: str | None, until: str | None, days: list[int]
) -> None:
    write_islands(town)
    dates = {"since": since, "until": until}

    answer = await town.said("Ørsted-Quill", **{k: v for k, v in dates.items() if v})

    shown = [line.split(" burn")[0][-1] for line in answer.text.splitlines() if "burn low" in line]
    assert shown == [str(day) for day in days]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"speaker": "Maude", "since": "*soonish*"},
            "since ‘\\*soonish\\*’ is no date: write it as 2022-10-13.",
        ),
        ({"speaker": "Maude", "until": "2022-13-45"}, "until ‘2022-13-45’ is no date: write it"),
        (
            {"speaker": "Maude", "since": "2022-10-14", "until": "2022-10-13"},
            "since 2022-10-14 is after until 2022-10-13: change one of them.",
        ),
        ({"speaker": "<@1> ?!"}, "There is no name: say whose statements you want."),
    ],
    ids=["no date", "no day", "wrong way round", "no name"],
)
async def test_only_the_asker_is_told_what_is_wrong(
    town: Town, options: dict[str, str], sentence: str
) -> None:
    told = await town.said(**options)

    assert told.visible_to is town.ann
    assert told.text.startswith(sentence)
    assert "\n" not in told.text
    assert told.pings == frozenset()


@pytest.mark.usefixtures("bot")
async def test_names_like_it_can_be_chosen_when_nobody_has_the_name(town: Town) -> None:
    answer = await town.said("Maudette Orsel")

    assert answer.description.splitlines()[:2] == [
        "Nobody called “Maudette Orsel” speaks in the articles. Names like it:",
        "- \u2068Maude Orsel\u2069",
    ]
    assert "**“Lighthouse number 1" in (await town.choose(answer, "Maude Orsel")).text


@pytest.mark.usefixtures("bot")
async def test_nobody_is_offered_when_no_name_is_like_it(town: Town) -> None:
    answer = await town.said("@everyone Xyzzy")

    assert answer.description == "Nobody called “\\@everyone Xyzzy” speaks in the articles."
    assert (answer.pings, answer.selects) == (frozenset(), [])


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["said", "verify"])
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Maude Orsel (7 statements)", "Zoë Ørsted-Quill (2 statements)"]),
        ("maud", ["Maude Orsel (7 statements)"]),
        ("ZOE ØRST", ["Zoë Ørsted-Quill (2 statements)"]),
        ("zoe orsted quill", ["Zoë Ørsted-Quill (2 statements)"]),
        ("quill", ["Zoë Ørsted-Quill (2 statements)"]),
        ("rste", ["Zoë Ørsted-Quill (2 statements)"]),
        ("or", ["Maude Orsel (7 statements)", "Zoë Ørsted-Quill (2 statements)"]),
        ("Maude Orsell", ["Maude Orsel (7 statements)"]),
        ("nobody like that", []),
        ("\\ * ’ \u202e \U0001f6a2", ["Maude Orsel (7 statements)"]),
    ],
    ids=["nothing", "case", "accents", "words", "hyphen", "inside", "both", "odd", "no", "signs"],
)
async def test_people_are_suggested_as_a_name_is_typed(
    town: Town, command: str, typed: str, names: list[str]
) -> None:
    write_islands(town)

    found = await town.suggested(command, typed)

    assert [choice.name for choice in found][: len(names)] == names
    assert bool(found) == bool(names)


GIVEN = (
    "Ada Ben Cora Dirk Elsa Finn Greta Hugo Iris Jonas Karl Lena Milo Nora Otto Paula Rufus Silke "
    "Tomas Ursula"
).split()
SURNAMES = (
    "Ashdown Brightwell Copperfield Drinkwater Eastlake Fairbanks Goldsmith Hawthorne Inglewood "
    "Jessop"
).split()


@pytest.mark.usefixtures("bot")
async def test_at_most_25_people_are_suggested_who_says_most_first(town: Town) -> None:
    names = [f"{given} {surname}" for given in GIVEN for surname in SURNAMES]
    said = [f"“The lamp burns,” said {name}." for name in [*names, "Karl Jessop"]]
    town.write("lamps.txt", "Lamps\n\n" + "\n\n".join(said))

    found = await town.suggested("said", "")
    narrowed = await town.suggested("said", "jess")

    assert len(found) == 25
    assert found[:2] == [
        Choice("Maude Orsel (7 statements)", "Maude Orsel"),
        Choice("Karl Jessop (2 statements)", "Karl Jessop"),
    ]
    assert {choice.name for choice in found[2:]} <= {f"{name} (1 statement)" for name in names}
    assert len(narrowed) == 20
    assert narrowed[0] == found[1]


@pytest.mark.usefixtures("bot")
async def test_long_name_is_shortened_and_still_found_when_it_is_chosen(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.suggesting.LONGEST_CHOICE", 20)
    town.write("bees.txt", "Bees\n\n“Honeybees hum,” said Bartholomew Featherstone.")

    (found,) = await town.suggested("said", "bartho")

    assert size(found.name) <= 20
    assert found == Choice("Bar… (1 statement)", handle_of("Bartholomew Featherstone"))
    answer = await town.said(str(found.value))
    assert "**“Honeybees hum,”**" in answer.text
    exchange = await town.server.slash(
        town.ann, town.channel, "verify", text="Honeybees hum", speaker=found.value
    )
    assert "Found word for word" in (await exchange.message()).text


async def test_nothing_is_suggested_when_nothing_is_indexed(town: Town) -> None:
    town.unindex()
    async with town.bot():
        assert await town.suggested("said", "maude") == []
