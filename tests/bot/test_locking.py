"""One bot at a time holds a data folder, and none that died."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.locking import BotRunningError, held_as_bot
from tests.bot.commands.conftest import Run, _run

__all__ = ["_run"]  # a fixture, found here by pytest

_HOLDER = """
import sys
from pathlib import Path
from bot.locking import held_as_bot
with held_as_bot(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_bot_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    with (
        held_as_bot(folder),
        pytest.raises(BotRunningError, match=r"A bot is running on .*data already\. Stop it first"),
        held_as_bot(folder),
    ):
        pass
    with held_as_bot(folder):
        assert folder.is_dir()


def test_lock_of_a_bot_that_was_killed_does_not_hold(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(BotRunningError), held_as_bot(tmp_path):
            pass
        holder.kill()
        holder.wait()
    with held_as_bot(tmp_path):
        pass


def test_run_on_a_folder_that_a_bot_holds_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "MTIz.abc.def")
    with held_as_bot(Path("data")):
        result = run("run")

    assert result.exit_code == 1
    assert "Error: A bot is running on data already. Stop it first" in result.stderr
