"""The changes between an article and a quotation of it, ready to be shown in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.differing import Change, Op

# Marks that no space stands before.
_CLOSE = frozenset(",.;:!?…)]%")
_SPACE = Change(Op.EQUAL, " ")


def spaced(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield `changes` without white space at their ends, and that between them as equal."""
    waits = False  # a space of the article that has not been shown yet
    before: Op | None = None
    for change in changes:
        # What was added has no spaces of its own, and a mark stands close to the word before it.
        is_mark = change.text[:1] in _CLOSE
        close = is_mark if change.op is Op.ADDED else is_mark and not waits
        touches_added = before is not None and Op.ADDED in {before, change.op}
        if not close and (waits or touches_added):
            yield _SPACE
            waits = False
        yield Change(change.op, " ".join(change.text.split()))
        waits = waits or change.text[-1:].isspace()
        before = change.op
