"""The colours of Discord's two looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Colour = str  # as Pillow reads it: "#rrggbb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What has which colour; `plain` and its kind are buttons' fills, `on_plain` is their text."""

    name: str
    page: Colour
    whispered: Colour  # behind what only one person sees
    card: Colour
    edge: Colour
    text: Colour
    strong: Colour
    muted: Colour
    link: Colour
    quote: Colour  # the bar beside it
    code: Colour
    mention: Colour
    on_mention: Colour
    plain: Colour
    on_plain: Colour
    field: Colour  # a menu
    chip: Colour  # what is chosen in a menu


BLURPLE: Final = "#5865f2"
GREEN: Final = "#248046"
RED: Final = "#d22d39"
WHITE: Final = "#ffffff"

DARK: Final = Theme(
    name="dark",
    page="#313338",
    whispered="#343748",
    card="#2b2d31",
    edge="#3a3c42",
    text="#dbdee1",
    strong="#f2f3f5",
    muted="#a0a5ae",
    link="#38b0fb",
    quote="#5a5d66",
    code="#1e1f22",
    mention="#3c4270",
    on_mention="#c9cdfb",
    plain="#4a4d55",
    on_plain="#ffffff",
    field="#1e1f22",
    chip="#3b3e45",
)
LIGHT: Final = Theme(
    name="light",
    page="#ffffff",
    whispered="#f1f2fe",
    card="#f7f8f9",
    edge="#e1e3e6",
    text="#2e3035",
    strong="#060607",
    muted="#5e636b",
    link="#0060cf",
    quote="#c3c8ce",
    code="#e6e8eb",
    mention="#dee0fc",
    on_mention="#4450c7",
    plain="#e3e5e9",
    on_plain="#2e3035",
    field="#ffffff",
    chip="#e9ebee",
)
THEMES: Final = (LIGHT, DARK)
