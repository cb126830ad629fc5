"""Long lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where a page of a long list is: page `number`, from 1, of `pages`, and what comes before.

    The list has `total` items, `size` to a page.
    """

    number: int
    pages: int
    total: int
    size: int

    @classmethod
    def at(cls, number: int, size: int, total: int) -> Cut:
        """Return where page `number` is, or the nearest that there is: the first of no items."""
        pages = max(1, -(-total // size))
        return cls(number=min(max(number, 1), pages), pages=pages, total=total, size=size)

    @property
    def before(self) -> int:
        """How many items the pages before hold."""
        return (self.number - 1) * self.size


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The items of one page of a long list, in order, and where it is cut."""

    items: tuple[T, ...]
    cut: Cut
