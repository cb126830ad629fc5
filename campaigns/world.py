"""A small corpus of which every paragraph tells its version, and the data folder it goes into."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.added import Added
from bot.intake import NewArticle
from index.building import Plan, Report, build
from index.generations import DataFolder
from tests.fakes import BagOfWordsEmbedder

ARTICLES: Final = 8
PARAGRAPHS: Final = 2
COLLECTION: Final = "letters"
EMBEDDER: Final = BagOfWordsEmbedder()


@dataclass(frozen=True, slots=True)
class World:
    """Everything below the folder `root`; the data folder lies deep, in folders that it makes."""

    root: Path

    @property
    def disk(self) -> Path:
        """The folder that was always there, and in which all that Pilcrow keeps lies."""
        return self.root / "disk"

    @property
    def data(self) -> DataFolder:
        """The data folder."""
        return DataFolder(self.disk / "kept" / "data")

    @property
    def backup(self) -> Path:
        """The file that a backup is written to."""
        return self.disk / "backup.zip"

    @property
    def corpus(self) -> Path:
        """The operator's own articles."""
        return self.root / "corpus"

    @property
    def added(self) -> Added:
        """The articles that were added from Discord."""
        return Added(self.data)

    def write(self, version: int) -> None:
        """Make every paragraph of the corpus say `version`, and no other one."""
        self.disk.mkdir(exist_ok=True)
        self.corpus.mkdir(exist_ok=True)
        for number in range(ARTICLES):
            path = self.corpus / f"report{number}.jsonl"
            path.write_text(_line(own_id(number), number, version), encoding="utf-8")

    def index(self, keep: int = 3) -> Report:
        """Index the corpus as it is."""
        return build(self.data, Plan(default=self.corpus, keep=keep), EMBEDDER)

    def publish(self, *versions: int) -> None:
        """Write and index each of `versions`."""
        for version in versions:
            self.write(version)
            self.index()

    def add(self, letters: Collection[int], draft: int = 1, replaces: Collection[str] = ()) -> None:
        """Add some `letters`, each in a `draft`; they replace the operator's articles."""
        self.added.put([letter(number, draft) for number in letters], COLLECTION, replaces)


def own_id(number: int) -> str:
    """Return the id of one of the operator's articles."""
    return f"report/{number}"


def letter_id(number: int) -> str:
    """Return the id of an added article."""
    return f"letter/{number}"


def letter(number: int, draft: int) -> NewArticle:
    """Return an added article, whose every paragraph says which `draft` it is."""
    title = f"Letter {number}"
    paragraphs = [f"Lanterns in draft{draft} of letter {number}, paragraph {n}." for n in (1, 2)]
    line = json.dumps({"id": letter_id(number), "title": title, "paragraphs": paragraphs})
    return NewArticle(id=letter_id(number), title=title, url=None, paragraphs=2, line=line)


def _line(article_id: str, number: int, version: int) -> str:
    paragraphs = [
        f"The harbour in version{version} of report {number}.",
        f"Nobody knows what harbour{number} costs in version{version} of the report.",
    ]
    title = f"Harbour {number}"
    return json.dumps({"id": article_id, "title": title, "paragraphs": paragraphs}) + "\n"
