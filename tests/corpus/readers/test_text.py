"""Plain text: a title, then paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.model import Draft
from corpus.readers.text import read_text, split_blocks

LONG_LINE = "The harbour stays open. " * 6


def _read(text: str) -> Draft:
    (draft,) = read_text(text.encode(), "bay/harbour.txt")
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("Title\n\nOne.\n\nTwo.\n", ("One.", "Two."), id="blank lines"),
        pytest.param("\n \nTitle\n\n\n\nOne.\n \t\nTwo.", ("One.", "Two."), id="more blank lines"),
        pytest.param("Title\r\n\r\nOne.\r\n\r\nTwo.", ("One.", "Two."), id="Windows line ends"),
        pytest.param(
            "Title\n\nOne,\ngoes on.\n\nTwo.", ("One,\ngoes on.", "Two."), id="lines inside"
        ),
        pytest.param("Title\nOne.\nTwo.\nThree.", ("One.", "Two.", "Three."), id="no blank lines"),
        pytest.param("Title\nOne.\n\nTwo.", ("One.", "Two."), id="no blank line below the title"),
        pytest.param("Title\n\nOne,\ngoes on.", ("One,\ngoes on.",), id="one wrapped paragraph"),
        pytest.param(
            f"Title\n\n{LONG_LINE}\nTwo.",
            (LONG_LINE.strip(), "Two."),
            id="long lines were not wrapped",
        ),
        pytest.param("Title", (), id="only a title"),
        pytest.param(
            "Title\n\n “One”\u00a0— e\u0301.\u00a0 \n\nTwo.",
            ("“One”\u00a0— e\u0301.\u00a0", "Two."),
            id="characters kept",
        ),
    ],
)
def test_read_text_returns_blocks_as_the_file_has_them(text: str, blocks: tuple[str, ...]) -> None:
    draft = _read(text)

    assert (draft.title, draft.blocks) == ("Title", blocks)


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n", "\ufeff\n\u00a0".encode()], ids=["0", "blank", "bom"]
)
def test_read_text_refuses_a_file_when_it_is_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match="is empty"):
        list(read_text(data, "a.txt"))


@given(st.text(alphabet="ab.\n\r \u00a0\u2028“”\t\x0b\x1c", max_size=80))
def test_split_blocks_loses_no_word_when_text_is_arbitrary(text: str) -> None:
    blocks = split_blocks(text)

    assert all(block.strip() and block in text for block in blocks)
    assert "".join("".join(block.split()) for block in blocks) == "".join(text.split())


@given(st.binary(max_size=200))
def test_read_text_raises_nothing_but_read_error_when_bytes_are_arbitrary(data: bytes) -> None:
    try:
        drafts = list(read_text(data, "a.txt"))
    except ReadError:
        return
    assert len(drafts) == 1


def test_read_text_names_the_file_when_its_first_line_cannot_be_seen() -> None:
    (draft,) = read_text("\u202e\u2066\n\nThe ferry sank.".encode(), "ferries/stops.txt")
    assert draft.title == "stops"


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html>\n<html><head></head></html>",
        "<html lang='en'><body>x</body></html>",
        "<?xml version='1.0'?>\n<HTML><BODY>x",
    ],
)
def test_read_text_refuses_a_web_page(page: str) -> None:
    with pytest.raises(ReadError, match="is a web page, whatever its name says: call it"):
        list(read_text(page.encode(), "a.txt"))


def test_read_text_takes_an_article_about_tags() -> None:
    (draft,) = read_text(b"<html> is thirty years old\n\nThe tag is older.", "a.txt")
    assert draft.title == "<html> is thirty years old"
