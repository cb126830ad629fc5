"""kill -9 at random moments of every kind of change: `python -m campaigns.kills [--times 300]`.

Half of the children are killed at a random time, half before a random call of the disk. Whatever
had been acknowledged must be there, a whole generation must be served, and the next index run must
succeed and leave nothing else behind. Exit status 1 when something was not survived.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from campaigns.disk import Call, Kind, watched
from campaigns.forking import Ending, run_child
from campaigns.scenarios import (
    ADD,
    EXCLUDE,
    FIRST_INDEX,
    INDEX,
    REMOVE,
    RESTORE,
    ROLLBACK,
    SWEEP,
    TIDY,
    Rehearsed,
    Scenario,
    rehearse,
)
from campaigns.tally import BrokenError, Tally, silence, workshop
from campaigns.world import World
from index.generations import MANIFEST_FILE

_SWEPT: Final = frozenset({Kind.UNLINK, Kind.REMOVE_FOLDER})


@dataclass(frozen=True, slots=True)
class Victim:
    """A change that is killed while it makes one of the `steps`, seen in that many seconds."""

    name: str
    rehearsed: Rehearsed
    template: Path
    steps: Sequence[int]
    seconds: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Timed:
    """A call, and when it was made."""

    call: Call
    at: float


Part = Callable[[Sequence[_Timed]], list[int]]


def _all(calls: Sequence[_Timed]) -> list[int]:
    return list(range(len(calls)))


def _publishing(calls: Sequence[_Timed]) -> list[int]:
    """Return the places of the calls from writing the manifest to flushing CURRENT's folder."""
    first = next(n for n, each in enumerate(calls) if each.call.path.name == MANIFEST_FILE)
    renames = [n for n, each in enumerate(calls) if each.call.kind is Kind.RENAME]
    return list(range(first, renames[-1] + 2))


def _sweeping(calls: Sequence[_Timed]) -> list[int]:
    return [n for n, each in enumerate(calls) if each.call.kind in _SWEPT]


VICTIMS: Final[tuple[tuple[str, Scenario, Part], ...]] = (
    ("first index run", FIRST_INDEX, _all),
    ("re-index", INDEX, _all),
    ("publish", INDEX, _publishing),
    ("sweep", SWEEP, _sweeping),
    ("rollback", ROLLBACK, _all),
    ("add", ADD, _all),
    ("remove", REMOVE, _all),
    ("leave out", EXCLUDE, _all),
    ("restore", RESTORE, _all),
    ("start after kills", TIDY, _all),
)


def victim(name: str, scenario: Scenario, part: Part, folder: Path) -> Victim:
    """Make the change once, to know its steps and their times, and prepare the world for it."""
    folder.mkdir()
    rehearsed = rehearse(scenario, folder / "rehearsed")
    timed = World(folder / "timed")
    timed.root.mkdir()
    scenario.prepare(timed)
    shutil.copytree(timed.root, folder / "template")
    calls: list[_Timed] = []
    began = monotonic()
    with watched(lambda call: calls.append(_Timed(call, monotonic() - began))):
        scenario.act(timed)
    ended = monotonic() - began
    steps = part(calls)
    first = 0.0 if steps[0] == 0 else calls[steps[0] - 1].at
    last = ended if steps[-1] + 1 == len(calls) else calls[steps[-1] + 1].at
    numbers = [step + 1 for step in steps]
    return Victim(name, rehearsed, folder / "template", numbers, (first, last))


def kill_once(victim: Victim, folder: Path, chance: Random, *, by_time: bool) -> Ending:
    """Kill a child and check what it leaves below the new folder `folder`.

    Raises `BrokenError`.
    """
    shutil.copytree(victim.template, folder)
    world, act = World(folder), victim.rehearsed.scenario.act
    ending = (
        run_child(lambda: act(world), after=chance.uniform(*victim.seconds))
        if by_time
        else run_child(lambda: act(world), at_step=chance.choice(victim.steps))
    )
    victim.rehearsed.check(world, acknowledged=ending.acknowledged)
    victim.rehearsed.recover(world)
    return ending


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, print, and return the exit status."""
    parser = argparse.ArgumentParser(prog="campaigns.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1729)
    given = parser.parse_args(arguments)
    silence()
    with TemporaryDirectory(dir=workshop()) as name:
        tally = _kill(Path(name), given.times, Random(given.seed))
    return tally.report()


def _kill(folder: Path, times: int, chance: Random) -> Tally:
    """Kill until `times` children have died of it; those that were quicker are not counted."""
    tally = Tally()
    victims = [victim(*each, folder / str(number)) for number, each in enumerate(VICTIMS)]
    died = turn = 0
    while died < times:
        chosen, by_time = victims[turn % len(victims)], turn // len(victims) % 2 == 0
        turn += 1
        world = folder / "killed"
        kind = f"{chosen.name}, at a random {'time' if by_time else 'step'}"
        try:
            ending = kill_once(chosen, world, chance, by_time=by_time)
        except BrokenError as error:
            tally.broke(kind, error)
            died += 1
        else:
            died += ending.killed
            if ending.killed:
                tally.survived(kind)
        shutil.rmtree(world)
    return tally


if __name__ == "__main__":
    sys.exit(main())
