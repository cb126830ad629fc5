"""What people read: answers, sources and articles as cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answer import Citation
from bot.chat.cutting import excerpt, parts
from bot.chat.escaping import escape_line, isolate, link, size
from bot.chat.layout import DESCRIPTION, Button, Card, Colour, kept_id, page_id, read_id, source_id
from bot.sources import Opened
from bot.wording import ABSTAINED, SourceLine, day_of, kind_of
from index.passages import Span
from index.store import ArticleRecord, ParagraphRecord

CITATIONS_A_PAGE: Final = 4
# A paragraph is shown whole up to this; a phone shows about a third of it at once.
_EXCERPT: Final = 900
_TITLE: Final = 150
_NAME: Final = 80
# The parts that a paragraph is read in, and how much is shown of those around it.
_PART: Final = 2400
_NEIGHBOUR: Final = 350
_FIRST_ONES: Final = 600
_NO_SPAN: Final = Span(0, 0)

_GONE: Final = "This paragraph is no longer among the articles. This is what was cited:"
_CHANGED: Final = (
    "This article has changed since it was cited. This is what the paragraph said then:"
)


def abstention(note: str = "") -> Card:
    """Say that the articles do not answer."""
    return Card(text=_with_note(note, ABSTAINED), colour=Colour.ABSTAINED)


def answer_page(
    citations: Sequence[Citation], answer_id: str | None, page: int = 0, note: str = ""
) -> Card:
    """Show a page, from 0, of `citations`; without `answer_id` there is nothing to press.

    `note` is a sentence of ours above them.
    """
    first = page * CITATIONS_A_PAGE
    shown = list(enumerate(citations, 1))[first : first + CITATIONS_A_PAGE]
    more = len(citations) > CITATIONS_A_PAGE
    return Card(
        text=_with_note(note, _citations(shown, DESCRIPTION - size(note) - 8)),
        colour=Colour.ANSWERED,
        footer=f"{first + 1} to {first + len(shown)} of {len(citations)}" if more else "",
        buttons=_answer_buttons(shown, answer_id, page, len(citations)) if answer_id else (),
    )


def _citations(shown: Sequence[tuple[int, Citation]], room: int) -> str:
    # The article is named once where several in a row are of it.
    before = [None, *(citation for _, citation in shown)]
    lines = [
        _short_line(number, citation, previous)
        if previous is not None and previous.article == citation.article
        else _source_line(number, citation)
        for (number, citation), previous in zip(shown, before, strict=False)
    ]
    # What the source lines, the breaks after each quote and the blank lines between leave.
    left = room - sum(map(size, lines)) - 3 * len(lines)
    each = min(_EXCERPT, left // max(len(lines), 1))
    return "\n\n".join(
        f"{excerpt(citation.text, citation.start, citation.end, each)}\n{line}"
        for (_, citation), line in zip(shown, lines, strict=True)
    )


def _source_line(number: int, citation: Citation) -> str:
    line = SourceLine(
        number=f"**{number}**",
        attribution=_attribution(citation),
        title=link(citation.title, citation.url, _TITLE),
        paragraph=f"¶{citation.paragraph}",
        outlet=_outlet(citation.source),
        date=day_of(citation.published_at),
    )
    return str(line)


def _short_line(number: int, citation: Citation, previous: Citation) -> str:
    """Return the source of `citation` below `previous`, which is of the same article."""
    same = citation.speaker == previous.speaker
    attribution = kind_of(citation) if same and _is_said(citation) else _attribution(citation)
    line = SourceLine(
        number=f"**{number}**", attribution=attribution, paragraph=f"¶{citation.paragraph}"
    )
    return str(line)


def _attribution(citation: Citation) -> str:
    if not _is_said(citation):
        return ""
    return f"{_isolated(citation.speaker or '', _NAME)}, {kind_of(citation)}"


def _is_said(citation: Citation) -> bool:
    return bool(citation.speaker and citation.statement)


def _answer_buttons(
    shown: Sequence[tuple[int, Citation]], answer_id: str, page: int, total: int
) -> tuple[Button, ...]:
    buttons = [Button(label=f"[{n}]", custom_id=source_id(answer_id, n)) for n, _ in shown]
    if total <= CITATIONS_A_PAGE:
        return tuple(buttons)
    last = (total - 1) // CITATIONS_A_PAGE
    back = Button(label="◀", custom_id=page_id(answer_id, page - 1), disabled=page == 0)
    onward = Button(label="▶", custom_id=page_id(answer_id, page + 1), disabled=page >= last)
    return (*buttons, back, onward)


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
    citation: Citation, answer_id: str, number: int, part: int | None, *, gone: bool
) -> Card:
    """Show what citation `number` of an answer said then, where the article has changed since.

    `gone` tells that the paragraph is no more; `part` is as for `opened_paragraph`.
    """
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
        text=f"{_GONE if gone else _CHANGED}\n\n{text}\n{_source_line(number, citation)}",
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
        title=f"**{link(article.title, article.url, _TITLE)}**",
        outlet=_outlet(article.source),
        date=day_of(article.published_at),
    )
    return str(line)


def _outlet(source: str | None) -> str:
    return _isolated(source, _NAME) if source and source.strip() else ""


def _isolated(text: str, limit: int) -> str:
    return isolate(escape_line(text, limit - size(isolate(""))))


def _with_note(note: str, text: str) -> str:
    return f"-# {note}\n{text}" if note else text
