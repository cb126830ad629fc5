"""What people read beside answers: paragraphs and articles as cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answer import Citation
from bot.chat.cards.answers import TITLE, outlet_of, source_line
from bot.chat.cards.cutting import excerpt, in_bytes, parts
from bot.chat.cards.escaping import link, safe_url, size
from bot.chat.cards.layout import (
    DESCRIPTION,
    Button,
    Card,
    Colour,
    id_of,
    kept_id,
    read_id,
)
from bot.items import Item, items_of
from bot.language import Language, text
from bot.sources import Opened
from bot.wording import SourceLine
from index.passages import Span
from index.store import ArticleRecord, ParagraphRecord

# The parts that a paragraph is read in, and how much is shown of those around it.
_PART: Final = 2000
_NEIGHBOUR: Final = 300
_FIRST_ONES: Final = 600
# Paragraphs of an article that are shown with it.
FIRST_SHOWN: Final = 3
# Further passages that are shown below an answer: a row of buttons opens each.
_MORE: Final = 5
_NO_SPAN: Final = Span(0, 0)

_GONE: Final = text("sources-gone")
_CHANGED: Final = text("sources-changed")


def opened_paragraph(
    opened: Opened, part: int | None, language: Language, quoted: Span = _NO_SPAN
) -> Card:
    """Show a part of a paragraph with its neighbours and `quoted` in bold.

    `part` counts from 0; -1 is the last one, and None the one where `quoted` begins.
    """
    paragraph = opened.paragraph
    spans = parts(paragraph.text, _PART)
    part = _part_at(spans, part, quoted)
    before = [p for p in opened.around if p.number < paragraph.number] if part == 0 else []
    behind = [p for p in opened.around if p.number > paragraph.number]
    blocks = [_heading(paragraph.article, language)]
    blocks += [_neighbour(p, len(p.text), language) for p in before[-1:]]
    place = text("sources-part", part=part + 1, total=len(spans)) if len(spans) > 1 else ""
    label = " · ".join(filter(None, (_label(paragraph, language, bold=True), language.say(place))))
    blocks.append(f"{label}\n{_part(paragraph.text, Span(*spans[part]), quoted)}")
    blocks += [_neighbour(p, 0, language) for p in behind[:1] if part == len(spans) - 1]
    return Card(
        text="\n\n".join(blocks),
        colour=Colour.SOURCE,
        footer=language.say(
            text("sources-place", number=f"{paragraph.number}", total=f"{paragraph.article.length}")
        ),
        buttons=_reading_buttons(paragraph, part, len(spans), language),
    )


def _part(text: str, span: Span, quoted: Span) -> str:
    """Show `span` of `text` whole, with what it holds of `quoted` in bold."""
    shown = text[span.start : span.end]
    low = min(max(quoted.start - span.start, 0), len(shown))
    high = min(max(quoted.end - span.start, low), len(shown))
    return excerpt(shown, low, high, _PART)


def _neighbour(paragraph: ParagraphRecord, near: int, language: Language) -> str:
    """Show what of a paragraph is next to the one that is read: from character `near` on or up."""
    return f"{_label(paragraph, language)}\n{excerpt(paragraph.text, near, near, _NEIGHBOUR)}"


def _label(paragraph: ParagraphRecord, language: Language, *, bold: bool = False) -> str:
    number = f"**¶{paragraph.number}**" if bold else f"¶{paragraph.number}"
    if not paragraph.mark:
        return number
    return f"{number} · {language.say(text('sources-not-searched', why=paragraph.mark))}"


def _reading_buttons(
    paragraph: ParagraphRecord, part: int, count: int, language: Language
) -> tuple[Button, ...]:
    article, number = paragraph.article, paragraph.number
    handle = article.handle
    back = read_id(handle, number, part - 1) if part else read_id(handle, number - 1, -1)
    onward = read_id(handle, number, part + 1) if part + 1 < count else read_id(handle, number + 1)
    at_end = number >= article.length and part + 1 >= count
    whole = language.say(text("sources-article"))
    return (
        Button(label="◀", custom_id=back, disabled=number <= 1 and part == 0),
        Button(label="▶", custom_id=onward, disabled=at_end),
        Button(label=whole, custom_id=id_of("art", handle)),
        *_link_button(article, language),
    )


def _link_button(article: ArticleRecord, language: Language) -> tuple[Button, ...]:
    url = safe_url(article.url)
    return (Button(label=language.say(text("sources-open-link")), url=url),) if url else ()


def more_card(found: Sequence[Opened], language: Language) -> Card:
    """Show what was `found` behind what an answer cites, each with a button that opens it."""
    if not found:
        return Card(text=language.say(text("sources-no-more")), colour=Colour.NOTICE)
    shown = found[:_MORE]
    head = language.say(text("sources-more"))
    lines = [_further(number, each.paragraph, language) for number, each in enumerate(shown, 1)]
    # Long titles and addresses leave less of each paragraph.
    left = DESCRIPTION - size(head) - sum(size(line) + 3 for line in lines)
    most = min(_FIRST_ONES, left // len(shown))

    def blocks(each_has: int) -> str:
        quotes = (excerpt(each.paragraph.text, 0, 0, each_has) for each in shown)
        return "\n\n".join(f"{q}\n{line}" for q, line in zip(quotes, lines, strict=True))

    buttons = tuple(
        Button(label=f"[{number}]", custom_id=id_of("go", p.article.handle, p.number))
        for number, p in enumerate((each.paragraph for each in shown), 1)
    )
    below = in_bytes(blocks, most, len(head.encode()))
    return Card(text=f"{head}\n\n{below}", colour=Colour.SOURCE, buttons=buttons)


def _further(number: int, paragraph: ParagraphRecord, language: Language) -> str:
    line = SourceLine(
        number=f"**{number}**",
        title=link(paragraph.article.title, paragraph.article.url, TITLE),
        paragraph=f"¶{paragraph.number}",
        outlet=outlet_of(paragraph.article.source),
        date=language.day(paragraph.article.published_at),
    )
    return str(line)


def kept_citation(
    citations: Sequence[Citation],
    answer_id: str,
    number: int,
    part: int | None,
    language: Language,
    *,
    gone: bool,
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
    shown_part = _part(citation.text, Span(*spans[part]), quoted)
    buttons: list[Button] = []
    if len(spans) > 1:
        back, onward = (kept_id(answer_id, number, part + step) for step in (-1, 1))
        buttons.append(Button(label="◀", custom_id=back, disabled=part == 0))
        buttons.append(Button(label="▶", custom_id=onward, disabled=part + 1 == len(spans)))
    if not gone:
        now = read_id(citation.handle, citation.paragraph)
        label = language.say(text("sources-as-now", number=f"{citation.paragraph}"))
        buttons.append(Button(label=label, custom_id=now))
    told = language.say(_GONE if gone else _CHANGED)
    place = text("sources-part", part=part + 1, total=len(spans)) if len(spans) > 1 else ""
    return Card(
        text=f"{told}\n\n{shown_part}\n{source_line(shown, alone, language)}",
        colour=Colour.NOTICE,
        footer=language.say(place),
        buttons=tuple(buttons),
    )


def _part_at(spans: Sequence[tuple[int, int]], part: int | None, quoted: Span) -> int:
    if part is None:
        return next((i for i, (_, end) in enumerate(spans) if quoted.start < end), 0)
    return min(part, len(spans) - 1) % len(spans)


def article_card(
    article: ArticleRecord, first: Sequence[ParagraphRecord], language: Language
) -> Card:
    """Show an article: title, outlet, date, how long it is, and its `first` paragraphs."""
    count = language.say(text("sources-paragraphs", count=article.length))
    blocks = [f"{_heading(article, language)}\n{count}"]
    blocks += [f"{_label(p, language)}\n{excerpt(p.text, 0, 0, _FIRST_ONES)}" for p in first]
    start = first[0].number if first else 1
    label = language.say(text("sources-read"))
    return Card(
        text="\n\n".join(blocks),
        colour=Colour.SOURCE,
        buttons=(
            Button(label=label, custom_id=read_id(article.handle, start)),
            *_link_button(article, language),
        ),
    )


def _heading(article: ArticleRecord, language: Language) -> str:
    line = SourceLine(
        title=f"**{link(article.title, article.url, TITLE)}**",
        outlet=outlet_of(article.source),
        date=language.day(article.published_at),
    )
    return str(line)
