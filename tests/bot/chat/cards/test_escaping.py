"""Text made safe, and cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.cards.cutting import excerpt, parts
from bot.chat.cards.escaping import (
    LONGEST_LINK,
    escape,
    escape_line,
    link,
    plain_line,
    size,
    visible,
    without_folders,
    without_mentions,
)
from bot.wording import ELLIPSIS

# What Discord makes something of when no backslash stands before it.
_ACTIVE = re.compile(r"[*_~|`\[\]<>@]|://|:(?=\S)|^[ \t]*(?:[#+-]|\d+\.\s)", re.MULTILINE)
_ESCAPE = re.compile(r"\\[^0-9A-Za-z\s]")

TEXTS = st.text(
    st.one_of(
        st.sampled_from("*_~|`[]()<>@#-+:/\\.1 \n\r\u2028\u202e\u200d\u0301\ud83dé中\U0001f6a2"),
        st.characters(),
    ),
    max_size=400,
)


def inert(text: str) -> str:
    """Return `text` without what is escaped, which must hold nothing active."""
    return _ESCAPE.sub("x", text)


@given(TEXTS)
def test_nothing_active_remains_when_text_is_escaped(text: str) -> None:
    assert _ACTIVE.search(inert(escape(text))) is None


@given(TEXTS)
def test_words_are_all_there_when_the_escapes_are_taken_away(text: str) -> None:
    shown = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escape(text))

    kept = re.sub(r"[\x00-\x08\r\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]", "", text)
    kept = re.sub(r"[\x0b\x0c\x85\u2028\u2029]", "\n", kept)
    assert shown == re.sub(r"[\ud800-\udfff]", "\ufffd", kept)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("at 10:30, a: b", r"at 10\:30, a: b", id="colons"),
        pytest.param("- a\n  # b\n1. c\n12) d", "\\- a\n  \\# b\n1\\. c\n12\\) d", id="lines"),
        pytest.param("\u202e- hidden start", r"\- hidden start", id="dropped"),
        pytest.param("half-way #8 1.5", "half-way #8 1.5", id="inside a line"),
    ],
)
def test_only_what_is_active_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(TEXTS, st.integers(2, 120))
def test_line_is_one_line_within_its_limit(text: str, limit: int) -> None:
    for line in (escape_line(text, limit), plain_line(text, limit)):
        assert size(line) <= limit
        assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("e\u0301" * 10, "e\u0301" * 2 + ELLIPSIS, id="accents"),
        pytest.param(
            "\U0001f468\u200d\U0001f469" * 3, "\U0001f468\u200d\U0001f469" + ELLIPSIS, id="emoji"
        ),
        pytest.param("*" * 10, r"\*\*" + ELLIPSIS, id="escapes"),
    ],
)
def test_line_is_cut_between_what_people_see_as_characters(text: str, shown: str) -> None:
    assert escape_line(text, 6) == shown


@pytest.mark.parametrize(
    ("title", "url", "shown"),
    [
        ("A *b*", "https://x.y/a_(b) c", r"<[A \*b\*](https://x.y/a_%28b%29%20c)>"),
        ("A [b]", "https://x.y/", r"<A \[b\]> ([link](https://x.y/))"),
        ("http://a.b", "https://x.y/", r"<http\://a.b> ([link](https://x.y/))"),
        ("A", "javascript:alert(1)", "<A>"),
        ("A", "https://good.example@evil.example/", "<A>"),
        ("A", "https://x.y/" + "a" * LONGEST_LINK, "<A>"),
        ("A", "https://[x", "<A>"),
        ("A", None, "<A>"),
        (" ", None, "<Untitled>"),
    ],
)
def test_title_is_linked_only_where_that_is_safe(title: str, url: str | None, shown: str) -> None:
    isolated = shown.replace("<", "\u2068").replace(">", "\u2069")
    assert link(title, url, 100) == isolated


@given(TEXTS, st.integers(4, 120))
def test_title_is_isolated_within_its_limit(title: str, limit: int) -> None:
    shown = link(title, None, max(limit, len("Untitled") + 2))

    assert size(shown) <= max(limit, len("Untitled") + 2)
    assert (shown[0], shown[-1]) == ("\u2068", "\u2069")
    assert not set(shown[1:-1]) & set("\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("/srv/op/data cannot be read.", "data cannot be read.", id="first"),
        pytest.param("The model ~/models/tiny is", "The model tiny is", id="home"),
        pytest.param(r"Not “C:\Users\op\a.txt”.", "Not “a.txt”.", id="windows"),
        pytest.param(
            "see https://a.b/c/d and/or (1)/x", "see https://a.b/c/d and/or (1)/x", id="none"
        ),
    ],
)
def test_folders_are_left_out_of_a_path(text: str, shown: str) -> None:
    assert without_folders(text) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  who\n is <@123> Ada? <@&4> ", "who is Ada?"),
        ("What did \u2068Maude Orsel\u2069 say?", "What did Maude Orsel say?"),
        ("\u2068 \u2069 hello\x00", "hello"),
        ("<@1> \u2069", ""),
    ],
    ids=["mentions", "copied", "invisible", "nothing"],
)
def test_question_has_only_words_that_people_see(text: str, words: str) -> None:
    assert without_mentions(text) == words


@given(TEXTS)
def test_what_is_visible_shows_as_it_did(text: str) -> None:
    assert escape(visible(text)) == escape(text)


def test_short_paragraph_is_shown_whole() -> None:
    assert excerpt("One. Two is it. Three.", 5, 15, 200) == "> One. **Two is it.** Three."


def test_long_paragraph_is_cut_at_sentences_around_the_quote() -> None:
    text = "A sentence before it stands here. " * 20 + "This is it. " + "One comes after it. " * 20
    start = text.index("This is it.")

    shown = excerpt(text, start, start + 11, 200)

    assert shown == (
        "> … A sentence before it stands here. A sentence before it stands here. "
        "**This is it.** One comes after it. One comes after it. One comes after it. "
        "One comes after it. One comes after it. …"
    )


def test_quote_is_cut_at_a_sentence_when_it_is_too_long_itself() -> None:
    text = "Before. " + "A sentence of the quote. " * 20

    shown = excerpt(text, 8, len(text) - 1, 120)

    assert shown == (
        "> … **A sentence of the quote. A sentence of the quote. A sentence of the quote. "
        "A sentence of the quote.** […]"
    )


@given(TEXTS, st.integers(40, 300), st.data())
def test_excerpt_keeps_its_limit_and_stays_inside_the_quote(
    text: str, limit: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    shown = excerpt(text, start, end, limit)

    assert size(shown) <= limit
    lines = shown.split("\n")
    assert all(line.startswith("> ") for line in lines)
    bare = inert("\n".join(line.removeprefix("> ") for line in lines)).replace(" […]", "")
    assert bare.count("**") in {0, 2}
    assert _ACTIVE.search(bare.replace("**", "", 2)) is None


@given(st.text("ab *_~é中\U0001f6a2.", max_size=300), st.data())
def test_quote_is_whole_when_it_fits(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    quote = escape(text[start:end].strip())

    assert not quote or f"**{quote}**" in excerpt(text, start, end, 100)


@given(TEXTS, st.integers(40, 120))
def test_parts_hold_all_of_a_text_and_each_is_shown_whole(text: str, limit: int) -> None:
    spans = parts(text, limit)

    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(ELLIPSIS not in excerpt(text[a:b], 0, 0, limit) for a, b in spans if "…" not in text)
