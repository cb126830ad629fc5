"""Answers as cards: quotations, each with its source, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from bot.answer import Answer, Citation
from bot.certainty import Certainty, certainty_of
from bot.chat.cards.cutting import excerpt, in_bytes
from bot.chat.cards.escaping import escape_line, isolate, link, plain_line, sentence, size
from bot.chat.cards.layout import (
    DESCRIPTION,
    Button,
    Card,
    Colour,
    Menu,
    Option,
    Style,
    id_of,
    page_id,
    source_id,
    who_id,
    why_id,
)
from bot.items import Item, items_of
from bot.language import Language, text
from bot.saying.notes import is_friendly
from bot.wording import ABSTAINED, SourceLine, is_reported

ITEMS_A_PAGE: Final = 4
TITLE: Final = 150
# A question above its answer: two lines on a phone.
LONGEST_TITLE: Final = 100
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
_COLOURS: Final = {
    Certainty.LIKELY: Colour.LIKELY,
    Certainty.UNCERTAIN: Colour.UNCERTAIN,
    Certainty.NONE: Colour.ABSTAINED,
}
_FOOTERS: Final = {
    Certainty.LIKELY: text("answers-likely"),
    Certainty.UNCERTAIN: text("answers-uncertain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How an answer is shown: to one person where `private`, and whether it can be `explained`.

    `question` is shown above it, where nobody would see it otherwise.
    """

    private: bool = False
    explained: bool = False
    question: str = ""


def answer_card(
    answer: Answer,
    answer_id: str | None,
    language: Language,
    shown: Shown = Shown(),
    page: int = 0,
) -> Card:
    """Show a page, from 0, of `answer` with what there is to say of it.

    An abstention has what comes nearest. Where several may be meant there is a menu to choose one
    from. Without `answer_id` there is nothing to press.
    """
    if is_friendly(answer.notes):
        return Card(text=_notes(answer, language), colour=Colour.NOTICE)
    card = _answer_card(answer, answer_id, language, page)
    if not answer_id:
        return card
    return replace(
        card,
        title=escape_line(shown.question, LONGEST_TITLE),
        buttons=(*card.buttons, *_controls(answer, answer_id, language, shown)),
        menus=who_menu(answer.choices, answer_id, language),
    )


def _answer_card(answer: Answer, answer_id: str | None, language: Language, page: int) -> Card:
    notes, certainty = _notes(answer, language), certainty_of(answer)
    if not answer.answered and not answer.nearest:
        lines = [
            notes or sentence(language.say(ABSTAINED), _NOTES),
            *(f"- {_isolated(name, _NAME)}" for name in answer.choices[:_MOST_OPTIONS]),
        ]
        return Card(text="\n".join(lines), colour=Colour.ABSTAINED)
    small, head = (notes, "") if answer.answered else ("", notes)
    card = answer_page(
        answer.citations or answer.nearest, answer_id, language, page, note=small, head=head
    )
    footer = " · ".join(filter(None, (_footer(certainty, language), card.footer)))
    return replace(card, colour=_COLOURS[certainty], footer=footer)


def _notes(answer: Answer, language: Language) -> str:
    return sentence(" ".join(map(language.say, answer.notes)), _NOTES)


def _footer(certainty: Certainty, language: Language) -> str:
    said = _FOOTERS.get(certainty)
    return language.say(said) if said else ""


def _controls(
    answer: Answer, answer_id: str, language: Language, shown: Shown
) -> tuple[Button, ...]:
    """Return what can be done with an answer, beside opening its sources."""
    cited = {(c.article, c.paragraph) for c in answer.citations or answer.nearest}
    buttons: list[Button] = []
    if cited and set(answer.ranking) - cited:
        more = language.say(text("answers-more"))
        buttons.append(Button(label=more, custom_id=id_of("more", answer_id), row=1))
    if shown.explained:
        why = language.say(text("answers-why"))
        buttons.append(Button(label=why, custom_id=why_id(answer_id), row=1))
    ask = language.say(text("answers-follow-up"))
    buttons += [
        Button(emoji="👍", custom_id=id_of("vote", answer_id, "up"), row=2),
        Button(emoji="👎", custom_id=id_of("vote", answer_id, "down"), row=2),
        Button(label=ask, custom_id=id_of("ask", answer_id), row=2),
    ]
    if shown.private:
        share = language.say(text("answers-share"))
        buttons.append(
            Button(label=share, custom_id=id_of("share", answer_id), style=Style.MAIN, row=2)
        )
    else:
        buttons.append(Button(emoji="🗑️", custom_id=id_of("bin", answer_id), row=2))
    return tuple(buttons)


def who_menu(choices: Sequence[str], answer_id: str, language: Language) -> tuple[Menu, ...]:
    """Return the menu to choose one of `choices` from, none where there are none.

    The values are places, since names can be too long.
    """
    if not choices:
        return ()
    shown = choices[:_MOST_OPTIONS]
    which = (
        text("answers-which")
        if len(shown) == len(choices)
        else text("answers-which-first", shown=len(shown), total=len(choices))
    )
    options = tuple(
        Option(label=plain_line(name, _OPTION) or "?", value=f"{place}")
        for place, name in enumerate(shown)
    )
    menu = Menu(custom_id=who_id(answer_id), placeholder=language.say(which), options=options)
    return (menu,)


