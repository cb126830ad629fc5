"""A re-index in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

import pytest

from bot.errors import ReindexBusyError, ReindexFailedError
from bot.reindexing import Outcome, Progress, Reindexer, environment_of
from bot.settings import Settings
from corpus import Skipped
from index.progress import Phase
from tests.bot.reindexes import OUTCOME, Pipe, stub, told


class Listener:
    """Keeps what is told."""

    def __init__(self) -> None:
        self.heard: list[Progress] = []
        self.came = asyncio.Event()

    async def __call__(self, progress: Progress) -> None:
        self.heard.append(progress)
        self.came.set()


def reindexer(*steps: object, patience: float = 10.0) -> Reindexer:
    return Reindexer(os.environ, stub(*steps), patience)


async def run(runner: Reindexer, listener: Listener) -> Outcome:
    with runner.claim() as claimed:
        return await claimed(listener)


async def test_progress_is_told_and_the_outcome_returned() -> None:
    listener = Listener()
    steps = (told("reading", 1, 14), "a line of the log", told("embedding", 20, 20))

    outcome = await run(reindexer(*steps, {"out": OUTCOME}), listener)

    assert listener.heard == [
        Progress(phase=Phase.READING, done=1, total=14),
        Progress(phase=Phase.EMBEDDING, done=20, total=20),
    ]
    assert outcome == Outcome(
        published=True,
        generation="000002-abcdef",
        articles=14,
        paragraphs=300,
        added=2,
        changed=1,
        removed=0,
        embedded=20,
        reused=1280,
        seconds=12.4,
        skipped=(Skipped(path="old/**notes**.txt", reason="it is empty"),),
    )


async def test_other_lines_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    strange = ["a line of the log", "{not json", '{"phase": "sleeping"}']

    await run(reindexer(*strange, {"long": 3 << 20}, {"out": OUTCOME}), Listener())

    lines = [record.getMessage() for record in caplog.records if record.name == "bot.reindexing"]
    assert lines[:3] == [f"re-index: {line}" for line in strange[:3]]


async def test_second_run_is_told_since_when_the_first_is_active(tmp_path: Path) -> None:
    pipe = Pipe(tmp_path)
    runner = reindexer(pipe.step, {"out": OUTCOME})
    first = asyncio.create_task(run(runner, Listener()))
    release = asyncio.create_task(pipe.release())
    await asyncio.wait({first, release}, return_when=asyncio.FIRST_COMPLETED)

    assert runner.since is not None
    with pytest.raises(ReindexBusyError, match=r"running since \d\d:\d\d UTC"):
        await run(runner, Listener())
    await first
    assert runner.since is None


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        pytest.param(
            ["a log line", "Error: No article was found.", {"status": 1}],
            "^No article was found\\.$",
            id="sentence",
        ),
        pytest.param(["Traceback", {"status": 2}], "ended with status 2", id="no sentence"),
        pytest.param([{"out": {"published": True}}], "without saying what it did", id="incomplete"),
        pytest.param([], "without saying what it did", id="silence"),
    ],
)
async def test_failure_is_a_sentence(steps: list[object], sentence: str) -> None:
    runner = reindexer(*steps)

    with pytest.raises(ReindexFailedError, match=sentence):
        await run(runner, Listener())
    assert runner.since is None


async def test_run_is_refused_when_another_process_is_at_it() -> None:
    with pytest.raises(ReindexBusyError, match="A re-index is running"):
        await run(reindexer({"status": 4}), Listener())


@pytest.mark.parametrize("stubborn", [False, True])
async def test_process_is_gone_when_the_bot_closes(tmp_path: Path, stubborn: bool) -> None:
    listener = Listener()
    steps: list[object] = [{"stubborn": True}] if stubborn else []
    runner = reindexer(*steps, told("reading", 0, 1), Pipe(tmp_path).step, patience=0.2)
    running = asyncio.create_task(run(runner, listener))
    await listener.came.wait()
    process = runner._process

    await runner.close()

    with pytest.raises(ReindexFailedError, match="because the bot is ending"):
        await running
    assert process is not None
    assert process.returncode == (-9 if stubborn else -15)


async def test_process_is_gone_when_whoever_waits_is_cancelled(tmp_path: Path) -> None:
    listener = Listener()
    runner = reindexer(told("reading", 0, 1), Pipe(tmp_path).step)
    running = asyncio.create_task(run(runner, listener))
    await listener.came.wait()
    process = runner._process

    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert process is not None
    assert process.returncode is not None
    assert runner.since is None


async def test_run_that_cannot_start_is_no_obstacle_to_the_next() -> None:
    runner = Reindexer(os.environ, ["/nowhere/python"])
    for _ in range(2):
        with pytest.raises(ReindexFailedError, match="cannot be started"):
            await run(runner, Listener())


def test_environment_gives_the_settings_and_never_the_token(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data=tmp_path, admin_guilds=(1, 2), token="secret")

    environment = environment_of(settings, {"DISCORD_TOKEN": "secret", "HOME": "/root"})

    assert environment["PILCROW_DATA"] == str(tmp_path)
    assert environment["PILCROW_ADMIN_GUILDS"] == "1,2"
    assert environment["HOME"] == "/root"
    assert "secret" not in environment.values()


async def test_process_reads_back_the_same_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(_env_file=None, data=tmp_path, admin_guilds=(1, 2), min_confidence=0.25)
    for name, value in environment_of(settings, {}).items():
        monkeypatch.setenv(name, value)

    assert Settings(_env_file=None) == settings
