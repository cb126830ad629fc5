"""Running a command in a process that may take only so much memory, time and room."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_LIMITER: Final = (sys.executable, "-I", "-S", str(_PACKAGE / "limited.py"))
# What a Python needs to start; nothing else of the bot's environment, which may hold secrets.
_KEPT: Final = frozenset(
    {"PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME"}
    | {"SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "VIRTUAL_ENV"}
)
_BLOCK: Final = 1 << 16  # bytes read at once
_TAIL: Final = 4096  # bytes of what the command complained of last
_NO_MEMORY: Final = (b"MemoryError", b"bad_alloc", b"annot allocate memory", b"ut of memory")


class Cause(StrEnum):
    """Why a command was no good."""

    MEMORY = "memory"
    TIME = "time"
    OUTPUT = "output"
    DIED = "died"


class SandboxError(Exception):
    """A command that took too much or died: `cause`, its `output` so far, its last `words`."""

    def __init__(self, cause: Cause, output: bytes = b"", words: str = "") -> None:
        super().__init__(f"the command ended badly ({cause}): {words.strip()[-200:]}")
        self.cause = cause
        self.output = output
        self.words = words


async def run_limited(
    command: Sequence[str],
    *,
    stdin: bytes = b"",
    folder: Path | None = None,
    memory: int,
    seconds: float,
    most_output: int,
) -> bytes:
    """Run `command` on `stdin` in `folder`, and return what it writes to its standard output.

    `memory` is bytes of address space, `seconds` time on the clock, `most_output` bytes. It runs in
    a session of its own at low priority, without the bot's environment; whatever it started is
    killed with it. Raises `SandboxError`, or `OSError` where it cannot be started.
    """
    process = await _start(command, folder, (memory, seconds, most_output))
    output = bytearray()
    try:
        async with asyncio.timeout(seconds):
            _, whole, words, status = await asyncio.gather(
                _feed(process, stdin),
                _collect(process, output, most_output),
                _last(process),
                process.wait(),
            )
    except TimeoutError:
        raise SandboxError(Cause.TIME, bytes(output)) from None
    finally:
        _kill(process)
        await process.wait()
    cause = _cause(status, words) if whole else Cause.OUTPUT
    if cause is not None:
        raise SandboxError(cause, bytes(output), words.decode(errors="replace"))
    return bytes(output)


async def _start(
    command: Sequence[str], folder: Path | None, limits: tuple[int, float, int]
) -> Process:
    memory, seconds, most_output = limits
    numbers = (str(memory), str(int(seconds) + 1), str(most_output))
    return await asyncio.create_subprocess_exec(
        *(() if os.name == "nt" else (*_LIMITER, *numbers)),
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        cwd=folder,
        env=_environment(),
        limit=_BLOCK,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    places = filter(None, (str(_PACKAGE.parent), os.environ.get("PYTHONPATH")))
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(places),
        "PYTHONSAFEPATH": "1",  # a module is never looked for in the folder of what is read
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


async def _feed(process: Process, stdin: bytes) -> None:
    if process.stdin is None:
        return
    with suppress(ConnectionError):  # it may end before it has read everything
        process.stdin.write(stdin)
        await process.stdin.drain()
    process.stdin.close()


async def _collect(process: Process, output: bytearray, most: int) -> bool:
    """Put what `process` writes into `output`; return whether it was no more than `most`."""
    while process.stdout and (block := await process.stdout.read(_BLOCK)):
        output += block
        if len(output) > most:
            del output[most:]
            _kill(process)
            return False
    return True


async def _last(process: Process) -> bytes:
    last = b""
    while process.stderr and (block := await process.stderr.read(_BLOCK)):
        last = (last + block)[-_TAIL:]
    return last


def _cause(status: int, words: bytes) -> Cause | None:
    if status == 0:
        return None
    if os.name != "nt" and status in {-signal.SIGXCPU, -signal.SIGPROF, -signal.SIGALRM}:
        return Cause.TIME
    if status == -signal.SIGTERM or not any(sign in words for sign in _NO_MEMORY):
        return Cause.DIED
    return Cause.MEMORY


def _kill(process: Process) -> None:
    """End `process` and all that it started, at once."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
