"""What is interrupted: each kind of change to a data folder, with the states around it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.backup.making import back_up
from bot.backup.restoring import restore
from bot.errors import PilcrowError
from campaigns.checking import Seen, check, look, recover
from campaigns.world import COLLECTION, World, letter, letter_id, own_id
from index.errors import SearchIndexError
from index.generations import STORE_FILE, rollback

Act = Callable[[World], object]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A change that is made by `act` in a world that was made by `prepare`.

    What `raises` it fails with is told to people by whoever asked for it.
    """

    name: str
    prepare: Act
    act: Act
    raises: tuple[type[Exception], ...] = (SearchIndexError,)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A scenario whose states before and after are known."""

    scenario: Scenario
    before: Seen
    after: Seen

    def check(self, world: World, *, acknowledged: bool) -> None:
        """Check a world in which the change was interrupted. Raises `BrokenError`."""
        check(world, self.before, self.after, acknowledged=acknowledged)

    def recover(self, world: World) -> None:
        """Check that all goes on after it. Raises `BrokenError`."""
        recover(world)


def rehearse(scenario: Scenario, folder: Path) -> Rehearsed:
    """Make the change below `folder`, uninterrupted, and return what is found around it."""
    world = World(folder)
    folder.mkdir()
    scenario.prepare(world)
    before = look(world)
    scenario.act(world)
    return Rehearsed(scenario, before, look(world))


def _nothing(world: World) -> None:
    world.write(1)


def _one(world: World) -> None:
    world.publish(1)
    world.write(2)


def _many(world: World) -> None:
    world.publish(1, 2, 3, 4)
    world.write(5)


def _two(world: World) -> None:
    world.publish(1, 2)


def _letters(world: World) -> None:
    world.write(1)
    world.disk.mkdir(exist_ok=True)
    world.add([1, 2])
    world.index()


def _add_more(world: World) -> None:
    world.add([2, 3], draft=2, replaces=[own_id(0)])


def _remove(world: World) -> None:
    world.added.remove(letter_id(1))


def _move(world: World) -> None:
    world.added.put([letter(2, 2)], "minutes/2024")


def _copied(world: World) -> None:
    """Let somebody have copied an article to where it is read first."""
    _letters(world)
    (lies,) = world.data.articles.rglob("letter-2-*.jsonl")
    copy = world.data.articles / "copies" / lies.name
    copy.parent.mkdir()
    shutil.copyfile(lies, copy)


def _backed_up(world: World) -> None:
    """Back everything up, and change all of it."""
    _letters(world)
    world.added.exclude(own_id(2))
    back_up(world.data, world.root / "backup.zip")
    world.publish(2)
    world.add([2, 3], draft=2, replaces=[own_id(0)])


def _killed(world: World) -> None:
    """Leave what runs that were killed may leave."""
    _letters(world)
    world.write(2)
    unfinished = world.data.generations / "000009-abcdef"
    unfinished.mkdir()
    for path in (
        unfinished / STORE_FILE,
        world.data.current.with_name("CURRENT.new"),
        world.data.removed.with_name("removed.txt.new"),
        world.data.articles / COLLECTION / "letter-9-0123456789abcdef.jsonl.new",
    ):
        path.write_bytes(b"half of it")


def _start_and_index(world: World) -> None:
    world.added.tidy()
    world.index()


def _exclude(world: World) -> None:
    world.added.exclude(own_id(1))


FIRST_INDEX: Final = Scenario("first index run", _nothing, World.index)
INDEX: Final = Scenario("re-index", _one, World.index)
SWEEP: Final = Scenario("re-index that sweeps", _many, lambda world: world.index(keep=1))
ROLLBACK: Final = Scenario("rollback", _two, lambda world: rollback(world.data))
# As `bot.added` says; who asks in Discord is told by `bot.curation`.
_OF_ADDED: Final = (PilcrowError, OSError)
FIRST_ADD: Final = Scenario("first add", _nothing, lambda world: world.add([1, 2]), _OF_ADDED)
ADD: Final = Scenario("add", _letters, _add_more, _OF_ADDED)
MOVE: Final = Scenario("move", _letters, _move, _OF_ADDED)
REPLACE: Final = Scenario("replace copies", _copied, lambda world: world.add([2], 2), _OF_ADDED)
REMOVE: Final = Scenario("remove", _letters, _remove, _OF_ADDED)
FIRST_EXCLUDE: Final = Scenario("first leave out", _nothing, _exclude, _OF_ADDED)
EXCLUDE: Final = Scenario("leave out", _letters, _exclude, _OF_ADDED)

BACKUP: Final = Scenario(
    "backup",
    _letters,
    lambda world: back_up(world.data, world.backup),
    (*_OF_ADDED, SearchIndexError),
)
RESTORE: Final = Scenario(
    "restore",
    _backed_up,
    lambda world: restore(world.data, world.root / "backup.zip"),
    (*_OF_ADDED, SearchIndexError),
)
TIDY: Final = Scenario(
    "start and re-index after kills", _killed, _start_and_index, (SearchIndexError, *_OF_ADDED)
)

SCENARIOS: Final = (
    FIRST_INDEX,
    INDEX,
    SWEEP,
    ROLLBACK,
    FIRST_ADD,
    ADD,
    MOVE,
    REPLACE,
    REMOVE,
    FIRST_EXCLUDE,
    EXCLUDE,
    BACKUP,
    RESTORE,
    TIDY,
)
# Made twice they do what they do once.
REPEATABLE: Final = frozenset(
    {FIRST_INDEX, INDEX, SWEEP, FIRST_ADD, ADD, MOVE, FIRST_EXCLUDE, EXCLUDE, RESTORE}
)
