"""What besides its own words makes a paragraph findable."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus import Article, Mark, Paragraph
from index.documents import context_of, facts_of, fingerprint_of_article

ARTICLE = Article(
    id="ferry",
    title="Ferry stops",
    paragraphs=(
        Paragraph(number=1, text="The ferry stopped."),
        Paragraph(number=2, text="READ MORE: Ferries", mark=Mark.READ_MORE),
        Paragraph(number=3, text="It sank."),
        Paragraph(number=4, text="Nobody was aboard."),
    ),
    source="Tarn Gazette",
    published_at="2024-05-01",
    url="https://example.org/ferry",
    author="Ada Quill",
    collection="news",
)


def test_context_is_what_stands_before_and_after_without_marked_paragraphs() -> None:
    context = {paragraph.number: around for paragraph, around in context_of(ARTICLE)}

    assert context == {
        1: "It sank.",
        3: "The ferry stopped.\nNobody was aboard.",
        4: "It sank.",
    }


def test_a_paragraph_alone_has_no_context() -> None:
    alone = replace(ARTICLE, paragraphs=ARTICLE.paragraphs[:2])

    assert [(p.number, around) for p, around in context_of(alone)] == [(1, "")]


@pytest.mark.parametrize(
    ("source", "published_at", "facts"),
    [
        ("Tarn Gazette", "2024-05-01", "Tarn Gazette 1 May 2024"),
        ("Tarn Gazette", None, "Tarn Gazette"),
        (None, "2023-12-31T23:59:00Z", "31 December 2023"),
        (None, None, ""),
    ],
)
def test_facts_are_the_outlet_and_the_date_in_words(
    source: str | None, published_at: str | None, facts: str
) -> None:
    assert facts_of(replace(ARTICLE, source=source, published_at=published_at)) == facts


@pytest.mark.parametrize(
    "change",
    [
        {"id": "ferries"},
        {"title": "Ferry goes"},
        {"source": None},
        {"published_at": "2024-05-02"},
        {"url": "https://example.org/other"},
        {"author": ""},
        {"collection": ""},
        {"paragraphs": ARTICLE.paragraphs[:3]},
        {"paragraphs": (replace(ARTICLE.paragraphs[0], mark=Mark.LABEL), *ARTICLE.paragraphs[1:])},
        {"paragraphs": (replace(ARTICLE.paragraphs[0], text="It."), *ARTICLE.paragraphs[1:])},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_to_an_article_changes_its_fingerprint(change: dict[str, Any]) -> None:
    assert fingerprint_of_article(replace(ARTICLE, **change)) != fingerprint_of_article(ARTICLE)


def test_an_equal_article_has_an_equal_fingerprint() -> None:
    assert fingerprint_of_article(replace(ARTICLE)) == fingerprint_of_article(ARTICLE)
    assert len(fingerprint_of_article(ARTICLE)) == 32
