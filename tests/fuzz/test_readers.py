"""No file, whatever is in it, makes a reader do anything but read it or say why not."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.canonical import article_of, fields_of
from corpus import Draft, ReadError, Skipped, split_sentences
from corpus.cleaning import mark_blocks
from corpus.dates import parse_date
from corpus.readers import READERS
from corpus.readers.jsonl import read_jsonl
from tests.fuzz.effort import PATIENCE, effort
from tests.fuzz.inputs import SUFFIXES, damaged, hostile, noise

pytestmark = pytest.mark.timeout(PATIENCE)

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SUFFIXES = pytest.mark.parametrize("suffix", SUFFIXES)


def _read(data: bytes, suffix: str) -> list[Draft]:
    """Return the articles of `data`, after checking everything about them."""
    try:
        items = list(READERS[suffix](data, f"folder/name{suffix}"))
    except ReadError as error:
        _check_sentence(error.reason)
        return []
    for item in items:
        if isinstance(item, Skipped):
            _check_sentence(item.reason)
        else:
            _check_draft(item, suffix)
    return [item for item in items if isinstance(item, Draft)]


def _check_sentence(reason: str) -> None:
    assert reason
    assert len(reason) < 300
    assert "\n" not in reason


def _check_draft(draft: Draft, suffix: str) -> None:
    said = (draft.title, draft.id, draft.source, draft.published_at, draft.url, draft.author)
    for text in filter(None, (*said, *draft.blocks)):
        assert not _UNSTORABLE.search(text)
    for text in filter(None, said):
        assert len(text.splitlines()) == 1
        assert text == text.strip()
    assert draft.title
    assert suffix == ".jsonl" or all(block.strip() for block in draft.blocks)
    assert draft.headings <= set(range(1, len(draft.blocks) + 1))
    _check_what_follows(draft)


def _check_what_follows(draft: Draft) -> None:
    """Check that an article can go the way of every article."""
    assert len(mark_blocks(draft.blocks, draft.headings)) == len(draft.blocks)
    parse_date(draft.published_at or "")
    for block in draft.blocks:
        spans = split_sentences(block)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = article_of(draft.id or "an id", fields_of(draft))
    (again,) = read_jsonl(kept.line.encode(), "kept.jsonl")
    assert isinstance(again, Draft)
    assert fields_of(again) == fields_of(draft) | {"id": draft.id or "an id"}


@_SUFFIXES
@given(data=noise())
@effort(200)
def test_noise_is_read_or_refused(suffix: str, data: bytes) -> None:
    _read(data, suffix)


@_SUFFIXES
@given(choice=st.data())
@effort(200)
def test_a_damaged_file_is_read_or_refused(suffix: str, choice: st.DataObject) -> None:
    _read(choice.draw(damaged(suffix)), suffix)


@_SUFFIXES
@given(choice=st.data())
@effort(250)
def test_what_was_made_to_do_harm_is_read_or_refused(suffix: str, choice: st.DataObject) -> None:
    _read(choice.draw(hostile(suffix)), suffix)
