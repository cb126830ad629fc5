"""What a crowd costs while a re-index runs: `python -m benchmarks.crowd`.

50 people in ten servers ask 200 questions by `/ask`, all at once, and then once more while
`/corpus reindex` embeds every article anew. The bot is `pilcrow run` with the default model, in a
process of its own; the Discord on loopback runs in this one. Each run has a fresh bot, on a copy of
the same data. Settings come from the environment, such as PILCROW_QUEUE_LIMIT.

A time to answer is from the question to the message, as Discord sees it. A gap of an event loop is
how much later than asked for a short pause ends. Exit status 1 when a target is missed.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.crowd_table import Run, tell
from benchmarks.towns import questions, write_articles
from benchmarks.watched import Moments, watching
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, Guild, User

_ROOT: Final = Path(__file__).resolve().parents[1]
_SERVERS: Final = 10
_PEOPLE: Final = 5  # of each server
_QUESTIONS: Final = 4  # of each of them
_WARM_UP: Final = 10

# Loading the model and embedding all articles take longest; nothing takes so many seconds.
_PATIENCE: Final = 300.0
_TOLD_TO_WAIT: Final = re.compile(r"\bask again (in|when)\b", re.IGNORECASE)
_FAILED: Final = re.compile(r"\bref [0-9a-f]{6}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A Discord with servers full of people; each asks where they are."""

    server: DiscordServer
    people: list[tuple[User, Channel]]
    guild: Guild


def main() -> int:
    """Measure both runs, print them, and return the exit status."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles", 1)
        _index(folder)
        alone = asyncio.run(_measure(folder, reindex=False))
        # Every paragraph changes, so that none of their vectors can be carried over.
        write_articles(folder / "articles", 2)
        busy = asyncio.run(_measure(folder, reindex=True))
    return tell(alone, busy)


def _index(folder: Path) -> None:
    command = [sys.executable, "-m", "bot", "index"]
    environment = _environment(folder, folder / "data")
    subprocess.run(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True)


def _environment(folder: Path, data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PILCROW_CORPUS": str(folder / "articles"),
        "PILCROW_DATA": str(data),
        "PILCROW_CACHE": str(folder / "cache"),
    }


async def _measure(folder: Path, *, reindex: bool) -> Run:
    data, gaps = folder / "copy", folder / "gaps.json"
    shutil.copytree(folder / "data", data)
    async with DiscordServer(timeout=_PATIENCE) as server:
        world = _populate(server)
        async with _bot(world, _environment(folder, data), gaps):
            await _answered(world, await _ask(world, questions(_WARM_UP)))
            summary = await _begin_reindex(world) if reindex else None
            run = await _measure_crowd(world, summary)
    shutil.rmtree(data)
    seen: Moments = json.loads(gaps.read_text(encoding="utf-8"))
    return replace(run, bot_gaps=_within(run.span, seen))


def _populate(server: DiscordServer) -> World:
    people = []
    for number in range(_SERVERS):
        guild = server.add_guild(f"server {number}")
        channel = guild.add_channel("general")
        for name in range(_PEOPLE):
            user = server.add_user(f"person {number}-{name}")
            guild.add_member(user)
            people.append((user, channel))
    return World(server=server, people=people, guild=guild)


@asynccontextmanager
async def _bot(world: World, environment: dict[str, str], gaps: Path) -> AsyncIterator[Process]:
    """Run the bot inside the block; when it has ended, `gaps` tells of its event loop."""
    server = world.server
    environment |= {
        "DISCORD_TOKEN": server.token,
        "DISCORD_API_BASE": server.api_base,
        "DISCORD_GATEWAY_URL": server.gateway_url,
        "PILCROW_ADMIN_GUILDS": str(world.guild.id),
        "PILCROW_LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "benchmarks.watched", str(gaps)]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=_ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        await server.until(lambda: server.syncs > 0, "the commands of the bot")
        await server.ready()
        yield process
        process.terminate()
        await asyncio.wait_for(process.wait(), _PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _ask(world: World, asked: Sequence[str]) -> list[Exchange]:
    """Let people ask in turn, without waiting for answers."""
    exchanges = []
    for number, question in enumerate(asked):
        user, channel = world.people[number % len(world.people)]
        exchanges.append(await world.server.slash(user, channel, "ask", question=question))
        await asyncio.sleep(0)  # Discord sends what it has while others ask
    return exchanges


async def _answered(world: World, exchanges: Sequence[Exchange]) -> None:
    """Wait until each has a message, or Discord has refused to take one."""
    await world.server.until(
        lambda: all(each.refused or _message(each) for each in exchanges), "all answers"
    )


def _message(exchange: Exchange) -> Message | None:
    first = [exchange.original] if exchange.original else []
    shown = [each for each in first + exchange.followups if not (each.loading or each.deleted)]
    return shown[0] if shown else None


async def _begin_reindex(world: World) -> Message:
    """Begin a re-index; return the message that tells how far it is, once passages are embedded."""
    owner, (_, channel) = world.guild.owner, world.people[-1]
    exchange = await world.server.slash(owner, channel, "corpus reindex")
    summary = await exchange.message()
    await world.server.until(lambda: "embedding" in summary.text, "the re-index to embed")
    return summary


async def _measure_crowd(world: World, summary: Message | None) -> Run:
    asked = questions(_WARM_UP + len(world.people) * _QUESTIONS)[_WARM_UP:]
    began = time.monotonic()
    async with watching() as moments:
        exchanges = await _ask(world, asked)
        await _answered(world, exchanges)
    span = (began, time.monotonic())
    outcomes = [_outcome(exchange) for exchange in exchanges]
    return Run(
        acknowledged=[
            each.acknowledged_at - each.created for each in exchanges if each.acknowledged_at
        ],
        answered=[seconds for what, seconds in outcomes if what == "answered"],
        counts=Counter(what for what, _ in outcomes),
        span=span,
        bot_gaps=[],
        discord_gaps=_within(span, moments),
        reindexing=summary is not None and "Re-indexed" not in summary.text,
    )


def _outcome(exchange: Exchange) -> tuple[str, float]:
    """Return what became of a question, and after how many seconds."""
    message = _message(exchange)
    if message is None:
        return "never acknowledged", 0.0
    seconds = (message.edits[0].at if message.edits else message.at) - exchange.created
    if _TOLD_TO_WAIT.search(message.text):
        return "told to wait", seconds
    return ("failed" if _FAILED.search(message.text) else "answered"), seconds


def _within(span: tuple[float, float], moments: Moments) -> list[float]:
    begin, end = span
    return [late for at, late in moments if begin <= at <= end]


if __name__ == "__main__":
    sys.exit(main())
