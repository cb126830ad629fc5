"""What of an article, besides a paragraph's own words, makes the paragraph findable."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Protocol

from corpus import Article, Paragraph


class Published(Protocol):
    """What has an outlet and a date, where they are known."""

    @property
    def source(self) -> str | None:
        """The outlet."""

    @property
    def published_at(self) -> str | None:
        """The day of publishing, as ISO 8601 has it."""


def context_of(article: Article) -> Iterator[tuple[Paragraph, str]]:
    """Yield each paragraph that is indexed, with the words of the ones before and after it.

    Questions name what an article says once and then takes as known: on news, neighbours, outlet
    and date are worth many points (docs/ranking.md).
    """
    body = [paragraph for paragraph in article.paragraphs if paragraph.mark is None]
    for place, paragraph in enumerate(body):
        around = body[max(0, place - 1) : place] + body[place + 1 : place + 2]
        yield paragraph, "\n".join(neighbour.text for neighbour in around)


def facts_of(article: Published) -> str:
    """Return the outlet and the date of `article` in words that questions use."""
    facts = [article.source or ""]
    if article.published_at:
        day = date.fromisoformat(article.published_at[:10])
        facts.append(f"{day.day} {day:%B %Y}")
    return " ".join(facts).strip()


def fingerprint_of_article(article: Article) -> bytes:
    """Return what recognises the content of `article` (32 bytes)."""
    fields = {each.name: getattr(article, each.name) for each in dataclasses.fields(article)}
    fields["paragraphs"] = [
        {"number": each.number, "text": each.text, "mark": each.mark} for each in article.paragraphs
    ]
    content = json.dumps(fields, ensure_ascii=True, sort_keys=True)
    return sha256(content.encode()).digest()
