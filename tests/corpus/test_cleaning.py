"""Furniture is marked, and the article never is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import mark_block, mark_blocks, mark_recurring
from corpus.model import Article, Mark, Paragraph


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (Mark.ADVERTISEMENT, "ADVERTISEMENT"),
        (Mark.ADVERTISEMENT, "Advertisement - story continues below"),
        (Mark.ADVERTISEMENT, "Sponsored by Acme"),
        (Mark.ADVERTISEMENT, "Anzeige"),
        (Mark.SIGN_UP, "Sign up for our free daily newsletter"),
        (Mark.SIGN_UP, "Get the best stories in your inbox every morning."),
        (Mark.SIGN_UP, "Subscribe"),
        (Mark.SIGN_UP, "Enter your email address"),
        (
            Mark.SIGN_UP,
            "We use your sign-up to show you adverts. You can unsubscribe at any time. More info",
        ),
        (Mark.SIGN_UP, "By signing up, you agree to our terms."),
        (Mark.SIGN_UP, "This article is only available to subscribers."),
        (Mark.SIGN_UP, "To continue reading, please create a free account."),
        (Mark.SIGN_UP, "Already a subscriber? Log in"),
        (Mark.SIGN_UP, "Abonnez-vous à notre lettre"),
        (Mark.SIGN_UP, "Jetzt Newsletter abonnieren"),
        (Mark.READ_MORE, "Read more"),
        (Mark.READ_MORE, "READ MORE: Mayor wins the vote"),
        (Mark.READ_MORE, "READ MORE Mayor wins the vote"),
        (Mark.READ_MORE, "Read more about the harbour here."),
        (
            Mark.READ_MORE,
            "DON’T MISS:\u00a0Mayor wins\u00a0[LATEST]\nBoats return to the bay\u00a0[REPORT]",
        ),
        (Mark.READ_MORE, "See also: Boats return"),
        (Mark.READ_MORE, "Related stories"),
        (Mark.READ_MORE, "[Read more](https://bay.example/more)"),
        (Mark.READ_MORE, "» Continue reading"),
        (Mark.READ_MORE, "Click here to see all our pictures"),
        (Mark.READ_MORE, "Lire aussi : Le port reste ouvert"),
        (Mark.READ_MORE, "Lesen Sie auch: Der Hafen bleibt offen"),
        (Mark.READ_MORE, "Читайте также: Гавань открыта"),
        (Mark.SHARE, "Share"),
        (Mark.SHARE, "Share this article"),
        (Mark.SHARE, "Facebook Twitter WhatsApp Email"),
        (Mark.SHARE, "Share on Facebook | Tweet | Print"),
        (Mark.SHARE, "Share\nTweet\nCopy link"),
        (Mark.SHARE, "Follow The Bay on Instagram @thebay"),
        (Mark.SHARE, "Leave a comment"),
        (Mark.SHARE, "24 comments"),
        (Mark.COOKIES, "This website uses cookies to improve your experience. Accept all"),
        (Mark.COOKIES, "We use cookies."),
        (Mark.COOKIES, "Accept all cookies"),
        (Mark.COOKIES, "Privacy policy"),
        (Mark.COOKIES, "By continuing to use this site, you agree to our use of cookies."),
        (Mark.COOKIES, "Diese Website verwendet Cookies"),
        (Mark.CREDIT, "Source: Read Full Article"),
        (Mark.CREDIT, "Photo: Ana Silva / The Bay"),
        (Mark.CREDIT, "(Getty Images)"),
        (Mark.CREDIT, "© 2023 The Bay. All rights reserved."),
        (Mark.CREDIT, "This article was originally published on The Bay."),
        (Mark.CREDIT, "(Reporting by Ana Silva; Editing by Li Wu)"),
        (Mark.CREDIT, "By Ana Silva"),
        (Mark.CREDIT, "By Ana Silva and Li Wu"),
        (Mark.CREDIT, "Published on 14 October 2022 at 10:30"),
        (Mark.CREDIT, "5 min read"),
        (Mark.LABEL, "Reactions"),
        (Mark.LABEL, "What happens next"),
        (Mark.LABEL, "WHAT WE KNOW SO FAR"),
        (Mark.LABEL, "* * *"),
        (Mark.LABEL, ""),
        (Mark.LABEL, " \u00a0\n"),
        (Mark.LABEL, "![The harbour at night](harbour.jpg)"),
        (Mark.LABEL, "https://bay.example/a/long/address"),
    ],
)
def test_mark_block_marks_furniture(mark: Mark, text: str) -> None:
    assert mark_block(text) is mark


@pytest.mark.parametrize(
    "text",
    [
        "The town’s website uses cookies that, critics fear, track every visitor.",
        "We use butter cookies as a base, then add a layer of cream.",
        "By using old cookies, you save the cost of flour.",
        "Cookies were sold at the harbour for the third year running.",
        "Readers subscribe to the paper for its harbour reports, and 400 joined this year.",
        "Subscribers to the newsletter fell by a third last year.",
        "Sign up, the mayor urged: “Sign up for the newsletter today,” she said.",
        "Not a member of any party, she ran alone and won.",
        "Read more books and sleep longer, and the exams will go well.",
        "Don’t miss the last ferry, which leaves at six o’clock.",
        "Don’t miss: “We never said so,” the mayor told reporters.",
        "More than forty boats were lost in the storm.",
        "More: a word that the mayor dislikes.\nIt ended there.",
        "Related questions were left open until the spring.",
        "Share prices fell by three per cent.",
        "He shared the article on Facebook, where it was read by thousands.",
        "Follow the path to the lighthouse.",
        "Photo by photo, the team rebuilt the map.",
        "Published in May, the report names two firms.",
        "Reporting by the Gazette led to the mayor’s resignation.",
        "Editing by hand takes weeks.",
        "Copyright law protects the photographs of the harbour.",
        "The source of the river lies above the town.",
        "Source code for the harbour’s timetable will be published.",
        "Advertisement for the ferry began in 1950 and never stopped.",
        "Watch the boats from the pier.",
        "The mayor wins a second term",
        "The mayor said yes",
        "Director: Ana Silva",
        "Boats 12, nets 40",
        "Mayor Silva continued:",
        "Silva:",
        "“No comment.”",
        "Yes.",
        "By Friday evening, all boats were back in the harbour.",
        "- two eggs\n- butter",
        "Lukashenko claims Ukraine plotting to overthrow Belarus",
    ],
)
def test_mark_block_leaves_the_article(text: str) -> None:
    assert mark_block(text) is None


@given(st.text(max_size=200))
def test_mark_block_answers_when_text_is_arbitrary(text: str) -> None:
    mark = mark_block(text)

    assert mark is None or isinstance(mark, Mark)
    assert text.strip() or mark is Mark.LABEL


@given(st.sampled_from(["Read more: ", "Source: ", "Share ", "Sign up for our newsletter ", "By "]))
def test_mark_block_never_marks_a_statement(opening: str) -> None:
    assert mark_block(f"{opening}“The harbour stays open,” said Mayor Silva.") is None


@pytest.mark.parametrize(
    ("blocks", "headings", "marks"),
    [
        pytest.param(["Part", "It rained."], {2}, [None, Mark.LABEL], id="text that is a heading"),
        pytest.param(["Part", "It rained."], set(), [Mark.LABEL, None], id="label above text"),
        pytest.param(["Open daily"], set(), [None], id="only a bare line"),
        pytest.param(
            ["Open daily", "Share", ""], {1}, [Mark.LABEL, Mark.SHARE, Mark.LABEL], id="bare"
        ),
        pytest.param([], set(), [], id="nothing"),
    ],
)
def test_mark_blocks_keeps_a_bare_line_when_nothing_else_is_text(
    blocks: list[str], headings: set[int], marks: list[Mark | None]
) -> None:
    assert mark_blocks(blocks, headings) == marks


LONG = (
    "The {} of the harbour took up the whole of the long meeting that the council held on {} "
    "in the town hall."
)


def _article(name: str, *lines: str) -> Article:
    texts = (LONG.format(name, "Monday"), LONG.format(name, "Tuesday"), *lines)
    paragraphs = tuple(Paragraph(number=n, text=text) for n, text in enumerate(texts, 1))
    return Article(id=name, title=name, paragraphs=paragraphs)


def _marks(articles: list[Article]) -> list[list[int]]:
    return [
        [p.number for p in article.paragraphs if p.mark is Mark.RECURRING]
        for article in mark_recurring(articles)
    ]


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        pytest.param("The Bay is free for everyone who lives here", 2, id="line"),
        pytest.param("The Bay is free for everyone who lives here.", 3, id="sentence"),
        pytest.param("Where to watch: at the pier", 3, id="name and value"),
        pytest.param("Call 555 0100 with your news from the bay", 3, id="figures"),
    ],
)
def test_mark_recurring_marks_a_line_when_enough_articles_have_it(line: str, needed: int) -> None:
    articles = [_article(name, line) for name in ("future", "past", "price", "wall")]

    assert _marks(articles[: needed - 1]) == [[]] * (needed - 1)
    assert _marks(articles[:needed]) == [[3]] * needed


def test_mark_recurring_sees_the_same_line_when_case_spaces_and_apostrophes_differ() -> None:
    lines = ("It’s free for all in the bay", "IT'S FREE  FOR ALL\u00a0IN THE BAY")

    assert _marks([_article(name, line) for name, line in zip("ab", lines, strict=True)]) == [
        [3],
        [3],
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“We will see what the council does now”", id="quotation"),
        pytest.param("The mayor said so to everyone who was there", id="verb of saying"),
        pytest.param("Mayor Silva of the town then:", id="opening of a quotation"),
        pytest.param("The word that was long " * 5, id="long"),
    ],
)
def test_mark_recurring_leaves_a_line_when_it_may_be_a_statement_or_is_long(line: str) -> None:
    names = ("future", "past", "price")

    assert _marks([_article(n, line, f"The {n} came last.") for n in names]) == [[], [], []]


CLOSING = (
    "The Bay Gazette is printed on the old press at the pier, paid for by those who read it, and "
    "takes its figures from reports of the {} office."
)


def test_mark_recurring_marks_the_last_paragraph_when_three_articles_close_with_it() -> None:
    closing = CLOSING.format("harbour")
    articles = [_article(name, closing) for name in ("future", "past", "price")]

    assert _marks(articles[:2]) == [[], []]
    assert _marks(articles) == [[3]] * 3


def test_mark_recurring_marks_the_last_paragraph_when_furniture_stands_behind_it() -> None:
    closing = CLOSING.format("harbour")
    articles = [_article(name, closing, "Share") for name in ("future", "past", "price")]
    shared = [
        replace(article, paragraphs=(*rest, replace(share, mark=Mark.SHARE)))
        for article in articles
        for *rest, share in [article.paragraphs]
    ]

    assert _marks(shared) == [[3]] * 3


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((CLOSING.format("harbour"), "The {} was next."), id="in the middle"),
        pytest.param((CLOSING.format("{}"),), id="not verbatim"),
        pytest.param(("“The press is old” was painted on every wall of the pier.",), id="quoted"),
        pytest.param(("The office denied that any of the figures were wrong.",), id="reported"),
        pytest.param(("The office reports that none of its figures were wrong.",), id="reports"),
        pytest.param(("Mayor Silva of the town of the bay then:",), id="opening of a quotation"),
    ],
)
def test_mark_recurring_leaves_a_long_paragraph_when_it_tells_words_or_does_not_close(
    lines: tuple[str, ...],
) -> None:
    names = ("future", "past", "price")

    assert _marks([_article(n, *(line.format(n) for line in lines)) for n in names]) == [[]] * 3


def test_mark_recurring_leaves_wire_copies_of_an_article() -> None:
    lines = ("Boats return to the bay in spring", "The pier is open to all again")
    copy = _article("future", *lines)
    longer = _article("future", *lines, LONG.format("pier", "Friday"))

    assert _marks([copy, copy, longer, copy]) == [[], [], [], []]


def test_mark_recurring_leaves_copies_when_all_their_paragraphs_are_short() -> None:
    texts = [f"The boats of the {name} fleet came back" for name in ("red", "blue", "green", "old")]
    paragraphs = tuple(Paragraph(number=n, text=text) for n, text in enumerate(texts, 1))
    articles = [Article(id=name, title="T", paragraphs=paragraphs) for name in "abc"]

    assert _marks(articles) == [[], [], []]


def test_mark_recurring_counts_a_line_once_when_an_article_repeats_it() -> None:
    line = "The Bay is free for everyone who lives here"

    assert _marks([_article("future", line, line, line)]) == [[]]


def test_mark_recurring_keeps_an_earlier_mark() -> None:
    marked = Paragraph(number=1, text="Share", mark=Mark.SHARE)
    articles = [Article(id=name, title="T", paragraphs=(marked,)) for name in "ab"]

    assert mark_recurring(articles) == articles


@pytest.mark.shared
@pytest.mark.parametrize("name", ["squad", "multihop", "said"])
def test_mark_block_leaves_every_paragraph_that_answers_a_question(shared: Path, name: str) -> None:
    lines = (shared / "eval" / name / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {article["id"]: article["paragraphs"] for article in map(json.loads, lines)}
    lines = (shared / "eval" / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    relevant = {(i, n) for line in lines for i, n in json.loads(line)["relevant"]}

    marked = [place for place in relevant if mark_block(articles[place[0]][place[1] - 1])]

    assert len(marked) <= len(relevant) // 500
