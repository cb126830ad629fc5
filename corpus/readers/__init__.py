"""Readers of article files, one module a format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from corpus.model import Draft, Skipped
from corpus.readers.html import read_html
from corpus.readers.jsonl import read_jsonl
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text

__all__ = ["READERS", "Reader"]


class Reader(Protocol):
    """Turns the bytes of a file into articles; raises `ReadError` when the file holds none."""

    def __call__(self, data: bytes, name: str) -> Iterator[Draft | Skipped]:
        """Yield the articles of `data`; `name` is the file's path, the last choice for a title."""
        ...


READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}
