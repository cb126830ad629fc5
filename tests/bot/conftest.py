"""The sample corpus, indexed once with an embedder that needs no model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answerer import Answerer
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "articles"


@pytest.fixture(name="samples", scope="session")
def _samples(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder whose current generation holds the sample articles; not to be changed."""
    data = DataFolder(tmp_path_factory.mktemp("samples") / "data")
    build(data, Plan(default=SAMPLES), BagOfWordsEmbedder())
    return data


@pytest.fixture(name="live")
def _live(samples: DataFolder) -> Iterator[LiveIndex]:
    live = LiveIndex(samples, BagOfWordsEmbedder().name)
    yield live
    live.close()


@pytest.fixture(name="answerer")
def _answerer(live: LiveIndex) -> Answerer:
    return Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5)
