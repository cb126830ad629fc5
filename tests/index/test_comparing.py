"""What one generation has otherwise than another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.building import Report
from index.comparing import Comparison, compare
from index.errors import DamagedGenerationError, SearchIndexError
from index.generations import STORE_FILE, DataFolder

Index = Callable[..., Report]


def ids(found: Comparison) -> tuple[list[str], list[str], list[str]]:
    return (
        [each.id for each in found.added],
        [each.id for each in found.changed],
        [each.id for each in found.removed],
    )


def write(articles: Path, name: str, words: str) -> None:
    path = articles / f"{name}.txt"
    path.write_text(f"{name.title()}\n\n{words}", encoding="utf-8")


def test_added_changed_and_removed_articles_are_told_apart_and_mirrored_on_the_way_back(
    data: DataFolder, articles: Path, index: Index
) -> None:
    write(articles, "heron", "A grey heron has nested on the old crane above the market.")
    write(articles, "otter", "An otter was seen below the weir on Sunday morning.")
    write(articles, "stork", "The stork left two weeks before anybody expected it.")
    before = index().manifest.id
    write(articles, "eel", "The eel market opens again after three years of repairs.")
    write(articles, "otter", "Two otters were seen below the weir on Monday morning.")
    (articles / "stork.txt").unlink()
    after = index().manifest.id

    assert ids(compare(data, before, after)) == (["eel"], ["otter"], ["stork"])
    back = compare(data, after, before)
    assert ids(back) == (["stork"], ["otter"], ["eel"])
    assert [each.title for each in back.added] == ["Stork"]


def test_nothing_differs_when_a_generation_is_compared_with_itself(
    data: DataFolder, index: Index
) -> None:
    name = index().manifest.id

    assert ids(compare(data, name, name)) == ([], [], [])


def test_damaged_store_is_never_opened(
    data: DataFolder, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = index().manifest.id
    store = data.generations / name / STORE_FILE
    store.write_bytes(store.read_bytes()[:-1])

    def opened(_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr("index.comparing.Store", opened)
    with pytest.raises(DamagedGenerationError):
        compare(data, name, name)


def test_generation_that_is_gone_is_no_crash(data: DataFolder, index: Index) -> None:
    name = index().manifest.id

    with pytest.raises(SearchIndexError):
        compare(data, "000009-abcdef", name)
