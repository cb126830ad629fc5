"""Reading the files that people add: once, in a process with limits, into one form."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import monotonic
from typing import Final

from bot.intake import limits as most
from bot.intake import wording
from bot.intake.messages import Place, Read, Request, Started, from_lines
from bot.intake.naming import name_articles
from bot.intake.values import Intake, NewFile
from bot.sandbox import Cause, SandboxError, run_limited
from corpus import Limits, Skipped

_log = logging.getLogger(__name__)

_COMMAND: Final = (sys.executable, "-m", "bot.intake.child")
_REASONS: Final = {
    Cause.MEMORY: wording.out_of_memory,
    Cause.TIME: wording.out_of_time,
    Cause.OUTPUT: wording.too_much_text,
    Cause.DIED: wording.reader_died,
}


async def read_files(files: Sequence[NewFile], limits: Limits, url: str | None = None) -> Intake:
    """Read `files` of any format, `.zip` too, in a process of its own with limits.

    `url` is where the one file was fetched from: its article's url, and by that its id, where it
    names none or one of another host. What cannot be read is passed over and reported, whatever it
    does to the process; the other files are read. Raises `OSError` when no process can be started.
    """
    reading = _Reading(tuple(replace(file, path=file.path.absolute()) for file in files))
    place: Place | None = Place()
    while place is not None and place.file < len(files):
        place = await reading.read_from(place, limits, url)
    return await asyncio.to_thread(reading.intake)


class _Reading:
    """Reads `files` in one process after another, each going on behind what ended the last."""

    def __init__(self, files: tuple[NewFile, ...]) -> None:
        self._files = files
        self._read: list[Read] = []
        self._skipped: list[Skipped] = []
        self._lost = 0
        self._room = most.MOST_OUTPUT
        self._ends = monotonic() + most.SECONDS

    async def read_from(self, place: Place, limits: Limits, url: str | None) -> Place | None:
        """Read on from `place`; return where to go on, None where that was all."""
        request = Request(
            files=self._files, limits=limits, url=url, start=place, seconds=most.SECONDS_EACH
        )
        try:
            output = await run_limited(
                _COMMAND,
                stdin=request.to_bytes(),
                memory=most.MEMORY,
                seconds=max(self._ends - monotonic(), 0.0),
                most_output=self._room,
            )
        except SandboxError as error:
            reached = await self._take(error.output) or Started(
                place=place, name=wording.shown_name(self._files[place.file].name)
            )
            _log.warning("reading %r ended badly: %s", reached.name, error)
            return self._after(error.cause, reached)
        await self._take(output)
        return None

    def intake(self) -> Intake:
        """Return the articles under their ids, and all that was passed over."""
        named = name_articles(self._read)
        return replace(named, skipped=(*self._skipped, *named.skipped))

    async def _take(self, output: bytes) -> Started | None:
        """Keep what `output` tells; return at what its process was last."""
        self._room -= len(output)
        messages = await asyncio.to_thread(list, from_lines(output))
        self._read += (each for each in messages if isinstance(each, Read))
        self._skipped += (each for each in messages if isinstance(each, Skipped))
        return next((each for each in reversed(messages) if isinstance(each, Started)), None)

    def _after(self, cause: Cause, reached: Started) -> Place | None:
        self._skipped.append(Skipped(path=reached.name, reason=_REASONS[cause]()))
        self._lost += 1
        place = reached.place.next
        is_over = cause is Cause.OUTPUT or monotonic() >= self._ends
        if not is_over and self._lost < most.MOST_LOST:
            return place
        self._skipped += self._left_from(place)
        return None

    def _left_from(self, place: Place) -> Iterator[Skipped]:
        for file in self._files[place.file :]:
            yield Skipped(path=wording.shown_name(file.name), reason=wording.not_tried())
