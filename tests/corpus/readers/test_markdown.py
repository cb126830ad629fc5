"""Markdown: front matter, headings, and blocks that stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.model import Draft
from corpus.readers.markdown import read_markdown


def _read(text: str) -> Draft:
    (draft,) = read_markdown(text.encode(), "bay/harbour-vote.md")
    assert isinstance(draft, Draft)
    return draft


def test_read_markdown_takes_every_field_when_front_matter_has_it() -> None:
    draft = _read(
        "---\nid: 0012\ntitle: 'Harbour: open'\nDate: 2022-10-14\nsource: The Bay\n"
        "url: https://bay.example/a\nauthor: [Ana Silva, Li Wu]\ntags: {a: 1}\n---\n\nOne.\n"
    )

    assert draft == Draft(
        title="Harbour: open",
        blocks=("One.",),
        id="0012",
        source="The Bay",
        published_at="2022-10-14",
        url="https://bay.example/a",
        author="Ana Silva, Li Wu",
    )


@pytest.mark.parametrize(
    ("text", "title", "blocks"),
    [
        pytest.param("# Vote\n\nOne.", "Vote", ("One.",), id="heading"),
        pytest.param("Vote\n====\n\nOne.", "Vote", ("One.",), id="underlined heading"),
        pytest.param("One.\n\n# Vote", "Vote", ("One.", "Vote"), id="heading further down"),
        pytest.param("## Part\n\nOne.", "harbour-vote", ("Part", "One."), id="file name"),
        pytest.param("---\ntitle: T\n---\n# T\n\nOne.", "T", ("One.",), id="title twice"),
        pytest.param("---\ntitle: T\n---\n# U\n\nOne.", "T", ("U", "One."), id="another heading"),
        pytest.param("---\ntitle: ~\n---\n# U\n\nOne.", "U", ("One.",), id="null title"),
        pytest.param("---\n---\n# U\n\nOne.", "U", ("One.",), id="empty front matter"),
    ],
)
def test_read_markdown_finds_the_title_when_it_is_somewhere(
    text: str, title: str, blocks: tuple[str, ...]
) -> None:
    draft = _read(text)

    assert (draft.title, draft.blocks) == (title, blocks)


@pytest.mark.parametrize(
    ("body", "blocks", "headings"),
    [
        pytest.param(
            "One,\ngoes on.\n\n\nTwo.", ("One,\ngoes on.", "Two."), set(), id="paragraphs"
        ),
        pytest.param(
            "One.\n## Part ##\nTwo.", ("One.", "Part", "Two."), {2}, id="heading in between"
        ),
        pytest.param("Part\n---\n\nTwo.", ("Part", "Two."), {1}, id="underlined"),
        pytest.param(
            "One **two** [x](u) `y`.", ("One **two** [x](u) `y`.",), set(), id="inline marks"
        ),
        pytest.param("> One,\n> more.\n>\n> Two.", ("One,\nmore.", "Two."), set(), id="quotation"),
        pytest.param("- a\n- b\n\n1. c", ("- a\n- b", "1. c"), set(), id="lists"),
        pytest.param(
            "```\na\n\n# b\n```\n\nTwo.", ("```\na\n\n# b\n```", "Two."), set(), id="fence"
        ),
        pytest.param("One.\n\n---\n\nTwo.", ("One.", "---", "Two."), set(), id="rule"),
        pytest.param("#hash tag", ("#hash tag",), set(), id="no heading"),
        pytest.param("#\n\nOne.", ("One.",), set(), id="heading without text"),
    ],
)
def test_read_markdown_returns_blocks_when_the_body_has_markup(
    body: str, blocks: tuple[str, ...], headings: set[int]
) -> None:
    draft = _read(f"---\ntitle: T\n---\n{body}")

    assert draft.blocks == blocks
    assert set(draft.headings) == headings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param("---\ntitle: a\nOne.\n", "without an end", id="no end"),
        pytest.param(
            "---\ntitle: T\nurl: [a\n---\nOne.", "broken front matter at line 4", id="broken"
        ),
        pytest.param(
            "---\ntitle: a: b\n---\nOne.", "broken front matter at line 2", id="two colons"
        ),
        pytest.param("---\n- a\n- b\n---\nOne.", "not names and values", id="list"),
        pytest.param("---\na: " + "b" * 20_001 + "\n---\nOne.", "more than 20,000", id="long"),
        pytest.param("---\n" + "[" * 5000 + "\n---\nOne.", "broken front matter", id="nested"),
        pytest.param(
            "---\na: \x01\n---\n" + "One. " * 40, "broken front matter", id="control character"
        ),
    ],
)
def test_read_markdown_refuses_a_file_when_it_is_broken(text: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        list(read_markdown(text.encode(), "a.md"))


@given(st.text(alphabet="ab:#->=`~[]{}&*!'\" \n", max_size=60))
def test_read_markdown_raises_nothing_but_read_error_when_text_is_arbitrary(text: str) -> None:
    try:
        (draft,) = read_markdown(f"---\n{text}".encode(), "a.md")
    except ReadError:
        return
    assert isinstance(draft, Draft)
    assert draft.title


@pytest.mark.parametrize(
    ("written", "title"),
    [(r"boat \ud83d\udea2", "boat \U0001f6a2"), (r"half \ud83d", "half \ufffd")],
    ids=["whole", "half"],
)
def test_read_markdown_joins_what_front_matter_escapes_in_halves(written: str, title: str) -> None:
    assert _read(f'---\ntitle: "{written}"\n---\n\nText.\n').title == title


def test_read_markdown_refuses_a_web_page() -> None:
    with pytest.raises(ReadError, match="is a web page"):
        list(read_markdown(b"<!doctype html><html><body>x</body></html>", "a.md"))


def test_read_markdown_refuses_an_id_that_looks_like_another() -> None:
    with pytest.raises(ReadError, match="characters that nobody can see"):
        list(read_markdown(b'---\nid: "a\\u202eb"\n---\nThe ferry sank.', "a.md"))


def test_read_markdown_replaces_what_no_database_holds() -> None:
    (draft,) = read_markdown(b'---\ntitle: "a\\0b\\x07c"\n---\nThe ferry sank.', "a.md")
    assert draft.title == "abc"
