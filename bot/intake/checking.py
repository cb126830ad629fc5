"""What is wrong with an article that was read, before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from bot.intake import limits
from corpus import Draft, Limits
from corpus.cleaning import mark_blocks


def problem_of(draft: Draft, most: Limits) -> str | None:
    """Return why `draft` cannot be kept, as one sentence, None where it can."""
    return next(_problems(draft, most), None)


def with_url(draft: Draft, url: str | None) -> Draft:
    """Return `draft` with the `url` that it was fetched from, unless it names a better one.

    A better one is of the same host, and no home page, which careless sites name on each page.
    """
    if url is None or _is_better(draft.url, url):
        return draft
    return replace(draft, url=url)


def _problems(draft: Draft, most: Limits) -> Iterator[str]:
    named = f"(“{draft.title:.60}”)"
    length, count = sum(map(len, draft.blocks)), len(draft.blocks)
    if length > most.max_article_chars:
        yield f"has an article of {length:,} characters {named}: {_most(most.max_article_chars)}"
    if count > limits.MOST_PARAGRAPHS:
        yield f"has an article of {count:,} paragraphs {named}: {_most(limits.MOST_PARAGRAPHS)}"
    for name, value, longest in _fields(draft):
        if value and len(value) > longest:
            yield f"has a {name} of {len(value):,} characters: write one of at most {longest:,}"
    if None not in mark_blocks(draft.blocks, draft.headings):
        yield f"has no text {named}"


def _most(number: int) -> str:
    return f"split it, {number:,} are the most"


def _fields(draft: Draft) -> Iterator[tuple[str, str | None, int]]:
    yield "title", draft.title, limits.LONGEST_FIELD
    yield "source", draft.source, limits.LONGEST_FIELD
    yield "name of its author", draft.author, limits.LONGEST_FIELD
    yield "date", draft.published_at, limits.LONGEST_FIELD
    yield "web address", draft.url, limits.LONGEST_URL


def _is_better(own: str | None, url: str) -> bool:
    try:
        mine, fetched = urlsplit(own or ""), urlsplit(url)
    except ValueError:
        return False
    same_host = _host(mine.hostname) == _host(fetched.hostname)
    is_home = not mine.path.strip("/") and bool(fetched.path.strip("/"))
    return mine.scheme in {"http", "https"} and same_host and not is_home


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.")
