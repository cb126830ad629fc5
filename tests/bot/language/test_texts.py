"""Texts are values: they can be compared, kept and read again, and are English as a `str`."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import LANGUAGES, Listed, Month, Text, Value, text

NOW = datetime(2022, 10, 14, 14, 5, tzinfo=UTC)
VALUES: dict[str, Value] = {
    "words": "“Ann” {$name}",
    "count": 3,
    "share": 0.5,
    "day": date(2022, 10, 14),
    "moment": NOW,
    "inner": text("notes-since", day=date(2022, 10, 14)),
    "row": Listed(("a", "b"), "or", quoted=True),
    "month": Month(date(2022, 10, 1)),
}

values = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.datetimes(),
    lambda inner: st.builds(Text, st.text(), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)


def test_texts_are_equal_when_key_and_values_are() -> None:
    told = text("notes-read-as", name="Ann")

    assert told == Text("notes-read-as", {"name": "Ann"})
    assert hash(told) == hash(Text("notes-read-as", {"name": "Ann"}))
    assert told not in {text("notes-read-as", name="Ben"), text("notes-several", name="Ann")}


def test_a_text_is_no_str_when_it_reads_the_same() -> None:
    told: object = text("notes-differ-undated")

    assert str(told) == "The articles do not agree on this."
    assert told != "The articles do not agree on this."


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_text_is_the_same_when_it_was_kept(value: Value) -> None:
    told = text("notes-read-as", name=value)

    assert Text.from_json(told.to_json()) == told
    assert pickle.loads(pickle.dumps(told)) == copy.deepcopy(told) == told


@given(st.text(), st.dictionaries(st.text(), values))
def test_any_text_is_the_same_when_it_was_kept(key: str, told_with: dict[str, Value]) -> None:
    told = Text(key, told_with)

    assert Text.from_json(told.to_json()) == told


def test_reading_refuses_what_is_no_value() -> None:
    with pytest.raises(ValueError, match="odd"):
        Text.from_json({"key": "notes-read-as", "$name": {"odd": 1}})


@pytest.mark.parametrize(
    ("value", "english"),
    [
        ("Ann", "Ann"),
        (12_345, "12,345"),
        (date(2022, 10, 14), "14 October 2022"),
        (NOW.astimezone(timezone(timedelta(hours=2))), "14 October 2022, 14:05 UTC"),
        (Month(date(2022, 10, 14)), "October 2022"),
        (text("words-undated"), "undated"),
        (Listed(()), ""),
        (Listed(("a",)), "a"),
        (Listed(("a", "b", "c")), "a, b and c"),
        (Listed(("a", "b", "c"), "or", quoted=True), "“a”, “b” or “c”"),
    ],
    ids=str,
)
def test_a_value_is_put_into_words_when_it_is_told(value: Value, english: str) -> None:
    assert str(text("notes-read-as", name=value)) == f"Read as: {english}."


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_somebody_typed_is_told_as_it_is(code: str) -> None:
    typed = "{ $name } -x {} \u2068Ann\u2069 #*[other]"

    said = LANGUAGES[code].say(text("notes-read-as", name=typed))

    assert typed in said
    assert said.count("\u2068") == 1


def test_words_are_cut_when_they_are_endless() -> None:
    assert len(str(text("notes-read-as", name="x" * 100_000))) < 2_100
