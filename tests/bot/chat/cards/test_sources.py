"""Cards keep Discord's limits and their own form, whatever an article holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind, Citation
from bot.asked import Place
from bot.chat.cards.answers import Shown, answer_card, who_menu
from bot.chat.cards.answers import answer_page as page_in
from bot.chat.cards.escaping import escape_line, size
from bot.chat.cards.layout import DESCRIPTION, Card, Colour
from bot.chat.cards.sources import article_card, kept_citation, opened_paragraph
from bot.chat.cards.verdicts import another_check_page
from bot.language import ENGLISH, Text, language_of, text
from bot.sources import Opened
from bot.state import KeptAnswer
from corpus import Mark, StatementKind
from index.passages import Span
from index.store import ArticleRecord, ParagraphRecord

WILD = st.text(
    st.one_of(st.sampled_from("*_[]()\n .:#中\U0001f6a2\u0301\ud83d"), st.characters()),
    max_size=60,
)
# Long enough to be cut everywhere.
LONG = WILD.map(lambda text: (text or "x") * 60)

CITATION = Citation(
    article="harbour-vote",
    title="Harbour vote",
    paragraph=8,
    text="The council met. It voted nine to two. Then it rained.",
    start=17,
    end=38,
    speaker=None,
    statement=None,
    source="The Weekly Lantern",
    published_at="2022-10-14T08:00:00Z",
    url=None,
    score=1.0,
)
SAID = replace(CITATION, speaker="Maude *Orsel*", statement=StatementKind.REPORTED)


def paragraph(
    number: int, text: str, *, length: int = 3, mark: Mark | None = None
) -> ParagraphRecord:
    article = ArticleRecord(
        id="harbour-vote",
        title="Harbour vote",
        source=None,
        published_at=None,
        url=None,
        author=None,
        collection="",
        length=length,
    )
    return ParagraphRecord(key=number, article=article, number=number, text=text, mark=mark)


def in_english(
    citations: Sequence[Citation], answer_id: str | None, page: int = 0, note: str = ""
) -> Card:
    return page_in(citations, answer_id, ENGLISH, page, note=note)


def check(card: Card) -> None:
    """Check Discord's limits and the form of a card."""
    assert 0 < size(card.text) <= DESCRIPTION
    assert size(card.text) + size(card.footer) <= 6000
    ids = [button.custom_id for button in card.buttons]
    assert len(ids) == len(set(ids))
    assert all(len(custom_id) <= 100 for custom_id in ids)


def test_citation_is_its_quote_above_its_source() -> None:
    assert in_english([CITATION], "abc").text == (
        "> The council met. **It voted nine to two.** Then it rained.\n"
        "**1** · \u2068Harbour vote\u2069 · ¶8 · \u2068The Weekly Lantern\u2069 · 14 October 2022"
    )


def test_speaker_is_named_once_with_how_the_words_are_carried() -> None:
    line = in_english([SAID], "abc").text.splitlines()[1]

    assert line.startswith(
        "**1** · \u2068Maude \\*Orsel\\*\u2069, reported · \u2068Harbour vote\u2069 · ¶8"
    )


def source_lines(card: Card) -> list[str]:
    """Return what is neither a quote nor ours: a source line for each citation shown."""
    lines = card.text.splitlines()
    return [line for line in lines if line and not line.startswith(("> ", "-# "))]


def test_source_is_short_when_the_one_above_is_of_the_same_article() -> None:
    ben = replace(SAID, speaker="Ben Ash", statement=StatementKind.DIRECT, paragraph=9)
    elsewhere = replace(SAID, article="ferries", title="Ferries", source=None)
    page = [CITATION, replace(CITATION, paragraph=9), SAID, replace(SAID, paragraph=10)]
    more = [SAID, ben, replace(CITATION, paragraph=11), elsewhere]

    lines = source_lines(in_english([*page, *more], "abc"))
    others = source_lines(in_english([*page, *more], "abc", 1))

    assert lines[1:] == [
        "**2** · ¶9",
        "**3** · \u2068Maude \\*Orsel\\*\u2069, reported · ¶8",
        "**4** · reported · ¶10",
    ]
    # A page is read by itself.
    assert "\u2068Harbour vote\u2069" in others[0]
    assert others[1:3] == ["**6** · \u2068Ben Ash\u2069, quoted · ¶9", "**7** · ¶11"]
    assert "\u2068Ferries\u2069" in others[3]


def test_source_tells_how_many_other_articles_say_the_same() -> None:
    folded = replace(CITATION, copies=("wire#8", "paper#2"))

    lines = source_lines(in_english([folded, replace(folded, paragraph=9)], "abc"))

    assert lines[0].endswith(" · 14 October 2022 · +2 more articles")
    assert lines[1] == "**2** · ¶9 · +2 more articles"


