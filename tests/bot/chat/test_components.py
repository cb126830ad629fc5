"""Cards become views, and clicks, choices and forms come back; discord.py remembers none."""

from __future__ import annotations

from typing import Any
from unittest.mock import AsyncMock, Mock

import discord
import pytest

from bot.chat.cards.layout import Button, Card, Choosing, Colour, Menu, Option, Style
from bot.chat.client import PilcrowClient
from bot.chat.components import Field, StaleClickError, ask_in_form, click_of, view_of
from tests.bot.chat.town import Town
from tests.discord_server.messages import Message

PRESS, FORM = discord.InteractionType.component, discord.InteractionType.modal_submit


def interaction(kind: discord.InteractionType, data: Any) -> Mock:  # noqa: ANN401 - a payload
    return Mock(spec=discord.Interaction, type=kind, data=data)


def sent(card: Card) -> list[dict[str, Any]]:
    """Return the components of `card` as they are sent, row by row."""
    view = view_of(card)
    assert view is not None
    return view.to_components()


def card_with(*buttons: Button, menus: tuple[Menu, ...] = ()) -> Card:
    return Card(text="x", colour=Colour.LIKELY, buttons=buttons, menus=menus)


# What comes back


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (discord.InteractionType.application_command, {"name": "ask"}),
        (discord.InteractionType.autocomplete, {"name": "ask"}),
        (PRESS, None),
    ],
    ids=["command", "autocomplete", "no data"],
)
def test_what_is_no_click_is_none(kind: discord.InteractionType, data: object) -> None:
    assert click_of(interaction(kind, data)) is None


@pytest.mark.parametrize(
    ("custom_id", "verb", "parts"),
    [
        ("open", "open", ()),
        ("why:abc", "why", ("abc",)),
        ("read:a1b2:7:-1", "read", ("a1b2", "7", "-1")),
        ("", "", ()),
    ],
    ids=["verb", "part", "parts", "nothing"],
)
def test_click_has_the_parts_of_its_custom_id(
    custom_id: str, verb: str, parts: tuple[str, ...]
) -> None:
    found = click_of(interaction(PRESS, {"custom_id": custom_id, "component_type": 2}))

    assert found is not None
    assert (found[0], tuple(found[1].parts)) == (verb, parts)
    assert (found[1].values, found[1].fields) == ((), {})


def test_number_of_a_click_may_be_below_zero() -> None:
    found = click_of(interaction(PRESS, {"custom_id": "read:a1b2:7:-1"}))

    assert found is not None
    assert (found[1].number(1), found[1].number(2)) == (7, -1)


@pytest.mark.parametrize("custom_id", ["read:a1b2", "read:a1b2:x"], ids=["no part", "no number"])
def test_click_on_what_an_earlier_version_made_is_stale(custom_id: str) -> None:
    found = click_of(interaction(PRESS, {"custom_id": custom_id}))

    assert found is not None
    with pytest.raises(StaleClickError, match="from an earlier version"):
        found[1].number(1)


def test_choice_has_all_its_values() -> None:
    data = {"custom_id": "set:roles", "component_type": 6, "values": ["12", "34"]}

    found = click_of(interaction(PRESS, data))

    assert found is not None
    assert found[1].values == ("12", "34")


@pytest.mark.parametrize(
    ("components", "fields"),
    [
        (
            [
                {"type": 18, "component": {"type": 4, "custom_id": "why", "value": " a: b\n"}},
                {"type": 18, "component": {"type": 3, "custom_id": "of", "values": ["x", "y"]}},
            ],
            {"why": " a: b\n", "of": "x"},
        ),
        (
            [{"type": 1, "components": [{"type": 4, "custom_id": "why", "value": ""}]}],
            {"why": ""},
        ),
        ([{"type": 18, "component": {"type": 3, "custom_id": "of", "values": []}}], {}),
        ([{"type": 10, "id": 1}], {}),
    ],
    ids=["labels", "row", "nothing chosen", "words"],
)
def test_form_has_its_fields(components: list[Any], fields: dict[str, str]) -> None:
    found = click_of(interaction(FORM, {"custom_id": "voted:abc", "components": components}))

    assert found is not None
    assert found[0] == "voted"
    assert found[1].fields == fields


# What is sent


async def test_card_without_anything_to_press_has_no_view() -> None:
    assert view_of(Card(text="x", colour=Colour.LIKELY)) is None


async def test_button_is_sent_as_it_is_described() -> None:
    (row,) = sent(
        card_with(
            Button(label="More", custom_id="more:abc"),
            Button(emoji="👍", custom_id="vote:abc:up"),
            Button(label="Share", custom_id="share:abc", style=Style.MAIN),
            Button(label="Forget", custom_id="forget", style=Style.DANGER, disabled=True),
            Button(label="Open link", url="https://lantern.example/"),
        )
    )

    more, thumb, share, forget, link = row["components"]
    assert (more["label"], more["custom_id"], more["style"]) == ("More", "more:abc", 2)
    assert thumb["emoji"]["name"] == "👍"
    assert "label" not in thumb
    assert (share["style"], forget["style"], forget["disabled"]) == (1, 4, True)
    assert (link["style"], link["url"]) == (5, "https://lantern.example/")
    assert "custom_id" not in link


