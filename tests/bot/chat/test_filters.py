"""`/ask` limited to an outlet and a period, and which outlets are suggested."""

from __future__ import annotations

import pytest

from tests.bot.chat.town import Town
from tests.discord_server.exchange import Choice
from tests.discord_server.messages import Message
from tests.discord_server.options import Value

QUESTION = "How did the council vote on the harbour entrance?"
OTHER = """---
title: Harbour again
date: 2023-01-{day:02}
source: {outlet}
---

The council voted again on the harbour entrance: seventeen to {day}.
"""


def write_others(town: Town) -> None:
    for day, outlet in ((3, "Quay Post"), (4, "Quay Post"), (5, "Tarn Daily - Sea")):
        (town.articles / f"again-{day}.md").write_text(OTHER.format(day=day, outlet=outlet))
    town.index()


async def asked(town: Town, **options: Value) -> Message:
    exchange = await town.server.slash(
        town.ann, town.channel, "ask", force=False, locale=None, question=QUESTION, **options
    )
    return await exchange.message()


def outlets_in(answer: Message) -> set[str]:
    names = ("The Weekly Lantern", "Quay Post", "Tarn Daily")
    return {name for name in names if name in answer.text}


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("options", "outlets"),
    [
        ({}, {"The Weekly Lantern", "Quay Post", "Tarn Daily"}),
        ({"source": "Quay Post"}, {"Quay Post"}),
        ({"source": "weekly lantern"}, {"The Weekly Lantern"}),
        ({"source": "tarn daily"}, {"Tarn Daily"}),
        ({"since": "January 2023"}, {"Quay Post", "Tarn Daily"}),
        ({"until": "2022-12-31"}, {"The Weekly Lantern"}),
        ({"since": "2023-01-01", "until": "4 January 2023"}, {"Quay Post"}),
    ],
    ids=["nothing", "outlet", "part", "paper", "since", "until", "both"],
)
async def test_only_what_options_leave_is_cited(
    town: Town, options: dict[str, str], outlets: set[str]
) -> None:
    write_others(town)

    answer = await asked(town, **options)

    assert not answer.ephemeral
    assert outlets_in(answer) == outlets


@pytest.mark.usefixtures("bot")
async def test_misspelt_outlet_is_told_above_the_answer(town: Town) -> None:
    answer = await asked(town, source="weekly lantren")

    assert answer.description.splitlines()[0] == "-# Read as: The Weekly Lantern."
    assert outlets_in(answer) == {"The Weekly Lantern"}


@pytest.mark.usefixtures("bot")
async def test_unknown_outlet_is_told_on_a_card_that_pings_nobody(town: Town) -> None:
    answer = await asked(town, source="@everyone *x*")

    assert answer.embeds
    assert answer.text == (
        "No outlet of the articles is called “\\@everyone \\*x\\*”: "
        "most articles are from The Weekly Lantern."
    )
    assert (answer.pings, answer.buttons) == (frozenset(), [])


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"since": "*soonish*"}, "since ‘\\*soonish\\*’ is no date: write it as 2022-10-13."),
        (
            {"since": "2022-10-14", "until": "2022-10-13"},
            "since 2022-10-14 is after until 2022-10-13: change one of them.",
        ),
    ],
    ids=["no date", "wrong way round"],
)
async def test_only_the_asker_is_told_of_a_wrong_date(
    town: Town, options: dict[str, str], sentence: str
) -> None:
    told = await asked(town, **options)

    assert (told.visible_to, told.text) == (town.ann, sentence)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            "",
            [
                Choice("Quay Post (2 articles)", "Quay Post"),
                Choice("Tarn Daily - Sea (1 article)", "Tarn Daily - Sea"),
                Choice("The Weekly Lantern (1 article)", "The Weekly Lantern"),
            ],
        ),
        ("LANT", [Choice("The Weekly Lantern (1 article)", "The Weekly Lantern")]),
        ("weekly lantren", [Choice("The Weekly Lantern (1 article)", "The Weekly Lantern")]),
        ("nothing like it", []),
    ],
    ids=["nothing", "part", "misspelt", "no"],
)
async def test_outlets_are_suggested_as_they_are_typed(
    town: Town, typed: str, found: list[Choice]
) -> None:
    write_others(town)

    suggested = await town.server.autocomplete(
        town.ann, town.channel, "ask", "source", typed, question="x"
    )

    assert suggested == found


async def test_no_outlet_is_suggested_when_nothing_is_indexed(town: Town) -> None:
    town.unindex()
    async with town.bot():
        assert (
            await town.server.autocomplete(
                town.ann, town.channel, "ask", "source", "x", question="x"
            )
            == []
        )
