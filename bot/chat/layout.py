"""What is sent, before it is Discord's: a text, its colour, and the buttons below it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

# Discord's limit of an embed's description.
DESCRIPTION: Final = 4096


class Colour(IntEnum):
    """The colour at the left of what is sent."""

    ANSWERED = 0x2F855A
    ABSTAINED = 0x8A8F98
    SOURCE = 0x3B6EA5
    NOTICE = 0xB7791F


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: its `custom_id` holds all that is needed to answer a click after a restart."""

    label: str
    custom_id: str
    disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A list to choose one of `options` from, which are as they are shown.

    Its `custom_id` and the place of the option, from 0, hold all that is needed.
    """

    custom_id: str
    placeholder: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message: `text` is at most `DESCRIPTION` units of Discord's markdown."""

    text: str
    colour: Colour
    footer: str = ""
    buttons: tuple[Button, ...] = ()
    menu: Menu | None = None


def source_id(answer: str, number: int) -> str:
    """Return the custom id of the button that opens citation `number`, from 1, of an answer."""
    return f"src:{answer}:{number}"


def why_id(answer: str) -> str:
    """Return the custom id of the button that tells admins why an answer was given."""
    return f"why:{answer}"


def page_id(answer: str, page: int) -> str:
    """Return the custom id of the button that turns to a page, from 0, of an answer."""
    return f"page:{answer}:{page}"


def read_id(handle: str, number: int, part: int = 0) -> str:
    """Return the custom id of the button that turns to a part (-1: the last) of a paragraph."""
    return f"read:{handle}:{number}:{part}"


def kept_id(answer: str, number: int, part: int) -> str:
    """Return the custom id of the button that turns to a part of what was cited then."""
    return f"kept:{answer}:{number}:{part}"


def who_id(answer: str) -> str:
    """Return the custom id of the menu of those who may be meant in an answer."""
    return f"who:{answer}"
