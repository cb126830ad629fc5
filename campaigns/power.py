"""Power cuts at every point of every kind of change: `python -m campaigns.power [--samples 40]`.

Records what the real code asks of the disk, and opens what a power cut may leave: what was not
flushed is lost, kept, torn or reordered. Then leaves out the flushes of each place in the code, one
at a time, and expects to find something broken. Exit status 1 when a state was broken, or the lack
of a flush was not found.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from campaigns.recording import Recording, State, record
from campaigns.scenarios import REPEATABLE, SCENARIOS, Rehearsed
from campaigns.simulated import write_tree
from campaigns.sites import explained, unseen
from campaigns.tally import BrokenError, Tally, silence, workshop
from campaigns.world import World

# Of the states that were survived, one in so many is also indexed anew.
_RECOVERED: Final = 8
# Of the random states, so many are opened again for each place whose flushes are left out.
_SHARE: Final = 4
_MISSED: Final = "NOT CAUGHT"


class Opener:
    """Opens the states of one scenario in a folder, each once."""

    def __init__(self, rehearsed: Rehearsed, corpus: Path, folder: Path, chance: Random) -> None:
        self._rehearsed = rehearsed
        self._corpus = corpus
        self._folder = folder
        self._chance = chance
        self._problems: dict[State, str] = {}
        self.counted: set[State] = set()

    def problem(self, state: State) -> str:
        """Return what is broken about a state, "" for nothing."""
        if state not in self._problems:
            self._problems[state] = self._open(state)
        return self._problems[state]

    def broken(self) -> set[State]:
        """Return all states that were counted and are broken, with every flush in its place."""
        return {state for state in self.counted if self._problems[state]}

    def _open(self, state: State) -> str:
        world = World(self._folder)
        shutil.rmtree(world.root, ignore_errors=True)
        shutil.copytree(self._corpus, world.corpus)
        write_tree(world.disk, state.tree)
        try:
            self._rehearsed.check(world, acknowledged=state.acknowledged)
            if self._chance.random() < 1 / _RECOVERED:
                self._rehearsed.recover(world)
        except BrokenError as error:
            return str(error)
        except Exception as error:  # what nobody expects is broken, too
            return f"{type(error).__name__}: {error}"
        return ""


class Campaign:
    """Counts what is survived, and what is found where flushes are left out, by their place."""

    def __init__(self, samples: int, seed: int) -> None:
        self.tally = Tally()
        self.caught: Counter[str] = Counter()
        self._samples = samples
        self._chance = Random(seed)

    def run(self, recording: Recording, folder: Path) -> None:
        """Cut the power in `recording`, and in what comes after a kill; open it in `folder`."""
        rehearsed = recording.rehearsed
        name = rehearsed.scenario.name
        bypassed = recording.bypassed()
        if bypassed:
            self.tally.broke(name, f"not through index.durable: {', '.join(bypassed)}")
            return
        opener = Opener(rehearsed, recording.world.corpus, folder, self._chance)
        self._cut(recording, opener, name, self._samples)
        anyway = opener.broken()
        for site in recording.flushes():
            share = self._samples // _SHARE
            self.caught[site] += _broken_without(recording, opener, site, anyway, share)
        for again in _killed(recording):
            self._cut(again, opener, f"{name}, again after a kill", 0)
            self._look_again(again, opener)

    def _cut(self, recording: Recording, opener: Opener, name: str, samples: int) -> None:
        for state in recording.states(self._chance, samples):
            if state in opener.counted:
                continue
            opener.counted.add(state)
            problem = opener.problem(state)
            if problem:
                self.tally.broke(name, problem)
            else:
                self.tally.survived(name)

    def _look_again(self, again: Recording, opener: Opener) -> None:
        """Leave out what nothing was found without so far, where it comes after a kill."""
        anyway = opener.broken()
        for site in again.flushes():
            if not self.caught[site]:
                self.caught[site] += _broken_without(again, opener, site, anyway, 0)


def _broken_without(
    recording: Recording, opener: Opener, site: str, anyway: set[State], samples: int
) -> int:
    """Return how many states, but those `anyway`, break without the flushes at `site`."""
    states = recording.states(Random(site), samples, site)
    return len({state for state in states if opener.problem(state)} - anyway)


def _killed(recording: Recording) -> Iterator[Recording]:
    """Yield the change made again after each kill, where that does what it does once."""
    if recording.rehearsed.scenario in REPEATABLE:
        yield from map(recording.killed, range(1, len(recording.calls) + 1))


def main(arguments: Sequence[str] | None = None) -> int:
    """Cut the power, print, and return the exit status."""
    names = [scenario.name for scenario in SCENARIOS]
    parser = argparse.ArgumentParser(prog="campaigns.power", description=__doc__)
    parser.add_argument("--samples", type=int, default=40, help="random states at each point")
    parser.add_argument("--only", choices=names, help="one kind of change")
    parser.add_argument("--seed", type=int, default=1729)
    given = parser.parse_args(arguments)
    silence()
    campaign = Campaign(given.samples, given.seed)
    with TemporaryDirectory(dir=workshop()) as name:
        for number, scenario in enumerate(SCENARIOS):
            if given.only in (None, scenario.name):
                recording = record(scenario, Path(name, str(number)))
                campaign.run(recording, Path(name, str(number), "cut"))
    status = campaign.tally.report()
    missed = _report_flushes(campaign, is_all=not given.only)
    # What one kind of change does not need, another does.
    return status or int(missed and not given.only)


def _report_flushes(campaign: Campaign, *, is_all: bool) -> bool:
    """Print what was found without each flush; return whether one was not missed, or not tried."""
    print("\nFlushes left out, a place at a time, and broken states found:")
    missed = [site for site, broken in campaign.caught.items() if not broken]
    for site, broken in sorted(campaign.caught.items()):
        print(f"{broken:7} {site}{'' if broken else f'   {explained(site) or _MISSED}'}")
    untried = unseen(campaign.caught) if is_all else []
    for site in untried:
        print(f"      - {site}   NOT TRIED")
    return bool(untried) or not all(map(explained, missed))


if __name__ == "__main__":
    sys.exit(main())
