"""The disk fails at every single call: `python -m campaigns.failures`.

Counts what each kind of change asks of the disk, and lets the n-th call fail, for every n: with an
I/O error, on a full disk (once, or from then on), or half-way through a write. Each must end in one
readable sentence or in success, leave the old state or the new, and let the next run succeed.
Exit status 1 when something was not survived.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from bot.commands.common import failures
from campaigns.disk import Call, Kind, watched
from campaigns.scenarios import SCENARIOS, Rehearsed, Scenario, rehearse
from campaigns.tally import BrokenError, Tally, silence, workshop
from campaigns.world import World


class Fault(StrEnum):
    """How a call fails."""

    BROKEN = "I/O error"
    FULL = "full disk"
    STAYS_FULL = "full disk from then on"
    SHORT = "half a write, then a full disk"
    SHORT_ONLY = "half a write"

    def of(self, call: Call, *, again: bool) -> int | None:
        """Make `call` fail, or succeed in part; `again` is for each call after the first."""
        if again:
            return self._again(call)
        if self in {Fault.SHORT, Fault.SHORT_ONLY}:
            return len(call.data) // 2
        raise _error(errno.EIO if self is Fault.BROKEN else errno.ENOSPC, call)

    def _again(self, call: Call) -> int | None:
        if self is Fault.STAYS_FULL and call.kind in _NEEDS_ROOM:
            raise _error(errno.ENOSPC, call)
        if self is Fault.SHORT and call.kind is Kind.WRITE:
            raise _error(errno.ENOSPC, call)
        return None


_NEEDS_ROOM = frozenset({Kind.CREATE, Kind.WRITE, Kind.MAKE_FOLDER})
_HALVES = frozenset({Fault.SHORT, Fault.SHORT_ONLY})


class Failing:
    """Lets the call numbered `at`, from 1, fail with `fault`; `calls` are all that were made."""

    def __init__(self, fault: Fault, at: int) -> None:
        self.calls: list[Call] = []
        self._fault = fault
        self._at = at

    def __call__(self, call: Call) -> int | None:
        """Fail or not."""
        self.calls.append(call)
        if len(self.calls) < self._at:
            return None
        return self._fault.of(call, again=len(self.calls) > self._at)


def said(act: Callable[[], object], raises: tuple[type[Exception], ...]) -> str | None:
    """Do `act` as a command of `pilcrow` does; return what it writes, None when it succeeds.

    Raises `BrokenError` for an error that is not one of those that it `raises`.
    """
    written = io.StringIO()
    try:
        with redirect_stderr(written), failures():
            _as_expected(act, raises)
    except typer.Exit:
        return written.getvalue()
    return None


def fail_once(
    rehearsed: Rehearsed, template: Path, folder: Path, fault: Fault, at: int
) -> Call | None:
    """Make the change below the new folder `folder`, and let its call numbered `at` fail.

    Return the call, None when there are not so many. Raises `BrokenError`.
    """
    shutil.copytree(template, folder)
    world, failing = World(folder), Failing(fault, at)
    with watched(failing):
        scenario = rehearsed.scenario
        sentence = said(lambda: scenario.act(world), scenario.raises)
    if len(failing.calls) < at:
        return None
    call = failing.calls[at - 1]
    if sentence is not None:
        _check_sentence(sentence, call)
    rehearsed.check(world, acknowledged=sentence is None)
    rehearsed.recover(world)
    return call


def fail_everywhere(scenario: Scenario, folder: Path, tally: Tally) -> None:
    """Let each call of `scenario` fail in each way, below the new folder `folder`, and count."""
    folder.mkdir()
    rehearsed = rehearse(scenario, folder / "rehearsed")
    template = World(folder / "template")
    template.root.mkdir()
    scenario.prepare(template)
    calls = _calls(scenario, template, folder / "counted")
    for fault in Fault:
        for number, call in enumerate(calls, 1):
            if fault in _HALVES and call.kind is not Kind.WRITE:
                continue
            try:
                fail_once(rehearsed, template.root, folder / "failed", fault, number)
            except BrokenError as error:
                tally.broke(f"{scenario.name}: {fault}", f"{call.kind} by {call.site}: {error}")
            else:
                tally.survived(f"{scenario.name}: {fault}")
            shutil.rmtree(folder / "failed")


def main(arguments: Sequence[str] | None = None) -> int:
    """Let everything fail, print, and return the exit status."""
    parser = argparse.ArgumentParser(prog="campaigns.failures", description=__doc__)
    parser.add_argument("--only", choices=[each.name for each in SCENARIOS], help="one change")
    given = parser.parse_args(arguments)
    silence()
    tally = Tally()
    with TemporaryDirectory(dir=workshop()) as name:
        for number, scenario in enumerate(SCENARIOS):
            if given.only in (None, scenario.name):
                fail_everywhere(scenario, Path(name, str(number)), tally)
    return tally.report()


def _as_expected(act: Callable[[], object], raises: tuple[type[Exception], ...]) -> None:
    try:
        act()
    except raises:
        raise
    except Exception as error:
        raise BrokenError(f"it raised {type(error).__name__}: {error}") from error


def _calls(scenario: Scenario, template: World, folder: Path) -> list[Call]:
    shutil.copytree(template.root, folder)
    calls: list[Call] = []
    with watched(calls.append):
        scenario.act(World(folder))
    return calls


def _check_sentence(sentence: str, call: Call) -> None:
    """Check that it is one line that tells what is wrong."""
    is_one = sentence.startswith("Error: ") and sentence.count("\n") == 1
    if not is_one or "Traceback" in sentence:
        raise BrokenError(f"not one readable sentence: {sentence!r}")
    if os.strerror(errno.ENOSPC) not in sentence and os.strerror(errno.EIO) not in sentence:
        raise BrokenError(f"a failed {call.kind} is told as {sentence!r}")


def _error(number: int, call: Call) -> OSError:
    return OSError(number, os.strerror(number), str(call.path))


if __name__ == "__main__":
    sys.exit(main())
