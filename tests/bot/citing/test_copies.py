"""Copies are found through what editors change, and other facts are no copies."""

from __future__ import annotations

import random

import pytest

from bot.citing import Quotable
from index.passages import Span

WIRE = (
    "The council of Sandmouth approved a toll of twelve crowns for the old bridge, the mayor said "
    "on Monday. Nobody knows who will pay it."
)
TOLL = WIRE.partition(" Nobody")[0]


def quotable(text: str, quoted: str | None = None) -> Quotable:
    start = text.index(quoted) if quoted else 0
    return Quotable(text, Span(start, start + len(quoted or text)))


def copies(text: str, other: str, quoted: str | None = TOLL) -> bool:
    return quotable(text, quoted if quoted and quoted in text else None).copies(quotable(other))


@pytest.mark.parametrize(
    "other",
    [
        WIRE.replace("the old", "the\u00a0old").replace(" toll", "  toll"),
        WIRE.replace("said on Monday", "said Monday"),
        WIRE.replace("twelve", "12").replace("the mayor said", "the mayor announced"),
        WIRE.replace("approved", "has approved").replace("the old bridge", "the old bridge now"),
        WIRE.replace("knows", "know"),
        "SANDMOUTH (Reuters) - " + WIRE,
        "SANDMOUTH, May 3 (AP) — " + WIRE,
        WIRE + " Ferries run on Tuesdays. Ben Quist has paid 14 crowns.",
        "It rains in Lund. " + WIRE,
        WIRE.replace(" Nobody", " Ferries run on Tuesdays. Nobody"),
        TOLL,
    ],
    ids=[
        "spaces", "a preposition", "digits", "grammar", "spelling", "an agency", "a dateline",
        "more behind", "more before", "more between", "cut shorter",
    ],
)  # fmt: skip
def test_copy_is_found_when_an_editor_has_changed_it(other: str) -> None:
    assert copies(WIRE, other)
    assert copies(other, WIRE, TOLL if TOLL in other else WIRE if WIRE in other else None)


def test_copy_is_found_when_both_have_the_line_of_an_agency() -> None:
    assert copies(f"LONDON (Reuters) - {WIRE}", f"PARIS, May 3 (AP) — {WIRE}", None)


def test_copy_is_found_when_only_quotation_marks_differ() -> None:
    said = "“It’s over – the bridge isn’t ours, and it never was,” said Ben Quist."

    assert copies(said, said.replace("“", '"').replace("”", '"').replace("’", "'"), None)


@pytest.mark.parametrize(
    "other",
    [
        WIRE.replace("twelve", "fourteen"),
        WIRE.replace("twelve crowns", "crowns"),
        WIRE.replace("Sandmouth", "Lundmouth"),
        WIRE.replace("Monday", "Tuesday"),
        WIRE.replace("approved", "did not approve"),
        WIRE.replace("approved", "rejected"),
        WIRE.replace("bridge", "tunnel"),
        WIRE.replace("Nobody knows", "Everybody knows"),
        "The council of Sandmouth met on Monday.",
        "",
    ],
    ids=[
        "a number", "a number less", "a name", "a day", "a denial", "an opposite", "a thing",
        "who", "something else", "nothing",
    ],
)  # fmt: skip
def test_other_fact_is_no_copy(other: str) -> None:
    assert not copies(WIRE, other, None)
    assert not copies(other, WIRE, None)


def test_what_is_quoted_has_to_stand_in_the_other_text() -> None:
    assert quotable(WIRE, TOLL).copies(quotable(TOLL))
    assert not quotable(WIRE, "Nobody knows who will pay it.").copies(quotable(TOLL), 0.5)
    assert quotable(WIRE).copies(quotable(TOLL), 0.5)
    assert not quotable(WIRE).copies(quotable(TOLL))


def test_short_text_is_a_copy_only_when_all_words_are_the_same() -> None:
    assert copies("Tolls will rise.", "Tolls will rise!", None)
    assert not copies("Tolls will rise.", "Tolls rise.", None)


def test_texts_without_letters_are_copies_only_when_they_are_the_same() -> None:
    assert copies("* * *", "* * *", None)
    assert not copies("* * *", "— — —", None)


def test_very_long_text_is_compared_at_once() -> None:
    choose = random.Random(1).choice
    long = " ".join(choose(WIRE.split()) for _ in range(100_000))

    found = copies(long, long + " end", None), copies(WIRE, long, None), copies(long, long, None)

    assert found == (False, False, True)
