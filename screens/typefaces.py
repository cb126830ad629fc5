"""Fonts, and which of them draws which characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from pathlib import Path
from typing import Final

from matplotlib import font_manager, get_data_path
from matplotlib.ft2font import FT2Font
from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

from screens.emoji import EMOJI
from screens.errors import RenderError

# Pixels of a picture to a pixel of the layout: sharp on a phone's screen, too.
SCALE: Final = 2
# The letters of this font are smaller than those of Discord's own at the same size.
_LARGER: Final = 1.08
_FAMILY: Final = "font_source_sans_pro"
# Shown by nothing: what isolates a name, picks the coloured emoji, or joins characters.
_UNSEEN: Final = dict.fromkeys([*range(0x2066, 0x206A), 0x200B, 0x200D, 0xFE0E, 0xFE0F])


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How letters look; `size` is in pixels of the layout."""

    size: float
    bold: bool = False
    italic: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that one font draws, or one emoji where there is no `font`, and how wide."""

    text: str
    font: FreeTypeFont | None
    width: float


@cache
def runs(text: str, face: Face) -> tuple[Run, ...]:
    """Return `text` cut by the fonts that draw it, raising RenderError where none can."""
    return tuple(_runs(text.translate(_UNSEEN), face))


def width_of(text: str, face: Face) -> float:
    """Return how wide `text` is, in pixels of the layout."""
    return sum(run.width for run in runs(text, face))


def ascent_of(face: Face) -> float:
    """Return how far the letters of `face` rise above their baseline."""
    return _font(str(_own(face)), face.size).getmetrics()[0] / SCALE


def _runs(text: str, face: Face) -> Iterator[Run]:
    for path, group in groupby(text, key=lambda character: _drawn_by(character, face)):
        if path == "":
            for emoji in group:
                yield Run(text=emoji, font=None, width=face.size * 1.25)
            continue
        letters, font = "".join(group), _font(path, face.size)
        yield Run(text=letters, font=font, width=font.getlength(letters) / SCALE)


def _drawn_by(character: str, face: Face) -> str:
    """Return the file of the font that draws `character`, "" where it is drawn as an emoji."""
    if character in EMOJI:
        return ""
    for path in (_own(face), _wide(face)):
        if ord(character) in _characters(str(path)):
            return str(path)
    return _installed(character)


@cache
def _own(face: Face) -> Path:
    if face.mono:
        return Path(get_data_path(), "fonts", "ttf", "DejaVuSansMono.ttf")
    weight = "Semibold" if face.bold else "Regular"
    name = weight + "It" * face.italic if face.bold or not face.italic else "It"
    with as_file(files(_FAMILY) / "files" / f"SourceSansPro-{name}.ttf") as path:
        return path


def _wide(face: Face) -> Path:
    """Return a font of many scripts."""
    slanted = {(True, True): "-BoldOblique", (True, False): "-Bold", (False, True): "-Oblique"}
    name = f"DejaVuSans{slanted.get((face.bold, face.italic), '')}.ttf"
    return Path(get_data_path(), "fonts", "ttf", name)


@cache
def _installed(character: str) -> str:
    """Return a font of this machine that has `character`."""
    for entry in sorted(font_manager.fontManager.ttflist, key=lambda entry: entry.fname):
        last_resort = "LastResort" in Path(entry.fname).name
        if not last_resort and ord(character) in _characters(entry.fname):
            return str(entry.fname)
    raise RenderError(
        f"no font here has {character!r} (U+{ord(character):04X}): install one that has, such as"
        " Noto Sans, or draw it in screens/emoji.py"
    )


@cache
def _characters(path: str) -> frozenset[int]:
    return frozenset(FT2Font(path).get_charmap())


@cache
def _font(path: str, size: float) -> FreeTypeFont:
    larger = _LARGER if _FAMILY in path else 0.94
    return ImageFont.truetype(path, round(size * SCALE * larger), layout_engine=Layout.RAQM)
