"""Changes as they are shown in one line."""

from __future__ import annotations

import pytest

from bot.checking.diffs import spaced
from index.differing import Change, Op

E, R, A = Op.EQUAL, Op.REMOVED, Op.ADDED
SIGNS = {E: ("", ""), R: ("[-", "-]"), A: ("{+", "+}")}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param([(E, "we "), (R, "dimly "), (E, "lit")], "we [-dimly-] lit", id="removed"),
        pytest.param([(E, "we "), (A, "never"), (E, "lit")], "we {+never+} lit", id="added"),
        pytest.param(
            [(E, "we "), (R, "all "), (A, "never"), (E, "lit")],
            "we [-all-] {+never+} lit",
            id="replaced",
        ),
        pytest.param(
            [(E, "we "), (R, "lit"), (A, "saw"), (E, ", then")],
            "we [-lit-] {+saw+}, then",
            id="replaced before a mark",
        ),
        pytest.param([(E, "we lit "), (A, ","), (E, "then")], "we lit{+,+} then", id="mark added"),
        pytest.param(
            [(E, "we lit"), (R, ", "), (E, "then")], "we lit[-,-] then", id="mark removed"
        ),
        pytest.param([(E, "lit\n\n“then ")], "lit “then", id="over paragraphs"),
        pytest.param([(A, "They"), (E, "lit")], "{+They+} lit", id="at the beginning"),
        pytest.param([(E, "lit "), (A, "here")], "lit {+here+}", id="at the end"),
    ],
)
def test_changes_stand_apart_as_words_do(changes: list[tuple[Op, str]], line: str) -> None:
    shown = spaced([Change(op, text) for op, text in changes])

    assert "".join(f"{SIGNS[c.op][0]}{c.text}{SIGNS[c.op][1]}" for c in shown) == line
