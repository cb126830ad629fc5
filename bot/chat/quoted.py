"""The quotations inside a message that somebody wrote."""

from __future__ import annotations

import re
from typing import Final

from bot.checking import FEWEST_WORDS

_MOST: Final = 3

# Code stays, without what marks it; a link keeps its text; mentions and emoji say nothing.
_FENCES: Final = re.compile(r"`{1,3}(?:\w+\n)?")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(<?https?://[^\s)]*>?\)")
_MENTION: Final = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[\w -]+:|id:|t:)[\w:-]*>|@(?:everyone|here)\b")
_WEB_ADDRESS: Final = re.compile(r"<?https?://\S+")
_EMPHASIS: Final = re.compile(r"(?<!\\)(?:\*+|__+|~~|\|\||(?<!\w)_|_(?!\w))")
_ESCAPED: Final = re.compile(r"\\(?=[^\w\s])")
_HEADING: Final = re.compile(r"^(?:-# |#{1,3} )", re.MULTILINE)
_BLOCK_QUOTE: Final = re.compile(r"^(?:> (.*)|>>> ((?s:.*)))$", re.MULTILINE)

# A quotation that is opened again before it is closed runs on over paragraphs.
_QUOTATION: Final = re.compile(
    r"“([^”]+)(?:”|\Z)|„([^“”]+)[“”]|«([^»]+)»|「([^」]+)」|『([^』]+)』|\"([^\"]+)\""
)


def quoted_parts(message: str) -> tuple[str, ...]:
    """Return the quotations inside a Discord `message`, at most three, without its markup.

    Where it has none in quotation marks, its block quotes are taken, and else all of it. Those of a
    word or two are left out where there are longer ones.
    """
    blocks = tuple(_bare(block) for block in _block_quotes(message))
    whole = _bare(_BLOCK_QUOTE.sub(lambda match: match[1] or match[2] or "", message))
    quotations = tuple(
        part.strip() for match in _QUOTATION.finditer(whole) for part in match.groups() if part
    )
    found = [part for part in quotations or blocks or (whole,) if part]
    long = [part for part in found if len(part.split()) >= FEWEST_WORDS]
    return tuple(dict.fromkeys(long or found))[:_MOST]


def _block_quotes(message: str) -> list[str]:
    """Return the block quotes of `message`; lines that follow one another are one."""
    quotes: list[str] = []
    end = None
    for match in _BLOCK_QUOTE.finditer(message):
        line = match[1] or match[2] or ""
        if end is not None and match.start() == end + 1:
            quotes[-1] += f"\n{line}"
        else:
            quotes.append(line)
        end = match.end()
    return quotes


def _bare(text: str) -> str:
    """Return `text` as Discord shows it: without what formats, links and mentions."""
    text = _LINK.sub(r"\1", text)
    for nothing in (_MENTION, _WEB_ADDRESS, _FENCES, _HEADING, _EMPHASIS, _ESCAPED):
        text = nothing.sub("", text)
    return text.strip()
