"""What is set up, as cards that Discord takes."""

from __future__ import annotations

import pytest

from bot.chat.cards.channels import channel_card
from bot.chat.cards.escaping import size
from bot.chat.cards.layout import DESCRIPTION, Card, Choosing
from bot.chat.cards.settings import Place, Setup, settings_card, setup_card
from bot.language import LANGUAGES, text
from bot.state import ChannelSettings, GuildSettings, Mode


def crowded() -> Setup:
    many = tuple(f"{n:02}_*" * 25 for n in range(60))
    missing = [("View Channel",), ("Send Messages in Threads", "Embed Links")]
    return Setup(
        guild=GuildSettings(admin_roles=frozenset(range(10**18, 10**18 + 25))),
        places=[
            Place(
                settings=ChannelSettings(
                    channel=10**18 + n,
                    mode=Mode.EVERY if n % 2 else Mode.MENTIONS,
                    thread=True,
                    collections=frozenset(many),
                ),
                missing=(*missing[n % 2], f"Permission {n % 7}"),
            )
            for n in range(50)
        ],
        collections=many,
        reads_all=False,
        covered=False,
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_cards_are_within_discords_limits_in_every_language(code: str) -> None:
    language, full = LANGUAGES[code], crowded()
    note = text("setup-not-set-up", channel=f"<#{10**18}>")
    cards = [
        settings_card(full, language),
        setup_card(full, language, note),
        channel_card(full.places[0], full.collections, language),
        channel_card(full.places[1], full.collections * 2, language),
    ]

    for card in cards:
        assert size(card.text) <= DESCRIPTION
        assert size(card.title) <= 256
        assert_fits(card)
    for card in cards[:2]:
        assert f"<#{10**18}>" in card.text
        assert language.say(text("setup-no-content")) in card.text
        assert language.say(text("setup-integrations")) in card.text


def assert_fits(card: Card) -> None:
    rows = [menu.row for menu in card.menus] + [button.row for button in card.buttons]
    assert len({menu.row for menu in card.menus}) == len(card.menus)
    assert not {menu.row for menu in card.menus} & {button.row for button in card.buttons}
    assert all(0 <= row < 5 for row in rows)
    for menu in card.menus:
        assert size(menu.placeholder) <= 150
        assert len(menu.chosen) <= menu.most <= 25
        if menu.of is Choosing.OPTIONS:
            assert 1 <= len(menu.options) <= 25
            assert len({option.value for option in menu.options}) == len(menu.options)
            assert all(0 < size(option.label) <= 100 for option in menu.options)
