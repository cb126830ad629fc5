"""`pilcrow eval`: its contract, and what it finds against a baseline."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer
from bot.answerer import Answerer
from tests.bot.commands.conftest import Run, parsed

SUNK = [
    "The ferry sank in May.",
    "It rained on the harbour.",
    "The council voted against lanterns.",
    "Winter came early this year.",
]


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


def test_eval_shows_the_worst_failures_on_stdout_and_with_json_on_stderr(
    run: Run, broken: Callable[[], None], folder: Path
) -> None:
    broken()

    shown = run("eval", str(folder), "--failures", "1")
    told = run("eval", str(folder), "--failures", "1", "--json")

    assert "another paragraph came first · confidence" in shown.stdout
    assert " 2  " not in shown.stdout
    assert "expected  a#1 (not among the ten): The ferry sank in May." in shown.stdout
    assert "another paragraph came first" in told.stderr
    assert parsed(told)["questions"] == 5


def test_the_same_ranking_passes_its_own_baseline(run: Run, folder: Path) -> None:
    Path("baseline.json").write_text(run("eval", str(folder), "--json").stdout, encoding="utf-8")

    result = run("eval", str(folder), "--baseline", "baseline.json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Every figure is as in the baseline." in result.stdout


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["table", "JSON"])
def test_a_broken_ranking_fails_against_a_baseline_and_names_the_metric(
    run: Run, broken: Callable[[], None], folder: Path, form: list[str]
) -> None:
    Path("baseline.json").write_text(run("eval", str(folder), "--json").stdout, encoding="utf-8")
    broken()

    result = run("eval", str(folder), "--baseline", "baseline.json", *form)

    assert result.exit_code == 1
    assert (
        "hit@1 fell by more than its noise: 1.0000 in the baseline, 0.0000 now, noise 0.2500\n"
    ) in result.stderr
    assert "auroc" not in result.stderr


def test_a_report_is_written_with_the_comparison(
    run: Run, broken: Callable[[], None], folder: Path
) -> None:
    Path("baseline.json").write_text(run("eval", str(folder), "--json").stdout, encoding="utf-8")
    broken()

    run("eval", str(folder), "--baseline", "baseline.json", "--report", "report.html")

    page = Path("report.html").read_text("utf-8")
    assert page.count("<svg") == 3
    assert "Against the baseline" in page
    assert "a#1</bdi>" in page


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--details", "missing/details.jsonl"], "missing/details.jsonl cannot be written"),
        (["--details", "."], ". cannot be written"),
        (["--report", "missing/report.html"], "missing/report.html cannot be written"),
        (["--report", "."], ". cannot be written"),
        (["--report", "/dev/null"], "/dev/null cannot be written"),
        (["--baseline", "missing.json"], "missing.json cannot be read"),
        (["--baseline", "small/articles.jsonl"], "small/articles.jsonl is no baseline"),
        (["--baseline", "other.json"], "other.json is of the set other with 5 questions"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_used_is_one_sentence_before_the_run(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], told: str
) -> None:
    def never(*_: object) -> None:
        pytest.fail("the evaluation ran")

    figures = parsed(run("eval", str(folder), "--json"))
    Path("other.json").write_text(json.dumps(figures | {"set": "other"}), encoding="utf-8")
    monkeypatch.setattr("bot.evaluation.running.run", never)

    result = run("eval", str(folder), *options)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert told in result.stderr


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A set of four answerable questions and one other."""
    questions = ["the ferry sank", "rained on harbour", "council voted lanterns", "winter early"]
    asked: list[dict[str, Any]] = [
        {"id": str(n), "question": text, "kind": "fact", "relevant": [["a", n]]}
        for n, text in enumerate(questions, 1)
    ]
    asked.append({"id": "5", "question": "radio telescopes?", "kind": "no", "relevant": []})
    folder = tmp_path / "small"
    folder.mkdir()
    article = {"id": "a", "title": "Ferries", "paragraphs": SUNK}
    (folder / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    return folder


@pytest.fixture(name="broken")
def _broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make every ranking from now on lack what was first, and nothing else change."""

    answer_well = Answerer.answer

    def answer_badly(self: Answerer, question: str) -> Answer:
        answer = answer_well(self, question)
        return replace(answer, ranking=answer.ranking[1:])

    return lambda: monkeypatch.setattr(Answerer, "answer", answer_badly)
