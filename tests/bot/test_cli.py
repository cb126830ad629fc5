"""The command line: its contracts, and one clear sentence for everything that goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.settings import names
from index.generations import DataFolder, current_manifest
from tests.bot.conftest import SAMPLES
from tests.fakes import BagOfWordsEmbedder

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]

CITATION_KEYS = [
    "locator",
    "article",
    "title",
    "paragraph",
    "text",
    "start",
    "end",
    "speaker",
    "source",
    "published_at",
    "url",
    "score",
]


@pytest.fixture(name="run")
def _run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder, with an embedder that needs no model."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PILCROW_CORPUS", str(SAMPLES))
    monkeypatch.setenv("PILCROW_CACHE", str(tmp_path / "cache"))

    def fake(name: str, _threads: int = 1) -> BagOfWordsEmbedder:
        return BagOfWordsEmbedder(name)

    for module in ("index.embedder", "bot.indexing", "bot.evaluation", "bot.doctor"):
        monkeypatch.setattr(f"{module}.SentenceTransformerEmbedder", fake)

    def run(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run


def parsed(result: Result) -> dict[str, Any]:
    """Return the one JSON object on stdout."""
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def test_ask_prints_the_contracts_object(run: Run) -> None:
    run("index")

    result = run("ask", "what did Tsikhanouskaya say?", "--json")

    answer = parsed(result)
    assert result.exit_code == 0
    assert list(answer) == ["question", "answered", "kind", "confidence", "citations"]
    assert (answer["kind"], answer["answered"]) == ("said", True)
    assert [list(citation) for citation in answer["citations"]] == [CITATION_KEYS] * 3
    for citation in answer["citations"]:
        assert citation["locator"] == f"{citation['article']}#{citation['paragraph']}"
        assert 0 <= citation["start"] < citation["end"] <= len(citation["text"])


def test_an_abstention_exits_with_3_and_cites_nothing(run: Run) -> None:
    run("index")

    result = run("ask", "Who painted the ceiling of the Sistine chapel?", "--json")

    assert (result.exit_code, parsed(result)["kind"]) == (3, "abstained")
    assert parsed(result)["citations"] == []


def test_an_answer_in_words_shows_quote_paragraph_outlet_and_date(run: Run) -> None:
    run("index")

    shown = run("ask", "what did Tsikhanouskaya say?").stdout

    assert "it would be an epic fail.”" in shown
    assert "¶4 · The Meridian Post · 15 October 2022" in shown


def test_asking_before_indexing_names_the_command(run: Run) -> None:
    result = run("ask", "anything?")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Nothing is indexed yet")
    assert "pilcrow index" in result.stderr


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
    assert {step["phase"] for step in steps} == {"reading", "writing", "embedding", "publishing"}
    assert all(0 <= step["done"] <= step["total"] for step in steps)
    assert parsed(result)["published"] is True
    assert niceness == [15]


def test_run_without_a_token_answers_each_line_of_a_pipe(run: Run) -> None:
    run("index")

    result = run("run", stdin="what did Tsikhanouskaya say?\n\nwhat did Orsel say?\n")

    assert result.exit_code == 0
    assert "epic fail" in result.stdout
    assert "mayor" in result.stdout
    assert "DISCORD_TOKEN" in result.stderr


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


def test_wrong_settings_are_all_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_QUEUE_LIMIT", "0")
    monkeypatch.setenv("PILCROW_LOG_LEVEL", "loud")

    result = run("doctor")

    assert result.exit_code == 1
    assert "PILCROW_QUEUE_LIMIT" in result.stderr
    assert "PILCROW_LOG_LEVEL" in result.stderr
    assert "Traceback" not in result.output


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


def test_file_names_do_not_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one\x1b.txt").write_text("One\n\nA paragraph.", encoding="utf-8")
    (tmp_path / "bad\x1b.txt").touch()
    folder = tmp_path / "folder\x1b"
    folder.mkdir()
    shown = [
        run("index", "one\x1b.txt", "bad\x1b.txt").output,
        run("status").output,
        run("doctor").output,
        run("index", "no\x1bwhere").output,
    ]

    assert [text for text in shown if "\x1b" in text] == []
    assert "bad .txt: is empty" in shown[0]
    assert "one .txt" in shown[1]


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


def test_doctor_looks_at_what_would_be_indexed_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("One\n\nA paragraph.", encoding="utf-8")
    run("index", "one.txt")

    assert f"corpus: 1 files in {path}" in run("doctor").stdout


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


def test_a_question_of_bytes_that_are_no_utf_8_is_asked_with_replacements(run: Run) -> None:
    run("index")

    answer = parsed(run("ask", "caf\udce9 said?", "--json"))

    assert answer["question"] == "caf\ufffd said?"


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


@pytest.mark.parametrize("arguments", [["status"], ["status", "--json"]], ids=" ".join)
def test_a_reader_that_has_left_is_no_error(run: Run, arguments: list[str]) -> None:
    run("index")
    reading, writing = os.pipe()
    os.close(reading)

    process = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writing)

    assert (process.returncode, process.stderr) == (1, "")


def test_control_characters_of_an_article_do_not_reach_the_terminal(
    run: Run, tmp_path: Path
) -> None:
    article = {"id": "a", "title": "Ferries", "paragraphs": ["The ferry \x1b[31m sank in May."]}
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    run("index", "a.jsonl")

    shown = run("ask", "the ferry sank in May?").stdout

    assert "sank in May" in shown
    assert "\x1b" not in shown