async def test_buttons_stand_on_their_rows_with_the_menu_below_them() -> None:
    menu = Menu(custom_id="who:abc", placeholder="Which?", options=(Option(label="A", value="0"),))
    rows = sent(
        card_with(
            Button(label="far", custom_id="far", row=2),
            Button(label="near", custom_id="near"),
            menus=(menu,),
        )
    )

    ids = [[each["custom_id"] for each in row["components"]] for row in rows]
    assert ids == [["near"], ["far"], ["who:abc"]]


async def test_menu_is_sent_with_its_options_and_what_is_chosen_already() -> None:
    options = (
        Option(label="A", value="a", description="the first"),
        Option(label="B", value="b", chosen=True),
    )
    menu = Menu(custom_id="pick", placeholder="Pick", options=options, fewest=0, most=2)

    ((select,),) = [row["components"] for row in sent(card_with(menus=(menu,)))]

    assert (select["type"], select["placeholder"]) == (3, "Pick")
    assert (select["min_values"], select["max_values"]) == (0, 2)
    first, second = select["options"]
    assert (first["description"], first.get("default", False)) == ("the first", False)
    assert (second.get("description"), second["default"]) == (None, True)


@pytest.mark.parametrize(
    ("of", "kind", "default"),
    [(Choosing.ROLES, 6, "role"), (Choosing.CHANNELS, 8, "channel")],
    ids=["roles", "channels"],
)
async def test_menu_of_what_a_server_has_is_sent_with_what_is_chosen_already(
    of: Choosing, kind: int, default: str
) -> None:
    menu = Menu(custom_id="pick", placeholder="Pick", of=of, chosen=(12, 34), fewest=0, most=25)

    ((select,),) = [row["components"] for row in sent(card_with(menus=(menu,)))]

    assert select["type"] == kind
    assert [(int(each["id"]), each["type"]) for each in select["default_values"]] == [
        (12, default),
        (34, default),
    ]


async def test_only_channels_that_people_write_in_can_be_chosen() -> None:
    menu = Menu(custom_id="pick", placeholder="Pick", of=Choosing.CHANNELS)

    ((select,),) = [row["components"] for row in sent(card_with(menus=(menu,)))]

    text, announcements, forum = 0, 5, 15
    assert set(select["channel_types"]) == {text, announcements, forum}


async def test_form_asks_for_what_is_to_be_chosen_and_written() -> None:
    asked = Mock(spec=discord.Interaction)
    asked.response.send_modal = AsyncMock()
    fields = (
        Field(custom_id="reason", label="Why?", options=(("old", "Outdated"), ("odd", "Odd"))),
        Field(
            custom_id="comment", label="More", placeholder="e.g. ¶3", required=False,
            longest=40, paragraph=True,
        ),
    )  # fmt: skip

    await ask_in_form(asked, "voted:abc", "What is wrong?", fields)

    (modal,) = asked.response.send_modal.await_args.args
    form = modal.to_dict()
    assert (form["title"], form["custom_id"]) == ("What is wrong?", "voted:abc")
    reason, comment = (label["component"] for label in form["components"])
    assert [label["label"] for label in form["components"]] == ["Why?", "More"]
    assert [(each["label"], each["value"]) for each in reason["options"]] == [
        ("Outdated", "old"),
        ("Odd", "odd"),
    ]
    assert reason["required"]
    assert (comment["style"], comment["max_length"], comment["required"]) == (2, 40, False)
    assert comment["placeholder"] == "e.g. ¶3"


# Nothing is remembered


@pytest.fixture(name="clients")
def _clients(monkeypatch: pytest.MonkeyPatch) -> list[PilcrowClient]:
    """Return a list of the clients that log in from now on."""
    found, set_up = list[PilcrowClient](), PilcrowClient.setup_hook

    async def listed(client: PilcrowClient) -> None:
        found.append(client)
        await set_up(client)

    monkeypatch.setattr(PilcrowClient, "setup_hook", listed)
    return found


async def use_everything(town: Town) -> None:
    """Ask, and press, choose and fill in whatever there is below answers."""
    answer: Message = await town.ask("What did Maude Orsel say?")
    for label in ("[1]", "▶", "◀", "👍", "Why?"):
        await town.press(answer, label, town.owner)
    form = await town.server.click(town.ann, answer, label="👎")
    await (await town.server.submit(town.ann, form, {"reason": "outdated"})).message()
    await town.server.click(town.ben, answer, label="Ask follow-up")  # and never filled in
    listed = await (await town.server.slash(town.ben, town.channel, "latest")).message()
    await town.choose(listed, "Ferries", town.ben)
    await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} harbour vote?")
    await town.server.next_message(town.channel)


async def test_no_view_and_no_form_is_kept_in_memory(
    town: Town, clients: list[PilcrowClient]
) -> None:
    async with town.bot():
        await use_everything(town)

        (client,) = clients
        kept = client._connection._view_store
        assert (kept._views, kept._modals, kept._synced_message_views) == ({}, {}, {})
        assert list(client.persistent_views) == []