def test_facts_keep_their_order_when_they_are_written_from_right_to_left() -> None:
    line = source_lines(in_english([replace(CITATION, title="\u05e0\u05de\u05dc\u202e")], "abc"))[0]

    assert "**1** · \u2068\u05e0\u05de\u05dc\u2069 · ¶8 · " in line


def test_answer_has_no_buttons_when_it_is_not_kept() -> None:
    assert in_english([CITATION] * 6, None).buttons == ()


# A note that repeats what was typed.
NOTHING_BY = text("notes-read-as", name="*Maude*")

NEAREST = Answer(
    question="?",
    kind=AnswerKind.ABSTAINED,
    confidence=0.1,
    citations=(),
    ranking=(),
    generation="1",
    notes=(NOTHING_BY,),
    nearest=(SAID,),
)


def test_nearest_is_below_the_note_and_grey_when_nothing_answers() -> None:
    card = answer_card(NEAREST, "abc", ENGLISH)

    assert (card.colour, card.footer) == (Colour.ABSTAINED, "")
    assert card.text.splitlines()[0] == "Read as: \\*Maude\\*."
    assert "**It voted nine to two.**" in card.text
    assert [button.custom_id for button in card.buttons] == [
        "src:abc:1", "vote:abc:up", "vote:abc:down", "ask:abc", "bin:abc",
    ]  # fmt: skip


def test_abstention_is_its_note_when_nothing_is_near() -> None:
    card = answer_card(replace(NEAREST, nearest=()), None, ENGLISH)

    assert (card.text, card.colour) == ("Read as: \\*Maude\\*.", Colour.ABSTAINED)
    assert card.buttons == ()


def test_notes_are_small_above_an_answer() -> None:
    said = replace(NEAREST, kind=AnswerKind.SAID, citations=(SAID,), nearest=())

    card = answer_card(said, "abc", ENGLISH)

    assert card.text.splitlines()[0] == "-# Read as: \\*Maude\\*."
    assert (card.colour, card.footer) == (Colour.LIKELY, "Likely")


@pytest.mark.parametrize(
    ("kind", "confidence", "colour", "footer"),
    [
        pytest.param(AnswerKind.PASSAGES, 0.95, Colour.LIKELY, "Likely", id="sure"),
        pytest.param(
            AnswerKind.PASSAGES,
            0.8,
            Colour.UNCERTAIN,
            "Uncertain: read the sources before you rely on this",
            id="unsure",
        ),
        pytest.param(AnswerKind.SAID, 0.6, Colour.LIKELY, "Likely", id="statements"),
    ],
)
def test_answer_tells_by_colour_and_words_how_sure_it_is(
    kind: AnswerKind, confidence: float, colour: Colour, footer: str
) -> None:
    answer = replace(
        NEAREST, kind=kind, confidence=confidence, citations=(SAID,), nearest=(), notes=()
    )

    card = answer_card(answer, "abc", ENGLISH)

    assert (card.colour, card.footer) == (colour, footer)


def test_more_is_offered_when_more_was_found_than_is_cited() -> None:
    places = ((SAID.article, SAID.paragraph), ("other", 1))
    answer = replace(NEAREST, kind=AnswerKind.SAID, citations=(SAID,), nearest=(), ranking=places)

    ids = [button.custom_id for button in answer_card(answer, "abc", ENGLISH).buttons]
    all_cited = answer_card(replace(answer, ranking=places[:1]), "abc", ENGLISH)

    assert "more:abc" in ids
    assert "more:abc" not in [button.custom_id for button in all_cited.buttons]


def test_private_answer_can_be_shared_and_not_deleted() -> None:
    card = answer_card(NEAREST, "abc", language_of("de"), Shown(private=True))

    assert [button.label for button in card.buttons][-1] == "Im Kanal teilen"
    assert "bin:abc" not in [button.custom_id for button in card.buttons]


def test_words_from_right_to_left_are_isolated_in_a_note() -> None:
    note = text("notes-read-as", name="סעיד בן-נמל. “محمد علي” and *Ali*")

    card = answer_card(replace(NEAREST, notes=(note,), nearest=()), None, ENGLISH)

    assert card.text == ("Read as: \u2068סעיד בן-נמל\u2069. “\u2068محمد علي\u2069” and \\*Ali\\*.")


