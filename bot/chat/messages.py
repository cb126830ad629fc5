"""What people read beside answers: paragraphs and articles as cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answer import Citation
from bot.chat.answer_cards import TITLE, outlet_of, source_line
from bot.chat.cutting import excerpt, parts
from bot.chat.escaping import link
from bot.chat.layout import Button, Card, Colour, kept_id, read_id
from bot.items import Item, items_of
from bot.sources import Opened
from bot.wording import SourceLine, day_of
from index.passages import Span
from index.store import ArticleRecord, ParagraphRecord

# The parts that a paragraph is read in, and how much is shown of those around it.
_PART: Final = 2400
_NEIGHBOUR: Final = 350
_FIRST_ONES: Final = 600
_NO_SPAN: Final = Span(0, 0)

_GONE: Final = "This paragraph is no longer among the articles. This is what was cited:"
_CHANGED: Final = (
    "This article has changed since it was cited. This is what the paragraph said then:"
)


def opened_paragraph(opened: Opened, part: int | None, quoted: Span = _NO_SPAN) -> Card:
    """Show a part of a paragraph with its neighbours and `quoted` in bold.

    `part` counts from 0; -1 is the last one, and None the one where `quoted` begins.
    """
    paragraph = opened.paragraph
    spans = parts(paragraph.text, _PART)
    part = _part_at(spans, part, quoted)
    before = [p for p in opened.around if p.number < paragraph.number] if part == 0 else []
    behind = [p for p in opened.around if p.number > paragraph.number]
    blocks = [_heading(paragraph.article)]
    blocks += [_neighbour(p, len(p.text)) for p in before[-1:]]
    blocks.append(_focus(paragraph, Span(*spans[part]), quoted, (part + 1, len(spans))))
    blocks += [_neighbour(p, 0) for p in behind[:1] if part == len(spans) - 1]
    return Card(
        text="\n\n".join(blocks),
        colour=Colour.SOURCE,
        footer=f"¶{paragraph.number} of {paragraph.article.length}",
        buttons=_reading_buttons(paragraph, part, len(spans)),
    )


def _focus(paragraph: ParagraphRecord, span: Span, quoted: Span, place: tuple[int, int]) -> str:
    label = _label(paragraph, bold=True)
    if place[1] > 1:
        label += f" · part {place[0]} of {place[1]}"
    return f"{label}\n{_part(paragraph.text, span, quoted)}"


def _part(text: str, span: Span, quoted: Span) -> str:
    """Show `span` of `text` whole, with what it holds of `quoted` in bold."""
    shown = text[span.start : span.end]
    low = min(max(quoted.start - span.start, 0), len(shown))
    high = min(max(quoted.end - span.start, low), len(shown))
    return excerpt(shown, low, high, _PART)


def _neighbour(paragraph: ParagraphRecord, near: int) -> str:
    """Show what of a paragraph is next to the one that is read: from character `near` on or up."""
    return f"{_label(paragraph)}\n{excerpt(paragraph.text, near, near, _NEIGHBOUR)}"


def _label(paragraph: ParagraphRecord, *, bold: bool = False) -> str:
    mark = f" · {paragraph.mark}, not searched" if paragraph.mark else ""
    number = f"**¶{paragraph.number}**" if bold else f"¶{paragraph.number}"
    return number + mark


def _reading_buttons(paragraph: ParagraphRecord, part: int, count: int) -> tuple[Button, ...]:
    handle, number = paragraph.article.handle, paragraph.number
    back = read_id(handle, number, part - 1) if part else read_id(handle, number - 1, -1)
    onward = read_id(handle, number, part + 1) if part + 1 < count else read_id(handle, number + 1)
    at_end = number >= paragraph.article.length and part + 1 >= count
    return (
        Button(label="◀", custom_id=back, disabled=number <= 1 and part == 0),
        Button(label="▶", custom_id=onward, disabled=at_end),
    )


def kept_citation(
    citations: Sequence[Citation], answer_id: str, number: int, part: int | None, *, gone: bool
) -> Card:
    """Show what citation `number` of an answer said then, where the article has changed since.

    `gone` tells that the paragraph is no more; `part` is as for `opened_paragraph`.
    """
    citation = citations[number - 1]
    # It is shown under the number that it has among what was shown then.
    shown = sum(item.first <= number for item in items_of(citations))
    alone = Item(number, (citation,))
    spans = parts(citation.text, _PART)
    quoted = Span(citation.start, citation.end)
    part = _part_at(spans, part, quoted)
    text = _part(citation.text, Span(*spans[part]), quoted)
    buttons: list[Button] = []
    if len(spans) > 1:
        back, onward = (kept_id(answer_id, number, part + step) for step in (-1, 1))
        buttons.append(Button(label="◀", custom_id=back, disabled=part == 0))
        buttons.append(Button(label="▶", custom_id=onward, disabled=part + 1 == len(spans)))
    if not gone:
        now = read_id(citation.handle, citation.paragraph)
        buttons.append(Button(label=f"¶{citation.paragraph} as it is now", custom_id=now))
    return Card(
        text=f"{_GONE if gone else _CHANGED}\n\n{text}\n{source_line(shown, alone)}",
        colour=Colour.NOTICE,
        footer=f"Part {part + 1} of {len(spans)}" if len(spans) > 1 else "",
        buttons=tuple(buttons),
    )


def _part_at(spans: Sequence[tuple[int, int]], part: int | None, quoted: Span) -> int:
    if part is None:
        return next((i for i, (_, end) in enumerate(spans) if quoted.start < end), 0)
    return min(part, len(spans) - 1) % len(spans)


def article_card(article: ArticleRecord, first: Sequence[ParagraphRecord]) -> Card:
    """Show an article: title, outlet, date, how long it is, and its `first` paragraphs."""
    count = "1 paragraph" if article.length == 1 else f"{article.length} paragraphs"
    blocks = [f"{_heading(article)}\n{count}"]
    blocks += [f"{_label(p)}\n{excerpt(p.text, 0, 0, _FIRST_ONES)}" for p in first]
    start = first[0].number if first else 1
    button = Button(label="Read ▶", custom_id=read_id(article.handle, start))
    return Card(text="\n\n".join(blocks), colour=Colour.SOURCE, buttons=(button,))


def _heading(article: ArticleRecord) -> str:
    line = SourceLine(
        title=f"**{link(article.title, article.url, TITLE)}**",
        outlet=outlet_of(article.source),
        date=day_of(article.published_at),
    )
    return str(line)
