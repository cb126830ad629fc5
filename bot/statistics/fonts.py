"""Which fonts of this machine draw a text, so that none is drawn as boxes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# It comes with matplotlib, and its scripts are those that most titles are written in.
FIRST: Final = "DejaVu Sans"
# Fonts that have a picture of a box for each character.
_BOXES: Final = "Last Resort"
# A machine for typesetting has thousands of fonts, and each has to be opened.
_MOST_OPENED: Final = 400
_REGULAR: Final = 400
# Control characters, marks of direction and the like: a line is drawn without them.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


def shown(text: str) -> tuple[str, list[str]] | None:
    """Return what can be drawn of `text` on one line, and the font families that draw it.

    Signs without a font, such as emoji, are left out. None where a letter or digit has no font, or
    where nothing is left.
    """
    kept: list[str] = []
    families = {FIRST: None}
    for sign in " ".join(text.split()):
        family = _family_of(sign)
        if family is None and _tells(sign):
            return None
        if family is not None:
            kept.append(sign)
            families[family] = None
    line = " ".join("".join(kept).split())
    return (line, list(families)) if line else None


def _tells(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


@lru_cache(maxsize=4096)
def _family_of(sign: str) -> str | None:
    """Return the first family that draws `sign`; what is not drawn for itself needs none."""
    if unicodedata.category(sign) in _UNSEEN:
        return None
    return next((name for name, file in _families() if ord(sign) in _signs_in(file)), None)


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, str], ...]:
    """Return families with the file of each, in the order in which they are looked in."""
    from matplotlib import font_manager  # noqa: PLC0415 - slow, and only for a chart

    files = {
        font.name: font.fname
        for font in font_manager.fontManager.ttflist
        if font.style == "normal" and font.weight == _REGULAR and not font.name.startswith(_BOXES)
    }
    names = sorted(files, key=lambda name: (name != FIRST, "Sans" not in name, name))
    return tuple((name, files[name]) for name in names[:_MOST_OPENED])


@lru_cache(maxsize=_MOST_OPENED)
def _signs_in(file: str) -> frozenset[int]:
    """Return the characters that the font in `file` has."""
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - as above

    try:
        return frozenset(FT2Font(file).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