def test_choices_are_a_menu_in_their_order() -> None:
    names = ("Ada *Quill*", "סעיד", "x" * 200)

    (menu,) = answer_card(replace(NEAREST, choices=names), "abc", ENGLISH).menus

    assert (menu.custom_id, menu.placeholder) == ("who:abc", "Which one?")
    assert [option.label for option in menu.options] == ["Ada *Quill*", "סעיד", "x" * 99 + "…"]
    assert [option.value for option in menu.options] == ["0", "1", "2"]
    assert answer_card(replace(NEAREST, choices=names), None, ENGLISH).menus == ()


def test_menu_says_so_when_more_may_be_meant_than_it_holds() -> None:
    (menu,) = who_menu([f"Ada {number}" for number in range(31)], "abc", ENGLISH)

    assert menu.placeholder == "Which one? (the first 25 of 31)"
    assert menu.options[-1].label == "Ada 24"


@given(LONG, LONG, st.sampled_from(AnswerKind), st.integers(0, 3))
def test_answer_with_notes_and_choices_keeps_the_limits(
    note: str, name: str, kind: AnswerKind, count: int
) -> None:
    said = replace(SAID, speaker=name, source=name, title=name, text=note, start=0, end=len(note))
    cited = tuple(replace(said, article=f"{number}") for number in range(count + 1))
    answered = kind is not AnswerKind.ABSTAINED
    answer = replace(
        NEAREST, kind=kind, notes=(Text("notes-read-as", {"name": note}),) * 3,
        choices=(name,) * 90,
        citations=cited if answered else (), nearest=() if answered else cited[:count],
    )  # fmt: skip

    card = answer_card(answer, "a1b2c3d4e5", ENGLISH)

    check(card)
    (menu,) = card.menus
    assert len(menu.options) == 25
    assert all(0 < size(option.label) <= 100 for option in menu.options)


def test_another_page_of_an_answer_has_its_notes_and_its_language() -> None:
    said = replace(NEAREST, kind=AnswerKind.SAID, citations=(SAID,) * 5, nearest=())
    german = language_of("de")

    first, second = (answer_card(said, "abc", german, page=page) for page in (0, 1))

    assert first.text.splitlines()[0] == second.text.splitlines()[0]
    assert (first.footer, second.footer) == (
        "Wahrscheinlich · 1 bis 4 von 5",
        "Wahrscheinlich · 5 bis 5 von 5",
    )
    assert "page:abc:1:de" in [button.custom_id for button in first.buttons]


def test_what_was_found_of_a_quotation_stays_on_another_page() -> None:
    first = page_in([CITATION] * 5, "abc", ENGLISH, head="**Found.**\n~~a~~ b")
    kept = KeptAnswer(
        id="abc", asked_at=datetime(2026, 3, 1, tzinfo=UTC), place=Place.COMMAND, private=False,
        message=None, answer=replace(NEAREST, citations=(CITATION,) * 5, nearest=()),
    )  # fmt: skip

    page = another_check_page(kept, 1, first.text, ENGLISH)
    back = another_check_page(kept, 0, page.text, ENGLISH)

    assert page.text.startswith("**Found.**\n~~a~~ b\n\n> The council met.")
    assert (back.text, back.buttons) == (first.text, first.buttons)


def test_quotation_over_paragraphs_is_one_item_when_it_runs_on() -> None:
    after = replace(SAID, paragraph=9, text="It goes on.", start=0, end=11, runs_on=True)
    cited = [SAID, after, replace(SAID, paragraph=11), *[replace(SAID, paragraph=20)] * 3]

    card = in_english(cited, "abc")

    assert card.text.splitlines()[:4] == [
        "> The council met. **It voted nine to two.** Then it rained.",
        "> ",
        "> **It goes on.**",
        (
            "**1** · \u2068Maude \\*Orsel\\*\u2069, reported · \u2068Harbour vote\u2069 · ¶8–9 · "
            "\u2068The Weekly Lantern\u2069 · 14 October 2022"
        ),
    ]
    assert card.footer == "1 to 4 of 5"
    assert [(b.label, b.custom_id) for b in card.buttons[:3]] == [
        ("[1]", "src:abc:1"), ("[2]", "src:abc:3"), ("[3]", "src:abc:4"),
    ]  # fmt: skip
    then = kept_citation(cited, "abc", 4, None, ENGLISH, gone=True)
    assert then.text.splitlines()[-1].startswith("**3** · ")
    assert "¶20" in then.text


