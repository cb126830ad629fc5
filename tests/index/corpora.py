"""Small corpora for the tests of the index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.building import Plan, build
from index.embedder import Embedder
from index.generation import Generation
from index.generations import DataFolder


def line(article_id: str, *paragraphs: str, title: str = "Untitled", **fields: str) -> str:
    """Return an article as a line of a .jsonl file."""
    article = {"id": article_id, "title": title, "paragraphs": paragraphs, **fields}
    return json.dumps(article, ensure_ascii=True)


def write_lines(folder: Path, lines: Sequence[str]) -> Path:
    """Write `lines` to a .jsonl file in `folder`, which is made, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@contextmanager
def indexed(folder: Path, lines: Sequence[str], embedder: Embedder) -> Iterator[Generation]:
    """Index `lines` in a new data folder below `folder` and open what was published."""
    data = DataFolder(folder / "data")
    build(data, Plan(default=write_lines(folder / "corpus", lines)), embedder)
    generation = Generation.open_current(data, embedder.name)
    try:
        yield generation
    finally:
        generation.close()
