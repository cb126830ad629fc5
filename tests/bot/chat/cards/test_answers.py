"""What can be pressed below an answer, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.answer import Answer, AnswerKind, Citation
from bot.chat.cards.answers import Shown, answer_card
from bot.chat.cards.layout import Button, Card, Colour
from bot.chat.components import view_of
from bot.language import ENGLISH, LANGUAGES, Language, language_of, text

CITATION = Citation(
    article="harbour-vote",
    title="Harbour vote",
    paragraph=2,
    text="It voted nine to two.",
    start=0,
    end=21,
    speaker=None,
    statement=None,
    source=None,
    published_at=None,
    url=None,
    score=1.0,
)
MANY = tuple(replace(CITATION, article=f"vote-{number}") for number in range(6))
BEHIND = ("elsewhere", 3)
ANSWER = Answer(
    question="How did they *vote*?",
    kind=AnswerKind.PASSAGES,
    confidence=0.95,
    citations=MANY,
    ranking=(*((each.article, each.paragraph) for each in MANY), BEHIND),
    generation="1",
    choices=("Ada", "Ben"),
)
ABSTAINED = replace(ANSWER, kind=AnswerKind.ABSTAINED, citations=(), choices=())


def ids(card: Card, row: int | None = None) -> list[str]:
    return [each.custom_id for each in card.buttons if row is None or each.row == row]


def labelled(card: Card, custom_id: str) -> Button:
    (found,) = [each for each in card.buttons if each.custom_id == custom_id]
    return found


def test_sources_stand_above_what_leads_on_and_that_above_what_can_be_done() -> None:
    card = answer_card(ANSWER, "abc", ENGLISH, Shown(explained=True))

    assert ids(card, 0) == ["src:abc:1", "src:abc:2", "src:abc:3", "src:abc:4"]
    assert ids(card, 1) == ["page:abc:-1:en", "page:abc:1:en", "more:abc", "why:abc"]
    assert ids(card, 2) == ["vote:abc:up", "vote:abc:down", "ask:abc", "bin:abc"]
    assert [menu.custom_id for menu in card.menus] == ["who:abc"]


async def test_every_answer_fits_into_the_rows_of_a_message() -> None:
    """discord.py itself refuses a sixth button on a row."""
    for private, explained, page in product((True, False), (True, False), (0, 1)):
        shown = Shown(private=private, explained=explained)
        view = view_of(answer_card(ANSWER, "a1b2c3d4e5", ENGLISH, shown, page))

        assert view is not None
        assert len(view.to_components()) == 4


def test_nothing_can_be_pressed_and_no_question_is_shown_when_an_answer_is_not_kept() -> None:
    card = answer_card(ANSWER, None, ENGLISH, Shown(explained=True, question="How?"))

    assert (card.buttons, card.menus, card.title) == ((), (), "")
    assert card.footer == "Likely · 1 to 4 of 6"


def test_refusal_can_be_voted_on_and_has_nothing_more_to_show() -> None:
    card = answer_card(ABSTAINED, "abc", ENGLISH)

    assert (card.colour, card.footer) == (Colour.ABSTAINED, "")
    assert ids(card) == ["vote:abc:up", "vote:abc:down", "ask:abc", "bin:abc"]


def test_question_stands_above_its_answer_escaped() -> None:
    card = answer_card(ANSWER, "abc", ENGLISH, Shown(question="How did they *vote*?\n# now"))

    assert card.title == "How did they \\*vote\\*? # now"


def test_long_question_is_cut_above_its_answer() -> None:
    card = answer_card(ANSWER, "abc", ENGLISH, Shown(question="vote " * 100))

    assert card.title.endswith("…")
    assert len(card.title) <= 100


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_buttons_and_pages_are_in_the_language_of_whoever_asked(language: Language) -> None:
    card = answer_card(ANSWER, "abc", language, Shown(private=True, explained=True))

    assert labelled(card, f"page:abc:1:{language.code}").label == "▶"
    said = {
        "more:abc": "answers-more",
        "why:abc": "answers-why",
        "ask:abc": "answers-follow-up",
        "share:abc": "answers-share",
    }
    for custom_id, key in said.items():
        assert labelled(card, custom_id).label == language.say(text(key))


@pytest.mark.parametrize(
    ("confidence", "colour", "footer"),
    [
        (0.95, Colour.LIKELY, "Wahrscheinlich · 1 bis 4 von 6"),
        (
            0.5,
            Colour.UNCERTAIN,
            "Unsicher: Lies die Quellen, bevor du dich darauf verlässt · 1 bis 4 von 6",
        ),
    ],
    ids=["likely", "uncertain"],
)
def test_certainty_is_told_before_the_page_on_every_page(
    confidence: float, colour: Colour, footer: str
) -> None:
    german = language_of("de")
    answer = replace(ANSWER, confidence=confidence)

    first, second = (answer_card(answer, "abc", german, page=page) for page in (0, 1))

    assert (first.colour, first.footer) == (colour, footer)
    assert (second.colour, second.footer) == (colour, footer.replace("1 bis 4", "5 bis 6"))
    assert labelled(second, "page:abc:0:de").disabled is False
    assert labelled(second, "page:abc:2:de").disabled is True
