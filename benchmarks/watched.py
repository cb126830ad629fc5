"""How late an event loop is; as a program, `pilcrow run` with its own loop watched.

`python -m benchmarks.watched FILE` writes what was seen to FILE when the bot has ended.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

if TYPE_CHECKING:
    from bot.settings import Settings

# When, on the clock that all processes share, and how late; both in seconds.
Moments = list[tuple[float, float]]

_PAUSE: Final = 0.005


@asynccontextmanager
async def watching() -> AsyncIterator[Moments]:
    """Yield how much later than asked for each short pause of this loop ended, inside the block."""
    moments: Moments = []
    task = asyncio.create_task(_watch(moments))
    try:
        yield moments
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _watch(moments: Moments) -> None:
    while True:
        began = time.monotonic()
        await asyncio.sleep(_PAUSE)
        now = time.monotonic()
        moments.append((now, now - began - _PAUSE))


def main() -> None:
    """Be `pilcrow run`, and watch its loop."""
    from bot import cli  # noqa: PLC0415 - whoever only watches needs no bot
    from bot.chat import running  # noqa: PLC0415

    file, run_bot, seen = Path(sys.argv[1]), running.run_bot, Moments()

    async def watched(settings: Settings, token: str) -> None:
        async with watching() as moments:
            await run_bot(settings, token)
        seen.extend(moments)

    sys.argv = ["pilcrow", "run"]
    try:
        with patch.object(running, "run_bot", watched):
            cli.main()
    finally:
        file.write_text(json.dumps(seen), encoding="utf-8")


if __name__ == "__main__":
    main()
