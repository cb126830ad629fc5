"""What is set up in a server, as cards: to look at, and to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.cards.escaping import escape_line, isolate, size
from bot.chat.cards.layout import (
    DESCRIPTION,
    Button,
    Card,
    Choosing,
    Colour,
    Menu,
    Style,
    id_of,
)
from bot.language import Language, Listed, Text, text
from bot.state import ChannelSettings, GuildSettings, Mode

# Discord's limit of what can be chosen in one menu.
MOST: Final = 25
# Names in a row, and how long each may be.
_NAMES: Final = 4
_NAME: Final = 60
# What warnings may take of the room that is left, and what "and 12 more channels" takes.
_WARNINGS_OF: Final = 0.45
_MORE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel that is set up, with the names of permissions that the bot lacks there.

    Threads are opened in none that is a `forum`. One is `hidden` that the bot cannot see.
    """

    settings: ChannelSettings
    missing: tuple[str, ...] = ()
    forum: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """All that is set up in a server; `collections` are those its operator assigned to it.

    `reads_all` tells whether the bot sees messages that do not mention it, and `covered` whether
    the operator lets the server change the corpus.
    """

    guild: GuildSettings
    places: Sequence[Place]
    collections: tuple[str, ...]
    reads_all: bool
    covered: bool


def settings_card(setup: Setup, language: Language) -> Card:
    """Show what is set up."""
    return _overview(setup, language, ())


def setup_card(setup: Setup, language: Language, note: Text | None = None) -> Card:
    """Show what is set up, with menus that change it; `note` is told first."""
    say = language.say
    before = [*([f"⚠️ {say(note)}"] if note else []), say(text("setup-steps"))]
    shown = _overview(setup, language, before)
    menus = [
        _channels("mentions", text("setup-menu-mentions"), _of(setup, Mode.MENTIONS), language),
        _channels("every", text("setup-menu-every"), _of(setup, Mode.EVERY), language, row=1),
        Menu(
            custom_id=id_of("setup", "roles"),
            placeholder=say(text("setup-menu-roles")),
            of=Choosing.ROLES,
            chosen=tuple(sorted(setup.guild.admin_roles))[:MOST],
            fewest=0,
            most=MOST,
            row=2,
        ),
    ]
    if setup.places:
        menus.append(
            Menu(
                custom_id=id_of("setup", "channel"),
                placeholder=say(text("setup-menu-channel")),
                of=Choosing.CHANNELS,
                row=3,
            )
        )
    done = Button(
        label=say(text("setup-done")), custom_id=id_of("setup", "done"), style=Style.MAIN, row=4
    )
    return Card(
        text=shown.text,
        title=shown.title,
        colour=shown.colour,
        menus=tuple(menus),
        buttons=(done,),
    )


def _of(setup: Setup, mode: Mode) -> list[int]:
    return [p.settings.channel for p in setup.places if p.settings.mode is mode and not p.hidden]


def _channels(
    which: str, placeholder: Text, chosen: Sequence[int], language: Language, row: int = 0
) -> Menu:
    return Menu(
        custom_id=id_of("setup", which),
        placeholder=language.say(placeholder),
        of=Choosing.CHANNELS,
        chosen=tuple(chosen[:MOST]),
        fewest=0,
        most=MOST,
        row=row,
    )


def _overview(setup: Setup, language: Language, before: Sequence[str]) -> Card:
    """Show what is set up, below what comes `before`: as many channels as there is room for."""
    say = language.say
    after = [say(text("setup-commands-everywhere")), *_shared(setup, language)]
    general = [f"⚠️ {say(warning)}" for warning in _general_warnings(setup)]
    room = DESCRIPTION - size("\n".join([*before, *after, *general])) - 2 * _MORE
    lacking = [(f"⚠️ {line}", count) for line, count in _lacking_by_set(setup.places, language)]
    warnings = _fitting(lacking, int(room * _WARNINGS_OF), language)
    room -= sum(size(line) + 1 for line in warnings)
    places = _fitting([(place_line(p, language), 1) for p in setup.places], room, language)
    blocks = [before, places or [say(text("setup-nowhere"))], after, [*general, *warnings]]
    return Card(
        text="\n\n".join("\n".join(block) for block in blocks if block),
        title=say(text("setup-title")),
        colour=Colour.SOURCE,
    )


def _fitting(lines: Sequence[tuple[str, int]], room: int, language: Language) -> list[str]:
    """Return those of `lines`, each about so many channels, for which there is room."""
    kept: list[str] = []
    for line, _ in lines:
        room -= size(line) + 1
        if room < 0:
            break
        kept.append(line)
    left = sum(count for _, count in lines[len(kept) :])
    return [*kept, language.say(text("setup-more-channels", count=left))] if left else kept


def _shared(setup: Setup, language: Language) -> Iterator[str]:
    """Yield what holds for all channels."""
    if len(setup.collections) > 1:
        yield language.say(text("setup-collections", names=_names(setup.collections, language)))
    roles = sorted(setup.guild.admin_roles)
    if roles:
        mentions = ", ".join(f"<@&{role}>" for role in roles[:MOST])
        yield language.say(text("setup-admins", roles=mentions))
        yield language.say(text("setup-integrations"))


def _general_warnings(setup: Setup) -> Iterator[Text]:
    settings = [place.settings for place in setup.places]
    if not setup.reads_all and any(s.mode is Mode.EVERY or s.thread for s in settings):
        yield text("setup-no-content")
    if setup.guild.admin_roles and not setup.covered:
        yield text("setup-not-covered")


def place_line(place: Place, language: Language) -> str:
    """Return what is set up for one channel, on a line."""
    settings = place.settings
    facts = [text("setup-every") if settings.mode is Mode.EVERY else text("setup-mentions")]
    if settings.thread and not place.forum:
        facts.append(text("setup-in-thread"))
    if settings.flags:
        facts.append(text("flags-told"))
    if settings.collections is not None:
        names = _names(sorted(settings.collections), language)
        facts.append(text("setup-only", names=names))
    return f"<#{settings.channel}>: {', '.join(map(language.say, facts))}"


def _names(names: Sequence[str], language: Language) -> Listed:
    """Return the first of `names`, and how many more there are."""
    top = language.say(text("setup-top-folder"))
    shown = [isolate(escape_line(name, _NAME)) if name else top for name in names[:_NAMES]]
    return _cut_off(shown, len(names) - len(shown), language)


def _cut_off(shown: Sequence[str], left: int, language: Language) -> Listed:
    more = [language.say(text("setup-more", count=left))] if left else []
    return Listed((*shown, *more), "and")


def lacking_lines(places: Sequence[Place], language: Language) -> list[str]:
    """Return which permissions the bot lacks in `places`, with how to give them."""
    return [f"⚠️ {line}" for line, _ in _lacking_by_set(places, language)]


def _lacking_by_set(places: Sequence[Place], language: Language) -> Iterator[tuple[str, int]]:
    """Yield a line for the channels that lack the same permissions, and how many they are."""
    by_missing: dict[tuple[str, ...], list[str]] = {}
    for place in places:
        if place.missing:
            by_missing.setdefault(place.missing, []).append(f"<#{place.settings.channel}>")
    for missing, channels in by_missing.items():
        shown = channels[:_NAMES]
        listed = _cut_off(shown, len(channels) - len(shown), language)
        told = text("setup-missing", channels=listed, permissions=Listed(missing, "and"))
        yield language.say(told), len(channels)
