"""`pilcrow eval` and `pilcrow doctor`: their contracts, and what they find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run, parsed


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


def test_doctor_prints_the_invite_link(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )
    run("index")

    result = run("doctor")

    assert result.exit_code == 0
    assert "client_id=123456789012345678" in result.stdout


def test_eval_prints_the_contracts_object_and_details(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    article = {
        "id": "a#1",
        "title": "Ferries",
        "paragraphs": ["The ferry sank in May.", "It rained."],
    }
    asked = [
        {
            "id": "1",
            "question": "when did the ferry sink?",
            "kind": "fact",
            "relevant": [["a#1", 1]],
            "answers": [],
        },
        {
            "id": "2",
            "question": "who invented radio telescopes?",
            "kind": "no",
            "relevant": [],
            "answers": [],
        },
    ]
    (folder / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")

    result = run("eval", str(folder), "--json", "--details", "details.jsonl")

    figures = parsed(result)
    assert list(figures) == [
        "set",
        "articles",
        "paragraphs",
        "questions",
        "metrics",
        "kinds",
        "abstention",
        "seconds",
    ]
    assert (figures["set"], figures["questions"]) == ("small", 2)
    assert figures["metrics"]["hit@1"] == 1.0
    assert set(figures["abstention"]) == {"auroc", "refused_unanswerable", "refused_answerable"}
    lines = [json.loads(line) for line in Path("details.jsonl").read_text("utf-8").splitlines()]
    assert lines[0]["ranking"][0] == ["a#1", 1]
    assert list(lines[0]) == ["id", "ranking", "answered", "confidence", "citations"]


def test_eval_shows_a_table(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    article = {"id": "a", "title": "Ferries", "paragraphs": ["The ferry sank in May."]}
    asked = {"id": "1", "question": "ferry?", "kind": "fact", "relevant": [["a", 1]], "answers": []}
    (folder / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    (folder / "questions.jsonl").write_text(json.dumps(asked), encoding="utf-8")

    assert "hit@1" in run("eval", str(folder)).stdout
    assert parsed(run("eval", str(folder), "--json"))["abstention"] == {}


def test_eval_of_a_folder_without_a_set_is_one_sentence(run: Run, tmp_path: Path) -> None:
    result = run("eval", str(tmp_path))

    assert result.exit_code == 1
    assert "questions.jsonl" in result.stderr


def test_a_line_separator_inside_a_question_of_a_set_does_not_cut_it(
    run: Run, tmp_path: Path
) -> None:
    asked = {"id": "1", "question": "a\u2028b\x85?", "kind": "fact", "relevant": []}
    article = {"id": "a", "title": "Ferries", "paragraphs": ["The ferry sank in May."]}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    questions = json.dumps(asked, ensure_ascii=False)
    (tmp_path / "questions.jsonl").write_text(questions, encoding="utf-8")

    assert parsed(run("eval", ".", "--json"))["questions"] == 1


def test_questions_that_are_no_utf_8_are_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_bytes(b"caf\xe9\n")

    result = run("eval", ".")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "questions.jsonl cannot be read" in result.stderr


def test_eval_tells_on_stderr_what_it_skipped(run: Run, tmp_path: Path) -> None:
    article = {"id": "a", "title": "Ferries", "paragraphs": ["The ferry sank in May."]}
    lines = f"{json.dumps(article)}\nno json\n"
    (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text("", encoding="utf-8")

    result = run("eval", ".", "--json")

    assert "Skipped 1:" in result.stderr
    assert "articles.jsonl:2: is not JSON" in result.stderr
    assert parsed(result)["articles"] == 1


def test_eval_of_a_set_without_an_article_tells_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text("no json", encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text("", encoding="utf-8")

    assert "articles.jsonl:1: is not JSON" in run("eval", ".").stderr


def test_details_into_a_missing_folder_are_refused_before_the_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        pytest.fail("the evaluation ran")

    monkeypatch.setattr("bot.evaluation.evaluate_folder", never)

    result = run("eval", ".", "--details", "missing/details.jsonl")

    assert result.exit_code == 1
    assert "missing" in result.stderr


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


def test_an_examination_that_the_system_refuses_is_a_finding(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bot.doctor.shutil.disk_usage", refuse)

    result = run("doctor")

    assert "BAD disk: [Errno 13] Permission denied" in result.stdout
    assert "generation:" in result.stdout
