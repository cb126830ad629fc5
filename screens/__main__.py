"""Draw every scene, light and dark: `python -m screens [FOLDER]`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from screens.drawing import draw
from screens.staging import scenes
from screens.themes import THEMES

_FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screens"


def main() -> None:
    """Write the pictures into the folder that is named, or else into docs/screens."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for scene in asyncio.run(scenes()):
        for theme in THEMES:
            picture = draw(scene.payload, theme, scene.names, scene.files)
            path = folder / f"{scene.name}-{theme.name}.png"
            picture.quantize(128).save(path, optimize=True)
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
