"""`pilcrow doctor`: what the machine lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run
from tests.bot.doctor.clinic import Clinic


def test_doctor_finds_what_is_wrong_and_exits_with_1(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not-a-token")

    result = run("doctor")

    assert result.exit_code == 1
    assert "BAD token" in result.stdout
    assert "BAD generation: Nothing is indexed yet" in result.stdout
    assert "ok  model" in result.stdout
    assert "not-a-token" not in result.output
    assert "discord" not in result.output


async def test_doctor_prints_the_invite_link_and_exits_with_0(clinic: Clinic) -> None:
    clinic.run("index")

    findings = await clinic.examine()

    assert [text for well, text in findings.values() if not well] == []
    assert f"client_id={clinic.server.bot_id}" in findings["token"][1]


def test_doctor_looks_at_what_would_be_indexed_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("One\n\nA paragraph.", encoding="utf-8")
    run("index", "one.txt")

    assert f"corpus: 1 files in {path}" in run("doctor").stdout


def test_a_data_folder_that_is_a_file_is_found(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PILCROW_DATA", "file")

    result = run("doctor")

    assert result.exit_code == 1
    assert "BAD data folder: file is a file. Set PILCROW_DATA to a folder." in result.stdout
    assert "BAD generation: file/CURRENT cannot be read" in result.stdout
    assert "ok  disk" in result.stdout
    assert "ok  secret: the first start makes one." in result.stdout


def test_an_examination_that_the_system_refuses_is_a_finding(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bot.doctor.machine.shutil.disk_usage", refuse)

    result = run("doctor")

    assert "BAD disk: [Errno 13] Permission denied" in result.stdout
    assert "generation:" in result.stdout
