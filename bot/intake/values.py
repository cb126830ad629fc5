"""What is read of the files that people add."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file to be read: its `name` as people gave it, which is never a path, and where it lies."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article that was read: `line` is all of it as one line of JSON, without a line break."""

    id: str
    title: str
    url: str | None
    paragraphs: int
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The articles of some files, in their order, and what was passed over and why."""

    articles: tuple[NewArticle, ...]
    skipped: tuple[Skipped, ...]
