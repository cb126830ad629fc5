"""What is sent, before it is Discord's: a text, its colour, and what can be pressed below it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final

# Discord's limit of an embed's description.
DESCRIPTION: Final = 4096
# Discord takes files of ten MiB in servers without boosts; the rest is for what comes with them.
LARGEST_FILE: Final = 9 * 1024 * 1024


class Colour(IntEnum):
    """The colour at the left of what is sent."""

    LIKELY = 0x2F855A
    UNCERTAIN = 0xD97706
    ABSTAINED = 0x8A8F98
    SOURCE = 0x3B6EA5
    NOTICE = 0x7C5CBF


class Style(Enum):
    """How a button looks."""

    PLAIN = "plain"
    MAIN = "main"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button on one of five rows: its `custom_id` holds all that a click after a restart needs.

    One with a `url` opens that instead, and one without a label shows its `emoji` alone.
    """

    label: str = ""
    custom_id: str = ""
    url: str = ""
    emoji: str = ""
    style: Style = Style.PLAIN
    disabled: bool = False
    row: int = 0


class Choosing(Enum):
    """What a menu offers: its own options, or what the server has."""

    OPTIONS = "options"
    CHANNELS = "channels"
    ROLES = "roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What can be chosen in a menu."""

    label: str
    value: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A list to choose from, on a row of its own; what is sent are the values of what is chosen.

    Of channels and roles, `chosen` are the ids that are chosen already. It fills its `row`.
    """

    custom_id: str
    placeholder: str
    options: tuple[Option, ...] = ()
    of: Choosing = Choosing.OPTIONS
    chosen: tuple[int, ...] = ()
    fewest: int = 1
    most: int = 1
    row: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A file that is shown in a card, or, without `shown`, below it."""

    name: str
    data: bytes
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message: `text` is at most `DESCRIPTION` units of Discord's markdown."""

    text: str
    colour: Colour
    title: str = ""
    footer: str = ""
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    files: tuple[Picture, ...] = ()


def id_of(verb: str, *parts: object) -> str:
    """Return the custom id of what does `verb` with `parts`, none of which holds a colon."""
    return ":".join([verb, *map(str, parts)])


def source_id(answer: str, number: int) -> str:
    """Return the custom id of the button that opens citation `number`, from 1, of an answer."""
    return id_of("src", answer, number)


def why_id(answer: str) -> str:
    """Return the custom id of the button that tells admins why an answer was given."""
    return id_of("why", answer)


def page_id(answer: str, page: int, language: str) -> str:
    """Return the custom id of the button that turns to a page, from 0, of an answer.

    Everybody sees the page: it stays in the `language`, by its code, that the answer was given in.
    """
    return id_of("page", answer, page, language)


def read_id(handle: str, number: int, part: int = 0) -> str:
    """Return the custom id of the button that turns to a part (-1: the last) of a paragraph."""
    return id_of("read", handle, number, part)


def kept_id(answer: str, number: int, part: int) -> str:
    """Return the custom id of the button that turns to a part of what was cited then."""
    return id_of("kept", answer, number, part)


def who_id(answer: str) -> str:
    """Return the custom id of the menu of those who may be meant in an answer."""
    return id_of("who", answer)
