"""The words that a question asks about: "who said 'epic fail'?", "did she say it would rain?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.planning.details import Context, Details, read_details
from bot.planning.quotations import Quoted, find_quoted

_WHO_SAID_IT = re.compile(
    r"[ ,:;.?!–—-]*(?:who(?:['’]s| has| had)? (?:\w+ )?(?:said|says|tweeted|called)|"
    r"whose (?:words|quote)|(?:was said )?by whom)\b.{0,60}",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"[ ,:]*(?:that(?: |$)|(?:this|that|it|so|the following|the (?:words?|phrase))(?:[,:]|$))?",
    re.IGNORECASE,
)
# Words around a quotation that are no topic.
_EMPTY = re.compile(
    r"(?:(?:that|this|these|those|it|he|she|they|him|her|them|us|me|is|was|are|were|be|been|would|"
    r"had|has|as|a|an|the|words?|phrase|use|used|statement|claim|remark|about|following)"
    r"(?:[ ,:]+|$))*",
    re.IGNORECASE,
)
# "Who said the bridge was 'shabby'?" is about the bridge.
_BEFORE_MARKS = re.compile(
    r"(?:[ ,:](?:is|was|are|were|had|has|have|would be|as|an?|the)){1,3}$", re.IGNORECASE
)
_WHICH = re.compile(r"(?:wh(?:at|en|ere|o|y|ich|ose|ether)|how|if)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody may have said; `topic` is what they are about, where that is told."""

    quote: str
    topic: str | None = None
    details: Details | None = None


def read_claim(text: str, context: Context, *, quoted: bool = False) -> Claim | None:
    """Return the claim in `text`, the words after "said"; None if it holds none.

    With `quoted`, only words in quotation marks are one.
    """
    found = find_quoted(text)
    if found:
        return _with_marks(found, context)
    start = _INTRODUCTION.match(text)
    words = text[start.end() if start else 0 :].strip(" ,:")
    if quoted or not words or _EMPTY.fullmatch(words) or _WHICH.match(words):
        return None
    return Claim(words)


def read_claim_before(text: str) -> Claim | None:
    """Return the claim of `text` that begins with it: "'Epic fail': who said that"."""
    found = find_quoted(text)
    if found is None or found.before or not _WHO_SAID_IT.fullmatch(found.after):
        return None
    return Claim(found.words)


def _with_marks(found: Quoted, context: Context) -> Claim:
    details = read_details(found.after, context)
    about = (
        None if _EMPTY.fullmatch(found.before) else _BEFORE_MARKS.sub("", found.before.strip(" ,:"))
    )
    return Claim(found.words, (details and details.topic) or about, details)
