"""Emoji as simple shapes, in a square of 100 by 100: no free font of them is small."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageOps

# Shapes are drawn larger by this, and made smaller with smooth edges.
_FINE: Final = 4

_SKIN, _SHADE = "#ffcc4d", "#e8963a"
_GREY, _DARK, _PALE = "#99aab5", "#66757f", "#ccd6dd"


class _Board:
    """Takes places of 0 to 100 and draws them in a square of `side` pixels."""

    def __init__(self, side: int) -> None:
        self.image = Image.new("RGBA", (side, side))
        self._draw = ImageDraw.Draw(self.image)
        self._unit = side / 100

    def polygon(self, colour: str, *points: tuple[float, float]) -> None:
        self._draw.polygon([(x * self._unit, y * self._unit) for x, y in points], fill=colour)

    def box(
        self, colour: str, left: float, top: float, right: float, bottom: float, round_: float = 0
    ) -> None:
        places = [place * self._unit for place in (left, top, right, bottom)]
        self._draw.rounded_rectangle(places, round_ * self._unit, fill=colour)

    def line(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        ends = [(x * self._unit, y * self._unit) for x, y in points]
        self._draw.line(ends, fill=colour, width=round(width * self._unit), joint="curve")
        for x, y in points:
            half = width / 2
            self.box(colour, x - half, y - half, x + half, y + half, half)


def _thumb(board: _Board) -> None:
    board.line(_SKIN, 22, (34, 60), (46, 36), (51, 16))
    board.polygon(_SKIN, (24, 56), (40, 34), (62, 42), (62, 84), (24, 84))
    board.box(_SKIN, 14, 48, 66, 92, 12)
    for number in range(4):
        top = 40 + 14 * number
        inset = (2, 0, 2, 7)[number]
        board.box(_SHADE, 48, top, 90 - inset, top + 15, 7.5)
        board.box(_SKIN, 48, top + 0.5, 89 - inset, top + 12.5, 6.5)
    board.box(_SKIN, 40, 44, 56, 90, 5)


def _bin(board: _Board) -> None:
    board.box(_DARK, 38, 6, 62, 22, 6)
    board.box(_GREY, 44, 12, 56, 20, 2)
    board.box(_DARK, 14, 16, 86, 28, 5)
    board.polygon(_GREY, (20, 32), (80, 32), (74, 94), (26, 94))
    for x, slant in ((35, 3), (50, 0), (65, -3)):
        board.line(_PALE, 5, (x, 42), (x + slant, 84))


def _warning(board: _Board) -> None:
    board.line("#ffcc4d", 14, (50, 16), (11, 86), (89, 86), (50, 16))
    board.polygon("#ffcc4d", (50, 14), (12, 84), (88, 84))
    board.polygon("#231f20", (44, 34), (56, 34), (54, 64), (46, 64))
    board.box("#231f20", 44, 70, 56, 82, 6)


def _page(board: _Board) -> None:
    board.polygon(_PALE, (18, 4), (62, 4), (84, 26), (84, 96), (18, 96))
    board.polygon(_GREY, (62, 4), (62, 26), (84, 26))
    for y in (42, 56, 70):
        board.line(_GREY, 5, (30, y), (72, y))
    board.line(_GREY, 5, (30, 84), (56, 84))


_SHAPES: Final[dict[str, Callable[[_Board], None]]] = {
    "👍": _thumb,
    "👎": _thumb,
    "🗑": _bin,
    "⚠": _warning,
    "📄": _page,
}
# Every emoji that can be drawn.
EMOJI: Final = frozenset(_SHAPES)


@cache
def picture_of(emoji: str, side: int) -> Image.Image:
    """Return `emoji`, which is one of EMOJI, in a square of `side` pixels."""
    board = _Board(side * _FINE)
    _SHAPES[emoji](board)
    upright = ImageOps.flip(board.image) if emoji == "👎" else board.image
    return upright.resize((side, side), Image.Resampling.LANCZOS)
