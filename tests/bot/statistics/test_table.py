from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.statistics import to_csv
from bot.statistics.table import HEADER, defused
from bot.statistics.without_ids import without_ids
from tests.bot.statistics.asked import asked

_TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from('=+-@;,"\t\r\n '))


def rows_of(table: bytes) -> list[dict[str, str]]:
    """Return the lines as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


@given(st.lists(_TEXTS, max_size=5))
def test_the_texts_come_back(texts: list[str]) -> None:
    rows = rows_of(to_csv([asked(text) for text in texts]))

    assert [row["question"] for row in rows] == [defused(without_ids(text)) for text in texts]


@given(_TEXTS)
def test_no_cell_is_a_formula_in_any_country(text: str) -> None:
    cells = re.split(r"[;\t\r\n]", defused(text))

    assert not [cell for cell in cells if re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)]


@given(_TEXTS)
def test_defusing_only_adds_apostrophes(text: str) -> None:
    assert defused(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ('  "@SUM(A1)', "'  \"@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a;=1", "a;'=1"),
        ("a\n-1", "a\n'-1"),
        ("＝1", "'＝1"),
        ("2 + 2 = 4, isn't it; no?", "2 + 2 = 4, isn't it; no?"),
    ],
)
def test_what_looks_like_a_formula_is_defused_and_nothing_else(text: str, safe: str) -> None:
    assert defused(text) == safe


def test_a_line_has_all_there_is_of_a_question() -> None:
    table = to_csv(
        [
            asked(
                'Who, "they"\nsay?',
                answered=True,
                cited=("a#1", "b#2"),
                titles=("=A", "B"),
                ups=2,
                downs=1,
                reasons=("outdated",),
            )
        ]
    )

    assert table.startswith(b"\xef\xbb\xbf")
    assert rows_of(table) == [
        {
            "asked_at": "2024-05-31T12:00:00+00:00",
            "question": 'Who, "they"\nsay?',
            "answered": "yes",
            "confidence": "0.500",
            "seconds": "1.000",
            "cited": "a#1 | b#2",
            "titles": "'=A | B",
            "ups": "2",
            "downs": "1",
            "reasons": "outdated",
        }
    ]


def test_a_table_is_its_header_when_nothing_was_asked() -> None:
    (line,) = to_csv([]).decode("utf-8-sig").splitlines()

    assert next(csv.reader([line])) == list(HEADER)


def test_no_id_of_a_person_is_in_a_table() -> None:
    text = "what did <@123456789012345678> and <@!223456789012345678> (323456789012345678) say"

    (row,) = rows_of(to_csv([asked(text)]))

    assert row["question"] == "what did @… and @… (@…) say"
