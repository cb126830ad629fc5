"""A command in a process that may take only so much."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from bot.sandbox import Cause, SandboxError, run_limited

MB = 2**20
MEMORY = 300 * MB

LIMITS = """
import json, os, resource
kinds = {"memory": resource.RLIMIT_AS, "cpu": resource.RLIMIT_CPU, "room": resource.RLIMIT_FSIZE,
         "files": resource.RLIMIT_NOFILE, "core": resource.RLIMIT_CORE}
found = {name: resource.getrlimit(kind) for name, kind in kinds.items()}
print(json.dumps(found | {"nice": os.nice(0), "leads": os.getsid(0) == os.getpid()}))
"""
# Starts a process that would outlive it, tells its number, and then writes too much.
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
print(child.pid, flush=True)
while True: print("x" * 1000)
"""
TOO_MUCH = {
    "block": "bytearray(10**10)",
    "strings": "x = []\nwhile True: x.append('y' * 10**6)",
}


async def _run(
    code: str,
    *,
    stdin: bytes = b"",
    seconds: float = 30,
    most_output: int = MB,
    folder: Path | None = None,
) -> bytes:
    return await run_limited(
        [sys.executable, "-c", code],
        stdin=stdin,
        folder=folder,
        memory=MEMORY,
        seconds=seconds,
        most_output=most_output,
    )


async def test_run_limited_returns_what_the_command_writes() -> None:
    copy = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
    data = bytes(range(256)) * 2000
    assert await _run(copy, stdin=data) == data[::-1]


async def test_run_limited_goes_on_when_the_command_reads_nothing() -> None:
    assert await _run("print(1)", stdin=b"x" * 10**7) == b"1\n"


async def test_a_command_has_limits_and_low_priority_from_its_start() -> None:
    found = json.loads(await _run(LIMITS, seconds=7))
    assert found["memory"] == [MEMORY, MEMORY]
    assert found["cpu"] == [8, 9]
    assert found["room"] == [MB, MB]
    assert found["files"][1] <= 64
    assert found["core"] == [0, 0]
    assert found["nice"] >= min(os.nice(0) + 10, 19)
    assert found["leads"]


@pytest.mark.parametrize("code", TOO_MUCH.values(), ids=TOO_MUCH)
async def test_too_much_memory_is_told(code: str) -> None:
    with pytest.raises(SandboxError) as caught:
        await _run(code)
    assert caught.value.cause is Cause.MEMORY


async def test_too_much_time_on_the_clock_is_told_with_the_output_so_far() -> None:
    started = time.monotonic()
    with pytest.raises(SandboxError) as caught:
        await _run("import time; print('begun', flush=True); time.sleep(300)", seconds=1)
    assert caught.value.cause is Cause.TIME
    assert caught.value.output == b"begun\n"
    assert time.monotonic() - started < 20


async def test_too_much_time_of_the_processor_is_told() -> None:
    code = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 5))\nwhile True: pass"
    with pytest.raises(SandboxError) as caught:
        await _run(code)
    assert caught.value.cause is Cause.TIME


async def test_too_much_output_is_told_and_ends_the_command() -> None:
    with pytest.raises(SandboxError) as caught:
        await _run("while True: print('x' * 1000)", most_output=5000)
    assert caught.value.cause is Cause.OUTPUT
    assert len(caught.value.output) == 5000


@pytest.mark.parametrize(
    "code",
    [
        "raise ValueError('no such thing')",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    ],
    ids=["exception", "signal"],
)
async def test_a_death_is_told_with_the_last_words(code: str) -> None:
    with pytest.raises(SandboxError) as caught:
        await _run(f"import sys; print('before', flush=True)\n{code}")
    assert caught.value.cause is Cause.DIED
    assert caught.value.output == b"before\n"
    assert ("no such thing" in str(caught.value)) == ("ValueError" in code)


async def test_what_a_command_started_ends_with_it() -> None:
    with pytest.raises(SandboxError) as caught:
        await _run(PARENT, most_output=5000)
    number = int(caught.value.output.split()[0])
    assert _is_dead(number)


def _is_dead(number: int) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(number)
        process.wait(10)
    return not psutil.pid_exists(number)


async def test_a_cancelled_run_leaves_no_process(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = "import os, pathlib, time; pathlib.Path('pid').write_text(f'{os.getpid()}\\n')"
    task = asyncio.create_task(_run(f"{code}\ntime.sleep(300)", folder=tmp_path))
    while not (told.exists() and told.read_text().endswith("\n")):
        assert not task.done()
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not psutil.pid_exists(int(told.read_text()))


async def test_a_command_sees_nothing_of_the_bots_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DISCORD_TOKEN", "PILCROW_DATA", "SOME_SECRET"):
        monkeypatch.setenv(name, "secret-words")
    code = "import os; print(dict(os.environ), os.getcwd())"
    output = (await _run(code, folder=tmp_path)).decode()
    assert "secret-words" not in output
    assert str(tmp_path) in output


async def test_a_command_loads_no_module_from_the_folder_of_what_it_reads(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('loaded')", encoding="utf-8")
    command = [sys.executable, "-m", "json.tool", "--compact"]
    output = await run_limited(
        command, stdin=b"{}", folder=tmp_path, memory=MEMORY, seconds=30, most_output=MB
    )
    assert output.strip() == b"{}"


async def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(SandboxError) as caught:
        await run_limited(["/no/such/command"], memory=MEMORY, seconds=30, most_output=MB)
    assert caught.value.cause is Cause.DIED


async def test_the_limits_are_the_childs_alone() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    await _run("pass")
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before
