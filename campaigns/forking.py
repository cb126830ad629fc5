"""Children that have loaded everything, to be killed at a moment or at a step."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from select import select
from time import monotonic
from typing import Final

from campaigns.disk import Call, watched

_DONE: Final = b"done"
_LONGEST: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a child ended: whether it was killed, and whether it had said that all is done."""

    killed: bool
    acknowledged: bool


def run_child(act: Callable[[], object], *, after: float = _LONGEST, at_step: int = 0) -> Ending:
    """Do `act` in a process of its own, which gets SIGKILL before it ends where that is asked for.

    That is `after` so many seconds, or before the call of the disk numbered `at_step`, from 1; one
    that is done before is not killed. Raises `RuntimeError` when it fails by itself.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(act, writing, at_step)
    os.close(writing)
    began = monotonic()
    said = _said(reading, began + after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    said += _said(reading, monotonic() + _LONGEST)
    os.close(reading)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("A child failed by itself; what it wrote is above.")
    return Ending(killed=os.WIFSIGNALED(status), acknowledged=said.startswith(_DONE))


def _said(pipe: int, until: float) -> bytes:
    """Return what the child says until it ends or the moment `until` comes."""
    said = b""
    while select([pipe], [], [], max(0.0, until - monotonic()))[0]:
        block = os.read(pipe, 100)
        if not block:
            break
        said += block
    return said


def _be_child(act: Callable[[], object], pipe: int, at_step: int) -> None:
    """Do `act`, say so, and end without anything that an exit would do."""
    try:
        with watched(_Death(at_step)):
            act()
        os.write(pipe, _DONE)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


class _Death:
    """Ends this process before a step."""

    def __init__(self, at_step: int) -> None:
        self._left = at_step

    def __call__(self, _call: Call) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
