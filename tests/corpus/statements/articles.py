"""Articles for the tests of attribution, and what is found in them."""

from __future__ import annotations

from corpus import Article, Paragraph, Statement, find_statements


def article(*texts: str) -> Article:
    paragraphs = tuple(Paragraph(number=n, text=text) for n, text in enumerate(texts, 1))
    return Article(id="a", title="Title", paragraphs=paragraphs)


def found_in(*texts: str) -> list[tuple[Statement, str]]:
    """Return every statement of an article of `texts`, with its words."""
    return [
        (statement, texts[statement.paragraph - 1][statement.start : statement.end])
        for statement in find_statements(article(*texts))
    ]


def speakers_of(*texts: str) -> list[str | None]:
    """Return who is given each statement of an article of `texts`."""
    return [statement.speaker for statement, _ in found_in(*texts)]
