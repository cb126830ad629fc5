"""A change as the disk saw it, and all that a power cut on the way may leave."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from campaigns.disk import Call, Kind, watched
from campaigns.scenarios import Rehearsed, Scenario, rehearse
from campaigns.simulated import PowerDisk, Tree, read_tree, write_tree
from campaigns.world import World

_FLUSHES: Final = frozenset({Kind.SYNC_FILE, Kind.SYNC_FOLDER})


@dataclass(frozen=True, slots=True)
class State:
    """What a power cut may leave on the disk, and whether the change was acknowledged before."""

    files: frozenset[tuple[str, bytes | None]]
    acknowledged: bool

    @property
    def tree(self) -> Tree:
        """The files and folders by their paths."""
        return dict(self.files)


@dataclass(frozen=True, slots=True)
class Recording:
    """What was on the disk, what was asked of it, and what is to be found around it.

    The first `uncut` calls are those of an earlier run, which was killed.
    """

    rehearsed: Rehearsed
    world: World
    start: Tree
    calls: tuple[Call, ...]
    uncut: int = 0

    def states(self, chance: Random, samples: int, without: str = "") -> Iterator[State]:
        """Yield each state that a power cut may leave; one may come several times.

        At each point there are the extremes and so many `samples`. The flushes at the place
        `without` are left out.
        """
        disk = PowerDisk(self.start)
        for number, call in enumerate(self.calls):
            if number >= self.uncut:
                yield from _states(disk, chance, samples, acknowledged=False)
            if call.kind not in _FLUSHES or call.site != without:
                disk.apply(call, self.world.disk)
        yield from _states(disk, chance, samples, acknowledged=True)

    def flushes(self) -> Collection[str]:
        """Return the places in the code that flushed something here."""
        return {call.site: None for call in self.calls if call.kind in _FLUSHES}.keys()

    def bypassed(self) -> list[str]:
        """Return what is on the disk and was not asked of it, or the other way round."""
        try:
            told = self._left(len(self.calls))
        except KeyError as error:
            return [str(error)]
        found = read_tree(self.world.disk)
        return sorted(
            name
            for name in told.keys() | found.keys()
            if not name.endswith(".lock") and told.get(name, "") != found.get(name, "")
        )

    def killed(self, at: int) -> Recording:
        """Return the change made again after a run of it that was killed before the call `at`."""
        shutil.rmtree(self.world.disk)
        write_tree(self.world.disk, self._left(at))
        again = _recorded(self.rehearsed.scenario, self.world)
        return replace(self, calls=(*self.calls[:at], *again), uncut=at)

    def _left(self, calls: int) -> Tree:
        """Return what the first `calls` leave as long as the power stays."""
        disk = PowerDisk(self.start)
        for call in self.calls[:calls]:
            disk.apply(call, self.world.disk)
        return disk.everything()


def record(scenario: Scenario, folder: Path) -> Recording:
    """Make the change of `scenario` below the new folder `folder`, and record it."""
    folder.mkdir()
    rehearsed = rehearse(scenario, folder / "rehearsed")
    world = World(folder / "recorded")
    world.root.mkdir()
    scenario.prepare(world)
    start = read_tree(world.disk)
    return Recording(rehearsed, world, start, _recorded(scenario, world))


def _recorded(scenario: Scenario, world: World) -> tuple[Call, ...]:
    calls: list[Call] = []
    with watched(calls.append):
        scenario.act(world)
    return tuple(calls)


def _states(
    disk: PowerDisk, chance: Random, samples: int, *, acknowledged: bool
) -> Iterator[State]:
    for tree in disk.states(chance, samples):
        yield State(frozenset(tree.items()), acknowledged)
