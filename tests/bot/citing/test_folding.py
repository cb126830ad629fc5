"""Folding loses nothing and keeps the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.citing import Quotable, fold
from index.passages import Span

SENTENCES = (
    "The toll for the bridge is 12 crowns from the first day of summer.",
    "The toll for the bridge is 14 crowns from the first day of summer.",
    "The toll for the old bridge is 12 crowns from the first day of the summer.",
    "Ben Quist will not pay, he told the paper before the vote of the council.",
)
TEXTS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=8
)


def is_copy(one: tuple[int, str], other: tuple[int, str]) -> bool:
    left, right = (Quotable(text, Span(0, len(text))) for _, text in (one, other))
    return left.copies(right)


@given(TEXTS)
def test_nothing_is_lost_and_the_order_stays(texts: list[str]) -> None:
    items = list(enumerate(texts))

    folded = fold(items, is_copy)

    assert sorted(item for each in folded for item in (each.head, *each.copies)) == items
    heads = [each.head for each in folded]
    assert heads == sorted(heads)
    assert all(list(each.copies) == sorted(each.copies) for each in folded)
    assert all(
        each.head < copy and is_copy(copy, each.head) for each in folded for copy in each.copies
    )


@given(TEXTS)
def test_what_is_folded_stays_as_it_is_when_it_is_folded_again(texts: list[str]) -> None:
    heads = [each.head for each in fold(enumerate(texts), is_copy)]

    again = fold(heads, is_copy)

    assert [each.head for each in again] == heads
    assert not any(each.copies for each in again)


def test_only_copies_are_taken_when_there_are_heads_enough() -> None:
    folded = fold("aBbcA", lambda one, other: one.lower() == other.lower(), 2)

    assert [(each.head, each.copies) for each in folded] == [("a", ("A",)), ("B", ("b",))]
