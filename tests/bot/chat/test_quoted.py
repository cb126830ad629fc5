"""The quotations in a message, as Discord's people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.quoted import quoted_parts


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        pytest.param("we were ready for them", ("we were ready for them",), id="no quotation"),
        pytest.param('She said: "we were ready". Is that true?', ("we were ready",), id="straight"),
        pytest.param("“we were ready” and «not at all so»", ("we were ready", "not at all so"),
                     id="several"),
        pytest.param("„we were ready“", ("we were ready",), id="German"),
        pytest.param("「we were ready」", ("we were ready",), id="Japanese"),
        pytest.param("The “so-called” keeper: “we were ready”", ("we were ready",),
                     id="scare quote"),
        pytest.param("What an “epic fail”!", ("epic fail",), id="only a short one"),
        pytest.param("“we were ready\n\n“and they came” he said",
                     ("we were ready\n\n“and they came",), id="running on"),
        pytest.param("“we were ready for", ("we were ready for",), id="never closed"),
        pytest.param("> we were ready\n> for them\nreally?", ("we were ready\nfor them",),
                     id="block quote"),
        pytest.param("look\n>>> we were\nready", ("we were\nready",), id="long block quote"),
        pytest.param('> He said "we were ready"\nhm', ("we were ready",),
                     id="quotation in a block"),
        pytest.param("**we** __were__ *ready* ~~now~~ ||here||", ("we were ready now here",),
                     id="emphasis"),
        pytest.param("_we_ were snake_case", ("we were snake_case",), id="underscores"),
        pytest.param("<@12> <@!3> <@&4> <#5> <:oil:6> @everyone we were ready", ("we were ready",),
                     id="mentions"),
        pytest.param("[we were ready](https://lantern.example/x)", ("we were ready",), id="link"),
        pytest.param("we were ready https://lantern.example/x", ("we were ready",), id="address"),
        pytest.param("```txt\nwe were ready\n```", ("we were ready",), id="code"),
        pytest.param("# we were ready\n-# for them", ("we were ready\nfor them",), id="heading"),
        pytest.param(r"we \*were\* ready", ("we *were* ready",), id="escaped"),
        pytest.param('"a b c" "a b c" "d e f" "g h i" "j k l"', ("a b c", "d e f", "g h i"),
                     id="many, each once"),
        pytest.param("<@12>", (), id="nothing"),
        pytest.param("", (), id="empty"),
    ],
)  # fmt: skip
def test_quotations_are_taken_out_of_a_message(message: str, parts: tuple[str, ...]) -> None:
    assert quoted_parts(message) == parts


@given(st.text(st.sampled_from('ab \n"“”«»„‘>*_~|`<@#1:\\[](){}'), max_size=80))
def test_parts_are_few_and_none_is_empty_whatever_was_written(message: str) -> None:
    parts = quoted_parts(message)

    assert len(parts) <= 3
    assert all(part.strip() == part != "" for part in parts)
    assert len(set(parts)) == len(parts)
