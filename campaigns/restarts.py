"""Starts and stops in a row: `python -m campaigns.restarts [--times 100]`.

Each start opens all that the bot works with and answers a question; every other one ends by
kill -9. The data folder must keep the size that it had after the first. Exit status 1 when not.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat.running import open_services
from bot.settings import Settings
from campaigns.forking import run_child
from campaigns.tally import BrokenError, Tally, silence, workshop
from campaigns.world import EMBEDDER, World
from index.held import size_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Start and stop, print, and return the exit status."""
    parser = argparse.ArgumentParser(prog="campaigns.restarts", description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    given = parser.parse_args(arguments)
    silence()
    with TemporaryDirectory(dir=workshop()) as name:
        world = World(Path(name))
        world.publish(1)
        return restart(world, given.times)


def restart(world: World, times: int) -> int:
    """Start and stop `times` times, print the sizes, and return the exit status."""
    tally = Tally()
    sizes: list[int] = []
    for number in range(times):
        killed = number % 2 == 1
        kind = "killed" if killed else "stopped"
        run_child(partial(_start, world, killed=killed))
        sizes.append(size_of(world.data))
        if sizes[-1] == sizes[0]:
            tally.survived(kind)
        else:
            tally.broke(kind, f"{sizes[-1]} bytes after start {number + 1}, {sizes[0]} at first")
    status = tally.report()
    print(f"bytes: first {sizes[0]}, last {sizes[-1]}, largest {max(sizes)}")
    return status


def _start(world: World, *, killed: bool) -> None:
    asyncio.run(_live(world, killed=killed))


async def _live(world: World, *, killed: bool) -> None:
    """Start, answer a question, and end; by SIGKILL where this is to be `killed`."""
    settings = Settings(
        _env_file=None,
        data=world.data.path,
        corpus=world.corpus,
        model=EMBEDDER.name,
        min_confidence=0.2,  # a bag of words is less sure than a model
    )
    async with open_services(settings, EMBEDDER) as services:
        question = "What does harbour1 cost in the report?"
        answer = await services.questions.run(lambda: services.answerer.answer(question))
        if not answer.answered:
            raise BrokenError("a question was not answered")
        if killed:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
