"""`pilcrow ask` and `pilcrow run`: their contracts, and what wrong input gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run, parsed

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

TOPIC = "the bridge, asked every day by people stuck in traffic"


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
    assert "¶3–4 · The Meridian Post · 15 October 2022" in shown


def test_said_prints_the_same_object_as_ask(run: Run) -> None:
    run("index")

    result = run("said", "Orsel", "--about", TOPIC, "--since", "2023", "--json")

    answer = parsed(result)
    assert result.exit_code == 0
    assert list(answer) == ["question", "answered", "kind", "confidence", "citations"]
    assert answer["question"] == f"what did Orsel say about {TOPIC} since 1 January 2023?"
    assert {citation["speaker"] for citation in answer["citations"]} == {"Maude Orsel"}
    assert all(citation["published_at"] >= "2023" for citation in answer["citations"])
    assert [list(citation) for citation in answer["citations"][:1]] == [CITATION_KEYS]


def test_said_exits_with_3_when_there_is_no_such_statement(run: Run) -> None:
    run("index")

    silent = run("said", "Orsel", "--until", "1990-01-01")
    unknown = run("said", "Nobody Atall", "--json")

    assert silent.exit_code == unknown.exit_code == 3
    assert silent.stdout.startswith(
        "The articles have no statement by Maude Orsel up to 1 January 1990. The first after that:"
    )
    assert (parsed(unknown)["kind"], parsed(unknown)["citations"]) == ("abstained", [])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Orsel", "--since", "foo"), "--since ‘foo’ is no date: write it as 2022-10-13."),
        (
            ("Orsel", "--since", "2023-05-02", "--until", "2023-05-01"),
            "--since 2023-05-02 is after --until 2023-05-01: change one of them.",
        ),
        ((" ",), "There is no name: say whose statements you want."),
    ],
    ids=["no date", "the wrong way round", "no name"],
)
def test_said_tells_in_one_sentence_what_is_wrong(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run("said", *arguments)

    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")


def test_ask_cites_only_what_the_options_leave(run: Run) -> None:
    run("index")
    question = "How much did the Tessary bridge cost?"
    everything = parsed(run("ask", question, "--json"))["citations"]
    first = everything[0]
    outlet, day = first["source"], first["published_at"][:10]

    of_outlet = parsed(run("ask", question, "--source", outlet.lower(), "--json"))
    of_day = parsed(run("ask", question, "--since", day, "--until", day, "--json"))
    before = parsed(run("ask", question, "--until", "1990-01-01", "--json"))

    assert {citation["source"] for citation in of_outlet["citations"]} == {outlet}
    assert {citation["published_at"][:10] for citation in of_day["citations"]} == {day}
    assert (before["kind"], before["citations"]) == ("abstained", [])


def test_ask_takes_several_outlets_and_tells_which_was_misspelt(run: Run) -> None:
    run("index")

    result = run("ask", "bridge?", "--source", "meridain post", "--source", "The Meridian Post")

    assert "Read as: The Meridian Post." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--since", "foo"), "--since ‘foo’ is no date: write it as 2022-10-13."),
        (
            ("--since", "2023-05-02", "--until", "2023-05-01"),
            "--since 2023-05-02 is after --until 2023-05-01: change one of them.",
        ),
        (("--source", "qqqqqq"), "No outlet of the articles is called “qqqqqq”: most articles"),
    ],
    ids=["no date", "the wrong way round", "no outlet"],
)
def test_ask_tells_in_one_sentence_what_is_wrong_with_an_option(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    run("index")

    result = run("ask", "the bridge?", *arguments)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("question", ["", "  ", "?!"])
def test_ask_tells_what_is_missing_when_there_is_no_question(run: Run, question: str) -> None:
    result = run("ask", question)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: There is no question: type what you want to know.\n"


def test_asking_before_indexing_names_the_command(run: Run) -> None:
    result = run("ask", "anything?")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Nothing is indexed yet")
    assert "pilcrow index" in result.stderr


def test_run_without_a_token_answers_each_line_of_a_pipe(run: Run) -> None:
    run("index")

    result = run("run", stdin="what did Tsikhanouskaya say?\n\nwhat did Orsel say?\n")

    assert result.exit_code == 0
    assert "epic fail" in result.stdout
    assert "mayor" in result.stdout
    assert "DISCORD_TOKEN" in result.stderr


def test_a_question_of_bytes_that_are_no_utf_8_is_asked_with_replacements(run: Run) -> None:
    run("index")

    answer = parsed(run("ask", "caf\udce9 said?", "--json"))

    assert answer["question"] == "caf\ufffd said?"


def test_control_characters_of_an_article_do_not_reach_the_terminal(
    run: Run, tmp_path: Path
) -> None:
    article = {"id": "a", "title": "Ferries", "paragraphs": ["The ferry \x1b[31m sank in May."]}
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    run("index", "a.jsonl")

    shown = run("ask", "the ferry sank in May?").stdout

    assert "sank in May" in shown
    assert "\x1b" not in shown
