"""A small corpus on disk, and a data folder to index it into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.building import Plan, Report, build
from index.generations import DataFolder
from tests.fakes import BagOfWordsEmbedder

ARTICLES = {
    "harbour": "The harbour vote\n\nThe council of Tarn voted on Monday to dredge the harbour.\n\n"
    "“We waited nine years for this,” said the mayor, Maude Orsel.",
    "lanterns": "Lantern night\n\nChildren carried paper lanterns down to the quay.\n\n"
    "The oldest lantern was made in 1874.",
}


@pytest.fixture(name="articles")
def _articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture(name="embedder")
def _embedder() -> BagOfWordsEmbedder:
    return BagOfWordsEmbedder()


@pytest.fixture(name="index")
def _index(data: DataFolder, articles: Path, embedder: BagOfWordsEmbedder) -> Callable[..., Report]:
    """Index the articles."""

    def index(*, force: bool = False) -> Report:
        return build(data, Plan(default=articles, force=force), embedder)

    return index
