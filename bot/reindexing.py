"""A re-index in a process of its own, one at a time."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.errors import (
    ReindexBusyError,
    ReindexCancelledError,
    ReindexFailedError,
    ReindexStoppedError,
)
from bot.language import Text, text
from bot.settings import Settings
from corpus import Skipped
from index.progress import Phase

_log = logging.getLogger(__name__)

COMMAND: Final = (sys.executable, "-m", "bot", "index", "--again", "--background")

_ANOTHER_IS_ACTIVE: Final = 4
_LONGEST_LINE: Final = 1 << 20
_ERROR: Final = "Error: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a re-index is."""

    phase: Phase
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a re-index did, in the words of `pilcrow index`.

    `rolled_back` is a newer generation that holds what it found, and was rolled back from.
    """

    published: bool
    generation: str
    articles: int
    paragraphs: int
    added: int
    changed: int
    removed: int
    embedded: int
    reused: int
    seconds: float
    skipped: tuple[Skipped, ...]
    rolled_back: str | None = None


Tell = Callable[[Progress], Awaitable[None]]
Run = Callable[[Tell], Awaitable[Outcome]]


async def untold(_: Progress) -> None:
    """Tell nobody."""


class Reindexer:
    """Runs `command` for each re-index, with `environment`, in the current folder.

    A run that is to end is asked to, and after `patience` seconds it is killed.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        command: Sequence[str] = COMMAND,
        patience: float = 4.0,
    ) -> None:
        self._environment = dict(environment)
        self._command = tuple(command)
        self._patience = patience
        self._since: datetime | None = None
        self._process: Process | None = None
        self._closing = False
        self._may_cancel = False
        self._cancelled = False

    @property
    def since(self) -> datetime | None:
        """When the re-index that is running began, in UTC; None when none is."""
        return self._since

    @contextmanager
    def claim(self) -> Iterator[Run]:
        """Yield what re-indexes, and tells progress on the way; nobody else gets it in the block.

        Raises `ReindexBusyError` at once when somebody has it. What is yielded raises that when a
        run is active elsewhere, or `ReindexFailedError` when it publishes nothing.
        """
        if self._since is not None:
            raise ReindexBusyError(self._since)
        self._since = datetime.now(UTC)
        self._may_cancel, self._cancelled = True, False
        try:
            yield self._run
        finally:
            self._since = None
            self._may_cancel = False

    def cancel(self) -> bool:
        """Ask the run that is active to end; return False where it is too late, or none is.

        What it has begun to publish is published.
        """
        if not self._may_cancel:
            return False
        self._cancelled = True
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.terminate()
        return True

    async def close(self) -> None:
        """End a run that is active, and wait until its process is gone."""
        self._closing = True
        if self._process is not None:
            await self._end(self._process)

    async def _run(self, tell: Tell) -> Outcome:
        async def follow(progress: Progress) -> None:
            self._may_cancel = self._may_cancel and progress.phase is not Phase.PUBLISHING
            await tell(progress)

        process = self._process = await self._start()
        try:
            if self._closing or self._cancelled:  # since it was being started
                process.terminate()
            output, last = await asyncio.gather(_read(process), _follow(process, follow))
            status = await process.wait()
        finally:
            self._may_cancel = False
            await self._end(process)
            self._process = None
        return self._outcome(status, output, last)

    async def _start(self) -> Process:
        try:
            return await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=PIPE,
                stderr=PIPE,
                env=self._environment,
                limit=_LONGEST_LINE,
                # Ctrl-C on the terminal is the bot's to handle: it ends this in good order.
                start_new_session=True,
            )
        except OSError as error:
            raise ReindexFailedError(text("errors-reindex-not-started", why=str(error))) from error

    def _outcome(self, status: int, output: bytes, last: str) -> Outcome:
        if self._closing and status != 0:
            raise ReindexStoppedError
        if self._cancelled and status != 0:
            raise ReindexCancelledError
        if status == _ANOTHER_IS_ACTIVE:
            raise ReindexBusyError
        if status != 0:
            _log.info("the re-index ended with status %d", status)
            raise ReindexFailedError(_sentence(last, status))
        try:
            return _read_outcome(json.loads(output))
        except (ValueError, KeyError, TypeError) as error:
            raise ReindexFailedError(text("errors-reindex-silent")) from error

    async def _end(self, process: Process) -> None:
        if process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), self._patience)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def environment_of(
    settings: Settings, inherited: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the environment that gives a process these `settings`, but never the token."""
    environment = dict(os.environ if inherited is None else inherited)
    environment.pop("DISCORD_TOKEN", None)
    for name, field in Settings.model_fields.items():
        if str(field.alias).startswith("PILCROW_"):
            environment[str(field.alias)] = _written(getattr(settings, name))
    return environment


def _written(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


async def _read(process: Process) -> bytes:
    return await process.stdout.read() if process.stdout else b""


async def _follow(process: Process, tell: Tell) -> str:
    """Tell the progress that `process` writes and log the rest; return its last sentence."""
    last = ""
    while line := await _line(process):
        text = line.decode(errors="replace").strip()
        progress = _progress(text)
        if progress is not None:
            await tell(progress)
        elif text:
            last = text
            _log.info("re-index: %s", text)
    return last


async def _line(process: Process) -> bytes:
    if process.stderr is None:
        return b""
    try:
        return await process.stderr.readline()
    except ValueError:
        return b"(a line that was too long)\n"


def _progress(text: str) -> Progress | None:
    if not text.startswith("{"):
        return None
    try:
        fields = json.loads(text)
        return Progress(
            phase=Phase(fields["phase"]), done=int(fields["done"]), total=int(fields["total"])
        )
    except (ValueError, KeyError, TypeError):
        return None


def _sentence(last: str, status: int) -> Text | str:
    if last.startswith(_ERROR):
        return last.removeprefix(_ERROR)
    return text("errors-reindex-status", status=str(status))


def _read_outcome(fields: dict[str, Any]) -> Outcome:
    skipped = tuple(
        Skipped(path=str(item["path"]), reason=str(item["reason"]))
        for item in fields.get("skipped", [])
    )
    numbers = ("articles", "paragraphs", "added", "changed", "removed", "embedded", "reused")
    return Outcome(
        published=bool(fields["published"]),
        generation=str(fields["generation"]),
        seconds=float(fields["seconds"]),
        skipped=skipped,
        rolled_back=fields.get("rolled_back"),
        **{name: int(fields[name]) for name in numbers},
    )
