"""The values an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.language import Text
from bot.why import Why
from corpus import StatementKind, handle_of, locator_of
from index.passages import Span
from index.store import ParagraphRecord


class AnswerKind(StrEnum):
    """What an answer is: somebody's statements, passages, or an abstention."""

    SAID = "said"
    PASSAGES = "passages"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A span of a paragraph: the words quoted are `text[start:end]`, byte for byte the article's.

    `speaker` and `statement` are set where somebody's words are cited; `runs_on` where they go on
    from the paragraph before. `score` ranks it within its answer, from 0 to 1. `copies` are the
    locators of other paragraphs that say the same, and are not cited for that.
    """

    article: str
    title: str
    paragraph: int
    text: str
    start: int
    end: int
    speaker: str | None
    statement: StatementKind | None
    source: str | None
    published_at: str | None
    url: str | None
    score: float
    runs_on: bool = False
    copies: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        paragraph: ParagraphRecord,
        span: Span,
        score: float,
        speaker: str | None = None,
        statement: StatementKind | None = None,
    ) -> Citation:
        """Cite `span` of `paragraph`."""
        return cls(
            article=paragraph.article.id,
            title=paragraph.article.title,
            paragraph=paragraph.number,
            text=paragraph.text,
            start=span.start,
            end=span.end,
            speaker=speaker,
            statement=statement,
            source=paragraph.article.source,
            published_at=paragraph.article.published_at,
            url=paragraph.article.url,
            score=score,
        )

    @property
    def locator(self) -> str:
        """The locator of the paragraph, as `article-id#8`."""
        return locator_of(self.article, self.paragraph)

    @property
    def handle(self) -> str:
        """What stands for the article's id in Discord."""
        return handle_of(self.article)

    @property
    def quote(self) -> str:
        """The words quoted."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Citations in order, or an abstention, which cites nothing.

    `confidence` is from 0 to 1. `ranking` holds the ten best paragraphs (article id and number)
    whether they are cited or not. `generation` is the one that was asked.

    `notes` are sentences of ours, as plain text: how a name was read, or why nothing is cited.
    `nearest` is what comes nearest where nothing answers, at most three; the notes say what it is.
    `choices` are the names of all who may be meant by the name that was typed. `why` tells of what
    was found the usual way, None where nothing was looked for so.
    """

    question: str
    kind: AnswerKind
    confidence: float
    citations: tuple[Citation, ...]
    ranking: tuple[tuple[str, int], ...]
    generation: str
    notes: tuple[Text, ...] = ()
    nearest: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    why: Why | None = None

    @property
    def answered(self) -> bool:
        """Whether the articles answer."""
        return self.kind is not AnswerKind.ABSTAINED
