"""What finding statements costs: `python -m benchmarks.attributing [FOLDER]`.

Indexes FOLDER, by default the sample articles, with the configured model: in turn as it is, and
with nobody's words looked for. The best times of both give the ratio.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from bot.settings import load_settings
from corpus import Limits
from index.building import Plan, build
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.generations import DataFolder

_TURNS = 3


def main() -> None:
    """Index in both ways in turn, and print the ratio of the best times."""
    settings = load_settings()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus/articles")
    embedder = SentenceTransformerEmbedder(settings.model)
    embedder.embed_query("load the model before the clock starts")
    with_statements, without = [], []
    for _ in range(_TURNS):
        with_statements.append(_seconds(folder, embedder))
        with patch("index.writing.find_statements", return_value=[]):
            without.append(_seconds(folder, embedder))
    more = min(with_statements) / min(without) - 1
    print(f"statements add {more:+.1%} to {min(without):.2f} s of indexing {folder}")


def _seconds(folder: Path, embedder: Embedder) -> float:
    with TemporaryDirectory() as data:
        started = perf_counter()
        build(DataFolder(Path(data)), Plan(default=folder, limits=Limits()), embedder)
        return perf_counter() - started


if __name__ == "__main__":
    main()
