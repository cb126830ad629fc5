"""What is set up for one channel, as a card with what changes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from bot.chat.cards.escaping import plain_line
from bot.chat.cards.layout import Button, Card, Colour, Menu, Option, id_of
from bot.chat.cards.settings import MOST, Place, lacking_lines, place_line
from bot.language import Language, text
from bot.state import ChannelSettings

# Discord's limit of menus above a row of buttons.
_MENUS: Final = 4


def channel_card(place: Place, collections: Sequence[str], language: Language) -> Card:
    """Show what is set up for one channel, with what changes it."""
    say, settings = language.say, place.settings
    thread = text("setup-thread-off") if settings.thread else text("setup-thread-on")
    buttons = [Button(label=say(text("setup-back")), custom_id=id_of("setup", "back"), row=4)]
    if not place.forum:
        toggle = id_of("setup", "thread", settings.channel)
        buttons.insert(0, Button(label=say(thread), custom_id=toggle, row=4))
    flags = text("flags-off") if settings.flags else text("flags-on")
    flag = id_of("setup", "flags", settings.channel)
    buttons.insert(-1, Button(label=say(flags), custom_id=flag, row=4))
    lines = [place_line(place, language), *lacking_lines([place], language)]
    offered = offered_of(collections)
    left = len(collections) - sum(map(len, offered))
    if left:
        lines.append(say(text("setup-not-offered", count=left)))
    return Card(
        text="\n".join(lines),
        title=say(text("setup-channel-title")),
        colour=Colour.SOURCE,
        buttons=tuple(buttons),
        menus=tuple(_collection_menus(settings, offered, language)),
    )


def offered_of(collections: Sequence[str]) -> list[Sequence[str]]:
    """Return what each menu of collections offers: nothing where there is no choice."""
    if len(collections) <= 1:
        return []
    starts = range(0, min(len(collections), MOST * _MENUS), MOST)
    return [collections[start : start + MOST] for start in starts]


def collection_id(name: str) -> str:
    """Return what stands for a collection in a menu, also where others have come or gone."""
    return sha256(name.encode()).hexdigest()[:16]


def chosen_in(
    settings: ChannelSettings,
    offered: Sequence[Sequence[str]],
    menu: int,
    values: tuple[str, ...],
) -> frozenset[str]:
    """Return what is chosen in one menu, by what stands for it, and was in the others."""
    before = settings.collections or frozenset()
    here = set(offered[menu]) if menu < len(offered) else set()
    elsewhere = {name for names in offered for name in names} - here
    return frozenset((before & elsewhere) | {n for n in here if collection_id(n) in values})


def _collection_menus(
    settings: ChannelSettings, offered: list[Sequence[str]], language: Language
) -> Iterator[Menu]:
    chosen = settings.collections or frozenset()
    top = language.say(text("setup-top-folder"))
    placeholder = language.say(text("setup-menu-collections"))
    for number, names in enumerate(offered):
        options = tuple(
            Option(
                label=plain_line(name, 100) or top, value=collection_id(name), chosen=name in chosen
            )
            for name in names
        )
        part = f" ({number + 1}/{len(offered)})" if len(offered) > 1 else ""
        yield Menu(
            custom_id=id_of("setup", "collections", settings.channel, number),
            placeholder=f"{placeholder}{part}",
            options=options,
            fewest=0,
            most=len(options),
            row=number,
        )
