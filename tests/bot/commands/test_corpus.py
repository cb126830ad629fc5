"""`pilcrow index`, `status` and `rollback`: their contracts, and what wrong input gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.generations import DataFolder, current_manifest
from tests.bot.commands.conftest import Run, parsed


def test_index_tells_what_it_did_as_json(run: Run) -> None:
    report = parsed(run("index", "--json"))

    assert report["published"] is True
    assert (report["articles"], report["added"], report["skipped"]) == (19, 19, [])


def test_a_second_index_run_publishes_nothing(run: Run) -> None:
    first = parsed(run("index", "--json"))["generation"]

    again = parsed(run("index", "--json"))

    assert (again["published"], again["generation"]) == (False, first)


def test_named_paths_are_indexed_again_by_again(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "one.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    run("index", "mine")
    (folder / "two.txt").write_text("Two\n\nAnother paragraph.", encoding="utf-8")

    report = parsed(run("index", "--again", "--json"))

    assert report["articles"] == 2


def test_index_without_paths_goes_back_to_the_configured_corpus(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    run("index", "one.txt")

    assert parsed(run("index", "--json"))["articles"] == 19


def test_a_path_that_does_not_exist_is_one_sentence_and_changes_nothing(
    run: Run, tmp_path: Path
) -> None:
    run("index")
    before = current_manifest(DataFolder(tmp_path / "data")).id

    result = run("index", "nowhere")

    assert result.exit_code == 1
    assert "nowhere" in result.stderr
    assert result.stderr.count("\n") == 1
    assert current_manifest(DataFolder(tmp_path / "data")).id == before


def test_a_second_run_at_the_same_time_exits_with_4(run: Run, tmp_path: Path) -> None:
    with DataFolder(tmp_path / "data").locked():
        result = run("index")

    assert result.exit_code == 4
    assert "Another index run is active" in result.stderr


def test_in_the_background_progress_is_json_lines_on_stderr(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    niceness: list[int] = []
    monkeypatch.setattr("os.nice", niceness.append)

    result = run("index", "--background")

    steps = [json.loads(line) for line in result.stderr.splitlines()]
    phases = list(dict.fromkeys(step["phase"] for step in steps))
    assert phases == ["reading", "finding", "writing", "embedding", "publishing"]
    assert all(0 <= step["done"] <= step["total"] for step in steps)
    assert parsed(result)["published"] is True
    assert niceness == [15]


def test_status_tells_what_is_indexed(run: Run) -> None:
    run("index")

    shown = run("status")

    assert shown.exit_code == 0
    assert "19 articles" in shown.stdout
    assert parsed(run("status", "--json"))["articles"] == 19


def test_rollback_serves_the_generation_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    run("index", "one.txt")
    run("index")

    assert parsed(run("rollback", "--json"))["articles"] == 1


def test_rollback_goes_to_the_generation_that_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    names = [parsed(run("index", "one.txt", "--force", "--json"))["generation"] for _ in range(3)]

    assert parsed(run("rollback", names[0], "--json"))["generation"] == names[0]
    assert parsed(run("rollback", names[2], "--json"))["generation"] == names[2]


def test_rollback_to_what_is_not_there_names_what_is(run: Run) -> None:
    name = parsed(run("index", "--json"))["generation"]

    result = run("rollback", "000099-abcdef")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"Error: There is no generation “000099-abcdef” to go back to. Those on disk are {name}.\n"
    )


def test_a_question_is_answered_while_another_model_is_set_and_not_yet_indexed_with(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index")
    before = run("ask", "what did Tsikhanouskaya say?", "--json")
    monkeypatch.setenv("PILCROW_MODEL", "other")

    assert run("ask", "what did Tsikhanouskaya say?", "--json").stdout == before.stdout
    assert parsed(before)["answered"]
    assert parsed(run("index", "--json"))["embedded"] > 0


def test_an_article_that_was_removed_is_not_indexed(run: Run, tmp_path: Path) -> None:
    run("index")
    removed = tmp_path / "data" / "removed.txt"
    removed.write_text("belarus/tsikhanouskaya-brussels\n", encoding="utf-8")

    report = parsed(run("index", "--json"))

    assert (report["articles"], report["removed"]) == (18, 1)


def test_where_nothing_is_indexed_the_reasons_come_before_the_error(
    run: Run, tmp_path: Path
) -> None:
    for number in range(22):
        (tmp_path / f"empty{number:02}\x1b.txt").touch()

    result = run("index", ".")

    lines = result.stderr.splitlines()
    assert (result.exit_code, lines[0]) == (1, "Skipped 22:")
    assert lines[1].endswith("empty00 .txt: is empty")
    assert len(lines) == 23
    assert lines[-2] == "  and 2 more"
    assert lines[-1].startswith("Error: No article was found")


def test_a_remembered_path_that_is_gone_is_one_sentence_that_says_what_to_do(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "one.txt"
    path.write_text("One\n\nA paragraph.", encoding="utf-8")
    run("index", "one.txt")
    path.unlink()

    again, doctor = run("index", "--again"), run("doctor")

    sentence = (
        f"{path}, which the last run was given, is gone. "
        "Run: pilcrow index PATH, or pilcrow index for PILCROW_CORPUS."
    )
    assert (again.exit_code, again.stderr) == (1, f"Error: {sentence}\n")
    assert f"BAD corpus: {sentence}" in doctor.stdout


def test_an_empty_path_is_refused(run: Run) -> None:
    result = run("index", "")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "path is empty" in result.stderr


def test_after_a_rollback_index_says_how_to_publish_it_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    first = parsed(run("index", "one.txt", "--json"))["generation"]
    second = parsed(run("index", "--json"))["generation"]
    run("rollback")

    told = run("index").stderr
    report = parsed(run("index", "--json"))

    assert f"since generation {second}" in told
    assert "It was rolled back from; to publish it again, run: pilcrow index --force." in told
    assert (report["published"], report["generation"]) == (False, first)
