"""Web pages as a browser saves them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]  # has no stubs of its own

from corpus.decoding import decode
from corpus.errors import ReadError
from corpus.model import Draft
from corpus.readers.fields import one_line, storable

if TYPE_CHECKING:
    from trafilatura.settings import Document

_BLOCKS: Final = frozenset(
    {"p", "head", "quote", "list", "item", "table", "row", "code", "div", "ab", "body"}
)
# The extractor takes up to 140 bytes of memory a character; short of it, it drops text unsaid.
_MOST_CHARACTERS: Final = 3_000_000
_MOST_TAGS: Final = 100_000  # seconds of work; articles have some thousands
_NO_GUESSES: Final = {"extensive_search": False, "original_date": True}
# The extractor makes every white space a plain one: meanwhile these two are the signs for them,
# ⍽ and ␢, which it takes for letters. It drops what is not printable, such as private-use ones.
_HIDDEN: Final = {0x00A0: 0x237D, 0x202F: 0x2422}
_SHOWN: Final = {hidden: shown for shown, hidden in _HIDDEN.items()}
_PICTURE: Final = re.compile(r"data:[\w/+.-]+;base64,[\w+/=]+")  # the parser stops at a large one
_NAMED_SPACES: Final = re.compile(r"&(?:nbsp|#160|#x0*a0);", re.IGNORECASE)
# Characters that the extractor's trees cannot hold: where there is one, it finds no text at all.
_UNHELD: Final = re.compile(
    r"&#(?:x0*(?:[1-8bcef]|1[\da-f]|fff[ef])|0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45]))(?![\da-f]);?",
    re.IGNORECASE,
)


def read_html(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the article of a web page: its main text in reading order, with what its head says."""
    text = _UNHELD.sub("", _PICTURE.sub("", decode(data)))
    if not text.strip():
        raise ReadError("is empty")
    _check_size(text)
    document = _extract(_NAMED_SPACES.sub("\N{NO-BREAK SPACE}", text).translate(_HIDDEN))
    if document is None or document.body is None:
        raise ReadError("has no main text that could be found")
    title = _named(document.title) or PurePosixPath(name).stem
    words = title.split()
    blocks = [each for each in _blocks(document.body) if not (each[1] and each[0].split() == words)]
    if not blocks:
        raise ReadError("has no main text that could be found")
    yield Draft(
        title=title,
        blocks=tuple(text for text, _ in blocks),
        headings=frozenset(number for number, (_, heads) in enumerate(blocks, 1) if heads),
        source=_named(document.sitename) or document.hostname,
        published_at=document.date,
        url=document.url,
        author=_named(document.author),
    )


def _check_size(text: str) -> None:
    if len(text) > _MOST_CHARACTERS:
        raise ReadError("is longer than 3 million characters: save its main text as .txt")
    if text.count("<") > _MOST_TAGS:
        raise ReadError("has more than 100,000 tags: save its main text as .txt")


def _extract(text: str) -> Document | None:
    from trafilatura import bare_extraction  # here because it is slow to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            text,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_NO_GUESSES,
        )
    except MemoryError:
        raise
    except Exception as error:  # hostile pages make the parser fail in ways that it does not name
        raise ReadError(f"cannot be read as HTML ({type(error).__name__})") from error
    return None if isinstance(found, dict) else found


def _blocks(body: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield each block's text, and whether it is a heading."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _flush(pieces, heads=event == "end" and element.tag == "head")
        pieces.append(_piece(event, element))
    yield from _flush(pieces, heads=False)


def _piece(event: str, element: etree._Element) -> str:
    if event == "start":
        return ("\n" if element.tag == "lb" else "") + (element.text or "")
    return (" | " if element.tag == "cell" and element.getnext() is not None else "") + (
        element.tail or ""
    )


def _flush(pieces: list[str], *, heads: bool) -> Iterator[tuple[str, bool]]:
    text = _shown("".join(pieces))
    pieces.clear()
    if text:
        yield text, heads


def _shown(text: str | None) -> str:
    return storable((text or "").translate(_SHOWN)).strip()


def _named(text: str | None) -> str | None:
    return one_line(_shown(text)) or None
