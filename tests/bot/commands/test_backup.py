"""`pilcrow backup` and `pilcrow restore`: what they print, and what comes after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.backup import swapping
from bot.locking import held_as_bot
from index.generations import DataFolder, current_manifest
from tests.bot.commands.conftest import Run, parsed

DATA = DataFolder(Path("data"))


@pytest.fixture(name="generation")
def _generation(run: Run) -> str:
    """The generation that is backed up in kept.zip."""
    assert run("index").exit_code == 0
    name = current_manifest(DATA).id
    assert run("backup", "kept.zip").exit_code == 0
    return name


def test_backup_tells_what_it_wrote(run: Run, generation: str) -> None:
    again = run("backup", "kept.zip")
    forced = run("backup", "kept.zip", "--force")

    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == ("Error: kept.zip exists already. Name another file, or add --force.\n")
    assert forced.exit_code == 0
    assert forced.stdout.startswith("kept.zip: 4 files, ")
    assert f"generation {generation}. It holds the secret" in forced.stdout


def test_what_was_there_is_named_when_a_backup_was_put_back(run: Run, generation: str) -> None:
    run("index", "--force")

    result = run("restore", "kept.zip")

    assert result.exit_code == 0
    (before,) = DATA.path.glob("before-restore-*")
    assert f"What was there before is in {before}: remove it" in result.stdout
    assert parsed(run("status", "--json"))["generation"] == generation
    assert run("ask", "Who sank the ferry?").exit_code in {0, 3}


@pytest.mark.parametrize("command", ["status", "people"])
def test_restore_that_was_cut_off_is_finished_by_the_next_command(
    run: Run, generation: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    run("index", "--force")

    def killed(*_: object) -> None:
        raise KeyError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("bot.backup.swapping.finish", killed)
        assert isinstance(run("restore", "kept.zip").exception, KeyError)

    assert run(command).exit_code == 0
    assert current_manifest(DATA).id == generation


def test_backup_without_a_generation_says_what_to_do_when_it_was_put_back(run: Run) -> None:
    DATA.path.mkdir()
    assert "nothing indexed yet" in run("backup", "bare.zip").stdout

    result = run("restore", "bare.zip")

    assert result.stdout.endswith("Nothing was indexed then. Run: pilcrow index\n")


@pytest.mark.parametrize("file", ["nowhere.zip", "text.zip"])
def test_restore_of_no_backup_is_one_sentence(run: Run, file: str) -> None:
    Path("text.zip").write_text("no zip", encoding="utf-8")

    result = run("restore", file)

    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert file in result.stderr


def test_next_command_finishes_a_restore_that_was_cut_off(
    run: Run, generation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", "--force")
    newer = current_manifest(DATA).id
    with monkeypatch.context() as patch:
        patch.setattr(swapping, "finish", _fail)
        assert run("restore", "kept.zip").exit_code == 1
    assert current_manifest(DATA).id == newer

    with held_as_bot(DATA.path):
        busy = run("people")
    done = run("people")

    assert busy.stderr == "Error: data is being restored. Try again when that has ended.\n"
    assert done.exit_code == 0
    assert current_manifest(DATA).id == generation


def _fail(_: Path) -> None:
    raise OSError("cut off")
