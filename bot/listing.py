"""`pilcrow statements`: the statements of a file, without indexing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import PilcrowError
from bot.indexing import limits_of, tell_skipped
from bot.settings import Settings
from bot.wording import printable
from corpus import (
    Article,
    Statement,
    find_statements,
    group_people,
    locator_of,
    read_aliases,
    read_corpus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A statement, the article it stands in, its words, and the name of who made it."""

    article: Article
    statement: Statement
    text: str
    speaker: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the statement as `pilcrow statements --json` prints it."""
        return {
            "article": self.article.id,
            "paragraph": self.statement.paragraph,
            "start": self.statement.start,
            "end": self.statement.end,
            "text": self.text,
            "kind": self.statement.kind,
            "speaker": self.speaker,
            "speaker_text": self.statement.speaker_text,
            "cue": self.statement.cue,
            "confidence": round(self.statement.confidence, 4),
        }

    def to_text(self) -> str:
        """Return the statement as a line for a person."""
        locator = locator_of(self.article.id, self.statement.paragraph)
        who = self.speaker or "unattributed"
        return printable(f"{locator} · {self.statement.kind} · {who}: {self.text}")


def list_statements(settings: Settings, path: str) -> list[Listed]:
    """Return the statements of the articles in the file `path`, in reading order.

    What is passed over is told on stderr. Raises `PilcrowError` when no article is left,
    `CorpusError` when there is no such file or the aliases are wrong.
    """
    if not path.strip():
        raise PilcrowError("The path is empty: name a file of articles.")
    corpus = read_corpus([Path(path)], limits_of(settings))
    tell_skipped(corpus.skipped)
    if not corpus.articles:
        raise PilcrowError(f"{path} holds no article: name a .txt, .md, .html or .jsonl file.")
    found = [(article, find_statements(article)) for article in corpus.articles]
    spoken = Counter(each.speaker for _, said in found for each in said if each.speaker)
    people = group_people(spoken, read_aliases(settings.aliases))
    names = {name: people.person_of(name).name for name in spoken}
    return list(_listed(found, names))


def _listed(
    found: list[tuple[Article, list[Statement]]], names: dict[str, str]
) -> Iterator[Listed]:
    for article, statements in found:
        texts = {paragraph.number: paragraph.text for paragraph in article.paragraphs}
        for statement in statements:
            yield Listed(
                article=article,
                statement=statement,
                text=texts[statement.paragraph][statement.start : statement.end],
                speaker=names[statement.speaker] if statement.speaker else None,
            )
