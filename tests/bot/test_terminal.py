"""Answers on a terminal: what an article holds never drives it, and it ends in good order."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from bot.answer import Answer, AnswerKind, Citation
from bot.cli import _use_utf8
from bot.errors import PilcrowError
from bot.language import text
from bot.terminal import Terminal, converse
from bot.wording import printable
from corpus import StatementKind

DRIVING = "\x1b[31m\x07\n\r\x00\x85\x9b\u2028\u2029\u202a\u202e\u2066\u2069"
KEPT = "a\u00a0b\u00adc\u200dd\u200ce\u202f 👩\u200d🚀 ¶ “é”"

SAID = Answer(
    question="?",
    kind=AnswerKind.SAID,
    confidence=1.0,
    citations=(
        Citation(
            article=f"id{DRIVING}",
            title=f"title{DRIVING}",
            paragraph=1,
            text=f"before{DRIVING}quote{DRIVING}after",
            start=6,
            end=11 + len(DRIVING),
            speaker=f"speaker{DRIVING}",
            statement=StatementKind.REPORTED,
            source=f"source{DRIVING}",
            published_at="2024-05-01",
            url=f"url{DRIVING}",
            score=1.0,
        ),
    ),
    ranking=(),
    generation="1",
)


@pytest.mark.parametrize("character", DRIVING.replace("[31m", ""), ids=ascii)
def test_printable_puts_a_space_for_what_drives_a_terminal(character: str) -> None:
    assert printable(f"a{character}b") == "a b"


def test_printable_keeps_everything_else() -> None:
    assert printable(KEPT) == KEPT


def test_nothing_of_an_article_drives_the_terminal() -> None:
    console = Console(file=io.StringIO(), soft_wrap=True, no_color=True)

    Terminal(console).show(SAID)

    shown: str = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    assert [mark for mark in DRIVING.replace("[31m", "").replace("\n", "") if mark in shown] == []
    assert shown.count("\n") == 2
    words = ("id", "title", "quote", "speaker", "source", "url")
    assert [word for word in words if word not in shown] == []


def test_an_error_does_not_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().show_error(PilcrowError("a\x1bb"))

    assert capsys.readouterr().err == "Error: a b\n"


class _Typed(io.StringIO):
    """Stands for a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(name="keyboard")
def _keyboard(monkeypatch: pytest.MonkeyPatch) -> _Typed:
    """What is typed, with Ctrl-D behind it; input() reads it as it would a pipe."""
    typed = _Typed()
    monkeypatch.setattr(sys, "stdin", typed)
    return typed


def _no_answer(question: str, _speaker: str | None = None, /) -> Answer:
    return Answer(
        question=question,
        kind=AnswerKind.ABSTAINED,
        confidence=0.0,
        citations=(),
        ranking=(),
        generation="1",
    )


def test_the_prompt_ends_with_a_line_of_its_own_after_ctrl_d(
    keyboard: _Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard.write("one?\n\n")
    keyboard.seek(0)

    converse(_no_answer, Terminal())

    shown = capsys.readouterr().out
    assert shown.count("do not answer") == 1
    assert shown.endswith("¶ \n")


def test_the_prompt_ends_with_a_line_of_its_own_after_ctrl_c(
    keyboard: _Typed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: Any) -> str:  # noqa: ANN401 - whatever readline is given
        raise KeyboardInterrupt

    monkeypatch.setattr(keyboard, "readline", interrupted)

    with pytest.raises(KeyboardInterrupt):
        converse(_no_answer, Terminal())
    assert capsys.readouterr().out == "¶ \n"


def test_a_closed_stdin_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    converse(_no_answer, Terminal())


def test_a_line_that_is_no_utf_8_does_not_end_the_conversation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"caf\xe9?\nnext?\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", piped)
    asked: list[str] = []

    def answer(question: str, speaker: str | None = None, /) -> Answer:
        asked.append(question)
        return _no_answer(question)

    _use_utf8()
    converse(answer, Terminal())

    assert asked == ["caf\ufffd?", "next?"]


CITATION = replace(
    SAID.citations[0],
    article="tolls",
    title="Money",
    text="“Tolls rise.”",
    start=0,
    end=13,
    speaker="Ann Quist",
    statement=StatementKind.DIRECT,
    source="The Courier",
    url=None,
)


def shown(answer: Answer) -> str:
    """Return what is written of `answer`, without colours."""
    console = Console(file=io.StringIO(), soft_wrap=True, no_color=True)
    Terminal(console).show(answer)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    return text


