"""What typing changes is no difference; words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.wording import exact_places, read_tokens, trimmed

WILD = st.text(
    st.one_of(st.sampled_from("aBcé .,-–—…'’“”\"«»[]\n\u00a0\u00ad\u200b\u0301"), st.characters()),
    max_size=60,
)


def shown(quotation: str, text: str) -> list[str]:
    """Return where `quotation` stands in `text`, as `text` has it."""
    places = exact_places(read_tokens(quotation), read_tokens(text))
    return [text[place.start : place.end] for place in places]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        pytest.param("the tide came", "Then the tide came in.", "the tide came", id="as it is"),
        pytest.param("don't go out", "Please don’t go out.", "don’t go out", id="apostrophe"),
        pytest.param(
            "\"the 'tide' came\"", "“The ‘tide’ came,”", "The ‘tide’ came", id="quotation marks"
        ),
        pytest.param("« the tide »", "„the tide“", "the tide", id="marks of other languages"),
        pytest.param("tide - it came", "tide — it came", "tide — it came", id="dash"),
        pytest.param("tide -- it came", "tide\u2009–\u2009it came", None, id="double hyphen"),
        pytest.param("came... and went", "came … and went", "came … and went", id="ellipsis"),
        pytest.param("came . . . and", "came...\nand", "came...\nand", id="spaced ellipsis"),
        pytest.param("840 islanders", "840\u00a0islanders", None, id="no-break space"),
        pytest.param("cooperate now", "co\u00adoperate\u200b now", None, id="invisible characters"),
        pytest.param("cafe\u0301 owners", "café owners", None, id="composed accents"),
        pytest.param("the tide came!", "The tide came.", "The tide came", id="end mark"),
        pytest.param("The tide came.", "the tide came.", "the tide came.", id="same end mark"),
        pytest.param("… the tide came …", "the tide came", None, id="cut at both ends"),
    ],
)
def test_what_typing_changes_is_no_difference(typed: str, text: str, found: str | None) -> None:
    assert shown(typed, text) == [text if found is None else found]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("the tide came", "the tides came", id="another word"),
        pytest.param("he tide came", "the tide came", id="part of a word"),
        pytest.param("the tide cam", "the tide came", id="begin of a word"),
        pytest.param("the Tide came", "the tide came", id="case inside"),
        pytest.param("dont go out", "don't go out", id="apostrophe left out"),
        pytest.param("the tide came", "the tide, came", id="comma left out"),
        pytest.param("sure that Orsel went", "sure that [Orsel] went", id="insertion's brackets"),
        pytest.param("cafe owners", "café owners", id="accent left out"),
        pytest.param("", "the tide came", id="nothing"),
        pytest.param("“…”", "the “…” tide", id="only marks"),
    ],
)
def test_words_are_a_difference(typed: str, text: str) -> None:
    assert shown(typed, text) == []


def test_all_places_are_found_when_words_stand_twice() -> None:
    assert shown("ring the bell", "Ring the bell! We ring the bell.") == [
        "Ring the bell",
        "ring the bell",
    ]


@given(WILD)
def test_tokens_lie_in_the_text_in_order_whatever_it_is(text: str) -> None:
    tokens = read_tokens(text)

    places = [place for token in tokens for place in (token.start, token.end)]
    assert places == sorted(places)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)


@given(WILD, st.data())
def test_any_run_of_words_is_found_whatever_the_text(text: str, data: st.DataObject) -> None:
    words = text.split()
    first = data.draw(st.integers(0, len(words)))
    quotation = " ".join(words[first : data.draw(st.integers(first, len(words)))])
    wanted = [token.norm for token in trimmed(read_tokens(quotation))]

    found = shown(quotation, text)

    assert bool(found) == bool(wanted)
    for place in found:
        norms = [token.norm for token in trimmed(read_tokens(place))]
        assert [norms[0].casefold(), *norms[1:]] == [wanted[0].casefold(), *wanted[1:]]
