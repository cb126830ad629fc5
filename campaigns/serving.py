"""Questions in a loop while the data folder changes: `python -m campaigns.serving`.

Asks from several threads during re-indexes, roll-backs and kills of index runs, all in other
processes. Each question must be answered, from one version, which was current at some time while it
was asked. Prints the longest wait. Exit status 1 when something was not survived.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from campaigns.asking import Asked, Asker
from campaigns.checking import served_now
from campaigns.forking import Ending, run_child
from campaigns.tally import Tally, silence, workshop
from campaigns.world import World
from index.generations import rollback
from index.held import held_generations

_INDEX, _ROLLBACK, _KILL = "re-index", "rollback", "kill"
_THREADS: Final = 3
_LONGEST: Final = 60.0
# As `pilcrow index --background`.
_LOW_PRIORITY: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change to the data folder: when it was made, and the version that is current then."""

    kind: str
    began: float
    ended: float
    version: str


class Changer:
    """Changes a data folder in child processes, and remembers when."""

    def __init__(self, world: World, chance: Random, pause: float) -> None:
        self._world = world
        self._chance = chance
        self._pause = pause
        self._version = 1
        world.publish(1)
        began = monotonic()
        self._index()
        ended = monotonic()
        self._seconds = ended - began
        self.changes = [Change(kind="", began=began, ended=ended, version=served_now(world))]

    def make(self, kind: str) -> None:
        """Make a change of `kind`, and let questions come before the next."""
        began = monotonic()
        if kind == _ROLLBACK:
            run_child(self._roll_back)
        elif kind == _INDEX:
            self._index()
        else:
            while not self._index(after=self._chance.uniform(0, self._seconds)).killed:
                pass
        ended = monotonic()
        version = served_now(self._world)
        self.changes.append(Change(kind=kind, began=began, ended=ended, version=version))
        time.sleep(self._pause)

    def _roll_back(self) -> None:
        """Go to another generation, older or newer."""
        held = held_generations(self._world.data)
        others = [each.manifest.id for each in held if not each.is_current]
        rollback(self._world.data, self._chance.choice(others))

    def _index(self, after: float = _LONGEST) -> Ending:
        """Index the next version in a child that is killed `after` so many seconds."""
        self._version += 1
        self._world.write(self._version)
        return run_child(self._run, after=after)

    def _run(self) -> None:
        os.nice(_LOW_PRIORITY)
        self._world.index()


def judge(asked: Sequence[Asked], changes: Sequence[Change], tally: Tally) -> None:
    """Count which of the questions `asked` had an answer that was right at the time."""
    for each in asked:
        allowed = current_during(changes, each.began, each.ended)
        if each.problem:
            tally.broke("questions", f"unanswered: {each.problem}")
        elif len(each.versions) != 1:
            tally.broke("questions", f"answered from {sorted(each.versions)}")
        elif each.versions[0] not in allowed:
            tally.broke("questions", f"answered from {each.versions[0]}, not {sorted(allowed)}")
        else:
            tally.survived("questions")


def current_during(changes: Sequence[Change], began: float, ended: float) -> set[str]:
    """Return the versions that may have been current at some time between `began` and `ended`.

    A version is that from when its change began until the next one has ended.
    """
    untils = [following.ended for following in changes[1:]]
    return {
        change.version
        for change, until in zip(changes, [*untils, float("inf")], strict=True)
        if change.began <= ended and began <= until
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, print, and return the exit status."""
    parser = argparse.ArgumentParser(prog="campaigns.serving", description=__doc__)
    parser.add_argument("--indexes", type=int, default=20)
    parser.add_argument("--rollbacks", type=int, default=5)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two changes")
    parser.add_argument("--seed", type=int, default=1729)
    given = parser.parse_args(arguments)
    silence()
    chance = Random(given.seed)
    kinds = _INDEX, _ROLLBACK, _KILL
    wanted = [given.indexes, given.rollbacks, given.kills]
    order = [kind for kind, times in zip(kinds, wanted, strict=True) for _ in range(times)]
    chance.shuffle(order)
    with TemporaryDirectory(dir=workshop()) as name:
        changer = Changer(World(Path(name)), chance, given.pause)
        asker = Asker(World(Path(name)), _THREADS)
        for kind in order:
            changer.make(kind)
        asked = asker.finish()
    return _report(asked, changer.changes)


def _report(asked: Sequence[Asked], changes: Sequence[Change]) -> int:
    tally = Tally()
    judge(asked, changes, tally)
    made = ", ".join(
        f"{sum(change.kind == kind for change in changes)} of {kind}"
        for kind in (_INDEX, _ROLLBACK, _KILL)
    )
    print(f"Changes while {_THREADS} threads asked: {made}")
    waits = sorted(each.wait for each in asked)
    status = tally.report()
    print(f"wait: median {median(waits) * 1000:.1f} ms, longest {waits[-1] * 1000:.1f} ms")
    return status


if __name__ == "__main__":
    sys.exit(main())
