"""Answers, people and places that the tests of `bot.state` share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.answer import Answer, AnswerKind, Citation
from bot.asked import Place
from bot.explained import KeptHit, KeptWhy
from bot.language import text
from bot.origin import Origin
from bot.requested import Question
from bot.state import State
from corpus import StatementKind
from index.passages import Span

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADA = Origin(user=810_000_000_000_000_001, channel=820_000_000_000_000_001, guild=830)
BEN = Origin(user=810_000_000_000_000_002, channel=820_000_000_000_000_001, guild=830)
DIRECT = Origin(user=ADA.user, channel=820_000_000_000_000_009, guild=None)
QUESTION = Question(text="What did the keeper whisper?")

CITATION = Citation(
    article="lights",
    title="Lights",
    paragraph=3,
    text="“Lit,” she said.",
    start=0,
    end=16,
    speaker="Maude Orsel",
    statement=StatementKind.DIRECT,
    source=None,
    published_at="2022-10-14",
    url=None,
    score=1.0,
    copies=("wire#1", "paper#2"),
)
ANSWER = Answer(
    question=QUESTION.text,
    kind=AnswerKind.SAID,
    confidence=0.75,
    citations=(CITATION,),
    ranking=(("lights", 3), ("harbour", 1)),
    generation="000001-abcdef",
    notes=(text("notes-read-as", name="Maude Orsel"),),
    choices=("Maude Orsel", "סעיד"),
)
WHY = KeptWhy(
    confidence=0.9,
    least=0.25,
    gate="passed",
    evidence=(("nearness", 0.75), ("names", 1.0)),
    missing=2,
    hits=(
        KeptHit(
            locator="lights#3",
            score=0.5,
            figures=(("words", 0.5),),
            matched=2,
            places=(Span(1, 4),),
            check=2**32 - 1,
        ),
    ),
)


async def keep(
    state: State, answer: Answer = ANSWER, origin: Origin = ADA, **others: object
) -> str:
    """Keep an answer to `QUESTION`, whatever of it is not given."""
    given: dict[str, Any] = {
        "request": QUESTION,
        "place": Place.COMMAND,
        "seconds": 0.5,
        "asked_at": NOW,
    }
    return await state.answers.keep(answer, origin=origin, **(given | others))


async def every_row(state: State) -> dict[str, list[Any]]:
    """Return what is in every table."""
    run = state._database.run
    tables = await run("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return {name: list(await run(f"SELECT * FROM {name} ORDER BY rowid")) for (name,) in tables}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def found_in(folder: Path, *needles: str) -> list[tuple[str, str]]:
    """Return which of `needles` stand in which files of `folder`, plain or as JSON has them."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        (path.name, needle)
        for path in files
        for needle in needles
        if any(form in path.read_bytes() for form in _forms(needle))
    ]


def _forms(needle: str) -> set[bytes]:
    escaped = needle.encode("ascii", "backslashreplace").decode()
    utf_16 = needle.encode("utf-16-be", "surrogatepass")
    units = [utf_16[at : at + 2] for at in range(0, len(utf_16), 2)]
    as_json = "".join(
        chr(unit[1]) if not unit[0] and unit[1] < 128 else f"\\u{unit.hex()}" for unit in units
    )
    return {needle.encode("utf-8", "surrogatepass"), escaped.encode(), as_json.encode()}
