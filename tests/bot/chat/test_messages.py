"""Cards keep Discord's limits and their own form, whatever an article holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Citation
from bot.chat.escaping import escape_line, size
from bot.chat.layout import DESCRIPTION, Card
from bot.chat.messages import answer_page, article_card, kept_citation, opened_paragraph
from bot.sources import Opened
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


def check(card: Card) -> None:
    """Check Discord's limits and the form of a card."""
    assert 0 < size(card.text) <= DESCRIPTION
    assert size(card.text) + size(card.footer) <= 6000
    ids = [button.custom_id for button in card.buttons]
    assert len(ids) == len(set(ids))
    assert all(len(custom_id) <= 100 for custom_id in ids)


def test_citation_is_its_quote_above_its_source() -> None:
    assert answer_page([CITATION], "abc").text == (
        "> The council met. **It voted nine to two.** Then it rained.\n"
        "**1** · \u2068Harbour vote\u2069 · ¶8 · \u2068The Weekly Lantern\u2069 · 14 October 2022"
    )


def test_speaker_is_named_once_with_how_the_words_are_carried() -> None:
    line = answer_page([SAID], "abc").text.splitlines()[1]

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

    lines = source_lines(answer_page([*page, *more], "abc"))
    others = source_lines(answer_page([*page, *more], "abc", 1))

    assert lines[1:] == [
        "**2** · ¶9",
        "**3** · \u2068Maude \\*Orsel\\*\u2069, reported · ¶8",
        "**4** · reported · ¶10",
    ]
    # A page is read by itself.
    assert "\u2068Harbour vote\u2069" in others[0]
    assert others[1:3] == ["**6** · \u2068Ben Ash\u2069, quoted · ¶9", "**7** · ¶11"]
    assert "\u2068Ferries\u2069" in others[3]


def test_facts_keep_their_order_when_they_are_written_from_right_to_left() -> None:
    line = source_lines(answer_page([replace(CITATION, title="\u05e0\u05de\u05dc\u202e")], "abc"))[
        0
    ]

    assert "**1** · \u2068\u05e0\u05de\u05dc\u2069 · ¶8 · " in line


def test_answer_has_no_buttons_when_it_is_not_kept() -> None:
    assert answer_page([CITATION] * 6, None).buttons == ()


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
        card = answer_page(cited, "a1b2c3d4e5", page, "A note of ours. " * 5)
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
    check(opened_paragraph(Opened(paragraph=middle, around=around), part, Span(5, 50)))
    check(article_card(middle.article, around))
    citation = replace(CITATION, text=text, start=0, end=len(text))
    for gone in (True, False):
        check(kept_citation(citation, "a1b2c3d4e5", 4, part, gone=gone))


def test_long_paragraph_is_read_part_by_part_to_its_end() -> None:
    words = [f"word{number}" for number in range(1500)]
    middle = paragraph(2, " ".join(words))
    opened = Opened(paragraph=middle, around=(middle,))
    card, seen = opened_paragraph(opened, 0), list[str]()
    while True:
        seen += card.text.split("> ")[1].split()
        _, _, number, part = card.buttons[1].custom_id.split(":")
        if number != "2":
            break
        card = opened_paragraph(opened, int(part))

    assert seen == words
    assert opened_paragraph(opened, -1) == card
    assert f":2:{int(card.text.split('part ')[1].split()[0]) - 2}" in card.buttons[0].custom_id


def test_long_paragraph_opens_where_the_quote_is() -> None:
    middle = paragraph(2, "Filler stands here. " * 300 + "This is it.")
    quoted = Span(6000, 6011)

    card = opened_paragraph(Opened(paragraph=middle, around=(middle,)), None, quoted)

    assert "**This is it.**" in card.text


@pytest.mark.parametrize(
    ("number", "disabled"), [(1, [True, False]), (2, [False, False]), (3, [False, True])]
)
def test_reading_ends_with_the_article(number: int, disabled: list[bool]) -> None:
    middle = paragraph(number, "Text.")

    card = opened_paragraph(Opened(paragraph=middle, around=(middle,)), 0)

    assert [button.disabled for button in card.buttons] == disabled


def test_neighbour_that_is_not_searched_says_so() -> None:
    advert = paragraph(1, "Buy boats.", mark=Mark.ADVERTISEMENT)
    middle = paragraph(2, "Text.")

    card = opened_paragraph(Opened(paragraph=middle, around=(advert, middle)), 0)

    assert "¶1 · advertisement, not searched\n> Buy boats." in card.text
