"""Quotations in every style."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.statements.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said: “We sail.”", ["“We sail.”"]),
        ('She said: "We sail."', ['"We sail."']),
        ("She said: «We sail.»", ["«We sail.»"]),
        ("She said: „We sail.“", ["„We sail.“"]),
        ("She said: „We sail.”", ["„We sail.”"]),
        ("She said: 「We sail.」", ["「We sail.」"]),
        ("She said: ‘We sail.’", ["‘We sail.’"]),
        ("She said: 'We sail now.'", ["'We sail now.'"]),
        ("She said: ''We sail.''", ["''We sail.''"]),
        ("She said: ``We sail.''", ["``We sail.''"]),
        ("“We sail,“ she said. It rained.", ["“We sail,“"]),
        ('“We sail," she said. It rained.', ['“We sail,"']),
        ('"We sail,” she said. It rained.', ['"We sail,”']),
        ("“He told me ‘never’ and left.”", ["“He told me ‘never’ and left.”"]),
        ("“He said “never” and left.”", ["“He said “never” and left.”"]),
        ('"He said “never” and left."', ['"He said “never” and left."']),
        ("“One,” she said, “two.”", ["“One,”", "“two.”"]),
        ("“Never closed", ["“Never closed"]),
        ("“[Orsel] must go”", ["“[Orsel] must go”"]),
    ],
    ids=[
        "typographic",
        "straight",
        "guillemets",
        "low and high",
        "low and right",
        "corner brackets",
        "single",
        "single straight",
        "two single marks",
        "as TeX has it",
        "closed by an opening mark",
        "closed by a straight mark",
        "opened by a straight mark",
        "nested single",
        "nested alike",
        "nested other",
        "interrupted",
        "not closed",
        "insertion",
    ],
)
def test_a_quotation_is_found_with_its_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferrymen’s boats and the mayor’s house",
        "It is the ferrymen's day, and the mayors' too",
        "Back in ’08 it was the workers’ turn",
        "The board is 6'2\" wide",
        '<a href="x">Read</a>',
        "Rock 'n' roll",
    ],
    ids=["typographic", "straight", "a year", "feet and inches", "a tag", "and"],
)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_that_its_paragraph_does_not_close_is_open_ended() -> None:
    (quotation,) = find_quotations("She said: “We sail at nine. ")

    assert quotation.open_ended
    assert quotation.end == len("She said: “We sail at nine.")


@given(st.text(alphabet="aB .,!“”\"'‘’«»„「」`=\n\u00a0", max_size=60))
def test_quotations_are_apart_and_inside_for_any_text(text: str) -> None:
    found = find_quotations(text)

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
