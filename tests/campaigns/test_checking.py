"""What must hold of a data folder is found where it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from campaigns.checking import Seen, check, garbage, look, recover
from campaigns.scenarios import ADD, INDEX, rehearse
from campaigns.tally import BrokenError
from campaigns.world import World, letter_id, own_id
from index.generations import VECTORS_FILE, rollback


@pytest.fixture(name="world")
def _world(tmp_path: Path) -> World:
    world = World(tmp_path / "world")
    world.root.mkdir()
    world.publish(1, 2)
    return world


@pytest.fixture(name="now")
def _now(world: World) -> Seen:
    return look(world)


def test_a_whole_generation_is_seen_with_its_version_and_its_articles(now: Seen) -> None:
    assert now.version == "version2"
    assert own_id(0) in now.served
    assert not now.added
    assert not now.removed


def test_what_is_as_before_or_after_passes(world: World, now: Seen) -> None:
    other = replace(now, version="version9")

    check(world, now, other, acknowledged=False)
    check(world, other, now, acknowledged=True)


def test_an_acknowledged_change_that_is_lost_is_found(world: World, now: Seen) -> None:
    with pytest.raises(BrokenError, match="what was acknowledged is lost"):
        check(world, now, replace(now, version="version3"), acknowledged=True)


def test_a_version_that_is_neither_old_nor_new_is_found(world: World, now: Seen) -> None:
    rollback(world.data)

    with pytest.raises(BrokenError, match="version1 is served, neither old nor new"):
        check(world, now, now, acknowledged=False)


def test_articles_of_two_versions_are_found(world: World) -> None:
    first = (world.corpus / "report0.jsonl").read_bytes()
    world.write(3)
    (world.corpus / "report0.jsonl").write_bytes(first)
    world.index()

    with pytest.raises(BrokenError, match=r"\['version2', 'version3'\] are served"):
        look(world)


def test_a_current_generation_that_is_damaged_is_found_though_another_serves(world: World) -> None:
    newest = max(world.data.generations.iterdir())
    (newest / VECTORS_FILE).write_bytes(b"half of it")

    with pytest.raises(BrokenError, match=VECTORS_FILE):
        look(world)


def test_an_added_article_that_is_torn_is_found(world: World) -> None:
    world.add([1])
    (file,) = world.data.articles.rglob("*.jsonl")
    file.write_bytes(file.read_bytes()[:40])

    with pytest.raises(BrokenError, match="cannot be read"):
        look(world)


def test_an_added_article_that_is_gone_is_found(world: World) -> None:
    world.add([1])
    before = look(world)
    world.added.remove(letter_id(1))

    with pytest.raises(BrokenError, match="letter/1 is neither old nor new"):
        check(world, before, before, acknowledged=False)


def test_an_article_that_is_left_out_unasked_is_found(world: World, now: Seen) -> None:
    world.added.exclude(own_id(3))

    with pytest.raises(BrokenError, match="left out are"):
        check(world, now, now, acknowledged=False)


@pytest.mark.parametrize(
    "name",
    ["stray.tmp", "CURRENT.new", "generations/000009-abcdef/corpus.sqlite", "articles/x.new"],
)
def test_garbage_is_found(world: World, name: str) -> None:
    assert garbage(world) == []
    path = world.data.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")

    assert garbage(world) != []


def test_garbage_that_outlives_an_index_run_is_not_survived(world: World) -> None:
    (world.data.path / "stray.tmp").write_bytes(b"")

    with pytest.raises(BrokenError, match=r"garbage stays: stray\.tmp"):
        recover(world)


def test_an_index_run_that_fails_is_not_survived(world: World) -> None:
    with world.data.locked(), pytest.raises(BrokenError, match="the next index run failed"):
        recover(world)


def test_a_world_that_is_whole_recovers(world: World) -> None:
    recover(world)

    assert look(world).version == "version99"


def test_a_rehearsal_knows_the_states_around_a_change(tmp_path: Path) -> None:
    index, add = rehearse(INDEX, tmp_path / "index"), rehearse(ADD, tmp_path / "add")

    assert (index.before.version, index.after.version) == ("version1", "version2")
    assert add.before.added.keys() < add.after.added.keys()
    assert not add.before.removed
    assert add.after.removed == {own_id(0)}
