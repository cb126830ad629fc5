"""What a server is told of the difference between two generations."""

from __future__ import annotations

import logging

import pytest

from bot.access import Access
from bot.curation.changes import Part, changes_between
from index.building import Plan, build
from tests.bot.curation.desk import Desk
from tests.fakes import BagOfWordsEmbedder


def indexed(desk: Desk, **articles: str) -> str:
    """Index `articles`, in the collections before the double underscore of their names."""
    root = desk.folder / "corpus"
    for path in root.rglob("*.txt") if root.exists() else ():
        path.unlink()
    for name, words in articles.items():
        collection, _, stem = name.rpartition("__")
        path = root / collection / f"{stem}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{stem.title()}\n\n{words} on every day of the week.", encoding="utf-8")
    build(desk.data, Plan(default=root), BagOfWordsEmbedder())
    return desk.current


def test_titles_are_those_that_the_server_may_read_and_counts_are_of_all(desk: Desk) -> None:
    before = indexed(desk, news__ferry="The ferry sails", secret__vault="The vault is shut")
    after = indexed(desk, news__ferry="The ferry stays", secret__door="The door is shut")

    changes = changes_between(desk.data, before, after, Access(collections=frozenset({"news"})))

    assert changes is not None
    assert changes.added == Part(count=1, titles=())
    assert changes.changed == Part(count=1, titles=("Ferry",))
    assert changes.removed == Part(count=1, titles=())


def test_nothing_is_told_and_nothing_breaks_when_a_generation_is_gone(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    current = desk.index()

    assert changes_between(desk.data, "000009-abcdef", current, Access(collections=None)) is None
    assert "cannot be compared" in caplog.text
