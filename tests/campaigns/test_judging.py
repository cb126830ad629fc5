"""A campaign fails where something was not survived."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from campaigns import damage, power, restarts
from campaigns.asking import Asked
from campaigns.damaging import Damage
from campaigns.failures import Fault, fail_everywhere, said
from campaigns.recording import record
from campaigns.scenarios import EXCLUDE, INDEX, ROLLBACK, Scenario
from campaigns.serving import Change, current_during, judge
from campaigns.sites import explained, unseen
from campaigns.tally import BrokenError, Tally
from campaigns.world import World
from index import durable, generations
from index.errors import NoEarlierGenerationError, SearchIndexError

CHANGES = [
    Change(kind="", began=0.0, ended=1.0, version="version1"),
    Change(kind="re-index", began=2.0, ended=3.0, version="version2"),
    Change(kind="rollback", began=4.0, ended=5.0, version="version1"),
]


def test_a_tally_prints_counts_and_fails_for_one_that_was_not_survived(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tally = Tally()
    tally.survived("kill")
    assert tally.report() == 0

    tally.broke("kill", "it is gone")
    assert tally.report() == 1
    assert "kill         2         1" in capsys.readouterr().out


def test_a_campaign_that_tried_nothing_fails() -> None:
    assert Tally().report() == 1


@pytest.mark.parametrize(
    ("began", "ended", "versions"),
    [
        (1.5, 1.8, {"version1"}),
        (1.5, 2.5, {"version1", "version2"}),
        (2.5, 2.6, {"version1", "version2"}),
        (3.2, 3.4, {"version2"}),
        (3.2, 9.0, {"version1", "version2"}),
        (5.5, 9.0, {"version1"}),
    ],
)
def test_a_version_is_current_from_its_change_until_the_next_has_ended(
    began: float, ended: float, versions: set[str]
) -> None:
    assert current_during(CHANGES, began, ended) == versions


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (Asked(began=3.2, ended=3.4, versions=("version1",)), "version1, not ['version2']"),
        (Asked(began=2.5, ended=2.6, versions=("version1", "version2")), "['version1', 'version2"),
        (Asked(began=3.2, ended=3.4, versions=()), "answered from []"),
        (Asked(began=3.2, ended=3.4, problem="it abstained"), "unanswered: it abstained"),
    ],
    ids=["removed", "mixed", "from nothing", "unanswered"],
)
def test_a_wrong_answer_is_not_survived(asked: Asked, problem: str) -> None:
    tally = Tally()

    judge([asked, Asked(began=3.2, ended=3.4, versions=("version2",))], CHANGES, tally)

    (found,) = tally.problems
    assert problem in found


def test_an_error_of_its_kind_is_told_in_a_sentence_and_another_is_not_survived() -> None:
    def fail() -> None:
        raise NoEarlierGenerationError

    sentence = said(fail, (SearchIndexError,))

    assert sentence == f"Error: {NoEarlierGenerationError()}\n"
    with pytest.raises(BrokenError, match="it raised NoEarlierGenerationError"):
        said(fail, (OSError,))


def test_code_that_takes_half_a_write_for_a_whole_one_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_once(descriptor: int, data: bytes) -> None:
        durable.disk.write(descriptor, memoryview(data))

    monkeypatch.setattr(durable, "_write_all", write_once)
    tally = Tally()

    fail_everywhere(ROLLBACK, tmp_path / "rollback", tally)

    assert [each for each in tally.problems if Fault.SHORT_ONLY in each]


def test_damage_that_nobody_looks_for_is_not_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = damage.prepare(tmp_path / "whole")
    _, file, check = next(each for each in damage.places(patient) if "vectors" in each[0])
    monkeypatch.setattr(generations, "_compare", lambda *_: None)

    with pytest.raises(BrokenError, match="FAISS was given a file that nobody verified"):
        damage.damage(patient, (file, check), Damage.FLIPPED, Random(1), tmp_path / "damaged")


def test_a_flush_that_is_missing_in_the_code_is_not_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace_file(path: Path, data: bytes) -> None:
        descriptor = durable.disk.create(path)
        durable.disk.write(descriptor, memoryview(data))

    monkeypatch.setattr(durable, "replace_file", replace_file)
    recording = record(EXCLUDE, tmp_path / "exclude")
    folder = recording.world.corpus, tmp_path / "cut"
    opener = power.Opener(recording.rehearsed, *folder, Random(1))

    problems = {opener.problem(state) for state in recording.states(Random(1), 0)}

    assert [each for each in problems if "what was acknowledged is lost" in each]


def test_what_is_written_past_durable_is_found(tmp_path: Path) -> None:
    def act(world: World) -> None:
        (world.data.path / "past").write_bytes(b"")

    recording = record(Scenario("past", INDEX.prepare, act), tmp_path / "past")

    assert recording.bypassed() == ["kept/data/past"]


def test_a_call_that_flushes_and_was_never_made_is_named() -> None:
    everything = unseen([])
    assert any(site.startswith("index.generations:") for site in everything)

    first, *others = everything
    module, _, line = first.partition(":")
    assert unseen([f"{module}.function:{line} > write_file"]) == others


def test_a_flush_for_what_others_write_is_explained() -> None:
    assert "state.db" in explained("bot.locking.held_as_bot:38 > make_folder > sync_folder")
    assert not explained("index.generations.publish:113 > write_file")


def test_a_data_folder_that_grows_is_not_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(tmp_path / "world")
    world.root.mkdir()
    world.publish(1)
    monkeypatch.setattr(restarts, "run_child", lambda _: _grow(world))

    assert restarts.restart(world, 3) == 1
    assert "bytes: first " in capsys.readouterr().out


def _grow(world: World) -> None:
    with (world.data.path / "state.db").open("ab") as file:
        file.write(b"more")


def test_a_question_knows_how_long_it_took() -> None:
    assert Asked(began=1.0, ended=3.5).wait == 2.5
