"""Damaged files of a generation: `python -m campaigns.damage [--times 200]`.

Truncates and bit-flips each file at so many random places, empties it, removes it, and puts another
generation's in its place. Each must be found, be told in one sentence, and the newest whole
generation must serve; FAISS must be given nothing that was not verified. Exit status 1 when
something was not survived.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from campaigns.checking import served_now
from campaigns.damaging import Damage, errors, guarded
from campaigns.tally import BrokenError, Tally, silence, workshop
from campaigns.world import World
from index.checking import check_generation
from index.errors import SearchIndexError
from index.folder import pointer_if_readable
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    rollback,
)

_FILES: Final = (STORE_FILE, VECTORS_FILE, MANIFEST_FILE)
_VERSIONS: Final = (1, 2, 3)
# One in so many is also indexed anew.
_RECOVERED: Final = 10


_MANY: Final = (Damage.TRUNCATED, Damage.FLIPPED)


@dataclass(frozen=True, slots=True)
class Patient:
    """A world with three published versions, to be copied and damaged."""

    world: World
    hashes: frozenset[str]

    @property
    def names(self) -> list[str]:
        """The generations, the oldest first."""
        return sorted(path.name for path in self.world.data.generations.iterdir())


def prepare(folder: Path) -> Patient:
    """Publish three versions below the new folder `folder`."""
    folder.mkdir()
    world = World(folder)
    world.publish(*_VERSIONS)
    files = world.data.generations.glob(f"*/{VECTORS_FILE}")
    return Patient(world, frozenset(sha256(file.read_bytes()).hexdigest() for file in files))


def check_current(world: World, damaged: str) -> None:
    """Check that the damage to the generation `damaged`, the current one, does no harm."""
    with errors() as logged:
        version = served_now(world)
    if version != "version2":
        raise BrokenError(f"{version} is served instead of the newest whole one")
    _check_told(logged, damaged)
    _check_found(lambda: check_generation(world.data, damaged))


def check_older(world: World, damaged: str) -> None:
    """Check that damage to an older generation is found and that nobody goes back to it."""
    with errors() as logged:
        version = served_now(world)
    if version != "version3" or logged:
        raise BrokenError(f"{version} is served, with the errors {logged}")
    _check_found(lambda: check_generation(world.data, damaged))
    rollback(world.data)
    if served_now(world) != "version1":
        raise BrokenError("a roll-back went to a damaged generation")


def check_pointer(world: World, _damaged: str) -> None:
    """Check that a damaged CURRENT is found, and that the newest whole generation serves.

    One that says what it said, as where the last line break is gone, does no harm.
    """
    with errors() as logged:
        version = served_now(world)
    if version != "version3":
        raise BrokenError(f"{version} is served instead of the newest whole one")
    pointer = pointer_if_readable(world.data)
    newest = max(path.name for path in world.data.generations.iterdir())
    if logged or pointer is None or (pointer.generation, pointer.newest) != (newest, newest):
        _check_told(logged, "CURRENT")


Check = Callable[[World, str], None]


def damage(
    patient: Patient, place: tuple[str, Check], kind: Damage, chance: Random, folder: Path
) -> None:
    """Do damage of `kind` to a copy below the new folder `folder`, and check it.

    `place` is the file, below the data folder, with its check. Raises `BrokenError`.
    """
    name, check = place
    shutil.copytree(patient.world.root, folder)
    world = World(folder)
    path = world.data.path / name
    other = world.data.generations / patient.names[0] / path.name
    kind.to(path, other, chance)
    with guarded(patient.hashes):
        check(world, path.parent.name)
        if check is not check_older and chance.random() < 1 / _RECOVERED:
            world.index()
            _check_recovered(world)


def places(patient: Patient) -> Iterator[tuple[str, str, Check]]:
    """Yield each file to be damaged: what it is called, where it lies, and how it is checked."""
    names = patient.names
    for file in _FILES:
        yield f"{file}, current", f"generations/{names[-1]}/{file}", check_current
    for file in _FILES:
        yield f"{file}, older", f"generations/{names[-2]}/{file}", check_older
    yield "CURRENT", "CURRENT", check_pointer


def main(arguments: Sequence[str] | None = None) -> int:
    """Do damage, print, and return the exit status."""
    parser = argparse.ArgumentParser(prog="campaigns.damage", description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="random places in each file")
    parser.add_argument("--seed", type=int, default=1729)
    given = parser.parse_args(arguments)
    silence()
    tally, chance = Tally(), Random(given.seed)
    with TemporaryDirectory(dir=workshop()) as name:
        patient = prepare(Path(name, "whole"))
        for title, file, check in places(patient):
            for kind in Damage:
                times = given.times if kind in _MANY else 1
                if (file, kind) == ("CURRENT", Damage.SWAPPED):
                    continue  # there is one
                for _ in range(times):
                    _count(tally, f"{title}: {kind}", patient, (file, check), kind, chance)
    return tally.report()


def _check_told(logged: Sequence[str], what: str) -> None:
    """Check that one line was logged, and that it tells of `what`."""
    if len(logged) != 1 or "\n" in logged[0] or what not in logged[0]:
        raise BrokenError(f"the errors about {what} are {logged}")


def _check_found(look: Callable[[], object]) -> None:
    try:
        look()
    except SearchIndexError as error:
        if "\n" in str(error):
            raise BrokenError(f"more than one line: {error}") from error
    else:
        raise BrokenError("nobody found it")


def _check_recovered(world: World) -> None:
    """Check that an index run has mended what was current."""
    with errors() as logged:
        version = served_now(world)
    if version != "version3" or logged:
        raise BrokenError(f"{version} is served after an index run, with the errors {logged}")


def _count(
    tally: Tally,
    title: str,
    patient: Patient,
    place: tuple[str, Check],
    kind: Damage,
    chance: Random,
) -> None:
    folder = patient.world.root.with_name("damaged")
    try:
        damage(patient, place, kind, chance, folder)
    except (BrokenError, SearchIndexError) as error:
        tally.broke(title, error)
    else:
        tally.survived(title)
    shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
