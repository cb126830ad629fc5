"""JSON Lines: every line stands for itself."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.model import Draft, Skipped
from corpus.readers.jsonl import read_jsonl

GOOD: dict[str, Any] = {"id": "a", "title": "T", "paragraphs": ["One."]}


def _read(*lines: str | bytes) -> list[Draft | Skipped]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_jsonl(data, "bay/all.jsonl"))


def test_read_jsonl_returns_fields_verbatim_when_they_are_whole() -> None:
    fields = {
        "id": "https://bay.example/a?b=1#c d",
        "title": "Vote",
        "published_at": "2023-11-27 08:45:59.000000000Z",
        "source": "The Bay",
        "url": "https://bay.example/a",
        "author": "Ana Silva",
        "paragraphs": ["“One”\u00a0\u2028", "", " Two \n"],
    }

    (draft,) = _read(json.dumps(fields, ensure_ascii=False))

    assert draft == Draft(
        title="Vote",
        blocks=("“One”\u00a0\u2028", "", " Two \n"),
        id="https://bay.example/a?b=1#c d",
        source="The Bay",
        published_at="2023-11-27 08:45:59.000000000Z",
        url="https://bay.example/a",
        author="Ana Silva",
        line=1,
    )


def test_read_jsonl_goes_on_when_a_line_is_bad() -> None:
    found = _read(json.dumps(GOOD), "{", "", b"\x00\x01", json.dumps(GOOD | {"id": "b"}))

    assert [item.id for item in found if isinstance(item, Draft)] == ["a", "b"]
    assert [item.path for item in found if isinstance(item, Skipped)] == [
        "bay/all.jsonl:2",
        "bay/all.jsonl:4",
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"id": None}, "has neither an id nor a url", id="no id"),
        pytest.param({"id": 1.5}, "has an id that is a number, not text", id="id is a float"),
        pytest.param(
            {"id": True}, "has an id that is true or false, not text", id="id is a boolean"
        ),
        pytest.param({"id": ""}, "has an id that is empty", id="id is empty"),
        pytest.param({"id": " a"}, "white space at its ends", id="id begins with a space"),
        pytest.param({"id": "a\nb"}, "a line break", id="id of two lines"),
        pytest.param({"id": "a\ud83d"}, "has an id", id="id with half an emoji"),
        pytest.param({"title": None}, "has no title", id="no title"),
        pytest.param({"title": " "}, "has no title", id="blank title"),
        pytest.param(
            {"title": 3}, "has a title that is a number, not text", id="title is a number"
        ),
        pytest.param({"source": {}}, "has a source that is an object, not text", id="source"),
        pytest.param({"published_at": 2022}, "has a published_at that is a number", id="date"),
        pytest.param(
            {"paragraphs": None}, "paragraphs that are null, not a list", id="no paragraphs"
        ),
        pytest.param({"paragraphs": "One."}, "paragraphs that are text, not a list", id="one text"),
        pytest.param(
            {"paragraphs": ["a", 2]}, "has a paragraph 2 that is a number", id="number inside"
        ),
        pytest.param({"paragraphs": [["a"]]}, "has a paragraph 1 that is a list", id="list inside"),
    ],
)
def test_read_jsonl_says_why_when_a_field_is_odd(fields: dict[str, Any], reason: str) -> None:
    (item,) = _read(json.dumps(GOOD | fields))

    assert isinstance(item, Skipped)
    assert reason in item.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param('{"id": "a"', "is not JSON at character", id="cut off"),
        pytest.param("[1]", "is a list, not a JSON object", id="list"),
        pytest.param("null", "is null, not a JSON object", id="null"),
        pytest.param("[" * 100_000, "nested too deep", id="nested"),
        pytest.param("9" * 10_000, "a number too long", id="huge number"),
        pytest.param("The title of a text", "is not JSON", id="text"),
    ],
)
def test_read_jsonl_says_why_when_a_line_is_no_object(line: str, reason: str) -> None:
    (item,) = _read(line)

    assert isinstance(item, Skipped)
    assert reason in item.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_read_jsonl_reads_a_file_when_it_is_in_another_encoding(encoding: str) -> None:
    lines = "\r\n".join(
        json.dumps(GOOD | {"id": name, "title": "Café “Zoë”"}, ensure_ascii=False) for name in "ab"
    )

    found = list(read_jsonl(lines.encode(encoding), "a.jsonl"))

    assert [item.title for item in found if isinstance(item, Draft)] == ["Café “Zoë”"] * 2


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"id": 12}, Draft(id="12", title="T", blocks=("One.",)), id="whole number as id"
        ),
        pytest.param(
            {"paragraphs": None, "text": "One,\nmore.\n\nTwo."},
            Draft(id="a", title="T", blocks=("One,\nmore.", "Two.")),
            id="text",
        ),
        pytest.param(
            {"paragraphs": ["a\ud83db\u0000"]},
            Draft(id="a", title="T", blocks=("a\ufffdb\ufffd",)),
            id="half an emoji",
        ),
        pytest.param({"paragraphs": []}, Draft(id="a", title="T", blocks=()), id="no paragraph"),
    ],
)
def test_read_jsonl_reads_a_line_when_it_is_unusual(
    fields: dict[str, Any], expected: Draft
) -> None:
    assert _read(json.dumps(GOOD | fields)) == [replace(expected, line=1)]


def test_read_jsonl_shortens_the_report_when_all_lines_are_bad() -> None:
    found = _read(*["no JSON"] * 50)

    assert len(found) == 21
    assert found[-1] == Skipped(path="bay/all.jsonl", reason="30 more of its lines cannot be read")


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf"], ids=["0", "blank", "bom"])
def test_read_jsonl_refuses_a_file_when_it_is_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match="is empty"):
        list(read_jsonl(data, "a.jsonl"))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)
FIELD = st.sampled_from(
    ["id", "title", "published_at", "source", "url", "paragraphs", "text", "author"]
)


@given(st.lists(st.dictionaries(FIELD, JSON).map(json.dumps) | st.text(max_size=20), min_size=1))
def test_read_jsonl_yields_drafts_or_reports_when_lines_are_arbitrary(lines: list[str]) -> None:
    try:
        found = _read(*(line.encode("utf-8", "surrogatepass") for line in lines))
    except ReadError:
        found = []
    assert all(isinstance(item, Draft | Skipped) for item in found)


@given(st.binary(max_size=300))
def test_read_jsonl_raises_nothing_but_read_error_when_bytes_are_arbitrary(data: bytes) -> None:
    try:
        list(read_jsonl(data, "a.jsonl"))
    except ReadError:
        return


@pytest.mark.parametrize(
    ("headings", "kept"),
    [
        ([1, 3], {1, 3}),
        ([0, 4, -1, 2], {2}),
        (["History", True, 1.0, None], set()),
        ("History", set()),
        (None, set()),
    ],
)
def test_read_jsonl_keeps_headings_that_are_numbers_of_paragraphs(
    headings: object, kept: set[int]
) -> None:
    fields = {"id": "a", "title": "T", "paragraphs": ["x", "y", "z"], "headings": headings}
    (draft,) = read_jsonl(json.dumps(fields).encode(), "a.jsonl")
    assert isinstance(draft, Draft)
    assert draft.headings == kept
