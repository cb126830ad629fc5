"""Commands that stand in for a re-index, and a pipe that holds one up."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

_STUB = Path(__file__).with_name("stub_reindex.py")

OUTCOME: dict[str, Any] = {
    "published": True,
    "generation": "000002-abcdef",
    "articles": 14,
    "paragraphs": 300,
    "added": 2,
    "changed": 1,
    "removed": 0,
    "embedded": 20,
    "reused": 1280,
    "seconds": 12.4,
    "skipped": [{"path": "old/**notes**.txt", "reason": "it is empty"}],
}


def stub(*steps: object) -> list[str]:
    """Return a command that takes `steps`, as `stub_reindex` tells."""
    return [sys.executable, str(_STUB), json.dumps(steps)]


def told(phase: str, done: int, total: int) -> str:
    """Return a line of progress."""
    return json.dumps({"phase": phase, "done": done, "total": total})


class Pipe:
    """A named pipe that a stub waits for."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "pipe"
        os.mkfifo(self.path)

    @property
    def step(self) -> dict[str, str]:
        """The step that waits for this pipe."""
        return {"wait": str(self.path)}

    async def release(self) -> None:
        """Let the stub go on."""
        await asyncio.to_thread(self.path.write_text, "go")
