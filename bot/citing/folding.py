"""Putting copies under the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folded(Generic[T]):
    """What comes first of several copies, and the others in order."""

    head: T
    copies: tuple[T, ...] = ()


def fold(
    items: Iterable[T], is_copy: Callable[[T, T], bool], most: int | None = None
) -> list[Folded[T]]:
    """Put each of `items` that is a copy of one before it under that one, and keep their order.

    `is_copy` is asked about an item and a head. The head is the first in order, so that neither a
    ranking nor an order by date changes; which outlet was first cannot be told from dates alone.
    Behind `most` heads only copies of those are taken.
    """
    folded: list[Folded[T]] = []
    for item in items:
        place = next((n for n, each in enumerate(folded) if is_copy(item, each.head)), None)
        if place is not None:
            folded[place] = Folded(folded[place].head, (*folded[place].copies, item))
        elif most is None or len(folded) < most:
            folded.append(Folded(item))
    return folded