@given(LONG, st.integers(1, 10), st.integers(1, 5))
def test_quotations_over_paragraphs_keep_the_limits(text: str, count: int, joined: int) -> None:
    citation = replace(SAID, text=text, start=0, end=len(text), title=text, source=text)
    cited = [
        replace(citation, article=f"{n // joined}", paragraph=n % joined + 1, runs_on=True)
        for n in range(count)
    ]
    for page in range((count + 3) // 4):
        if page * 4 * joined < count:
            check(in_english(cited, "a1b2c3d4e5", page, "A note of ours. " * 5))


@given(LONG, LONG, LONG, LONG, st.integers(1, 10), st.data())
def test_answer_keeps_the_limits(
    text: str, title: str, outlet: str, speaker: str, count: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    citation = replace(
        SAID,
        text=text,
        title=title,
        source=outlet,
        speaker=speaker,
        start=start,
        end=data.draw(st.integers(start + 1, len(text))),
        url="https://lantern.example/" + "a" * 370,
    )
    # No two in a row are of one article, so that every line is a long one.
    cited = [replace(citation, article=f"article-{number}") for number in range(count)]
    for page in range((count + 3) // 4):
        card = in_english(cited, "a1b2c3d4e5", page, "A note of ours. " * 5)
        check(card)
        sources = source_lines(card)
        assert [line.split(" ")[0] for line in sources] == [
            f"**{number}**" for number in range(page * 4 + 1, min(page * 4 + 4, count) + 1)
        ]
        assert all(escape_line(outlet, 78) in line for line in sources)


@given(LONG, LONG, LONG, st.sampled_from([0, 1, -1, None]))
def test_opened_paragraph_keeps_the_limits(
    text: str, before: str, behind: str, part: int | None
) -> None:
    middle = paragraph(2, text * 3)
    around = (paragraph(1, before, mark=Mark.ADVERTISEMENT), middle, paragraph(3, behind))
    check(opened_paragraph(Opened(paragraph=middle, around=around), part, ENGLISH, Span(5, 50)))
    check(article_card(middle.article, around, ENGLISH))
    citation = replace(CITATION, text=text, start=0, end=len(text))
    for gone in (True, False):
        check(kept_citation([citation] * 4, "a1b2c3d4e5", 4, part, ENGLISH, gone=gone))


def test_long_paragraph_is_read_part_by_part_to_its_end() -> None:
    words = [f"word{number}" for number in range(1500)]
    middle = paragraph(2, " ".join(words))
    opened = Opened(paragraph=middle, around=(middle,))
    card, seen = opened_paragraph(opened, 0, ENGLISH), list[str]()
    while True:
        seen += card.text.split("> ")[1].split()
        _, _, number, part = card.buttons[1].custom_id.split(":")
        if number != "2":
            break
        card = opened_paragraph(opened, int(part), ENGLISH)

    assert seen == words
    assert opened_paragraph(opened, -1, ENGLISH) == card
    assert f":2:{int(card.text.split('part ')[1].split()[0]) - 2}" in card.buttons[0].custom_id


def test_long_paragraph_opens_where_the_quote_is() -> None:
    middle = paragraph(2, "Filler stands here. " * 300 + "This is it.")
    quoted = Span(6000, 6011)

    card = opened_paragraph(Opened(paragraph=middle, around=(middle,)), None, ENGLISH, quoted)

    assert "**This is it.**" in card.text


@pytest.mark.parametrize(
    ("number", "disabled"), [(1, [True, False]), (2, [False, False]), (3, [False, True])]
)
def test_reading_ends_with_the_article(number: int, disabled: list[bool]) -> None:
    middle = paragraph(number, "Text.")

    card = opened_paragraph(Opened(paragraph=middle, around=(middle,)), 0, ENGLISH)

    assert [button.disabled for button in card.buttons[:2]] == disabled


def test_neighbour_that_is_not_searched_says_so() -> None:
    advert = paragraph(1, "Buy boats.", mark=Mark.ADVERTISEMENT)
    middle = paragraph(2, "Text.")

    card = opened_paragraph(Opened(paragraph=middle, around=(advert, middle)), 0, ENGLISH)

    assert "¶1 · advertisement, not searched\n> Buy boats." in card.text


def test_opened_paragraph_leads_to_its_article_and_to_the_page_it_was_published_on() -> None:
    middle = paragraph(2, "Text.")
    linked = replace(middle.article, url="https://lantern.example/vote")
    opened = Opened(paragraph=replace(middle, article=linked), around=())

    card = opened_paragraph(opened, 0, language_of("es"))

    assert [(b.label, b.custom_id, b.url) for b in card.buttons[2:]] == [
        ("Artículo", f"art:{linked.handle}", ""),
        ("Abrir enlace", "", "https://lantern.example/vote"),
    ]


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "https://a.example/" + "x" * 500])
def test_no_link_is_offered_when_there_is_none_that_can_be_opened(url: str | None) -> None:
    middle = paragraph(2, "Text.")
    opened = Opened(paragraph=replace(middle, article=replace(middle.article, url=url)), around=())

    assert all(not button.url for button in opened_paragraph(opened, 0, ENGLISH).buttons)
