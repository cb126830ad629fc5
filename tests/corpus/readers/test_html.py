"""Web pages: the main text, and what the head says about it."""

from __future__ import annotations

from html import unescape

import pytest

from corpus.errors import ReadError
from corpus.model import Draft
from corpus.readers.html import read_html

HEAD = (
    '<html lang="en"><head><meta charset="utf-8"><title>Harbour vote | The Bay</title>'
    '<meta property="og:title" content="Harbour&nbsp;vote passes">'
    '<meta property="og:site_name" content="The Bay"><meta name="author" content="Ana Silva">'
    '<link rel="canonical" href="https://bay.example/harbour-vote">'
    '<meta property="article:published_time" content="2022-10-14T08:00:00Z"></head>'
)
PARAGRAPHS = (
    "The council of the small town voted on Tuesday evening to keep the old harbour open.",
    "“We could not do otherwise,” said\u00a0Mayor Li Wu, who has led the town since 2009…",
    "Fishing boats have used the harbour for more than two hundred years, through every storm.",
)
BODY = (
    '<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
    f"<article><h1>Harbour vote passes</h1><p>{PARAGRAPHS[0]}</p>"
    f"<p>{PARAGRAPHS[1].replace(chr(0xA0), '&nbsp;')}</p><h2>History</h2><p>{PARAGRAPHS[2]}</p>"
    "<p>First line<br>second line of the same paragraph, by <b>all</b> means.</p>"
    "<ul><li>The first item of a list</li><li>The second item of it</li></ul></article>"
    "<footer>Copyright The Bay</footer></body></html>"
)


def _read(page: str | bytes) -> Draft:
    data = page if isinstance(page, bytes) else page.encode()
    (draft,) = read_html(data, "bay/harbour.html")
    assert isinstance(draft, Draft)
    return draft


def test_read_html_returns_the_main_text_when_a_page_has_furniture() -> None:
    draft = _read(HEAD + BODY)

    assert draft.blocks == (
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        "History",
        PARAGRAPHS[2],
        "First line\nsecond line of the same paragraph, by all means.",
        "The first item of a list",
        "The second item of it",
    )
    assert draft.headings == {3}


def test_read_html_returns_what_the_head_says_when_it_is_there() -> None:
    draft = _read(HEAD + BODY)

    assert (draft.published_at, draft.source) == ("2022-10-14", "The Bay")
    assert (draft.url, draft.author) == ("https://bay.example/harbour-vote", "Ana Silva")
    assert draft.title == "Harbour\u00a0vote passes"


def test_read_html_guesses_no_date_when_the_page_has_none() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

    draft = _read(
        f"<html><head><title>Harbour</title></head><body><article>{text}</article></body></html>"
    )

    assert draft.published_at is None


def test_read_html_reads_a_page_when_it_is_in_a_declared_encoding() -> None:
    page = HEAD.replace("utf-8", "windows-1252") + BODY

    assert _read(page.encode("cp1252")).blocks[1] == PARAGRAPHS[1]


def test_read_html_reads_a_page_when_a_large_picture_is_inside() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 11_000_000}">'

    assert _read(HEAD + BODY.replace("<h2>", f"{picture}<h2>")) == _read(HEAD + BODY)


def test_read_html_reads_what_is_there_when_tags_are_not_closed() -> None:
    text = "".join(f"<p>{paragraph} <b>" for paragraph in PARAGRAPHS)

    blocks = _read(f"<body><article>{text}").blocks

    assert " ".join(blocks).split() == " ".join(PARAGRAPHS).split()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param("<html><script>var a = 1;</script></html>", "has no main text", id="script"),
        pytest.param('{"a": 1}', "has no main text", id="no page"),
        pytest.param(
            "<div>" * 5000 + "<p>Deep text.</p>" + "</div>" * 5000, "has no main text", id="nest"
        ),
        pytest.param("<p>" * 100_001, "more than 100,000 tags", id="many tags"),
        pytest.param("<p>" + "x" * 3_000_000, "longer than 3 million", id="long"),
        pytest.param("<p>" + "<b>" * 5000 + "Deep text.", "has no main text", id="open nest"),
    ],
)
def test_read_html_refuses_a_page_when_it_has_no_main_text(page: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        _read(page)


def test_read_html_refuses_a_page_when_the_extractor_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)

    with pytest.raises(ReadError, match=r"cannot be read as HTML \(RecursionError\)"):
        _read(HEAD + BODY)


@pytest.mark.parametrize("reference", ["&#1;", "&#x1F;", "&#31", "&#xFFFE;", "&#65535;", "&#x0c;"])
def test_read_html_finds_the_text_when_a_reference_stands_for_nothing(reference: str) -> None:
    page = HEAD + BODY.replace("First line", f"First{reference} line")
    assert any(block.startswith("First line") for block in _read(page).blocks)


@pytest.mark.parametrize("reference", ["&#160;", "&#173;", "&#128;", "&#x1F600;", "&#310;"])
def test_read_html_keeps_references_that_stand_for_something(reference: str) -> None:
    page = HEAD + BODY.replace("First line", f"First{reference}x line")
    shown = unescape(reference)
    assert any(block.split() == f"First{shown}x line".split() for block in _lines(page))


def _lines(page: str) -> list[str]:
    return [line for block in _read(page).blocks for line in block.split("\n")]
