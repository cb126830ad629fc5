"""Likeness and changes: on mutated quotations, and on sentences that have nothing to do with it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.differing import Change, Op, changes_of, likeness
from index.quoting import NEAR
from index.wording import read_tokens

SENTENCES = (
    "We lit thirteen hundred lanterns this year and not one of them was made of plastic.",
    "The council will widen the harbour entrance before the first storm of the winter.",
    "Nobody asked the islanders to give up a single light, only to fold it from paper.",
    "A bridge that sways in the wind is a bridge that somebody forgot to pay for.",
    "My father kept the lighthouse for thirty years and never once let the lamp go out.",
    "The seagrass has come back to the northern bay because the trawlers have stayed away.",
    "I would rather lose the cup final than play another match on that frozen pitch.",
    "Every child in the valley learned to swim in the year after the dam had broken.",
)
FILLER = "violin purple seldom harvest quietly twelve under marble".split()


def mutated(words: list[str], edits: int, chance: random.Random) -> list[str]:
    """Return `words` with some dropped, replaced, swapped or put in."""
    words = list(words)
    for _ in range(edits):
        place = chance.randrange(len(words) - 1)
        match chance.choice(["drop", "replace", "swap", "insert"]):
            case "drop":
                del words[place]
            case "replace":
                words[place] = chance.choice(FILLER)
            case "swap":
                words[place : place + 2] = reversed(words[place : place + 2])
            case _:
                words.insert(place, chance.choice(FILLER))
    return words


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("edits", [1, 2, 3])
def test_quotation_is_alike_when_some_words_have_changed(sentence: str, edits: int) -> None:
    chance = random.Random(edits)
    text = read_tokens(" ".join(SENTENCES))
    for _ in range(20):
        found = likeness(read_tokens(" ".join(mutated(sentence.split(), edits, chance))), text)

        assert found is not None
        assert found.score >= NEAR


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_is_not_alike_when_it_is_about_something_else(sentence: str) -> None:
    others = " ".join(other for other in SENTENCES if other != sentence)

    found = likeness(read_tokens(sentence), read_tokens(others))

    assert found is None or found.score < NEAR - 0.1


@pytest.mark.parametrize("text", ["", "“…”", "Nothing of it."])
def test_nothing_is_alike_when_no_word_is_shared(text: str) -> None:
    assert likeness(read_tokens("lanterns"), read_tokens(text)) is None


def changes(quoted: str, text: str) -> list[tuple[str, str]]:
    found = likeness(read_tokens(quoted), read_tokens(text))
    assert found is not None
    return [(change.op.value, change.text) for change in changes_of(found, quoted, text)]


@pytest.mark.parametrize(
    ("quoted", "text", "expected"),
    [
        pytest.param(
            "we lit many paper lanterns",
            "So we lit thirteen paper lanterns.",
            [
                ("equal", "we lit "),
                ("removed", "thirteen "),
                ("added", "many"),
                ("equal", "paper lanterns"),
            ],
            id="replaced",
        ),
        pytest.param(
            "we lit paper lanterns",
            "“we lit, again, paper lanterns”",
            [("equal", "we lit"), ("removed", ", again, "), ("equal", "paper lanterns")],
            id="left out",
        ),
        pytest.param(
            "we never lit paper lanterns",
            "we lit paper lanterns",
            [("equal", "we "), ("added", "never"), ("equal", "lit paper lanterns")],
            id="put in",
        ),
        pytest.param(
            "They lit paper lanterns here",
            "We lit paper lanterns there",
            [
                ("removed", "We "),
                ("added", "They"),
                ("equal", "lit paper lanterns "),
                ("removed", "there"),
                ("added", "here"),
            ],
            id="at the ends",
        ),
        pytest.param(
            "It rained. We lit paper lanterns",
            "The boats went out! We lit paper lanterns",
            [("added", "It rained."), ("equal", "We lit paper lanterns")],
            id="another sentence before",
        ),
        pytest.param(
            "we lit orsel paper lanterns",
            "We lit Orsel paper lanterns",
            [
                ("equal", "We lit "),
                ("removed", "Orsel "),
                ("added", "orsel"),
                ("equal", "paper lanterns"),
            ],
            id="case",
        ),
    ],
)
def test_changes_lead_from_the_article_to_the_quotation(
    quoted: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(quoted, text) == expected


WORDS = st.lists(st.sampled_from("tide lamp, boat “oar” — sea. Go go don’t".split()), max_size=25)


@given(WORDS, WORDS)
def test_what_was_not_added_is_the_articles_text_byte_for_byte(
    quoted: list[str], text: list[str]
) -> None:
    typed, article = " ".join(quoted), "\u00a0".join(text)
    found = likeness(read_tokens(typed), read_tokens(article))
    if found is None:
        return
    result: list[Change] = list(changes_of(found, typed, article))

    kept = "".join(change.text for change in result if change.op is not Op.ADDED)
    typed_words = [token.norm for token in read_tokens(typed)]
    left = [
        token.norm
        for change in result
        if change.op is not Op.REMOVED
        for token in read_tokens(change.text)
    ]
    assert kept == article[found.span.start : found.span.end]
    assert 0 < found.score <= 1
    assert left[1:] == [token.norm for token in found.quotation][1:]
    assert set(left[1:]) <= set(typed_words)
