"""The reranker from the settings to the answerer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.answerer import Answerer
from bot.reranking import reranker_of
from bot.settings import Settings
from index.reranker import CrossEncoderReranker
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder

ROOT = Path(__file__).resolve().parents[2]


class CountingReranker:
    """Counts how often it is loaded."""

    name = "counting"

    def __init__(self) -> None:
        self.loads = 0

    def load(self) -> None:
        self.loads += 1

    def scores(self, _question: str, _texts: Sequence[str]) -> list[float]:
        return []


def test_no_reranker_is_used_unless_one_is_named() -> None:
    assert reranker_of(Settings(_env_file=None)) is None


def test_the_reranker_is_the_one_that_is_named_and_not_loaded_yet() -> None:
    settings = Settings(_env_file=None, reranker="/no/such/model", reranker_seconds=0.25)

    reranker = reranker_of(settings)

    assert isinstance(reranker, CrossEncoderReranker)
    assert (reranker.name, reranker._seconds) == ("/no/such/model", 0.25)


def test_warming_up_loads_the_reranker(live: LiveIndex) -> None:
    reranker = CountingReranker()

    Answerer(live, BagOfWordsEmbedder(), 0.5, reranker).warm_up()

    assert reranker.loads == 1


def test_nothing_of_it_is_imported_where_none_is_used() -> None:
    modules = "bot.answerer, bot.chat.running, bot.commands.asking, bot.doctor, bot.reranking"
    code = f"import sys, {modules}; print(*sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    loaded = set(run.stdout.split())
    assert "bot.reranking" in loaded
    assert not {"index.reranker", "sentence_transformers", "torch"} & loaded
