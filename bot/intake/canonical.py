"""One article as one line of JSON: the form in which the bot keeps what people add."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.intake.values import NewArticle
from corpus import Draft


def fields_of(draft: Draft) -> dict[str, Any]:
    """Return what `draft` says, all its blocks exactly as the reader gave them.

    `headings` are their numbers, which `.jsonl` files need for nothing else.
    """
    fields = {
        "id": draft.id,
        "title": draft.title,
        "source": draft.source,
        "published_at": draft.published_at,
        "url": draft.url,
        "author": draft.author,
        "paragraphs": list(draft.blocks),
        "headings": sorted(draft.headings) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def article_of(article_id: str, fields: Mapping[str, Any]) -> NewArticle:
    """Return the article with these `fields` under `article_id`."""
    return NewArticle(
        id=article_id,
        title=fields["title"],
        url=fields.get("url"),
        paragraphs=len(fields["paragraphs"]),
        line=_line({"id": article_id} | {k: v for k, v in fields.items() if k != "id"}),
    )


def _line(fields: Mapping[str, Any]) -> str:
    # The one control character that JSON leaves as it is; many of them look like no text.
    return json.dumps(fields, ensure_ascii=False).replace("\x7f", "\\u007f")