@pytest.mark.parametrize(
    ("statement", "source", "attribution"),
    [
        (StatementKind.DIRECT, "The Courier", "Ann Quist, quoted: "),
        (StatementKind.REPORTED, "The Courier", "Ann Quist, reported by The Courier: "),
        (StatementKind.REPORTED, None, "Ann Quist, reported: "),
    ],
    ids=["quoted", "reported", "reported by an unknown outlet"],
)
def test_citation_tells_whose_words_and_who_reports_them(
    statement: StatementKind, source: str | None, attribution: str
) -> None:
    citation = replace(CITATION, statement=statement, source=source)

    assert shown(replace(SAID, citations=(citation,))).startswith(f" 1  {attribution}“Tolls rise.”")


def test_quotation_over_paragraphs_is_one_item_when_it_runs_on() -> None:
    second = replace(CITATION, paragraph=2, text="“And fall.”", end=11, runs_on=True)
    third = replace(CITATION, paragraph=3)

    lines = shown(replace(SAID, citations=(CITATION, second, third))).splitlines()

    assert lines == [
        " 1  Ann Quist, quoted: “Tolls rise.”",
        "    “And fall.”",
        "    Money · ¶1–2 · The Courier · 1 May 2024 · tolls#1",
        "",
        " 2  Ann Quist, quoted: “Tolls rise.”",
        "    Money · ¶3 · The Courier · 1 May 2024 · tolls#3",
    ]


@pytest.mark.parametrize(
    ("copies", "more"),
    [
        (("wire#2",), " · +1 more article"),
        (("wire#2", "paper#7", "paper#8", "a#b#1"), " · +3 more articles"),
        (("tolls#9",), ""),
    ],
    ids=["one", "several, one twice", "the article itself"],
)
def test_source_tells_how_many_other_articles_say_the_same(
    copies: tuple[str, ...], more: str
) -> None:
    lines = shown(replace(SAID, citations=(replace(CITATION, copies=copies),))).splitlines()

    assert lines[1] == f"    Money · ¶1 · The Courier · 1 May 2024 · tolls#1{more}"


def test_articles_that_carry_parts_of_a_quotation_are_counted_once() -> None:
    first = replace(CITATION, copies=("wire#1",))
    second = replace(CITATION, paragraph=2, runs_on=True, copies=("wire#2", "paper#2"))

    lines = shown(replace(SAID, citations=(first, second))).splitlines()

    assert lines[2].endswith(" · ¶1–2 · The Courier · 1 May 2024 · tolls#1 · +2 more articles")


def test_notes_stand_above_an_answer() -> None:
    answer = replace(
        SAID, citations=(CITATION,), notes=(text("notes-read-as", name="Ann\x1bQuist"),)
    )

    assert shown(answer).splitlines()[:3] == [
        "Read as: Ann Quist.", "", " 1  Ann Quist, quoted: “Tolls rise.”"
    ]  # fmt: skip


def test_nearest_is_below_the_note_that_tells_what_it_is_when_nothing_answers() -> None:
    answer = replace(_no_answer("?"), notes=(text("notes-nearest"),), nearest=(CITATION,))

    lines = shown(answer).splitlines()

    assert lines[0] == "What comes nearest is not an answer:"
    assert lines[2].startswith(" 1  Ann Quist, quoted: ")


def test_choices_are_a_numbered_list() -> None:
    answer = replace(
        SAID, notes=(text("notes-last-before"),), choices=("Ann Quist", "Ben\x1bQuist")
    )

    assert shown(answer).splitlines()[:3] == [
        "The last before that:", "    [1] Ann Quist", "    [2] Ben Quist"
    ]  # fmt: skip


def _choices(question: str, speaker: str | None = None, /) -> Answer:
    """Answer with what was asked; the name in the first question is two people's."""
    choices = ("Ann Quist", "Ben Quist") if question == "Quist?" and not speaker else ()
    notes = (text("notes-read-as", name=f"{question} {speaker}"),)
    return replace(SAID, question=question, notes=notes, choices=choices)


def _asked(capsys: pytest.CaptureFixture[str]) -> list[str]:
    lines = capsys.readouterr().out.replace("¶ ", "").splitlines()
    told = [line for line in lines if line.startswith("Read as: ")]
    return [line.removeprefix("Read as: ").removesuffix(".") for line in told]


def test_number_asks_again_for_one_of_several(
    keyboard: _Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard.write("Quist?\n2\n1\n3\nnext?\n1\n")
    keyboard.seek(0)

    converse(_choices, Terminal())

    assert _asked(capsys) == [
        "Quist? None", "Quist? Ben Quist", "Quist? Ann Quist", "3 None", "next? None", "1 None",
    ]  # fmt: skip


def test_number_is_a_question_when_it_comes_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Quist?\n2\n"))

    converse(_choices, Terminal())

    assert _asked(capsys) == ["Quist? None", "2 None"]