def answer_page(
    citations: Sequence[Citation],
    answer_id: str | None,
    language: Language,
    page: int = 0,
    *,
    note: str = "",
    head: str = "",
) -> Card:
    """Show a page, from 0, of `citations`; without `answer_id` there is nothing to press.

    `note` is a sentence of ours above them in small letters, and `head` what else stands there.
    """
    items = items_of(citations)
    first = min(page, (len(items) - 1) // ITEMS_A_PAGE) * ITEMS_A_PAGE
    shown = list(enumerate(items, 1))[first : first + ITEMS_A_PAGE]
    more = len(items) > ITEMS_A_PAGE
    above = f"{head}\n\n" if head else ""
    room = DESCRIPTION - size(note) - size(above) - 8
    taken = len((note + above).encode())
    place = text("answers-page", first=first + 1, last=first + len(shown), total=len(items))
    return Card(
        text=_with_note(note, above + _items(shown, room, taken, language)),
        colour=Colour.LIKELY,
        footer=language.say(place) if more else "",
        buttons=_source_buttons(shown, answer_id, len(items), language) if answer_id else (),
    )


def _items(shown: Sequence[tuple[int, Item]], room: int, taken: int, language: Language) -> str:
    """Show items in `room` units, below what takes so many bytes."""
    # The article is named once where several in a row are of it.
    before = [None, *(item.head for _, item in shown)]
    lines = [
        _short_line(number, item, previous, language)
        if previous is not None and previous.article == item.head.article
        else source_line(number, item, language)
        for (number, item), previous in zip(shown, before, strict=False)
    ]
    # What the source lines, the breaks after each quote and the blank lines between leave.
    left = room - sum(map(size, lines)) - 3 * len(lines)
    each = min(_EXCERPT, left // max(len(lines), 1))
    return in_bytes(partial(_quoted, shown, lines), each, taken)


def _quoted(shown: Sequence[tuple[int, Item]], lines: Sequence[str], each: int) -> str:
    """Return what is `shown`, in `each` units a quotation, with its source line below it."""
    return "\n\n".join(
        f"{_quotation(item.citations, each)}\n{line}"
        for (_, item), line in zip(shown, lines, strict=True)
    )


def _quotation(citations: Sequence[Citation], room: int) -> str:
    """Show paragraphs below each other, as one quotation, in `room` units."""
    each = (room - len(_BETWEEN) * (len(citations) - 1)) // len(citations)
    return _BETWEEN.join(excerpt(c.text, c.start, c.end, each) for c in citations)


def source_line(number: int, item: Item, language: Language) -> str:
    """Return the source of `item` in full, under `number`."""
    citation = item.head
    line = SourceLine(
        number=f"**{number}**",
        attribution=_attribution(citation, language),
        title=link(citation.title, citation.url, TITLE),
        paragraph=item.paragraphs,
        outlet=outlet_of(citation.source),
        date=language.day(citation.published_at),
    )
    return _with_more(line, item, language)


def _short_line(number: int, item: Item, previous: Citation, language: Language) -> str:
    """Return the source of `item` below `previous`, which is of the same article."""
    citation = item.head
    same = citation.speaker == previous.speaker and _is_said(citation)
    attribution = _kind(citation, language) if same else _attribution(citation, language)
    line = SourceLine(number=f"**{number}**", attribution=attribution, paragraph=item.paragraphs)
    return _with_more(line, item, language)


def _with_more(line: SourceLine, item: Item, language: Language) -> str:
    more = text("answers-more-articles", count=item.others) if item.others else ""
    return " · ".join(filter(None, (str(line), language.say(more))))


def _attribution(citation: Citation, language: Language) -> str:
    if not _is_said(citation):
        return ""
    return f"{_isolated(citation.speaker or '', _NAME)}, {_kind(citation, language)}"


def _kind(citation: Citation, language: Language) -> str:
    how = "answers-reported" if is_reported(citation) else "answers-quoted"
    return language.say(text(how))


def _is_said(citation: Citation) -> bool:
    return bool(citation.speaker and citation.statement)


def _source_buttons(
    shown: Sequence[tuple[int, Item]], answer_id: str, total: int, language: Language
) -> tuple[Button, ...]:
    buttons = [
        Button(label=f"[{n}]", custom_id=source_id(answer_id, item.first)) for n, item in shown
    ]
    if total <= ITEMS_A_PAGE:
        return tuple(buttons)
    page, last = (shown[0][0] - 1) // ITEMS_A_PAGE, (total - 1) // ITEMS_A_PAGE
    back, onward = (page_id(answer_id, page + step, language.code) for step in (-1, 1))
    return (
        *buttons,
        Button(label="◀", custom_id=back, disabled=page == 0, row=1),
        Button(label="▶", custom_id=onward, disabled=page >= last, row=1),
    )


def outlet_of(source: str | None) -> str:
    """Return the name of an outlet, escaped and isolated; "" for none."""
    return _isolated(source, _NAME) if source and source.strip() else ""


def _isolated(text: str, limit: int) -> str:
    return isolate(escape_line(text, limit - size(isolate(""))))


def _with_note(note: str, text: str) -> str:
    return f"{_SMALL}{note}\n{text}" if note else text
