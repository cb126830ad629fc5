"""What the index holds of an article, for whoever is about to replace or remove it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from bot.access import FULL, Access
from index.errors import NoGenerationError
from index.serving import LiveIndex
from index.store import ArticleRecord, ParagraphRecord

# Of a hash: enough to tell a changed article from an unchanged one, and short in a custom id.
_VERSION: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """An article that is indexed, how many statements it has, and a `version` of all it says."""

    article: ArticleRecord
    statements: int
    version: str


class Holdings:
    """Looks articles up in the current generation of `index`, by id alone."""

    def __init__(self, index: LiveIndex) -> None:
        self._index = index

    def held(self, article: str, access: Access) -> Holding | None:
        """Return the article of the id or handle `article`, None where `access` covers none."""
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            found = reader.store.article(article)
            if found is None:
                return None
            paragraphs = reader.store.paragraphs_between(found.id, 1, found.length)
            statements = reader.store.statements_in([each.key for each in paragraphs])
        return Holding(
            article=found, statements=len(statements), version=_version(found, paragraphs)
        )

    def of_ids(self, ids: Collection[str]) -> dict[str, ArticleRecord]:
        """Return the articles of all collections that have one of `ids`, by id."""
        try:
            with self._index.lease(FULL.covers) as generation, generation.reader() as reader:
                found = {each: reader.store.article(each) for each in ids}
        except NoGenerationError:  # these are the first
            return {}
        return {key: article for key, article in found.items() if article and article.id == key}


def _version(article: ArticleRecord, paragraphs: Sequence[ParagraphRecord]) -> str:
    said = repr((article, [each.text for each in paragraphs]))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_VERSION]
