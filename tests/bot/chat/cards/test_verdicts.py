"""Cards of checked quotations keep Discord's limits, whatever was typed and found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Citation
from bot.chat.cards.escaping import size
from bot.chat.cards.layout import DESCRIPTION, Colour
from bot.chat.cards.verdicts import check_card
from bot.checking import Check, Verdict
from bot.checking.attributing import Asked
from bot.language import ENGLISH, language_of
from corpus import StatementKind
from index.differing import Change, Op

CITATION = Citation(
    article="cape-orrin",
    title="Cape Orrin",
    paragraph=3,
    text="“We were ready for them,” said Maude Orsel.",
    start=1,
    end=23,
    speaker="Maude Orsel",
    statement=StatementKind.DIRECT,
    source="The Weekly Lantern",
    published_at="2024-03-02",
    url=None,
    score=1.0,
)
FOUND = Check(
    text="We were ready for them",
    verdict=Verdict.VERBATIM,
    citations=(CITATION,),
    speaker_found="Maude Orsel",
    generation="g1",
)
ABSENT = Check(text="Zebras juggle", verdict=Verdict.ABSENT, citations=(), generation="g1")

WILD = st.text(st.one_of(st.sampled_from("*_[]@<> \n.中\U0001f6a2\ud83d"), st.characters()))
LONG = WILD.map(lambda text: (text or "x") * 60)
CHANGES = st.lists(st.builds(Change, st.sampled_from(Op), LONG), max_size=30).map(tuple)


@st.composite
def checks(draw: st.DrawFn) -> Check:
    name, text = draw(LONG), draw(LONG)
    citation = replace(
        CITATION, title=draw(LONG), text=text, start=0, end=len(text), speaker=name, source=name,
        url="https://lantern.example/" + "x" * draw(st.integers(0, 400)),
    )  # fmt: skip
    asked = Asked(typed=name, people=frozenset({1}), read_as=draw(st.sampled_from([None, name])))
    return Check(
        text=draw(LONG), verdict=draw(st.sampled_from(Verdict)), citations=(citation,) * 4,
        changes=draw(CHANGES), speaker_found=name, asked=draw(st.sampled_from([None, asked])),
        generation="g1",
    )  # fmt: skip


@given(st.lists(checks(), min_size=1, max_size=3))
def test_card_keeps_discords_limits_whatever_was_found(found: list[Check]) -> None:
    card = check_card(found, "abcdefghij", ENGLISH)

    assert 0 < size(card.text) <= DESCRIPTION
    assert len(card.buttons) <= 6


@pytest.mark.parametrize(
    ("checks_", "colour"),
    [
        ([FOUND], Colour.LIKELY),
        ([replace(FOUND, verdict=Verdict.OTHER_SPEAKER)], Colour.NOTICE),
        ([ABSENT], Colour.ABSTAINED),
        ([ABSENT, FOUND], Colour.LIKELY),
    ],
    ids=["found", "another's", "absent", "one of two"],
)
def test_colour_tells_what_was_found(checks_: list[Check], colour: Colour) -> None:
    assert check_card(checks_, None, ENGLISH).colour is colour


def test_long_stretches_without_changes_are_shortened() -> None:
    long = "word " * 60
    changes = (Change(Op.EQUAL, long), Change(Op.REMOVED, "not "), Change(Op.EQUAL, "ready"))
    card = check_card([replace(FOUND, verdict=Verdict.CHANGED, changes=changes)], None, ENGLISH)

    line = card.text.splitlines()[1]
    assert line.endswith("word ~~not~~ ready")
    assert "word … word" in line
    assert len(line) < len(long) / 2


def test_changes_are_cut_when_there_are_too_many() -> None:
    changes = tuple(Change(op, "word ") for op in (Op.EQUAL, Op.REMOVED) * 200)
    card = check_card([replace(FOUND, verdict=Verdict.CHANGED, changes=changes)], None, ENGLISH)

    line = card.text.splitlines()[1]
    assert line.endswith("…")
    assert line.count("~~") % 2 == 0


def test_verdict_is_told_in_the_language_of_whoever_asked() -> None:
    card = check_card([FOUND], None, language_of("de"))

    assert "Maude Orsel" in card.text.splitlines()[0]
    assert card.text != check_card([FOUND], None, ENGLISH).text
