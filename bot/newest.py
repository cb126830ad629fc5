"""Articles of which nothing but the outlet or the dates is asked: the newest of them."""

from __future__ import annotations

import re
from typing import Final

from bot.answer import AnswerKind, Citation
from bot.narrowing import Narrowed
from bot.planning.tidying import tidied
from bot.saying import Found
from bot.saying.notes import NEWEST
from index.generation import Generation, Reader
from index.passages import Span
from index.store import ArticleRecord, ParagraphRecord

_MOST: Final = 10
# Marked paragraphs may stand before the first that is text.
_BEGINNING: Final = 10
_NOTHING_ELSE: Final = re.compile(
    r"(?:(?:what|which|are|is|there|any|all|every|everything|the|some|do|you|have|got|your|new|"
    r"newest|latest|recent|most|other|more|of)(?:['’]?s)? )*"
    r"(?:articles?|stor(?:y|ies)|news|reports?|pieces?|coverage|headlines?)"
    r"(?: (?:there|are|is|was|were|you|do|have|published|appeared|came|out))*",
    re.IGNORECASE,
)


def newest(generation: Generation, wanted: Narrowed) -> Found | None:
    """Return how the newest articles of the scope of `wanted` begin, where all of them are asked.

    None where there is anything to search for, or no scope.
    """
    if wanted.scope.is_open or not _NOTHING_ELSE.fullmatch(tidied(wanted.query)):
        return None
    with generation.reader() as reader:
        selection = generation.select(wanted.scope, reader.store)
        ids = selection.articles if selection else ()
        found = [article for each in ids if (article := reader.store.article(each))]
        found.sort(key=lambda article: (article.published_at or "", article.id), reverse=True)
        begins = [first for each in found[:_MOST] if (first := _first(reader, each))]
    if not begins:
        return None
    return Found(
        kind=AnswerKind.PASSAGES,
        confidence=1.0,
        citations=tuple(Citation.of(each, Span(0, len(each.text)), 1.0) for each in begins),
        ranking=tuple((each.article.id, each.number) for each in begins),
        notes=(NEWEST,),
    )


def _first(reader: Reader, article: ArticleRecord) -> ParagraphRecord | None:
    head = reader.store.paragraphs_between(article.id, 1, _BEGINNING)
    return next((paragraph for paragraph in head if paragraph.mark is None), None)
