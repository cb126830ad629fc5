"""Answers as cards: quotations, each with its source, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.answer import Answer, Citation
from bot.chat.cutting import excerpt
from bot.chat.escaping import escape_line, isolate, link, plain_line, sentence, size
from bot.chat.layout import (
    DESCRIPTION,
    Button,
    Card,
    Colour,
    Menu,
    page_id,
    source_id,
    who_id,
    why_id,
)
from bot.items import Item, items_of
from bot.saying.notes import is_friendly
from bot.state import KeptAnswer
from bot.wording import ABSTAINED, SourceLine, day_of, kind_of

ITEMS_A_PAGE: Final = 4
TITLE: Final = 150
# A paragraph is shown whole up to this; a phone shows about a third of it at once.
_EXCERPT: Final = 900
_NAME: Final = 80
# What there is to say of an answer leaves room for four sources below it.
_NOTES: Final = 600
_SMALL: Final = "-# "
# Discord's limits of a menu: how many options it has, and how long each is.
_MOST_OPTIONS: Final = 25
_OPTION: Final = 100
# Between two paragraphs of one quotation.
_BETWEEN: Final = "\n> \n"


def answer_card(
    answer: Answer, answer_id: str | None, note: str = "", *, explained: bool = False
) -> Card:
    """Show `answer` with what there is to say of it; an abstention with what comes nearest.

    `note` is a sentence more, in small letters. Where several may be meant there is a menu to
    choose one from, and where it can be `explained` a button for that. Without `answer_id` there is
    nothing to press.
    """
    card = _answer_card(answer, answer_id, note)
    if not answer_id:
        return card
    buttons = (*card.buttons, *_why_button(answer_id, explained=explained))
    return replace(card, buttons=buttons, menu=who_menu(answer.choices, answer_id))


def _answer_card(answer: Answer, answer_id: str | None, note: str) -> Card:
    notes = sentence(" ".join(answer.notes), _NOTES)
    if answer.answered:
        return answer_page(answer.citations, answer_id, note=" ".join(filter(None, (note, notes))))
    if not answer.nearest:
        lines = [
            notes or ABSTAINED,
            *(f"- {_isolated(name, _NAME)}" for name in answer.choices[:_MOST_OPTIONS]),
        ]
        colour = Colour.NOTICE if is_friendly(answer.notes) else Colour.ABSTAINED
        return Card(text=_with_note(note, "\n".join(lines)), colour=colour)
    page = answer_page(answer.nearest, answer_id, note=note, head=notes)
    return replace(page, colour=Colour.ABSTAINED)


def another_page(kept: KeptAnswer, page: int, text: str, colour: int) -> Card:
    """Show another page, from 0, of an answer whose message has `text` and `colour` so far.

    What stands there above the quotations stays.
    """
    note, head = _above_quotations(text)
    card = answer_page(kept.citations, kept.id, page, note=note, head=head)
    return replace(
        card,
        colour=next((known for known in Colour if known == colour), card.colour),
        buttons=(*card.buttons, *_why_button(kept.id, explained=kept.why is not None)),
        menu=who_menu(kept.choices, kept.id),
    )


def _above_quotations(text: str) -> tuple[str, str]:
    """Return what `answer_page` was given as `note` and `head`: a quotation alone begins so."""
    lines = list(takewhile(lambda line: not line.startswith(">"), text.split("\n")))
    note = lines.pop(0).removeprefix(_SMALL) if lines and lines[0].startswith(_SMALL) else ""
    return note, "\n".join(lines).strip("\n")


def who_menu(choices: Sequence[str], answer_id: str) -> Menu | None:
    """Return the menu to choose one of `choices` from, None where there are none."""
    if not choices:
        return None
    shown = choices[:_MOST_OPTIONS]
    more = f" (the first {len(shown)} of {len(choices)})" if len(choices) > len(shown) else ""
    return Menu(
        custom_id=who_id(answer_id),
        placeholder=f"Which one?{more}",
        options=tuple(plain_line(name, _OPTION) or "?" for name in shown),
    )


def answer_page(
    citations: Sequence[Citation],
    answer_id: str | None,
    page: int = 0,
    note: str = "",
    head: str = "",
) -> Card:
    """Show a page, from 0, of `citations`; without `answer_id` there is nothing to press.

    `note` is a sentence of ours above them in small letters, and `head` what else stands there.
    """
    items = items_of(citations)
    first = page * ITEMS_A_PAGE
    shown = list(enumerate(items, 1))[first : first + ITEMS_A_PAGE]
    more = len(items) > ITEMS_A_PAGE
    above = f"{head}\n\n" if head else ""
    room = DESCRIPTION - size(note) - size(above) - 8
    return Card(
        text=_with_note(note, above + _items(shown, room)),
        colour=Colour.ANSWERED,
        footer=f"{first + 1} to {first + len(shown)} of {len(items)}" if more else "",
        buttons=_answer_buttons(shown, answer_id, page, len(items)) if answer_id else (),
    )


def _items(shown: Sequence[tuple[int, Item]], room: int) -> str:
    # The article is named once where several in a row are of it.
    before = [None, *(item.head for _, item in shown)]
    lines = [
        _short_line(number, item, previous)
        if previous is not None and previous.article == item.head.article
        else source_line(number, item)
        for (number, item), previous in zip(shown, before, strict=False)
    ]
    # What the source lines, the breaks after each quote and the blank lines between leave.
    left = room - sum(map(size, lines)) - 3 * len(lines)
    each = min(_EXCERPT, left // max(len(lines), 1))
    return "\n\n".join(
        f"{_quotation(item.citations, each)}\n{line}"
        for (_, item), line in zip(shown, lines, strict=True)
    )


def _quotation(citations: Sequence[Citation], room: int) -> str:
    """Show paragraphs below each other, as one quotation, in `room` units."""
    each = (room - len(_BETWEEN) * (len(citations) - 1)) // len(citations)
    return _BETWEEN.join(excerpt(c.text, c.start, c.end, each) for c in citations)


def source_line(number: int, item: Item) -> str:
    """Return the source of `item` in full, under `number`."""
    citation = item.head
    line = SourceLine(
        number=f"**{number}**",
        attribution=_attribution(citation),
        title=link(citation.title, citation.url, TITLE),
        paragraph=item.paragraphs,
        outlet=outlet_of(citation.source),
        date=day_of(citation.published_at),
    )
    return _with_more(line, item)


def _short_line(number: int, item: Item, previous: Citation) -> str:
    """Return the source of `item` below `previous`, which is of the same article."""
    citation = item.head
    same = citation.speaker == previous.speaker
    attribution = kind_of(citation) if same and _is_said(citation) else _attribution(citation)
    line = SourceLine(number=f"**{number}**", attribution=attribution, paragraph=item.paragraphs)
    return _with_more(line, item)


def _with_more(line: SourceLine, item: Item) -> str:
    return " · ".join(filter(None, (str(line), item.more)))


def _attribution(citation: Citation) -> str:
    if not _is_said(citation):
        return ""
    return f"{_isolated(citation.speaker or '', _NAME)}, {kind_of(citation)}"


def _is_said(citation: Citation) -> bool:
    return bool(citation.speaker and citation.statement)


def _answer_buttons(
    shown: Sequence[tuple[int, Item]], answer_id: str, page: int, total: int
) -> tuple[Button, ...]:
    buttons = [
        Button(label=f"[{n}]", custom_id=source_id(answer_id, item.first)) for n, item in shown
    ]
    if total <= ITEMS_A_PAGE:
        return tuple(buttons)
    last = (total - 1) // ITEMS_A_PAGE
    back = Button(label="◀", custom_id=page_id(answer_id, page - 1), disabled=page == 0)
    onward = Button(label="▶", custom_id=page_id(answer_id, page + 1), disabled=page >= last)
    return (*buttons, back, onward)


def _why_button(answer_id: str, *, explained: bool) -> tuple[Button, ...]:
    return (Button(label="Why?", custom_id=why_id(answer_id)),) if explained else ()


def outlet_of(source: str | None) -> str:
    """Return the name of an outlet, escaped and isolated; "" for none."""
    return _isolated(source, _NAME) if source and source.strip() else ""


def _isolated(text: str, limit: int) -> str:
    return isolate(escape_line(text, limit - size(isolate(""))))


def _with_note(note: str, text: str) -> str:
    return f"{_SMALL}{note}\n{text}" if note else text
