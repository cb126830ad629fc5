"""The values that the corpus is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from corpus.errors import LocatorError


class Mark(StrEnum):
    """Why a paragraph is not the article: it keeps its number and place, and is never indexed."""

    ADVERTISEMENT = "advertisement"
    SIGN_UP = "sign-up"
    READ_MORE = "read more"
    SHARE = "share"
    COOKIES = "cookies"
    CREDIT = "credit"
    LABEL = "label"
    RECURRING = "recurring"


class StatementKind(StrEnum):
    """How an article carries somebody's words."""

    DIRECT = "direct"
    PARTIAL = "partial"
    REPORTED = "reported"


class Evidence(StrEnum):
    """How a statement's speaker was decided."""

    NAME = "named beside the cue"
    PRONOUN = "pronoun beside the cue"
    RUNS_ON = "quotation that runs on"
    SENTENCE = "subject of the sentence"
    BEFORE = "speaker before"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The author's unit of text; `number` counts every block of the article's body from 1."""

    number: int
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words attributed to a speaker: `start` and `end` count characters of paragraph `paragraph`.

    `speaker` is the person's name as far as the article gives it, None for unattributed;
    `speaker_text` is how the article says it here; `confidence` is a share from 0 to 1, and
    `evidence` what it rests on. `likely` is who it may be where that is too unsure for `speaker`.
    """

    paragraph: int
    start: int
    end: int
    kind: StatementKind
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    confidence: float
    evidence: Evidence
    likely: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a reader found it: not yet named, numbered or cleaned.

    `id` is one that the file itself gives; `published_at` is text of any form; `blocks` are the
    body's paragraphs in reading order, each exactly as the file has it; `headings` are the numbers,
    from 1, of those that the file's format calls headings; `line` is where a file of many has it.
    """

    title: str
    blocks: tuple[str, ...]
    id: str | None = None
    source: str | None = None
    published_at: str | None = None
    url: str | None = None
    author: str | None = None
    headings: frozenset[int] = frozenset()
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A titled text with a source.

    `published_at` is ISO 8601: a date, or a UTC time ending in "Z" where the file knows one.
    `collection` is the folder below the corpus folder, "" at the top.
    """

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    source: str | None = None
    published_at: str | None = None
    url: str | None = None
    author: str | None = None
    collection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was passed over: where (a path, perhaps with ":line") and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All articles, in the order of their ids, and what was passed over on the way."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()


def handle_of(article_id: str) -> str:
    """Return the 16 characters that stand for `article_id` where Discord allows few."""
    return sha256(article_id.encode()).hexdigest()[:16]


def locator_of(article_id: str, number: int) -> str:
    """Return the locator of paragraph `number` of an article."""
    return f"{article_id}#{number}"


def parse_locator(text: str) -> tuple[str, int]:
    """Split a locator at its last "#" into an article id and a paragraph number.

    Raises `LocatorError` when there is no "#" or no number from 1 behind it. "#¶8" is read as "#8",
    since that is how people see it.
    """
    article_id, mark, number = text.strip().rpartition("#")
    digits = number.strip().removeprefix("¶").strip()
    if not mark or not article_id or not digits.isdecimal() or len(digits) > 9 or int(digits) < 1:
        raise LocatorError(
            f"“{text}” names no paragraph: write the article's id, # and the paragraph's number, "
            "for example harbour-vote#8."
        )
    return article_id, int(digits)
